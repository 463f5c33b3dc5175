//! One registered complaint (Annex 1) as a row.

use super::cell::{read_amount, read_count, read_day, read_instant, read_word, read_yes_no};
use super::{ComplaintColumn as Column, Headings, RowReader};
use crate::complaint::{Consumer, Registration};
use crate::edition::{ProblemNature, ReceptionWay};
use crate::finding::{Finding, InputMatter};
use crate::identity::{StationId, Telephone};
use crate::time::Instant;

/// A complaint's registration: its first event, with the station that took it.
#[derive(Clone, PartialEq, Debug)]
pub struct ComplaintRow {
    /// The number of the case.
    pub case: Box<str>,
    /// The number of the station.
    pub station: StationId,
    /// When it was registered.
    pub registered: Instant,
    /// What Annex 1 holds.
    pub registration: Registration,
    /// Who registered it.
    pub clerk: Option<Box<str>>,
    /// Whether the consumer said to be satisfied; none where nobody asked.
    pub satisfied: Option<bool>,
}

/// What people write instead of the list's own words.
const NATURES: &[(&str, ProblemNature)] = &[
    ("产品质量", ProblemNature::Quality),
    ("售后", ProblemNature::AfterSales),
    ("人格", ProblemNature::Dignity),
    ("其它", ProblemNature::Other),
];
const WAYS: &[(&str, ReceptionWay)] = &[
    ("来访", ReceptionWay::Visit),
    ("电话", ReceptionWay::Telephone),
    ("来信", ReceptionWay::Letter),
    ("互联网", ReceptionWay::Network),
    ("其它", ReceptionWay::Other),
];

impl ComplaintRow {
    /// Reads a row, or says everything that is wrong with it.
    ///
    /// ```
    /// use wujin_core::intake::{ComplaintRow, Headings, SourceTable};
    /// let titles = ["投诉编号", "站点编号", "登记时间", "联系电话", "争议金额"];
    /// let (headings, _) = Headings::map(SourceTable::Complaints, &titles);
    /// let row = ["420102-01-0001-2011-0001", "420102-01-0001", "2011-02-30 09:00", "1381234l234", "-5"];
    /// let findings = ComplaintRow::read(&headings, &row).unwrap_err();
    /// let codes: Vec<_> = findings.iter().map(|finding| finding.code()).collect();
    /// assert_eq!(codes, ["WJ-912", "WJ-311", "WJ-915"]);
    /// ```
    pub fn read(headings: &Headings, cells: &[&str]) -> Result<Self, Vec<Finding>> {
        let mut row = RowReader::new(headings, cells);
        let case: Option<Box<str>> = row.needed(Column::Case).map(Into::into);
        let station = row.required(Column::Station, str::parse::<StationId>);
        let registered = row.required(Column::Registered, read_instant);
        let age = row.optional(Column::Age, |text| {
            let form = || InputMatter::CountForm { given: text.to_owned() };
            u16::try_from(read_count(text)?).ok().filter(|age| *age <= 150).ok_or_else(form)
        });
        let consumer = Consumer {
            name: row.owned(Column::ConsumerName),
            sex: row.owned(Column::Sex),
            age,
            address: row.owned(Column::Address),
            telephone: row.optional(Column::Telephone, str::parse::<Telephone>).map(|read| read.to_string()),
        };
        let registration = Registration {
            number: case.as_deref().map(str::to_owned),
            station: row.owned(Column::Station),
            way: row.optional(Column::Way, |text| read_word(text, WAYS)),
            consumer,
            goods: row.owned(Column::Goods),
            purchase_day: row.optional(Column::PurchaseDay, read_day),
            amount: row.optional(Column::Amount, read_amount),
            request: row.owned(Column::Request),
            evidence: row.owned(Column::Evidence),
            nature: row.optional(Column::Nature, |text| read_word(text, NATURES)),
            profile: None,
        };
        let clerk = row.text(Column::Clerk).map(Into::into);
        let satisfied = row.optional(Column::Satisfied, read_yes_no);
        let read = match (case, station, registered) {
            (Some(case), Some(station), Some(registered)) => {
                Some(Self { case, station, registered, registration, clerk, satisfied })
            }
            _ => None,
        };
        row.finish(read)
    }
}
