//! Reports out of workbooks: the Annex 3 and Annex 6 forms of a workbook as the chain of reporting takes
//! them, each number with the cell that it stands in (3.2.5/3, 3.2.5/5, 4.3/7).

mod receipts;
mod units;

pub use receipts::Receipts;
pub use units::units_of;

use std::collections::BTreeMap;

use wujin_core::edition::OperatorKind;
use wujin_core::finding::{Finding, Place};
use wujin_core::form::{AnyForm, FieldPlace, FieldSet, FormRecord, FormText, FormVisitor, visit_form};
use wujin_core::obligation::Party;
use wujin_core::reporting::{Figure, Receipt, ReceivedReport, Roster, RosterUnit};

use crate::{BookRead, SheetForm};

/// A report that stands in a workbook.
#[derive(Clone, PartialEq, Debug)]
pub struct BookReport {
    /// The workbook.
    pub book: String,
    /// The report, as having come in writing on a day that nobody recorded.
    pub report: ReceivedReport,
    /// The cells of its numbers, such as `附件3!C5`; those of the total under no kind.
    pub cells: BTreeMap<(Option<OperatorKind>, Figure), String>,
}

impl BookReport {
    /// In which cells a number stands, such as `书.xlsx:附件6!C5`; of the total, where the form has none, those of
    /// the kinds that it is the sum of.
    #[must_use]
    pub fn cells_of(&self, kind: Option<OperatorKind>, figure: Figure) -> Option<String> {
        let own = self.cells.get(&(kind, figure)).cloned();
        let of_kinds = || {
            let all = self.cells.iter().filter(|((of, known), _)| of.is_some() && *known == figure);
            let cells: Vec<_> = all.map(|(_, cell)| cell.as_str()).collect();
            (kind.is_none() && !cells.is_empty()).then(|| cells.join("+"))
        };
        Some(format!("{}:{}", self.book, own.or_else(of_kinds)?))
    }
}

/// The reports of a workbook, and what keeps others from being any. Forms that are no reports are passed
/// over.
///
/// A unit that the list does not know keeps the name that stands on the form, so that nobody expects it.
/// A report is called by its workbook, and by its sheet where there are several.
#[must_use]
pub fn reports_of(name: &str, read: &BookRead, roster: &Roster) -> (Vec<BookReport>, Vec<Finding>) {
    let is_report = |form: &&SheetForm| matches!(form.form, AnyForm::AnnexThree(_) | AnyForm::AnnexSix(_));
    let forms: Vec<_> = read.forms.iter().filter(is_report).collect();
    let (mut reports, mut findings) = (Vec::new(), Vec::new());
    for form in &forms {
        let source = if forms.len() == 1 { name.to_owned() } else { format!("{name}:{}", form.sheet) };
        match report_of(name, source, form, roster) {
            Ok(Some(report)) => reports.push(report),
            Ok(None) => {}
            Err(found) => findings.extend(found.into_iter().map(|finding| {
                let path = finding.place.as_ref().and_then(|place| place.path.clone());
                let sheet = Some(form.sheet.clone());
                finding.at(Place { file: Some(name.to_owned()), sheet, path, ..Place::default() })
            })),
        }
    }
    (reports, findings)
}

fn report_of(
    book: &str,
    source: String,
    form: &SheetForm,
    roster: &Roster,
) -> Result<Option<BookReport>, Vec<Finding>> {
    let (unit, period, columns, total) = match &form.form {
        AnyForm::AnnexThree(annex) => {
            let unit = named(annex.head.station.value(), roster, |tier| tier == Party::Station);
            // What was filled in under another kind is a report all the same, and is said to stand there.
            let is_filled = |kind: &OperatorKind| {
                annex.kinds.get(usize::from(kind.index())).is_some_and(|line| !line.is_blank())
            };
            let summary = annex.summary(unit.and_then(|unit| unit.kind).filter(is_filled))?;
            (unit.map_or(summary.station, |unit| unit.id.clone()), summary.period, summary.columns, None)
        }
        AnyForm::AnnexSix(annex) => {
            let unit = named(annex.head.unit.value(), roster, |tier| tier != Party::Station);
            let statistics = annex.statistics(unit.map_or(Party::County, |unit| unit.tier))?;
            let unit = unit.map_or(statistics.unit, |unit| unit.id.clone());
            (unit, statistics.period, statistics.columns, statistics.total)
        }
        _ => return Ok(None),
    };
    let report = ReceivedReport {
        source,
        unit,
        form: form.form.form(),
        period,
        columns,
        total,
        written: Receipt::DayUnknown,
        entered: Receipt::No,
        replaces: None,
    };
    let cells = visit_form(form.form.form(), Cells(form));
    Ok(Some(BookReport { book: book.to_owned(), report, cells }))
}

/// The unit that a form names, where the list knows it.
fn named<'r>(
    written: Option<&FormText>,
    roster: &'r Roster,
    is: impl Fn(Party) -> bool,
) -> Option<&'r RosterUnit> {
    roster.named(written?.as_str(), is)
}

/// The cells of the numbers on a form.
struct Cells<'a>(&'a SheetForm);

impl FormVisitor for Cells<'_> {
    type Output = BTreeMap<(Option<OperatorKind>, Figure), String>;

    fn visit<R: FormRecord>(self) -> Self::Output
    where
        AnyForm: From<R>,
    {
        let one = |(place, cell): (&FieldPlace, _)| {
            let FieldPlace::Line { table, row, .. } = *place else { return None };
            let name = R::field(*place)?.term.name;
            let figure = Figure::ALL.iter().copied().find(|figure| figure.name() == name)?;
            let kind = if table == 0 { Some(*OperatorKind::ALL.get(row)?) } else { None };
            Some(((kind, figure), format!("{}!{cell}", self.0.sheet)))
        };
        self.0.cells.iter().filter_map(one).collect()
    }
}
