//! The tables that lie in a folder, row by row, whatever their files are called.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::intake::{Headings, SourceTable};
use wujin_text::Next;

use crate::ingest::{open, unreadable};

/// What became of the rows of a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Rows {
    /// How many files held the table.
    pub(super) files: usize,
    /// Of each row that could not be cut into cells, the cells before the tear.
    pub(super) torn: Vec<Vec<String>>,
    /// What is wrong with rows.
    pub(super) findings: Vec<Finding>,
}

/// Takes the rows of every file of a folder that holds the table.
pub(super) fn each_row(
    folder: &Path,
    table: SourceTable,
    mut take: impl FnMut(&Headings, &[&str]) -> Result<(), Vec<Finding>>,
) -> io::Result<Rows> {
    let (mut rows, mut torn) = (Rows::default(), Vec::new());
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv")));
    paths.sort();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let at = |line: Option<u64>| Place { file: Some(name.clone()), line, ..Place::default() };
        let mut say = |finding: Finding, line| rows.findings.push(finding.within(at(line)));
        let Ok(mut records) = open(&path) else { continue };
        if records.table() != table {
            continue;
        }
        for finding in records.findings() {
            say(finding.clone(), None);
        }
        let headings = records.headings().clone();
        if !headings.is_usable() {
            continue;
        }
        rows.files += 1;
        loop {
            let next = records.next_row();
            let line = Some(records.row().line);
            match next {
                Ok(None) => break,
                Ok(Some(Next::Fault(matter))) => {
                    say(matter.into(), line);
                    torn.push(records.row().cells().into_iter().map(str::to_owned).collect());
                }
                Ok(Some(Next::Row)) => {
                    let found = take(&headings, &records.row().cells()).err().unwrap_or_default();
                    for finding in found {
                        say(finding, line);
                    }
                }
                Err(error) => {
                    say(Finding::from(unreadable(&error)), line.map(|line| line + 1));
                    torn.push(Vec::new());
                    break;
                }
            }
        }
    }
    Ok(Rows { torn, ..rows })
}

/// What stands where a table has no row.
pub(super) fn absent(table: SourceTable) -> Finding {
    InputMatter::TableAbsent { table: table.term() }.into()
}
