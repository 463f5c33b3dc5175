//! Forms on sheets: what is laid out is read back, also where people moved it about, by the edition
//! that comes with the crate and by one that a bureau might supply.

use proptest::prelude::*;
use wujin_core::edition::Form;
use wujin_core::finding::Finding;
use wujin_core::form::layout::{
    CellRange, CellRef, EditionSource, FormEdition, FormEditionError, FormLayout,
};
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, Content, Entry,
    FieldPlace, FormRecord, Planned, Sheet, plan, read_form, recognise,
};

use crate::random_forms::{any_cells, filled};
use crate::support::tries;

const OTHER: &str = include_str!("editions/other.json");

fn other() -> FormEdition {
    FormEdition::from_json(OTHER).unwrap()
}

/// The sheet that a form is laid out on, everything so many rows and columns further.
fn sheet_of<R: FormRecord>(layout: &FormLayout, form: &R, rows: i32, columns: i32) -> Sheet {
    let mut sheet = Sheet::new(&layout.sheet);
    for cell in plan(layout, form).cells {
        let content = match cell.holds {
            Planned::Text(text, _) => Content::Text(text),
            Planned::Field { content, .. } | Planned::Computed { content, .. } => content,
        };
        sheet.set(cell.at.shifted(rows, columns).first, content);
    }
    sheet
}

fn comes_back<R: FormRecord + PartialEq + core::fmt::Debug>(
    edition: &FormEdition,
    cells: &[(FieldPlace, Content)],
    (rows, columns): (i32, i32),
) -> Result<(), TestCaseError> {
    let layout = edition.layout(R::FORM).unwrap();
    let form: R = filled(cells);
    let laid = plan(layout, &form);
    for (place, cell) in laid.cells.iter().enumerate() {
        let others = &laid.cells[place + 1..];
        prop_assert!(!others.iter().any(|other| other.at.meets(cell.at)), "{} is laid twice", cell.at);
    }
    let sheet = sheet_of(layout, &form, rows, columns);
    prop_assert_eq!(recognise(&[edition], &sheet).map(|(_, layout)| layout.form), Some(R::FORM));
    let read = read_form::<R>(layout, &sheet);
    let said: Vec<_> = read.findings.iter().map(Finding::to_string).collect();
    prop_assert!(said.is_empty(), "{:?}", said);
    prop_assert_eq!(&read.form, &form);
    for (place, cell) in &read.cells {
        prop_assert_ne!(sheet.content(*cell), &Content::Blank, "{}", R::path(*place));
    }
    Ok(())
}

macro_rules! every_form_comes_back {
    ($($test:ident: $form:ty;)+) => { proptest! {
        #![proptest_config(tries(300))]
        $( #[test]
        fn $test(cells in any_cells::<$form>(), by in (0..=4_i32, 0..=3_i32)) {
            comes_back::<$form>(FormEdition::reconstructed(), &cells, by)?;
            comes_back::<$form>(&other(), &cells, by)?;
        } )+
    } };
}

every_form_comes_back! {
    annex_one_comes_back_from_a_sheet: AnnexOneForm;
    annex_two_comes_back_from_a_sheet: AnnexTwoForm;
    annex_three_comes_back_from_a_sheet: AnnexThreeForm;
    annex_four_comes_back_from_a_sheet: AnnexFourForm;
    annex_five_comes_back_from_a_sheet: AnnexFiveForm;
    annex_six_comes_back_from_a_sheet: AnnexSixForm;
}

fn cell(name: &str) -> CellRef {
    name.parse().unwrap()
}

fn text(text: &str) -> Content {
    Content::Text(text.to_owned())
}

fn codes(findings: &[Finding]) -> Vec<String> {
    let one = |finding: &Finding| {
        let place = finding.place.as_ref().unwrap();
        format!(
            "{} {} {}",
            finding.code(),
            place.cell.as_deref().unwrap_or(""),
            place.path.as_deref().unwrap_or("")
        )
    };
    findings.iter().map(one).collect()
}

fn annex_three() -> (&'static FormLayout, Sheet) {
    let layout = FormEdition::reconstructed().layout(Form::AnnexThree).unwrap();
    let mut form = AnnexThreeForm::default();
    form.head.station = Entry::Filled("东湖商场服务站".parse().unwrap());
    (layout, sheet_of(layout, &form, 0, 0))
}

#[test]
fn a_cell_that_cannot_be_read_is_named_with_its_provision() {
    let (layout, mut sheet) = annex_three();
    sheet.set(cell("C7"), text("若干"));
    sheet.set(cell("F3"), text("去年"));
    let read = read_form::<AnnexThreeForm>(layout, &sheet);
    assert_eq!(codes(&read.findings), ["WJ-928 F3 period", "WJ-917 C7 kinds[2].accepted"]);
    let citations: Vec<_> = read.findings[1].citations().iter().map(ToString::to_string).collect();
    assert_eq!(citations, ["3.2.5/3", "reading:input-is-reported"]);
    assert_eq!(read.findings[1].place.as_ref().unwrap().sheet.as_deref(), Some("附件3"));
}

#[test]
fn columns_and_lines_may_change_places() {
    let (layout, mut sheet) = annex_three();
    // The headings of two columns, and the names of two lines.
    for (one, another) in [("C4", "D4"), ("A5", "A6")] {
        let (first, second) = (sheet.content(cell(one)).clone(), sheet.content(cell(another)).clone());
        sheet.set(cell(one), second);
        sheet.set(cell(another), first);
    }
    sheet.set(cell("C5"), Content::Number(8.0));
    sheet.set(cell("D5"), Content::Number(9.0));
    let read = read_form::<AnnexThreeForm>(layout, &sheet);
    assert_eq!(codes(&read.findings), [""; 0]);
    let [malls, supermarkets, ..] = &read.form.kinds;
    assert_eq!((supermarkets.settled.value(), supermarkets.accepted.value()), (Some(&8), Some(&9)));
    assert_eq!(malls.settled.value(), None);
}

#[test]
fn what_is_not_there_and_what_is_too_much_is_said() {
    let (layout, mut sheet) = annex_three();
    sheet.set(cell("A3"), text("单位名称"));
    sheet.set(cell("D4"), Content::Blank);
    sheet.set(cell("A9"), Content::Blank);
    sheet.set(cell("K2"), text("领导意见"));
    sheet.set(cell("K5"), text("同意"));
    let read = read_form::<AnnexThreeForm>(layout, &sheet);
    // The station's name and the rates have lost what says what they are.
    let said = codes(&read.findings);
    assert_eq!(said[..3], ["WJ-302  ", "WJ-302  ", "WJ-302  "]);
    assert!(said.contains(&"WJ-939 A3 ".to_owned()), "{said:?}");
    assert!(said.contains(&"WJ-939 K2 ".to_owned()), "{said:?}");
    let beside = read.findings.iter().find(|finding| finding.to_string().contains("领导意见")).unwrap();
    assert!(beside.to_string().contains("nor 1 more"), "{beside}");
}

#[test]
fn a_merged_cell_that_was_taken_apart_is_still_found() {
    let (layout, mut sheet) = annex_three();
    sheet.set(cell("B3"), Content::Blank);
    sheet.set(cell("D3"), text("西湖商场服务站"));
    let read = read_form::<AnnexThreeForm>(layout, &sheet);
    assert_eq!(codes(&read.findings), [""; 0]);
    assert_eq!(read.cells.get(&FieldPlace::Head { field: 0 }), Some(&cell("D3")));
}

#[test]
fn a_sheet_that_is_no_form_is_none() {
    let mut sheet = Sheet::new("Sheet1");
    assert_eq!(recognise(&[FormEdition::reconstructed()], &sheet), None);
    for (row, word) in ["商场", "超市", "市场", "企业", "景区"].iter().enumerate() {
        sheet.set(CellRef::new(u32::try_from(row).unwrap(), 0), text(word));
    }
    assert_eq!(recognise(&[FormEdition::reconstructed()], &sheet), None);
}

#[test]
fn rates_totals_and_counts_are_formulas_that_say_what_they_give() {
    let mut form = AnnexSixForm::default();
    let line = |table, row, field| FieldPlace::Line { table, row, field };
    for (row, (accepted, settled)) in [(40.0, 38.0), (0.0, 0.0), (10.0, 7.0)].into_iter().enumerate() {
        form.put(line(0, row, 2), &Content::Number(accepted)).unwrap();
        form.put(line(0, row, 3), &Content::Number(settled)).unwrap();
    }
    form.put(line(1, 0, 2), &Content::Number(50.0)).unwrap();
    form.put(line(1, 0, 3), &Content::Number(46.0)).unwrap();
    let laid = plan(FormEdition::reconstructed().layout(Form::AnnexSix).unwrap(), &form);
    let at = |name: &str| {
        let range: CellRange = name.parse().unwrap();
        &laid.cells.iter().find(|cell| cell.at == range).unwrap().holds
    };
    let rate = |name| match at(name) {
        Planned::Computed { formula, content, is_rate: true } => (formula.as_str(), content.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(rate("I5"), ("=IF(COUNT(E5,D5)<2,\"—\",IF(D5=0,\"—\",E5/(D5)))", Content::Number(0.95)));
    assert_eq!(rate("I6").1, text("—"));
    assert_eq!(rate("I8").1, text("—"));
    // A total that is the sum is a formula; one that is not stands as it was written.
    assert!(matches!(at("D10"), Planned::Field { formula: Some(sum), .. } if sum == "=SUM(D5:D9)"));
    assert!(matches!(at("E10"), Planned::Field { formula: None, content: Content::Number(46.0), .. }));
}

#[test]
fn the_edition_that_comes_with_the_crate_says_that_it_is_reconstructed() {
    let edition = FormEdition::reconstructed();
    assert_eq!(edition.source(), EditionSource::Reconstructed);
    assert_eq!(edition.remark(), "表式：2011年版（2011-reconstructed；未见原表，系据通知拟制）");
    assert_eq!(edition.layouts().len(), 6);
    assert_eq!(other().source(), EditionSource::Sighted);
}

#[test]
fn an_edition_that_does_not_fit_the_forms_is_refused_with_every_fault() {
    let mut document = other().document().clone();
    document.id = "Wrong Id".to_owned();
    let layout = document.forms.get_mut(&Form::AnnexThree).unwrap();
    layout.sheet = "表/3".to_owned();
    let field = layout.fields.remove(0);
    layout.fields[0].at = field.at;
    layout.fields[0].label = field.at;
    layout.fields[1].field = "nothing".to_owned();
    layout.tables[0].words = None;
    layout.tables[0].columns[0].rate = Some(wujin_core::reporting::RateFormula::SettledOfClosed);
    document.forms.remove(&Form::AnnexSix);
    let Err(FormEditionError::Refused(findings)) = FormEdition::adopt(document) else {
        panic!("it was adopted")
    };
    let said: Vec<_> = findings.iter().map(Finding::to_string).collect();
    for part in [
        "id: WJ-938",
        "Annex 6",
        "characters and none of",
        "\"station\" is missing",
        "overlaps",
        "no field \"nothing\"",
        "\"words\" is for a table",
        "one of \"field\" and \"rate\"",
    ] {
        assert!(said.iter().any(|one| one.contains(part)), "{part}: {said:#?}");
    }
}
