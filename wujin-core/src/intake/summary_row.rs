//! One station's summary of a quarter (Annex 3) as a row.

use super::cell::{read_amount, read_count, read_day};
use super::station_row::read_kind;
use super::{Headings, RowReader, SummaryColumn as Column};
use crate::edition::OperatorKind;
use crate::finding::{Finding, InputMatter};
use crate::identity::StationId;
use crate::money::Fen;
use crate::reporting::Tally;
use crate::time::{Day, Quarter};

/// A summary as the station filled it in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SummaryRow {
    /// The number of the station.
    pub station: StationId,
    /// The quarter.
    pub quarter: Quarter,
    /// The kind in whose column it is filled.
    pub kind: OperatorKind,
    /// Inquiries answered.
    pub inquiries: u32,
    /// Complaints accepted.
    pub complaints: u32,
    /// Complaints settled.
    pub settled: u32,
    /// Complaints not settled, recourse told.
    pub unsettled: u32,
    /// Amount in dispute.
    pub amount: Option<Fen>,
    /// When it was filled in.
    pub filled: Day,
    /// When the district office had it; none while it has not.
    pub submitted: Option<Day>,
}

/// A quarter: `2011年第1季度`, `2011年一季度`, `2011-Q1` or `2011Q1`.
pub fn read_quarter(text: &str) -> Result<Quarter, InputMatter> {
    let fault = || InputMatter::CodeForm {
        given: text.to_owned(),
        zh: "季度，例如 2011年第1季度".to_owned(),
        en: "a quarter such as 2011-Q1".to_owned(),
    };
    let mut characters = text.chars();
    let year: String = characters.by_ref().take(4).collect();
    if !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(fault());
    }
    let year: i32 = year.parse().map_err(|_| fault())?;
    let rest = characters.as_str();
    let quarter = rest
        .strip_prefix("-Q")
        .or_else(|| rest.strip_prefix('Q'))
        .or_else(|| rest.strip_prefix("年第").or_else(|| rest.strip_prefix('年'))?.strip_suffix("季度"));
    let number = match quarter {
        Some("1" | "一") => 1,
        Some("2" | "二") => 2,
        Some("3" | "三") => 3,
        Some("4" | "四") => 4,
        _ => return Err(fault()),
    };
    Quarter::new(year, number).map_err(|_| fault())
}

impl SummaryRow {
    /// The figures as they stand in the column that was filled.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally {
            inquiries: u64::from(self.inquiries),
            accepted: u64::from(self.complaints),
            settled: u64::from(self.settled),
            recourse_told: u64::from(self.unsettled),
            amount: self.amount.unwrap_or_default(),
            ..Tally::EMPTY
        }
    }

    /// What was reported beside what the records of complaints hold, as far as the one can be held against
    /// the other: a row asks for neither withdrawals nor what is open, and complaints tell of no inquiries.
    #[must_use]
    pub fn comparable(&self, recorded: &Tally) -> (Tally, Tally) {
        let reported = Tally { withdrawn: recorded.withdrawn, open: recorded.open, ..self.tally() };
        (reported, Tally { inquiries: reported.inquiries, ..*recorded })
    }

    /// Reads a row, or says everything that is wrong with it.
    pub fn read(headings: &Headings, cells: &[&str]) -> Result<Self, Vec<Finding>> {
        let mut row = RowReader::new(headings, cells);
        let station = row.required(Column::Station, str::parse::<StationId>);
        let quarter = row.required(Column::Quarter, read_quarter);
        let kind = row.required(Column::Kind, read_kind);
        let inquiries = row.required(Column::Inquiries, read_count);
        let complaints = row.required(Column::Complaints, read_count);
        let settled = row.required(Column::Settled, read_count);
        let unsettled = row.required(Column::Unsettled, read_count);
        let amount = row.optional(Column::Amount, read_amount);
        let filled = row.required(Column::Filled, read_day);
        let submitted = row.optional(Column::Submitted, read_day);
        let counts = (inquiries, complaints, settled, unsettled);
        let read = match (station, quarter, kind, counts, filled) {
            (
                Some(station),
                Some(quarter),
                Some(kind),
                (Some(inquiries), Some(complaints), Some(settled), Some(unsettled)),
                Some(filled),
            ) => Some(Self {
                station,
                quarter,
                kind,
                inquiries,
                complaints,
                settled,
                unsettled,
                amount,
                filled,
                submitted,
            }),
            _ => None,
        };
        row.finish(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_read_as_people_write_them() {
        for text in ["2011年第3季度", "2011年三季度", "2011-Q3", "2011Q3"] {
            assert_eq!(read_quarter(text), Ok(Quarter::new(2011, 3).unwrap()), "{text}");
        }
        for text in ["2011年", "2011年第5季度", "第3季度", "2011-3", "二〇一一年三季度"] {
            assert!(read_quarter(text).is_err(), "{text}");
        }
    }
}
