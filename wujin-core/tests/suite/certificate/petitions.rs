//! Petitions under every set of rule editions that was in force together on some day.

use std::sync::Arc;

use wujin_core::edition::{
    DeclineGround, EndGround, RULE_EDITIONS, RuleEdition, SuspensionCause, editions_for,
};
use wujin_core::petition::{
    Action, Declining, Deed, Ending, Guard, Lodging, OperatorAnswer, OperatorReferral, Petition,
};
use wujin_core::procedure::Case;
use wujin_core::time::Day;

use super::walk::{OneSided, Place, Setting, Trial};
use crate::support::Drivable;
use crate::support::complaint::text;

/// Editions that are in force together.
type Pinned = Arc<[&'static RuleEdition]>;

pub(super) fn petitions() -> Vec<Setting<Petition>> {
    let mut first_days: Vec<Day> = RULE_EDITIONS.iter().map(|edition| edition.from).collect();
    first_days.extend(RULE_EDITIONS.iter().filter_map(|edition| edition.until).map(Day::next));
    first_days.sort_unstable();
    first_days.dedup();
    first_days.into_iter().map(setting).collect()
}

fn setting(begins: Day) -> Setting<Petition> {
    let pinned: Pinned = editions_for(begins).collect();
    let names: Vec<_> = pinned.iter().map(|edition| edition.id.name()).collect();
    let suspends = |cause| pinned.iter().any(|edition| edition.suspends_for(cause).is_some());
    let mut shut = Vec::new();
    for (action, cause) in [
        (Action::SuspendTesting, SuspensionCause::Testing),
        (Action::SuspendRecusal, SuspensionCause::Recusal),
    ] {
        if !suspends(cause) {
            shut.push((action.term(), "no edition of the day leaves that time out"));
        }
    }
    if shut.len() == 2 {
        shut.push((Action::Resume.term(), "nothing is suspended under the editions of the day"));
    }
    let one_sided = |action: Action, cause| OneSided {
        action: action.name(),
        guard: Guard::SuspensionListed.name(),
        always: suspends(cause),
        because: "the editions of the day decide it alone",
    };
    Setting {
        name: names.join("+"),
        rules: &(),
        strangers: Vec::new(),
        begins,
        one_sided: vec![
            one_sided(Action::SuspendTesting, SuspensionCause::Testing),
            one_sided(Action::SuspendRecusal, SuspensionCause::Recusal),
        ],
        shut,
        days: |case, today| vec![last_day(case, today)],
        features: Box::new(|case| {
            let resting = case.facts().suspensions.last().is_some_and(|rest| rest.time.until.is_none());
            vec![resting]
        }),
        trials: Box::new(move |action, place| trials(&pinned, action, place)),
    }
}

/// The last day of the shortest limit of mediation, so far as is known without a calendar: as many days as it
/// counts after acceptance, and those of each rest that the edition leaves out, to this day where it goes on.
fn last_day(case: &Case<Petition>, today: Day) -> Option<Day> {
    let facts = case.facts();
    let ends = facts.editions.iter().map(|id| id.edition()).filter_map(|edition| {
        edition.ends_on(EndGround::LimitPassed)?;
        let rests = facts.suspensions.iter().filter(|rest| edition.suspends_for(rest.cause).is_some());
        let rested: i32 = rests.map(|rest| rest.time.until.unwrap_or(today).days_since(rest.time.from)).sum();
        facts.accepted?.plus_days(i32::from(edition.mediate.limit.count) + rested)
    });
    ends.min()
}

fn trials(pinned: &Pinned, action: Action, place: &Place<'_, Petition>) -> Vec<Trial<Petition>> {
    let today = place.at.day();
    match action {
        Action::Lodge => {
            let lodging = |received| {
                Deed::Lodge(Lodging { received, request: text("退货退款"), ..Lodging::default() })
            };
            vec![
                (lodging(Some(today)), vec![]),
                (lodging(None), vec!["WJ-503"]),
                (lodging(Some(today.next())), vec!["WJ-504"]),
                (lodging("1990-01-01".parse().ok()), vec!["WJ-505"]),
            ]
        }
        Action::ReferOperator => vec![
            (Deed::ReferOperator(OperatorReferral { operator: text("示例企业") }), vec![]),
            (Deed::ReferOperator(OperatorReferral::default()), vec!["WJ-513"]),
        ],
        Action::AnswerOperator => vec![
            (Deed::AnswerOperator(OperatorAnswer { answer: text("不同意退款") }), vec![]),
            (Deed::AnswerOperator(OperatorAnswer::default()), vec!["WJ-514"]),
        ],
        Action::Decline => bars(pinned, place.case)
            .into_iter()
            .map(|(ground, harm_known, lacks)| {
                (Deed::Decline(Declining { ground, harm_known, ..Declining::default() }), lacks)
            })
            .collect(),
        Action::SuspendTesting => vec![suspend(pinned, SuspensionCause::Testing, action, place)],
        Action::SuspendRecusal => vec![suspend(pinned, SuspensionCause::Recusal, action, place)],
        Action::End => ends(pinned, place),
        _ => {
            let broken = Petition::broken(action, place.case, place.at);
            let broken = broken.into_iter().map(|(deed, code)| (deed, vec![code]));
            core::iter::once((Petition::sound(action, place.case, place.at), vec![])).chain(broken).collect()
        }
    }
}

fn suspend(
    pinned: &Pinned,
    cause: SuspensionCause,
    action: Action,
    place: &Place<'_, Petition>,
) -> Trial<Petition> {
    let listed = pinned.iter().any(|edition| edition.suspends_for(cause).is_some());
    let lacks = if listed { vec![] } else { vec!["WJ-508"] };
    (Petition::sound(action, place.case, place.at), lacks)
}

type Bar = (Option<DeclineGround>, Option<Day>, Vec<&'static str>);

/// Every ground to decline: listed or not, and the time bar with the harm known on both sides of the line.
fn bars(pinned: &Pinned, case: &Case<Petition>) -> Vec<Bar> {
    let received = case.facts().received;
    let mut bars = vec![(None, None, vec!["WJ-502"])];
    for ground in DeclineGround::ALL {
        let rules: Vec<_> = pinned.iter().filter_map(|edition| edition.declines_on(*ground)).collect();
        let years = rules.iter().filter_map(|rule| rule.years).min();
        let ground = Some(*ground);
        match (rules.is_empty(), years, received) {
            (true, ..) => bars.push((ground, None, vec!["WJ-501"])),
            (false, Some(years), Some(received)) => {
                let on_the_day = years_before(received, years);
                bars.push((ground, None, vec!["WJ-506"]));
                bars.push((ground, Some(on_the_day), vec!["WJ-507"]));
                bars.push((ground, Some(on_the_day.previous()), vec![]));
            }
            (false, ..) => bars.push((ground, None, vec![])),
        }
    }
    bars
}

/// The day from which so many years lead to a day.
fn years_before(day: Day, years: u16) -> Day {
    let [year, rest] =
        day.to_string().splitn(2, '-').map(str::to_owned).collect::<Vec<_>>().try_into().unwrap();
    let year: u16 = year.parse().unwrap();
    format!("{:04}-{rest}", year - years).parse().unwrap()
}

fn ends(pinned: &Pinned, place: &Place<'_, Petition>) -> Vec<Trial<Petition>> {
    let end = |ground, bar, harm_known| Deed::End(Ending { ground, bar, harm_known, ..Ending::default() });
    let mut trials = vec![(end(None, None, None), vec!["WJ-502"])];
    for ground in EndGround::ALL {
        let listed = pinned.iter().any(|edition| edition.ends_on(*ground).is_some());
        let own = Some(*ground);
        match ground {
            _ if !listed => trials.push((end(own, None, None), vec!["WJ-501"])),
            EndGround::BarFound => {
                let bars = bars(pinned, place.case).into_iter();
                trials.extend(bars.map(|(bar, harm, lacks)| (end(own, bar, harm), lacks)));
            }
            EndGround::LimitPassed => {
                let last = last_day(place.case, place.at.day());
                let early = last.is_some_and(|last| place.at.day() <= last);
                trials.push((end(own, None, None), if early { vec!["WJ-511"] } else { vec![] }));
            }
            _ => trials.push((end(own, None, None), vec![])),
        }
    }
    trials
}
