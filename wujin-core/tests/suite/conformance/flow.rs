//! How cases go through the steps, counted, against the same logs walked by the real procedure.

use std::collections::BTreeMap;

use proptest::prelude::*;
use wujin_core::complaint::{Action, ComplaintCase, TABLE};
use wujin_core::conformance::{Columns, Flow, FlowStep};
use wujin_core::procedure::State;
use wujin_core::procedure::draw::Drawn;

use super::logs::{Cells, Shown, Table, decide, logs};
use crate::support::tries;

/// What the real procedure makes of logs.
#[derive(Debug, Default, PartialEq)]
struct Walked {
    taken: BTreeMap<(u8, State, State), u64>,
    refused: BTreeMap<(u8, State, State), u64>,
    standing: BTreeMap<State, u64>,
}

impl Walked {
    fn of(logs: &[Vec<Cells>]) -> Self {
        let mut walked = Self::default();
        for log in logs {
            let mut case = ComplaintCase::new();
            for cells in log {
                walked.take(&mut case, cells);
            }
            *walked.standing.entry(case.state()).or_default() += 1;
        }
        walked
    }

    fn take(&mut self, case: &mut ComplaintCase, cells: &Cells) {
        if Action::from_index(cells.action).is_none() {
            return;
        }
        let from = case.state();
        let counts = if let Some(event) = decide(case, cells) {
            case.apply(&event);
            &mut self.taken
        } else {
            &mut self.refused
        };
        *counts.entry((cells.action, from, case.state())).or_default() += 1;
    }

    fn said(flow: &Flow) -> Self {
        let steps = |steps: &mut dyn Iterator<Item = FlowStep>| {
            steps.map(|step| ((step.action, step.from, step.to), step.times)).collect()
        };
        Self {
            taken: steps(&mut flow.taken()),
            refused: steps(&mut flow.refused()),
            standing: flow.standing().collect(),
        }
    }

    /// The same by stages, whatever else a state holds.
    fn by_stage(&self) -> [BTreeMap<(u8, u8), u64>; 2] {
        [&self.taken, &self.refused].map(|steps| {
            let mut sums = BTreeMap::new();
            for ((action, from, _), times) in steps {
                *sums.entry((from.stage, *action)).or_default() += times;
            }
            sums
        })
    }
}

fn flow(columns: &Columns<'_>) -> Flow {
    let mut flow = Flow::default();
    flow.add(columns);
    flow
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn the_flow_is_what_the_procedure_takes_and_refuses(logs in logs()) {
        let table = Table::of(&logs);
        let flow = flow(&table.columns(Shown::ALL));
        let walked = Walked::of(&logs);
        prop_assert_eq!(&Walked::said(&flow), &walked);
        prop_assert_eq!(flow.cases(), logs.len() as u64);
        let Drawn { here, taken, refused, standing } = flow.drawn();
        let sums = [taken, refused].map(|steps| {
            steps.iter().map(|step| ((step.stage, step.action), step.times)).collect::<BTreeMap<_, _>>()
        });
        prop_assert_eq!(sums, walked.by_stage());
        let mut by_stage = BTreeMap::new();
        for (state, count) in &walked.standing {
            *by_stage.entry(state.stage).or_insert(0) += count;
        }
        prop_assert_eq!(standing.into_iter().collect::<BTreeMap<_, _>>(), by_stage);
        prop_assert_eq!(here, None);
    }

    #[test]
    fn parts_counted_apart_add_up_in_any_order(logs in logs(), cut: prop::sample::Index) {
        let table = Table::of(&logs);
        let columns = table.columns(Shown::ALL);
        let whole = flow(&columns);
        let cut = cut.index(logs.len() + 1);
        let parts = [columns.slice_cases(0..cut), columns.slice_cases(cut..logs.len())];
        let [first, second] = parts.each_ref().map(flow);
        let mut sums = [first.clone(), second.clone()];
        sums[0].merge(&second);
        sums[1].merge(&first);
        prop_assert_eq!(&sums[0], &whole);
        prop_assert_eq!(&sums[1], &whole);
        let mut one_after_the_other = Flow::default();
        for part in &parts {
            one_after_the_other.add(part);
        }
        prop_assert_eq!(&one_after_the_other, &whole);
        let mut from_nothing = Flow::default();
        from_nothing.merge(&whole);
        prop_assert_eq!(&from_nothing, &whole);
        from_nothing.merge(&Flow::default());
        prop_assert_eq!(from_nothing, whole);
    }
}

#[test]
fn what_is_no_action_is_in_no_count_and_the_case_stays_where_it_was() {
    let strange = [u8::try_from(Action::ALL.len()).unwrap(), u8::MAX];
    let columns = Columns::new(&[0, 2], &strange, &[0, 1], &[0, 0]).unwrap();
    let flow = flow(&columns);
    assert_eq!((flow.taken().count(), flow.refused().count()), (0, 0));
    assert_eq!(flow.standing().collect::<Vec<_>>(), [(TABLE.state(0), 1)]);
}
