//! Rates and counts as they stand in a sheet, held against the figures beside them: people write over
//! formulas, and a file that no spreadsheet has opened since may hold an old result.

use super::layout::figures_of;
use super::value::FieldValue;
use super::{Content, FieldPlace, FormRecord};
use crate::finding::ReportingMatter;
use crate::intake::half_width;
use crate::reconciliation::{Figure, FigureUnit, TrueRange};
use crate::reporting::{RateFormula, percent};

/// One share is so many base units of a per cent.
const WHOLE: i128 = FigureUnit::Percent.scale() * 100;

/// What is wrong with a rate that stands in a line of a table, by the exact rate that the line's figures
/// give. A rate that is left out or marked says nothing; nor do figures of which one is wanting.
// READING: printed-precision
pub(super) fn rate_fault<R: FormRecord>(
    form: &R,
    (table, row): (usize, usize),
    formula: RateFormula,
    label: &str,
    content: &Content,
) -> Option<ReportingMatter> {
    if content.mark().is_some() {
        return None;
    }
    let fields = R::TABLES.get(table)?.fields;
    let figure = |name: &&str| {
        let field = fields.iter().position(|field| field.term.name == *name)?;
        u32::read(&form.content(FieldPlace::Line { table, row, field })).ok().map(u64::from)
    };
    let figures: Vec<u64> = figures_of(formula).iter().map(figure).collect::<Option<_>>()?;
    let (settled, below) = figures.split_first()?;
    let below: u64 = below.iter().sum();
    let printed = in_percent(content);
    let rate = label.to_owned();
    if below == 0 {
        return Some(ReportingMatter::RateOverZero { rate, printed: format!("{printed} %") });
    }
    if stands_for(&printed, *settled, below) || is_result(content, *settled, below) {
        return None;
    }
    let worked_out = percent(*settled, below, 2).unwrap_or_default();
    Some(ReportingMatter::RateFails {
        rate,
        printed: format!("{printed} %"),
        formulas: core::iter::once(formula.term()).collect(),
        worked_out: format!("{worked_out} %"),
    })
}

/// What is wrong with a count of the lines that hold a word.
pub(super) fn count_fault<R: FormRecord>(
    form: &R,
    (table, field): (usize, usize),
    word: &str,
    label: &str,
    content: &Content,
) -> Option<ReportingMatter> {
    if content.mark().is_some() {
        return None;
    }
    let holds = |row: &usize| {
        form.content(FieldPlace::Line { table, row: *row, field }) == Content::Text(word.to_owned())
    };
    let counted = (0..form.rows(table)).filter(holds).count();
    let is_counted = u32::read(content).is_ok_and(|printed| usize::try_from(printed) == Ok(counted));
    (!is_counted).then(|| ReportingMatter::SumFails {
        total: label.to_owned(),
        printed: content.to_text(),
        sum: counted.to_string(),
    })
}

/// A rate in per cent, as a bare number: spreadsheets keep shares of one, and people write either.
fn in_percent(content: &Content) -> String {
    let text = content.to_text();
    let text = half_width(&text).unwrap_or(text).replace('％', "%");
    match (text.strip_suffix('%'), text.parse::<f64>()) {
        (Some(percent), _) => percent.trim().to_owned(),
        (None, Ok(share)) if share <= 1.0 => hundredfold(&text),
        _ => text,
    }
}

/// A decimal number a hundred times as large, digit by digit: nothing is rounded.
pub(super) fn hundredfold(number: &str) -> String {
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |number| ("-", number));
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let padded = format!("{decimals:0<2}");
    let (hundreds, rest) = padded.split_at_checked(2).unwrap_or((&padded, ""));
    let whole = format!("{whole}{hundreds}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// Whether a printed rate can have been rounded or cut from an exact one.
fn stands_for(printed: &str, above: u64, below: u64) -> bool {
    let range = Figure::new("", "", printed, FigureUnit::Percent).range();
    let (above, below) = (i128::from(above) * WHOLE, i128::from(below));
    range.ok().flatten().is_some_and(|range| lies_in(range, above, below))
}

fn lies_in(range: TrueRange, above: i128, below: i128) -> bool {
    let least = range.least.is_none_or(|bound| {
        let bound_above = bound.value.saturating_mul(below);
        if bound.open { above > bound_above } else { above >= bound_above }
    });
    let most = range.most.is_none_or(|bound| {
        let bound_above = bound.value.saturating_mul(below);
        if bound.open { above < bound_above } else { above <= bound_above }
    });
    least && most
}

/// Whether a cell holds what the formula of the form gives: a quotient of spreadsheets' numbers.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of forms are below 2 to the 32nd, and sums of them below 2 to the 34th"
)]
fn is_result(content: &Content, above: u64, below: u64) -> bool {
    /// By how much of itself a number of 15 digits may be off.
    const NOISE: f64 = 1e-14;
    let result = above as f64 / below as f64;
    matches!(content, Content::Number(share) if (share - result).abs() <= NOISE * result)
}
