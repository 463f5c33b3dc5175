//! Event logs as columns, with anything in them.

use wujin_core::complaint::Action;
use wujin_core::conformance::{
    Columns, Conformance, MoveKind, NO_DAY, RepairGoal, Repairer, Survey, Surveyor, Verdict, check,
    violations,
};
use wujin_core::profile::Profile;
use wujin_core::reporting::StationQuarters;
use wujin_core::time::{Calendar, Day, Quarter};

/// So many bytes are an event.
const EVENT: usize = 6;
const HOUR: i64 = 3_600_000_000;
/// 2012-03-01.
const FIRST_DAY: i64 = 15_400;

#[derive(Default)]
struct Table {
    offsets: Vec<u32>,
    actions: Vec<u8>,
    instants: Vec<i64>,
    roles: Vec<u8>,
    sequences: Vec<u32>,
    due_days: Vec<i32>,
    refusals: Vec<u8>,
}

/// Six bytes an event: action and whether a case begins, role and refusal, number, time (two), day agreed.
pub fn log(bytes: &[u8]) {
    let (first, events) = bytes.split_first().unwrap_or((&0, &[]));
    let table = Table::of(events);
    let columns = table.columns(*first);
    let quarter = Quarter::of(Day::from_days_since_epoch(15_430).expect("a day of 2012"));
    let survey = |columns: &Columns<'_>| -> Survey {
        let mut surveyor = Surveyor::new(Profile::national(), Calendar::national(), quarter.last());
        surveyor.survey(columns, &mut StationQuarters::new(0, quarter, quarter)).expect("few cases")
    };
    let whole = survey(&columns);
    assert_eq!(whole.found, check(&columns));
    assert_eq!(whole.violations, violations(&columns));
    each_verdict_has_its_reason(&whole.found, &whole);
    let half = columns.cases() / 2;
    let mut parts = survey(&columns.slice_cases(0..half));
    parts.append(survey(&columns.slice_cases(half..columns.cases())));
    assert_eq!(parts, whole, "parts add up to the whole");
    for case in 0..columns.cases() {
        repairs(columns.case_actions(case));
    }
}

fn each_verdict_has_its_reason(found: &Conformance, survey: &Survey) {
    let violating = found.verdicts.iter().enumerate().filter(|(_, verdict)| **verdict == Verdict::Violates);
    let violating: Vec<usize> = violating.map(|(case, _)| case).collect();
    let firsts: Vec<usize> = found.first_violations.iter().map(|violation| violation.case).collect();
    assert_eq!(firsts, violating, "a first violation for each case that violates");
    let mut named: Vec<usize> = survey.violations.iter().map(|violation| violation.case).collect();
    named.dedup();
    assert_eq!(named, violating, "violations of those cases and no others");
    let repaired: Vec<usize> = survey.repairs().map(|repair| repair.case).collect();
    assert_eq!(repaired, violating, "a repair for each of them");
}

/// A repair costs what it changes, and what it leads to needs none.
fn repairs(actions: &[u8]) {
    let goal = RepairGoal::of(actions);
    let mut repairer = Repairer::new();
    let cost = repairer.repair(actions, goal);
    let moves = repairer.moves().to_vec();
    let changes = moves.iter().filter(|step| step.kind != MoveKind::Keep).count();
    assert_eq!(Ok(cost), u32::try_from(changes), "it costs what it changes");
    let kept = moves.iter().filter(|step| step.kind != MoveKind::Remove);
    let repaired: Vec<u8> = kept.map(|step| step.action).collect();
    assert_eq!(repairer.repair(&repaired, goal), 0, "what it leads to needs none");
    let known = |action: &u8| Action::from_index(*action).is_some();
    assert!(repaired.iter().all(known), "and holds nothing unknown");
}

impl Table {
    fn of(events: &[u8]) -> Self {
        let mut table = Self { offsets: vec![0], ..Self::default() };
        for (row, event) in events.as_chunks::<EVENT>().0.iter().enumerate() {
            let [action, role, sequence, high, low, due] = *event;
            if action & 0x80 != 0 {
                table.offsets.push(u32::try_from(row).expect("few rows"));
            }
            let hours = i64::from(u16::from_be_bytes([high, low]));
            table.actions.push(action & 0x7f);
            table.instants.push((FIRST_DAY * 24 + hours) * HOUR);
            table.roles.push(role & 0x7f);
            table.refusals.push(role >> 7);
            table.sequences.push(u32::from(sequence));
            let day = i32::try_from(FIRST_DAY).expect("a day of 2012") + i32::from(due) - 8;
            table.due_days.push(if due == u8::MAX { NO_DAY } else { day });
        }
        table.offsets.push(u32::try_from(table.actions.len()).expect("few rows"));
        table
    }

    /// With those of the further columns that a number has a bit for.
    fn columns(&self, given: u8) -> Columns<'_> {
        let fits = "columns of one table";
        let mut columns =
            Columns::new(&self.offsets, &self.actions, &self.instants, &self.roles).expect(fits);
        if given & 1 != 0 {
            columns = columns.with_sequences(&self.sequences).expect(fits);
        }
        if given & 2 != 0 {
            columns = columns.with_due_days(&self.due_days).expect(fits);
        }
        if given & 4 != 0 {
            columns = columns.with_refusals(&self.refusals).expect(fits);
        }
        columns
    }
}
