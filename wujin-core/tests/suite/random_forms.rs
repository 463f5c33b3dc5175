//! Forms filled in at random, marks and awkward texts among it.

use proptest::prelude::*;
use wujin_core::form::{Content, Entry, FieldKind, FieldPlace, FieldValue, FormRecord, FormText};
use wujin_core::money::Fen;
use wujin_core::time::{AnnualWindow, Day, Period};

/// What some field of a kind may hold, as a cell, marks and texts that look like marks among it.
fn any_content(kind: FieldKind) -> BoxedStrategy<Content> {
    let filled = match kind {
        FieldKind::Text => any_text().prop_map(|text| text.content()).boxed(),
        FieldKind::Day => any_day().prop_map(Content::Day).boxed(),
        FieldKind::Period => any_period().prop_map(|period| period.content()).boxed(),
        FieldKind::Count => any::<u32>().prop_map(|count| count.content()).boxed(),
        FieldKind::Money => (0..=1_000_000_000_000_u64).prop_map(|fen| Fen(fen).content()).boxed(),
        FieldKind::Word(terms) => {
            prop::sample::select(terms).prop_map(|term| Content::Text(term.zh.to_owned())).boxed()
        }
    };
    prop_oneof![
        6 => filled,
        1 => Just(Content::Blank),
        1 => Just(Entry::<u32>::NotApplicable.content()),
        1 => Just(Entry::<u32>::Illegible.content()),
    ]
    .boxed()
}

fn any_text() -> impl Strategy<Value = FormText> {
    const AWKWARD: &[&str] =
        &["不适用", "—", "'", "''要求", "-", "=cmd|' /C calc'!A0", "１２", "12", "无法辨认", "0012"];
    let text = prop_oneof![
        prop::sample::select(AWKWARD).prop_map(str::to_owned),
        "\\PC{0,30}",
        "[一-龥\n\t ，。]{1,40}",
    ];
    text.prop_filter_map("a text that a form can hold", |text| text.parse().ok())
}

fn any_day() -> impl Strategy<Value = Day> {
    (0..2_900_000_i32).prop_filter_map("a day", |days| Day::from_days_since_epoch(days - 25_508).ok())
}

fn any_period() -> impl Strategy<Value = Period> {
    let quarter = (1000..=9999_i32, 1..=4_u8).prop_map(|(year, quarter)| Period::quarter(year, quarter));
    let half = (1000..=9999_i32).prop_map(Period::first_half);
    let whole = prop::sample::select(
        &[AnnualWindow::JanuaryToNovember, AnnualWindow::DecemberToNovember, AnnualWindow::FullYearEstimate]
            [..],
    );
    let annual = (1001..=9999_i32, whole).prop_map(|(year, window)| Period::annual(year, window));
    let cut_off = any_day().prop_map(|day| Period::annual(day.year(), AnnualWindow::ToCutOff(day)));
    prop_oneof![quarter, half, annual, cut_off].prop_filter_map("a period", Result::ok)
}

/// A form with some lines in each table, as the cells it was filled from.
pub(crate) fn any_cells<R: FormRecord>() -> impl Strategy<Value = Vec<(FieldPlace, Content)>> {
    prop::collection::vec(0..4_usize, R::TABLES.len()).prop_flat_map(|counts| {
        let mut record = R::default();
        for (table, count) in counts.into_iter().enumerate() {
            // A line comes to be by being written to.
            let last = FieldPlace::Line { table, row: count, field: 0 };
            record.put(last, &Content::Blank).unwrap();
        }
        let cells = record.places().into_iter().map(|place| {
            let kind = R::field(place).unwrap().kind;
            any_content(kind).prop_map(move |content| (place, content))
        });
        cells.collect::<Vec<_>>()
    })
}

/// The form that cells fill in. A blank cell makes no line.
pub(crate) fn filled<R: FormRecord>(cells: &[(FieldPlace, Content)]) -> R {
    let mut form = R::default();
    for (place, content) in cells {
        if *content != Content::Blank {
            form.put(*place, content).unwrap();
        }
    }
    form
}
