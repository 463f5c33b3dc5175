//! What the cases of columns add to the figures of Annex 3 and Annex 6 (3.2.5/3): the lawful events of
//! each case say when it was registered, when it was resolved, and how.

use super::walk::Walk;
use super::{Columns, Conformance, Verdict};
use crate::complaint::{Action, Outcome, Stage, TABLE};
use crate::money::Fen;
use crate::procedure::Row;
use crate::reporting::{CaseFacts, StationQuarters, TallyOverflowError};
use crate::time::Day;

/// Counts every case into the figures of its station.
///
/// `found` is what [`check`](super::check) found of the same columns. Where a case violates, what its
/// lawful events say is counted, as [`violations`](super::violations) judges them; a case without a
/// lawful registration is in no figure, and its violations name it. The amount in dispute counts
/// where the columns give one. Cases whose station is not given are [unplaced](StationQuarters::unplaced).
///
/// ```
/// use wujin_core::complaint::Action::{Register, Withdraw};
/// use wujin_core::conformance::{Columns, check, count_cases};
/// use wujin_core::procedure::Role::{Consumer, Staff};
/// use wujin_core::reporting::StationQuarters;
/// use wujin_core::time::Quarter;
///
/// let actions = [Register, Withdraw].map(|action| action.index());
/// let roles = [Staff, Consumer].map(|role| role.index());
/// let columns = Columns::new(&[0, 2], &actions, &[0, 1], &roles)?;
/// let columns = columns.with_stations(&[0])?.with_amounts(&[129_950])?;
/// let quarter = Quarter::new(1970, 1)?;
/// let mut figures = StationQuarters::new(1, quarter, quarter);
/// count_cases(&columns, &check(&columns), &mut figures)?;
/// let tally = figures.tally(0, quarter).unwrap();
/// assert_eq!((tally.accepted, tally.withdrawn, tally.amount.0), (1, 1, 129_950));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
// READING: conformance-continues
pub fn count_cases(
    columns: &Columns<'_>,
    found: &Conformance,
    figures: &mut StationQuarters,
) -> Result<(), TallyOverflowError> {
    for (case, verdict) in (0..columns.cases()).zip(&found.verdicts) {
        let times = if *verdict == Verdict::Violates { walked(columns, case) } else { read(columns, case) };
        if let Some(facts) = times.facts(columns.amount(case)) {
            figures.add(columns.station(case), &facts)?;
        }
    }
    Ok(())
}

/// When a case was registered and resolved, and how.
#[derive(Clone, Copy, Default)]
struct Times {
    registered: Option<Day>,
    resolved: Option<(Day, Outcome)>,
}

impl Times {
    fn facts(self, amount: Option<Fen>) -> Option<CaseFacts> {
        Some(CaseFacts { registered: self.registered?, resolved: self.resolved, amount })
    }
}

/// The times of a case all of whose events are lawful: the first registers, and at most one resolves.
fn read(columns: &Columns<'_>, case: usize) -> Times {
    let rows = columns.case_rows(case);
    let registered = (!rows.is_empty()).then(|| columns.event(rows.start).instant().day());
    let resolving = columns.case_actions(case).iter().rposition(|action| RESOLVING & 1 << (action & 15) != 0);
    let resolved = resolving.and_then(|place| {
        let event = columns.event(rows.start + place);
        Some((event.instant().day(), resolves(event.action)?))
    });
    Times { registered, resolved }
}

/// The times of any case, by the exact walk.
fn walked(columns: &Columns<'_>, case: usize) -> Times {
    let mut walk = Walk::default();
    let mut times = Times::default();
    for row in columns.case_rows(case) {
        if walk.step(columns, row, &mut |_, _| {}) {
            let event = columns.event(row);
            let day = event.instant().day();
            times.registered.get_or_insert(day);
            if let Some(outcome) = resolves(event.action) {
                times.resolved = Some((day, outcome));
            }
        }
    }
    times
}

/// How an action resolves a complaint, if it does.
fn resolves(action: u8) -> Option<Outcome> {
    OUTCOMES.get(usize::from(action)).copied().flatten()
}

const ACTIONS: usize = Action::ALL.len();
/// How each action resolves a complaint, if it does: what the stages say to which it leads.
const OUTCOMES: [Option<Outcome>; ACTIONS] = outcomes();
/// The actions that resolve, one bit each.
const RESOLVING: u16 = resolving();

/// An action resolves whose row leads from stages without an outcome to one that has it.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler: it fails the build, never a run")]
const fn outcomes() -> [Option<Outcome>; ACTIONS] {
    let mut outcomes = [None; ACTIONS];
    let mut paper = 0;
    while paper < TABLE.rows.len() {
        let row = &TABLE.rows[paper];
        if let Some(to) = row.to
            && let Some(outcome) = Stage::ALL[to as usize].outcome()
            && !leaves_an_outcome(row)
        {
            assert!(outcomes[row.action as usize].is_none(), "an action resolves in two ways");
            outcomes[row.action as usize] = Some(outcome);
        }
        paper += 1;
    }
    outcomes
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler: it fails the build, never a run")]
const fn leaves_an_outcome(row: &Row) -> bool {
    let mut stage = 0;
    while stage < Stage::ALL.len() {
        if row.from.contains(Stage::ALL[stage].index()) && Stage::ALL[stage].outcome().is_some() {
            return true;
        }
        stage += 1;
    }
    false
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler: it fails the build, never a run")]
const fn resolving() -> u16 {
    let mut actions = 0;
    let mut action = 0;
    while action < ACTIONS {
        if OUTCOMES[action].is_some() {
            actions |= 1 << action;
        }
        action += 1;
    }
    actions
}
