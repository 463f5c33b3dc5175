//! Asking the checkers about a log in a file: what they say of it, part by part.

use std::io;

use arrow_array::RecordBatch;
use wujin_arrow::{ArrivalChecker, LogAnswer, PartChecker, PartEdges, PartJoiner, Setting};
use wujin_core::reporting::StationQuarters;

use super::error::CheckError;
use super::outcome::Said;
use super::source::{LogFile, part_of};
use super::turns::{Handover, in_turns};

/// A log whose cases stand together: each thread reads and checks row groups of its own, and hands over what
/// it found part by part.
pub(super) fn ask_grouped(
    log: &LogFile,
    setting: &Setting<'_>,
    mut say: impl FnMut(Said) -> Result<(), CheckError>,
) -> Result<StationQuarters, CheckError> {
    let first_rows = log.first_rows();
    let check = |checker: &mut PartChecker<'_>, group: usize, send: Handover<'_, _>| {
        let first_row = first_rows.get(group).copied().unwrap_or_default();
        if let Err(error) = check_group(log, group, first_row, checker, send) {
            send(Err(error));
        }
    };
    let mut joiner = PartJoiner::new(setting);
    let checkers = (0..setting.threads()).map(|_| PartChecker::new(setting)).collect();
    let checkers = in_turns(checkers, first_rows.len(), check, |checked: Result<Part, CheckError>| {
        let Part { answers, edges } = checked?;
        say(Said::Answer(Box::new(joiner.join(edges).map_err(log.unfit())?)))?;
        answers.into_iter().try_for_each(|answer| say(Said::Answer(Box::new(answer))))
    })?;
    say(Said::Answer(Box::new(joiner.finish().map_err(log.unfit())?)))?;
    joiner.into_figures(checkers).map_err(log.unfit())
}

/// What was found in a part of a row group.
struct Part {
    answers: Vec<LogAnswer>,
    edges: PartEdges,
}

fn check_group(
    log: &LogFile,
    group: usize,
    mut first_row: u64,
    checker: &mut PartChecker<'_>,
    send: Handover<'_, Result<Part, CheckError>>,
) -> Result<(), CheckError> {
    let mut batches = log.group(group).map_err(log.unreadable())?;
    while batches.peek().is_some() {
        checker.start(first_row);
        let mut answers = Vec::new();
        for batch in part_of(&mut batches) {
            let batch = batch.map_err(log.unreadable())?;
            first_row += batch.num_rows() as u64;
            answers.push(checker.push(&batch).map_err(log.unfit())?);
        }
        if !send(Ok(Part { answers, edges: checker.end() })) {
            break;
        }
    }
    Ok(())
}

/// A log in order of arrival: row groups are read at once, and taken in one after another.
pub(super) fn ask_arrived(
    log: &LogFile,
    setting: &Setting<'_>,
    mut say: impl FnMut(Said) -> Result<(), CheckError>,
) -> Result<StationQuarters, CheckError> {
    let read = |(): &mut (), group: usize, send: Handover<'_, _>| match log.group(group) {
        Ok(mut batches) => while batches.peek().is_some() && send(part_of(&mut batches).collect()) {},
        Err(error) => {
            send(Err(error));
        }
    };
    let mut checker = ArrivalChecker::new(setting);
    let readers = vec![(); setting.threads()];
    in_turns(readers, log.first_rows().len(), read, |batches: io::Result<Vec<RecordBatch>>| {
        for batch in batches.map_err(log.unreadable())? {
            say(Said::Findings(checker.push(&batch).map_err(log.unfit())?))?;
        }
        Ok(())
    })?;
    let mut answers = checker.finish().map_err(log.unfit())?;
    for answer in answers.by_ref() {
        say(Said::Answer(Box::new(answer.map_err(log.unfit())?)))?;
    }
    answers.into_figures().map_err(log.unfit())
}
