//! The picture of a procedure: nothing is missing in it, nothing runs over anything, and text is no markup.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wujin_core::catalogue::{LANGUAGES, PROCEDURES};
use wujin_core::complaint::{Action, Stage, TABLE};
use wujin_core::finding::Language;
use wujin_core::procedure::State;
use wujin_core::procedure::draw::{Drawn, Taken, svg};

/// The values of an attribute, in order.
fn values<'a>(picture: &'a str, element: &str, attribute: &str) -> Vec<&'a str> {
    let is_of = |line: &&str| line.starts_with(&format!("<{element} "));
    let value = |line: &'a str| line.split(&format!(" {attribute}=\"")).nth(1)?.split('"').next();
    picture.lines().filter(is_of).filter_map(value).collect()
}

#[test]
fn every_stage_action_and_role_stands_in_the_picture_once_or_more() {
    for procedure in PROCEDURES {
        let table = procedure.table;
        for (language, _) in LANGUAGES {
            let picture = svg(table, *language, &Drawn::default());
            let terms = table.stages.iter().skip(1).chain(table.actions);
            for term in terms {
                assert!(picture.contains(language.word(*term)), "{} {}", table.name.name, term.name);
            }
            // Each stage but the first has its box, an end a second one within.
            let ends = table.ends.iter().count();
            let sides = if table.sides.len() > 1 { table.sides.len() } else { 0 };
            // The page is one too.
            assert_eq!(picture.matches("<rect ").count(), 1 + table.stages.len() - 1 + ends + sides);
            assert_eq!(picture.matches("<circle ").count(), 1);
        }
    }
}

#[test]
fn texts_at_the_right_stand_each_on_a_line_of_its_own() {
    for procedure in PROCEDURES {
        let picture = svg(procedure.table, Language::En, &Drawn::default());
        let texts = values(&picture, "text", "x").into_iter().zip(values(&picture, "text", "y"));
        let texts: Vec<_> = texts.collect();
        let distinct: BTreeSet<_> = texts.iter().collect();
        assert_eq!(distinct.len(), texts.len(), "{}", procedure.table.name.name);
        let size: Vec<u32> =
            values(&picture, "svg", "viewBox")[0].split(' ').map(|part| part.parse().unwrap()).collect();
        let within = |(x, y): &(&str, &str)| {
            x.parse::<u32>().unwrap() < size[2] && y.parse::<u32>().unwrap() < size[3]
        };
        assert!(texts.iter().all(within));
    }
}

#[test]
fn a_case_is_marked_where_it_stands() {
    let here = State { stage: 3, side: 1 };
    let picture = svg(&TABLE, Language::Zh, &Drawn::at(here));
    assert_eq!(picture.matches("#fde68a").count(), 2);
    assert!(picture.contains("font-weight=\"bold\">审核<"));
}

// Steps taken from most to never, one counted in two portions, steps refused, and stages with and without cases.
#[test]
fn counts_are_drawn_as_wide_as_they_are() {
    let taken =
        |stage: Stage, action: Action, times| Taken { stage: stage.index(), action: action.index(), times };
    let drawn = Drawn {
        here: Some(State { stage: Stage::Handling.index(), side: 1 }),
        taken: vec![
            taken(Stage::Start, Action::Register, 40_000),
            taken(Stage::Registered, Action::Propose, 12_345),
            taken(Stage::Registered, Action::Propose, 7_655),
            taken(Stage::Registered, Action::Withdraw, 1),
            taken(Stage::Handling, Action::Agree, 399),
        ],
        refused: vec![
            taken(Stage::Registered, Action::Archive, 0),
            taken(Stage::Handling, Action::Archive, 7),
        ],
        standing: vec![(Stage::Registered.index(), 0), (Stage::Handling.index(), 1_234)],
    };
    insta::assert_snapshot!(svg(&TABLE, Language::Zh, &drawn));
}

#[test]
fn whatever_was_counted_the_steps_say_how_often_they_were_taken() {
    let one = vec![Taken { stage: Stage::Handling.index(), action: Action::Archive.index(), times: 1 }];
    let nothing = Drawn::default();
    let counted = [
        Drawn { taken: one.clone(), ..nothing.clone() },
        Drawn { refused: one, ..nothing.clone() },
        Drawn { standing: vec![(0, 1)], ..nothing.clone() },
    ];
    let says = |drawn: &Drawn| svg(&TABLE, Language::Zh, drawn).contains("登记 · 工作人员 · 0");
    assert!(counted.iter().all(says) && !says(&nothing));
}

proptest! {
    // Any counts, even of stages and actions that there are none of.
    #[test]
    fn any_counts_are_drawn(
        taken in prop::collection::vec((0..20_u8, 0..20_u8, any::<u64>()), 0..30),
        standing in prop::collection::vec((0..20_u8, any::<u64>()), 0..20),
    ) {
        let steps = |skip: usize| {
            let every = taken.iter().skip(skip).step_by(2);
            every.map(|(stage, action, times)| Taken { stage: *stage, action: *action, times: *times / 32 }).collect()
        };
        let drawn = Drawn { here: None, taken: steps(0), refused: steps(1), standing };
        let picture = svg(&TABLE, Language::En, &drawn);
        prop_assert!(picture.ends_with("</svg>\n"));
        prop_assert_eq!(picture.matches("<text ").count(), picture.matches("</text>").count());
        prop_assert!(picture.lines().skip(3).all(|line| line.starts_with('<') && line.ends_with('>')));
    }
}
