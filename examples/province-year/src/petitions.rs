//! Petitions: the days of each row become the steps of a case, which is decided under its editions.
//! They are decided a portion at a time, and only what the page says of them all is kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::Path;

use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::intake::{Headings, PetitionColumn, PetitionRow, PetitionStep};
use wujin_core::obligation::Standing;
use wujin_core::petition::{Clock, Petition, obligations};
use wujin_core::procedure::{Case, Command, Role};
use wujin_core::profile::Context;
use wujin_core::time::{Day, Instant};

use crate::held::place;
use crate::ingest::{Source, SourceFile};
use crate::partition::{Partitions, Portion};
use crate::portions::{Emit, each_portion};
use crate::progress::Progress;
use crate::rules::Rules;
use crate::sink::FindingSink;
use crate::tables::PetitionTable;

/// A petition and what it owes.
#[derive(Clone, Debug)]
pub struct PetitionLine {
    /// The row.
    pub row: PetitionRow,
    /// Its stage, in Chinese.
    pub stage: &'static str,
    /// The editions it is pinned to, in Chinese.
    pub editions: String,
    /// Its clocks.
    pub clocks: Vec<Clock>,
}

/// What is said of all petitions together.
#[derive(Clone, Debug, Default)]
pub struct PetitionYear {
    /// How many there are.
    pub count: u64,
    /// The editions they are pinned to, in Chinese.
    pub editions: BTreeSet<String>,
    /// Of each duty, in Chinese, how many were done in time, done late, are open, are overdue.
    pub duties: BTreeMap<&'static str, [u64; 4]>,
}

impl PetitionYear {
    /// Decides the petitions that were set aside, and writes their table.
    pub fn run(
        mut rows: Partitions,
        files: &[SourceFile],
        rules: Rules<'_>,
        output: &Path,
        sink: &mut FindingSink,
        progress: &Progress,
    ) -> io::Result<Self> {
        let mut table = PetitionTable::create(output)?;
        let mut year = Self::default();
        each_portion(
            &mut rows,
            sink,
            progress,
            |rows, portion, emit| portion_of(rows, portion, files, rules, emit),
            |_, lines| {
                for line in lines {
                    table.petition(&line)?;
                    year.take_up(line);
                }
                Ok(())
            },
        )?;
        table.finish()?;
        Ok(year)
    }

    fn take_up(&mut self, line: PetitionLine) {
        self.count += 1;
        for clock in &line.clocks {
            let [in_time, late, open, overdue] =
                self.duties.entry(clock.obligation.duty.term().zh).or_default();
            *match clock.obligation.standing {
                Standing::Met { late: false, .. } => in_time,
                Standing::Met { late: true, .. } => late,
                Standing::Open => open,
                Standing::Overdue { .. } => overdue,
            } += 1;
        }
        if !line.editions.is_empty() {
            self.editions.insert(line.editions);
        }
    }
}

/// Decides the petitions of a division, or of a part of it. A number that is given twice stands in one
/// portion.
fn portion_of(
    rows: &Partitions,
    portion: Portion,
    files: &[SourceFile],
    rules: Rules<'_>,
    emit: &mut Emit<'_>,
) -> io::Result<Vec<PetitionLine>> {
    let mut lines = Vec::new();
    let context = Context { profile: rules.profile.clone().into(), calendar: rules.calendar.clone().into() };
    let mut seen: HashMap<Box<str>, Source> = HashMap::new();
    let name = |place: u16| files.get(usize::from(place)).map(|file| file.name.clone());
    rows.each(portion, |record| {
        let headings = files.get(usize::from(record.file)).and_then(|file| file.headings.as_ref());
        let Some(headings) = headings else { return Ok(()) };
        let Ok(row) = PetitionRow::read(headings, &record.cells) else { return Ok(()) };
        if let Some((first_file, first)) = seen.get(&row.petition).copied() {
            let (key, file) = (row.petition.to_string(), name(first_file).unwrap_or_default());
            let matter = InputMatter::RowDoubled { key, file, first };
            let at = place(files, (record.file, record.line), PetitionColumn::Petition);
            return emit.push(Finding::from(matter).at(at));
        }
        seen.insert(row.petition.clone(), (record.file, record.line));
        let at = Place { file: name(record.file), line: Some(record.line), ..Place::default() };
        let (line, findings) = decide(row, Some(headings), &at, &context, rules.as_of);
        lines.push(line);
        emit.all(findings)
    })?;
    Ok(lines)
}

/// Decides a petition's steps up to a day, and says which could not be taken.
#[must_use]
pub fn decide(
    row: PetitionRow,
    headings: Option<&Headings>,
    place: &Place,
    context: &Context,
    as_of: Day,
) -> (PetitionLine, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut case = Case::<Petition>::new();
    for PetitionStep { day, column, deed } in row.steps() {
        if day > as_of {
            break;
        }
        // Days alone are known: steps of one day are in order, and a day that runs back is refused.
        let at = Instant::on(day, 9 * 3_600);
        let command = Command { expected: case.sequence(), at, actor: Role::Authority.into(), deed };
        match case.decide(command, context) {
            Ok(event) => case.apply(&event),
            Err(refusal) => {
                let title = headings.map(|headings| headings.title(column).to_owned());
                findings.extend(
                    refusal.unmet.iter().map(|unmet| {
                        unmet.finding.clone().at(Place { column: title.clone(), ..place.clone() })
                    }),
                );
                break;
            }
        }
    }
    let clocks = obligations(&case, context, as_of);
    let editions: Vec<_> = case.facts().editions.iter().map(|edition| edition.term().zh).collect();
    let line = PetitionLine { row, stage: case.stage_term().zh, editions: editions.join("、"), clocks };
    (line, findings)
}
