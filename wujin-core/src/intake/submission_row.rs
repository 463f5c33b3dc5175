//! One report submitted by an office, county, prefecture or province as a row.

use super::cell::{read_day, read_word};
use super::summary_row::read_quarter;
use super::{Headings, RowReader, SubmissionColumn as Column};
use crate::finding::{Finding, InputMatter};
use crate::identity::{DivisionCode, IdentityError, OfficeId};
use crate::time::{AnnualWindow, Day, Period};
use crate::vocabulary;

vocabulary! {
    /// How a report is submitted.
    pub enum SubmissionMedium {
        Written = "written", "书面", "in writing";
        System = "system", "系统", "in the national system";
    }
}

/// The unit that submits a report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ReportUnit {
    /// A district office.
    Office(OfficeId),
    /// The bureau of a county, prefecture or province.
    Bureau(DivisionCode),
}

impl core::fmt::Display for ReportUnit {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Office(office) => office.fmt(formatter),
            Self::Bureau(division) => division.fmt(formatter),
        }
    }
}

fn read_unit(text: &str) -> Result<ReportUnit, IdentityError> {
    if text.contains('-') {
        text.parse().map(ReportUnit::Office)
    } else {
        text.parse().map(ReportUnit::Bureau)
    }
}

/// A submission.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SubmissionRow {
    /// The unit: an office's number, or a bureau's division code.
    pub unit: ReportUnit,
    /// For which period; none where an annual figure names no window.
    pub period: Option<Period>,
    /// The year of the period.
    pub year: i32,
    /// How.
    pub medium: SubmissionMedium,
    /// When.
    pub submitted: Day,
}

enum Covered {
    Known(Period),
    /// The year, whose window another column names.
    Year(i32),
}

/// A period: a quarter, `2011年上半年` or `2011年度`.
fn read_period(text: &str) -> Result<Covered, InputMatter> {
    let fault = || InputMatter::CodeForm {
        given: text.to_owned(),
        zh: "报告期，例如 2011年第1季度、2011年上半年、2011年度".to_owned(),
        en: "a period such as 2011-Q1, 2011年上半年 or 2011年度".to_owned(),
    };
    let year = |digits: &str| {
        let sound = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if sound { digits.parse::<i32>().map_err(|_| fault()) } else { Err(fault()) }
    };
    if let Some(digits) = text.strip_suffix("年上半年") {
        return Period::first_half(year(digits)?).map(Covered::Known).map_err(|_| fault());
    }
    if let Some(digits) = text.strip_suffix("年度").or_else(|| text.strip_suffix("年全年")) {
        return year(digits).map(Covered::Year);
    }
    read_quarter(text).map(|quarter| Covered::Known(Period::Quarter(quarter))).map_err(|_| fault())
}

/// The window of an annual figure that counts to a day: to 30 November, or to another cut-off.
fn window(year: i32, last: Day) -> AnnualWindow {
    if (last.year(), last.month(), last.day_of_month()) == (year, 11, 30) {
        AnnualWindow::JanuaryToNovember
    } else {
        AnnualWindow::ToCutOff(last)
    }
}

impl SubmissionRow {
    /// Reads a row, or says everything that is wrong with it.
    pub fn read(headings: &Headings, cells: &[&str]) -> Result<Self, Vec<Finding>> {
        let mut row = RowReader::new(headings, cells);
        let unit = row.required(Column::Unit, read_unit);
        let covered = row.required(Column::Period, read_period);
        let medium =
            row.required(Column::Medium, |text| read_word(text, &[("网上", SubmissionMedium::System)]));
        let submitted = row.required(Column::Submitted, read_day);
        let last = row.optional(Column::Window, read_day);
        let period = match covered {
            Some(Covered::Known(period)) => Some((period.year(), Some(period))),
            Some(Covered::Year(year)) => match last.map(|last| Period::annual(year, window(year, last))) {
                Some(Ok(period)) => Some((year, Some(period))),
                Some(Err(_)) => {
                    let given = last.map(|last| last.to_string()).unwrap_or_default();
                    let (zh, en) = ("该年度内的截止日期".to_owned(), "a cut-off day of that year".to_owned());
                    row.refuse(Column::Window, InputMatter::CodeForm { given, zh, en });
                    None
                }
                None => Some((year, None)),
            },
            None => None,
        };
        let read = match (unit, period, medium, submitted) {
            (Some(unit), Some((year, period)), Some(medium), Some(submitted)) => {
                Some(Self { unit, period, year, medium, submitted })
            }
            _ => None,
        };
        row.finish(read)
    }
}
