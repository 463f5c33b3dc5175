//! Every defect of a table is seen, and a sound one has none.
#![expect(clippy::cast_possible_truncation, reason = "at most 64 states")]

use std::collections::BTreeMap;

use super::*;
use crate::procedure::{Role, Roles, State};
use crate::term::Term;

const fn word(name: &'static str) -> Term {
    Term { name, zh: name, en: name }
}
const OPEN: Row = Row {
    action: 0,
    from: Set::of(&[0]),
    to: Some(1),
    side_from: Set::ALL,
    side_to: None,
    who: Roles::of(&[Role::Staff]),
    guards: &[],
    citations: crate::cite!["3.2.1/2"],
    advisable: true,
};
const CLOSE: Row = Row { action: 1, from: Set::of(&[1]), to: Some(2), ..OPEN };
const SOUND: Table = Table {
    name: word("sample"),
    stages: &[word("start"), word("open"), word("closed")],
    region: word("none"),
    sides: &[word("none")],
    actions: &[word("open"), word("close")],
    guards: &[],
    ends: Set::of(&[2]),
    rows: &[OPEN, CLOSE],
};

/// As many actions as a plan has room for.
const ACTIONS: usize = crate::procedure::plan::MOST_ACTIONS;
/// A table of as many states as there can be, each led to by the one before.
const FULL: Table = Table {
    stages: &[word("stage"); 64],
    actions: &[word("action"); ACTIONS],
    ends: Set::of(&[63]),
    rows: const {
        let mut rows = [OPEN; 63];
        let mut place = 0;
        while place < 63 {
            let (stage, action) = (place as u8, (place % ACTIONS) as u8);
            rows[place] = Row { action, from: Set::of(&[stage]), to: Some(stage + 1), ..OPEN };
            place += 1;
        }
        &{ rows }
    },
    ..SOUND
};

#[test]
fn a_sound_table_has_no_defect() {
    assert_eq!(SOUND.defect(), None);
    assert_eq!(FULL.defect(), None);
    assert_eq!(Table { stages: const { &[word("stage"); 65] }, ..FULL }.defect(), Some(Defect::Size));
}

#[test]
fn the_way_may_lead_through_every_state() {
    let plan = FULL.plan();
    let last = FULL.rows.last().unwrap();
    let path = plan.path(&FULL, last.action, Table::START).unwrap();
    // The action of the last row is that of an earlier one too.
    assert_eq!(path.len(), usize::from(last.action) + 1);
    let end = State { stage: 63, side: 0 };
    assert!((0..=u8::MAX).all(|action| plan.path(&FULL, action, end).is_none()));
    let before = State { stage: 62, side: 0 };
    assert_eq!(plan.path(&FULL, last.action, before).map(|path| path.len()), Some(1));
    let only = Table { actions: const { &[word("step"), word("last")] }, rows: const { &ONE_WAY }, ..FULL };
    assert_eq!(only.plan().path(&only, 1, Table::START).map(|path| path.len()), Some(63));
}

/// The rows of [`FULL`] with one action for all but the last.
const ONE_WAY: [Row; 63] = {
    let mut rows = [OPEN; 63];
    let mut stage = 0;
    while stage < 63 {
        let action = if stage == 62 { 1 } else { 0 };
        rows[stage as usize] = Row { action, from: Set::of(&[stage]), to: Some(stage + 1), ..OPEN };
        stage += 1;
    }
    rows
};

#[test]
fn each_defect_is_seen() {
    const AGAIN: Row = Row { action: 1, from: Set::of(&[1]), to: Some(1), ..OPEN };
    const THREE: &[Term] = &[word("start"), word("open"), word("closed"), word("lost")];
    let with_rows = |rows: &'static [Row]| Table { rows, ..SOUND };
    let broken = [
        (Table { stages: &[], ..SOUND }, Defect::Size),
        (Table { sides: &[], ..SOUND }, Defect::Size),
        (Table { actions: &[], ..SOUND }, Defect::Size),
        (with_rows(const { &[OPEN, Row { from: Set::EMPTY, ..CLOSE }] }), Defect::Index),
        (with_rows(const { &[OPEN, Row { from: Set::of(&[1, 3]), ..CLOSE }] }), Defect::Index),
        (with_rows(const { &[OPEN, Row { side_from: Set::of(&[1]), ..CLOSE }] }), Defect::Index),
        (with_rows(const { &[OPEN, Row { side_to: Some(1), ..CLOSE }] }), Defect::Index),
        (with_rows(const { &[OPEN, Row { action: 2, ..CLOSE }] }), Defect::Index),
        (with_rows(const { &[OPEN, Row { to: Some(9), ..CLOSE }] }), Defect::Index),
        (with_rows(const { &[OPEN, Row { guards: &[3], ..CLOSE }] }), Defect::Index),
        (with_rows(const { &[OPEN, Row { to: Some(0), ..CLOSE }] }), Defect::IntoStart),
        (with_rows(const { &[Row { to: None, ..OPEN }, CLOSE] }), Defect::IntoStart),
        (with_rows(const { &[Row { from: Set::of(&[1]), ..OPEN }, CLOSE] }), Defect::NoStart),
        (with_rows(const { &[OPEN, Row { from: Set::of(&[1, 2]), ..CLOSE }] }), Defect::OutOfEnd),
        (with_rows(const { &[OPEN, CLOSE, AGAIN] }), Defect::Overlap),
        (with_rows(const { &[OPEN, Row { who: Roles::NONE, ..CLOSE }] }), Defect::Nobody),
        (with_rows(const { &[OPEN, Row { citations: &[], ..CLOSE }] }), Defect::Uncited),
        (Table { stages: THREE, ..SOUND }, Defect::Unreachable),
        (
            Table {
                sides: const { &[word("none"), word("other")] },
                rows: const {
                    let asked = Set::of(&[1]);
                    &[OPEN, CLOSE, Row { from: asked, side_from: asked, side_to: Some(1), ..OPEN }]
                },
                ..SOUND
            },
            Defect::Unreachable,
        ),
        (with_rows(const { &[OPEN] }), Defect::Unused),
        (Table { guards: const { &[word("idle")] }, ..SOUND }, Defect::Unused),
        (with_rows(const { &[OPEN, AGAIN] }), Defect::Stuck),
    ];
    let mut sentences = BTreeMap::new();
    for (index, (table, defect)) in broken.into_iter().enumerate() {
        assert_eq!(table.defect(), Some(defect), "broken table {index}: {}", defect.sentence());
        // Each is called something else.
        assert_eq!(*sentences.entry(defect.sentence()).or_insert(defect), defect);
    }
    assert!(sentences.keys().all(|sentence| sentence.contains(' ')));
}

#[test]
fn a_dead_row_is_seen() {
    const SIDES: &[Term] = &[word("none"), word("asked")];
    const ASK: Row =
        Row { action: 0, from: Set::of(&[1]), to: None, side_from: Set::of(&[0]), side_to: Some(1), ..OPEN };
    const CLOSE_ASKED: Row = Row { side_from: Set::of(&[1]), ..CLOSE };
    const NEVER: Row = Row { action: 2, from: Set::of(&[0]), side_from: Set::of(&[1]), ..OPEN };
    let table = Table {
        sides: SIDES,
        actions: const { &[word("open"), word("close"), word("never")] },
        rows: const { &[OPEN, ASK, CLOSE, NEVER] },
        ..SOUND
    };
    assert_eq!(table.defect(), Some(Defect::DeadRow));
    let sound = Table { sides: SIDES, rows: const { &[OPEN, ASK, CLOSE_ASKED] }, ..SOUND };
    assert_eq!(sound.defect(), None);
}
