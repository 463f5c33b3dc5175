//! Reports on every leg of the way up, under every profile.

use wujin_core::edition::OperatorKind;
use wujin_core::obligation::Party;
use wujin_core::procedure::Role;
use wujin_core::profile::Profile;
use wujin_core::reporting::submission::{
    Acceptance, Action, Correction, Deed, Drafting, Filing, Filling, Replacement, ReportFigures, Returning,
    Sending, Submission,
};
use wujin_core::reporting::{Channels, KindTable, Leg, Rhythm, TIERS, Tally};
use wujin_core::time::{AnnualWindow, Period};

use super::profiles;
use super::walk::{OneSided, Place, Setting, Trial};
use crate::support::complaint::text;
use crate::support::day;

/// A leg as a draft names it.
#[derive(Clone, Copy)]
struct Way {
    from: Party,
    to: Party,
    receives_from_offices: bool,
    leg: Leg,
}

fn ways() -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for from in TIERS {
        for to in TIERS {
            for receives_from_offices in [false, true] {
                let Ok(leg) = Leg::between(from, to, receives_from_offices) else { continue };
                if !ways.iter().any(|way| way.leg == leg) {
                    ways.push(Way { from, to, receives_from_offices, leg });
                }
            }
        }
    }
    ways
}

pub(super) fn submissions() -> Vec<Setting<Submission>> {
    profiles()
        .flat_map(|(profile, strangers)| ways().into_iter().map(move |way| setting(profile, &strangers, way)))
        .collect()
}

fn setting(profile: &'static Profile, strangers: &[&'static Profile], way: Way) -> Setting<Submission> {
    let offices = if way.receives_from_offices { " (offices)" } else { "" };
    Setting {
        name: format!("{} {}-{}{offices}", profile.reference(), way.from.name(), way.to.name()),
        rules: profile,
        strangers: strangers.to_vec(),
        begins: day(0).day(),
        trials: Box::new(move |action, place| trials(profile, way, action, place)),
        days: |_, _| Vec::new(),
        features: Box::new(|case| {
            let figures = case.facts().figures.as_deref();
            vec![figures.is_some(), figures.is_some_and(|figures| *figures == wrong())]
        }),
        one_sided: one_sided(way),
        shut: Vec::new(),
    }
}

fn one_sided(way: Way) -> Vec<OneSided> {
    let mut known = vec![OneSided {
        action: Action::Accept.name(),
        guard: "figures_add_up",
        always: true,
        because: "figures that do not add up are not submitted, and cannot be filled in afterwards",
    }];
    if way.leg.channels != Channels::Both && way.leg.channels != Channels::Written {
        known.push(OneSided {
            action: Action::Accept.name(),
            guard: "channels_used",
            always: true,
            because: "what is submitted has gone up in some way, and this leg asks for no other",
        });
    }
    known
}

fn right() -> ReportFigures {
    let tally = Tally { accepted: 12, settled: 11, recourse_told: 1, ..Tally::EMPTY };
    let columns = KindTable::of(OperatorKind::Market, tally);
    ReportFigures { columns, total: Some(tally), ..ReportFigures::default() }
}

fn wrong() -> ReportFigures {
    let total = Tally { accepted: 13, settled: 11, recourse_told: 1, ..Tally::EMPTY };
    ReportFigures { total: Some(total), ..right() }
}

fn trials(
    profile: &'static Profile,
    way: Way,
    action: Action,
    place: &Place<'_, Submission>,
) -> Vec<Trial<Submission>> {
    let right = || Some(Box::new(right()));
    let wrong = || Some(Box::new(wrong()));
    let role = |tier| Leg::role(tier).unwrap();
    let other_role = |own: Role, codes: &[&'static str]| -> Vec<&'static str> {
        let stranger = (place.role != own).then_some("WJ-425");
        codes.iter().copied().chain(stranger).collect()
    };
    let below = |codes: &[&'static str]| other_role(role(way.from), codes);
    let above = |codes: &[&'static str]| other_role(role(way.to), codes);
    let facts = place.case.facts();
    let unfit: Vec<&'static str> = match facts.figures.as_deref() {
        None => vec!["WJ-426"],
        Some(figures) if *figures == self::wrong() => vec!["WJ-413"],
        Some(_) => vec![],
    };
    let sent = Channels::from_index(place.case.state().side).unwrap() != Channels::None;
    match action {
        Action::Draft => draft_trials(profile, way, &below),
        Action::Fill => [right(), wrong(), None]
            .into_iter()
            .map(|figures| (Deed::Fill(Filling { figures }), below(&[])))
            .collect(),
        Action::SubmitInWriting | Action::EnterSystem => {
            let lacks = if sent { below(&[]) } else { below(&unfit) };
            let sending = Sending::default();
            let written = action == Action::SubmitInWriting;
            vec![(if written { Deed::SubmitInWriting(sending) } else { Deed::EnterSystem(sending) }, lacks)]
        }
        Action::Return => vec![
            (Deed::Return(Returning { reason: text("合计不符") }), above(&[])),
            (Deed::Return(Returning::default()), above(&["WJ-423"])),
        ],
        Action::Correct => [right(), wrong(), None]
            .into_iter()
            .map(|figures| (Deed::Correct(Correction { figures }), below(&[])))
            .collect(),
        Action::Accept => {
            let used = Channels::from_index(place.case.state().side).unwrap();
            let missing = !used.cover(way.leg.channels);
            vec![(Deed::Accept(Acceptance::default()), above(if missing { &["WJ-421"] } else { &[] }))]
        }
        Action::Revise => vec![
            (Deed::Revise(Replacement { by: text("二"), changed: text("和解件数") }), below(&[])),
            (Deed::Revise(Replacement::default()), below(&["WJ-424"])),
        ],
        Action::File => vec![(Deed::File(Filing::default()), above(&[]))],
    }
}

fn draft_trials(
    profile: &Profile,
    way: Way,
    below: &dyn Fn(&[&'static str]) -> Vec<&'static str>,
) -> Vec<Trial<Submission>> {
    let window = profile.document().reporting.window_of(2012).unwrap_or(AnnualWindow::JanuaryToNovember);
    let quarter = Period::quarter(2012, 1).ok();
    let half = Period::first_half(2012).ok();
    let year = Period::annual(2012, window).ok();
    let (own, others) = match way.leg.rhythm {
        Rhythm::Quarterly => (vec![quarter], vec![half, year]),
        Rhythm::HalfAndYear => (vec![half, year], vec![quarter]),
    };
    let sound = Drafting {
        from: Some(way.from),
        to: Some(way.to),
        receives_from_offices: way.receives_from_offices,
        period: own[0],
        figures: Some(Box::new(right())),
        ..Drafting::default()
    };
    let draft = Deed::Draft;
    let mut trials: Vec<Trial<Submission>> = Vec::new();
    for figures in [right(), wrong()] {
        trials.push((draft(Drafting { figures: Some(Box::new(figures)), ..sound.clone() }), below(&[])));
    }
    trials.push((draft(Drafting { figures: None, ..sound.clone() }), below(&[])));
    for period in own {
        trials.push((draft(Drafting { period, ..sound.clone() }), below(&[])));
    }
    for period in others {
        trials.push((draft(Drafting { period, ..sound.clone() }), below(&["WJ-408"])));
    }
    if way.leg.rhythm == Rhythm::HalfAndYear && profile.document().reporting.window_of(2012).is_some() {
        let period = Period::annual(2012, AnnualWindow::DecemberToNovember).ok();
        trials.push((draft(Drafting { period, ..sound.clone() }), below(&["WJ-429"])));
    }
    trials.push((draft(Drafting { period: None, ..sound.clone() }), below(&["WJ-422"])));
    trials.push((draft(Drafting { changed: text("和解件数"), ..sound.clone() }), below(&["WJ-424"])));
    let (replaces, changed) = (text("一"), text("和解件数"));
    trials.push((draft(Drafting { replaces, changed, ..sound.clone() }), below(&[])));
    trials.push((draft(Drafting { from: None, ..sound.clone() }), vec!["WJ-427"]));
    trials.push((draft(Drafting { to: Some(Party::Station), ..sound }), vec!["WJ-428"]));
    trials
}
