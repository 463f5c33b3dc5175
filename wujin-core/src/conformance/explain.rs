//! The violations of one case as findings, in words.

use super::columns::EventCells;
use super::walk::{Walk, nearest, rows_of, stages_of};
use super::{Automaton, Columns, ViolationKind};
use crate::complaint::{Action, TABLE};
use crate::finding::{Finding, InputMatter, Matter, Place, ProcedureMatter, Terms};
use crate::procedure::{Role, Roles, State, Table};
use crate::term::Term;
use crate::time::Day;

/// Everything that is wrong with a case, as findings; `case` counts from the first of the columns,
/// and `subject` is what the reader knows it by.
///
/// ```
/// use wujin_core::conformance::{Columns, findings};
/// use wujin_core::complaint::Action::{Archive, Register};
///
/// let actions = [Register, Archive].map(|action| action.index());
/// let columns = Columns::new(&[0, 2], &actions, &[0, 1], &[0, 0])?;
/// let findings = findings(&columns, 0, "420102-03-0007/12");
/// assert_eq!(findings[0].to_string(), "rows[1]:420102-03-0007/12: WJ-244 \
///     the complaint was archived at \"registered\", without an outcome");
/// # Ok::<(), wujin_core::conformance::ColumnsError>(())
/// ```
#[must_use]
pub fn findings(columns: &Columns<'_>, case: usize, subject: &str) -> Vec<Finding> {
    let rows = columns.case_rows(case);
    let first = rows.start;
    let mut findings = Vec::new();
    let mut walk = Walk::default();
    for row in rows {
        walk.step(columns, row, &mut |walk, kind| {
            let place = Place { path: Some(format!("rows[{row}]")), ..Place::subject(subject) };
            findings.push(Finding::from(matter(columns, first, row, walk, kind, subject)).at(place));
        });
    }
    findings
}

fn matter(
    columns: &Columns<'_>,
    first: usize,
    row: usize,
    walk: &Walk,
    kind: ViolationKind,
    subject: &str,
) -> Matter {
    let event = columns.event(row);
    let number = event.sequence.unwrap_or(0);
    // What is wrong with the number does not hang on the action, which may be unknown besides.
    match (kind, Action::from_index(event.action)) {
        (ViolationKind::SequenceDoubled, _) => {
            let first = earlier(columns, first..row, number).unwrap_or(first);
            let first = u64::try_from(first).unwrap_or(u64::MAX);
            // Columns have no file; the place says `rows[7]`, and so does this.
            let (case, file) = (subject.to_owned(), "rows".to_owned());
            InputMatter::SequenceDoubled { case, sequence: number, file, first }.into()
        }
        (ViolationKind::SequenceGap, _) => {
            let expected = walk.number.saturating_add(1);
            InputMatter::SequenceGap { case: subject.to_owned(), expected, found: number }.into()
        }
        (ViolationKind::UnknownRole, _) => unknown(event.role, Role::TERMS),
        (_, Some(action)) => decided(walk, &event, action, kind).into(),
        (_, None) => unknown(event.action, Action::TERMS),
    }
}

/// What deciding would say, or what a log calls by a name of its own.
fn decided(walk: &Walk, event: &EventCells, known: Action, kind: ViolationKind) -> ProcedureMatter {
    let State { stage, side } = Automaton::complaint().state(walk.state).unwrap_or(Table::START);
    let (action, stage_term) = (known.term(), TABLE.stage(stage));
    let (today, due) = (event.instant().day(), event.due());
    match kind {
        ViolationKind::Unregistered => ProcedureMatter::Unregistered { action },
        ViolationKind::AfterEnd => ProcedureMatter::AlreadyEnded { action, stage: stage_term },
        ViolationKind::ReviewMissing => ProcedureMatter::ReviewSkipped { action, stage: stage_term },
        ViolationKind::RecourseMissing => ProcedureMatter::RecourseSkipped {},
        ViolationKind::OutcomeMissing => ProcedureMatter::ArchivedWithoutOutcome { stage: stage_term },
        ViolationKind::OtherStage
        | ViolationKind::UnknownAction
        | ViolationKind::UnknownRole
        | ViolationKind::SequenceDoubled
        | ViolationKind::SequenceGap => {
            let needed = stages_of(known).iter().map(|stage| TABLE.stage(stage)).collect();
            ProcedureMatter::NotLawfulHere { action, stage: stage_term, needed }
        }
        ViolationKind::PromiseUnanswered => ProcedureMatter::ArchivedUnanswered {},
        ViolationKind::OtherReply => ProcedureMatter::OtherRegion {
            action,
            region: TABLE.region,
            now: TABLE.side(side),
            needed: sides(known, stage),
        },
        ViolationKind::WrongRole => ProcedureMatter::RoleMayNot {
            action,
            role: Role::from_index(event.role).unwrap_or(Role::Staff).term(),
            who: rows_of(known).next().map_or(Roles::NONE, |row| row.who).terms(),
        },
        ViolationKind::PerformanceDayMissing => ProcedureMatter::PerformanceDayMissing {},
        ViolationKind::PerformanceDayPast => {
            ProcedureMatter::PerformanceDayPast { by: due.unwrap_or(Day::MIN), today }
        }
        ViolationKind::PerformanceDayNotPast => {
            ProcedureMatter::DayNotPast { by: walk.perform_by.unwrap_or(Day::MAX), today }
        }
        ViolationKind::NothingAgreed => ProcedureMatter::NothingAgreed {},
        ViolationKind::ReplyDayMissing => ProcedureMatter::ReplyDayMissing {},
        ViolationKind::ReplyDayPast => ProcedureMatter::ReplyDayPast { by: due.unwrap_or(Day::MIN), today },
        ViolationKind::TimeRunsBack => {
            ProcedureMatter::TimeRunsBack { at: event.instant(), last: walk.last_instant() }
        }
    }
}

fn unknown(given: u8, known: &[Term]) -> Matter {
    let known: Terms = known.iter().copied().collect();
    InputMatter::UnknownWord { given: given.to_string(), known }.into()
}

/// Where the second region must stand for an action.
fn sides(action: Action, stage: u8) -> Terms {
    let row = nearest(action, stage);
    let words = 0..u8::try_from(TABLE.sides.len()).unwrap_or(u8::MAX);
    words
        .filter(|side| row.is_some_and(|row| row.side_from.contains(*side)))
        .map(|side| TABLE.side(side))
        .collect()
}

/// The row that had a number first.
fn earlier(columns: &Columns<'_>, mut rows: core::ops::Range<usize>, number: u32) -> Option<usize> {
    rows.find(|row| columns.event(*row).sequence == Some(number))
}
