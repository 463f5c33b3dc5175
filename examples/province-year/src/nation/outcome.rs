//! Writing what was found in a log, and counting it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use arrow_array::cast::AsArray;
use arrow_array::types::Int8Type;
use arrow_array::{Array, RecordBatch};
use wujin_arrow::LogAnswer;
use wujin_core::identity::Divisions;
use wujin_core::obligation::Party;
use wujin_core::reporting::{CountedStation, StationQuarters, Statistics, annex_six};

use super::error::{CheckError, file_error};
use super::file::{Packing, Table};

/// What came of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Checked {
    /// Events.
    pub events: u64,
    /// Cases by verdict.
    pub verdicts: BTreeMap<String, u64>,
    /// Violations by code.
    pub violations: BTreeMap<String, u64>,
    /// Duties overdue, by their Chinese names.
    pub overdue: BTreeMap<String, u64>,
    /// Events that repairs insert or remove.
    pub changes: u64,
    /// Cells that could not be read.
    pub findings: u64,
    /// Units that have figures.
    pub units: usize,
    /// Complaints that are in no figure: their station is not known, or they came after the year.
    pub uncounted: u64,
    /// How long it took, in seconds.
    pub seconds: f64,
}

/// How answers are packed.
const PACKING: Packing = Packing {
    differences: &["case", "first_row", "row", "events", "violation_row", "repair_cost", "position"],
    uncompressed: &[],
};

/// What is said of a log, part by part.
pub(super) enum Said {
    Answer(Box<LogAnswer>),
    Findings(RecordBatch),
}

/// Writes and counts what is said.
pub(super) fn write_answers(folder: &Path, said: Receiver<Said>) -> Result<Checked, CheckError> {
    let (mut checked, mut outcome) = (Checked::default(), Outcome::new(folder));
    for said in said {
        match said {
            Said::Answer(answer) => outcome.take(&answer, &mut checked)?,
            Said::Findings(findings) => outcome.take_findings(&findings, &mut checked)?,
        }
    }
    outcome.finish()?;
    Ok(checked)
}

/// The files that answers go to, each begun with its first batch.
struct Outcome {
    folder: PathBuf,
    tables: BTreeMap<&'static str, Table>,
}

impl Outcome {
    fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), tables: BTreeMap::new() }
    }

    fn take(&mut self, answer: &LogAnswer, checked: &mut Checked) -> Result<(), CheckError> {
        count(&answer.verdicts, "verdict", &mut checked.verdicts);
        count(&answer.violations, "code", &mut checked.violations);
        count(&answer.overdue, "duty_zh", &mut checked.overdue);
        checked.changes += answer.repairs.num_rows() as u64;
        self.write("verdicts.parquet", &answer.verdicts)?;
        self.write("violations.parquet", &answer.violations)?;
        self.write("repairs.parquet", &answer.repairs)?;
        self.write("overdue.parquet", &answer.overdue)?;
        self.take_findings(&answer.findings, checked)
    }

    fn take_findings(&mut self, findings: &RecordBatch, checked: &mut Checked) -> Result<(), CheckError> {
        checked.findings += findings.num_rows() as u64;
        self.write("findings.parquet", findings)
    }

    fn write(&mut self, name: &'static str, batch: &RecordBatch) -> Result<(), CheckError> {
        let path = self.folder.join(name);
        let table = match self.tables.remove(name) {
            Some(table) => table,
            None => Table::create(&path, batch, PACKING).map_err(file_error(&path))?,
        };
        let table = self.tables.entry(name).or_insert(table);
        if batch.num_rows() > 0 { table.write(batch).map_err(file_error(&path)) } else { Ok(()) }
    }

    fn finish(self) -> Result<(), CheckError> {
        for (name, table) in self.tables {
            table.finish().map_err(file_error(&self.folder.join(name)))?;
        }
        Ok(())
    }
}

/// Counts the words of a column.
fn count(batch: &RecordBatch, column: &str, counts: &mut BTreeMap<String, u64>) {
    let words = batch.column_by_name(column).and_then(|array| array.as_dictionary_opt::<Int8Type>());
    let Some(words) = words else { return };
    let mut of_key = vec![0_u64; words.values().len()];
    for key in words.keys().iter().flatten() {
        if let Some(count) = usize::try_from(key).ok().and_then(|key| of_key.get_mut(key)) {
            *count += 1;
        }
    }
    let texts = words.values().as_string::<i32>();
    for (text, count) in texts.iter().flatten().zip(of_key).filter(|(_, count)| *count > 0) {
        *counts.entry(text.to_owned()).or_default() += count;
    }
}

/// Writes the figures of every county and all above it; says of how many units.
pub(super) fn write_annex(
    path: &Path,
    figures: &StationQuarters,
    stations: &[CountedStation],
) -> Result<usize, CheckError> {
    let unusable = file_error(path);
    if stations.is_empty() {
        return Ok(0);
    }
    let annex = annex_six(figures, stations, Divisions::of_the_notice(), Party::County)
        .map_err(|error| unusable(io::Error::other(error)))?;
    let mut writer = csv::Writer::from_path(path).map_err(|error| unusable(error.into()))?;
    let headings = [
        "单位",
        "层级",
        "报告期",
        "类型",
        "站数",
        "受理",
        "和解",
        "已告知申诉",
        "撤回",
        "期末未办结",
        "涉及金额（元）",
    ];
    let mut write = |cells: &[String]| writer.write_record(cells).map_err(|error| unusable(error.into()));
    write(&headings.map(str::to_owned))?;
    let mut units = 0;
    let mut last = None;
    for Statistics { unit, tier, period, columns, .. } in &annex.statistics {
        if last != Some(unit) {
            units += 1;
            last = Some(unit);
        }
        for (kind, tally) in columns.iter() {
            write(&[
                unit.clone(),
                tier.term().zh.to_owned(),
                period.to_string(),
                kind.term().zh.to_owned(),
                tally.stations.to_string(),
                tally.accepted.to_string(),
                tally.settled.to_string(),
                tally.recourse_told.to_string(),
                tally.withdrawn.to_string(),
                tally.open.to_string(),
                tally.amount.to_string(),
            ])?;
        }
    }
    writer.flush().map_err(&unusable)?;
    Ok(units)
}
