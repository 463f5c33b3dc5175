//! A small sound folder, to be spoilt in one way at a time.

use std::fs;
use std::path::Path;

use province_year::run::{Options, RunError, run};
use province_year::year::Year;
use wujin_core::intake::{ComplaintColumn, EventColumn, StationColumn};

pub(crate) const CASE: &str = "420102-01-0001-2012-0001";

/// A folder with one station, two complaints and their events.
pub(crate) struct Folder(tempfile::TempDir);

pub(crate) fn line(cells: &[&str]) -> String {
    cells.join(",") + "\r\n"
}

pub(crate) fn complaint(case: &str, at: &str, telephone: &str, amount: &str) -> String {
    let rest = ["质量", "要求退货", "发票", "张某", ""];
    let head =
        [case, "420102-01-0001", at, "来人", "李某", "男", "30", "湖北省", telephone, "冰箱", "", amount];
    line(&[head.as_slice(), &rest].concat())
}

pub(crate) fn event(sequence: &str, at: &str, action: &str) -> String {
    line(&[CASE, sequence, at, action, "工作人员", "张某", "退货", "承诺：七日退货", "", "", "", ""])
}

pub(crate) fn headings(columns: &[wujin_core::intake::Column]) -> String {
    line(&columns.iter().map(|column| column.zh).collect::<Vec<_>>())
}

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        let mut station = vec!["有"; StationColumn::COLUMNS.len()];
        for (column, text) in [
            (StationColumn::Station, "420102-01-0001"),
            (StationColumn::Name, "示例商场消费维权服务站"),
            (StationColumn::Kind, "商场"),
            (StationColumn::Operator, "示例商场"),
            (StationColumn::Registration, ""),
            (StationColumn::Established, "2010-05-01"),
            (StationColumn::StaffNames, "张某"),
            (StationColumn::Employment, "专职"),
            (StationColumn::StaffTelephones, "13800001234"),
            (StationColumn::Telephone, "027-82345678"),
            (StationColumn::OfficerTelephone, "13800001235"),
            (StationColumn::OfficeHeadTelephone, "027-82345679"),
            (StationColumn::Area, "500"),
            (StationColumn::Employees, "50"),
            (StationColumn::ScenicGrade, ""),
        ] {
            station[column as usize] = text;
        }
        folder.write("1站.csv", (headings(StationColumn::COLUMNS) + &line(&station)).as_bytes());
        folder.complaints(&[&complaint(CASE, "2012-03-01 09:00", "13800001234", "100")]);
        folder.events(&[&event("2", "2012-03-02 09:00", "提出处理意见")]);
        folder
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.path().join(name), bytes).unwrap();
    }

    pub(crate) fn complaints(&self, rows: &[&str]) {
        let good = complaint("420102-01-0001-2012-0002", "2012-03-01 10:00", "13800001234", "50");
        self.write("2投诉.csv", (headings(ComplaintColumn::COLUMNS) + &rows.concat() + &good).as_bytes());
    }

    pub(crate) fn events(&self, rows: &[&str]) {
        self.write("3记录.csv", (headings(EventColumn::COLUMNS) + &rows.concat()).as_bytes());
    }

    pub(crate) fn run(&self) -> Result<Year, RunError> {
        run(&Options::new(self.0.path().to_owned(), self.0.path().join("output")))
    }

    /// The cases that were taken, and the findings with their place.
    pub(crate) fn taken(&self) -> (u64, Vec<String>) {
        (self.run().unwrap().cases.count, self.found())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// A file under the headings of its table.
    pub(crate) fn table(&self, name: &str, columns: &[wujin_core::intake::Column], rows: &[&[&str]]) {
        let rows: String = rows.iter().map(|row| line(row)).collect();
        self.write(name, (headings(columns) + &rows).as_bytes());
    }

    /// The findings as `file:line:column code`, leaving out what the small folder has no tables for.
    pub(crate) fn found(&self) -> Vec<String> {
        let year = self.run().unwrap();
        let findings = year.findings.iter().filter(|finding| !finding.file.is_empty());
        findings
            .map(|finding| format!("{}:{}:{} {}", finding.file, finding.line, finding.column, finding.code))
            .collect()
    }
}
