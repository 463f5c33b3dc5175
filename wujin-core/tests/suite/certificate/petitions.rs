//! Petitions under every set of rule editions that was in force together on some day, with the online scheme and
//! without it.

use std::sync::{Arc, LazyLock};

use wujin_core::edition::{
    DeclineGround, DisputeBody, DisputeParty, EndGround, HandlingPlace, MediationWay, RULE_EDITIONS,
    ResolutionWay, RuleEdition, SuspensionCause, editions_for,
};
use wujin_core::petition::{
    Action, DeclineTold, Declining, Deed, Ending, Guard, Lodging, MediatedAgreement, Mediation,
    OperatorReferral, Petition, PetitionWithdrawal, RecusalDecision, Resumption, Stage,
};
use wujin_core::procedure::{Case, Role};
use wujin_core::profile::{Context, Profile};
use wujin_core::time::{Calendar, Day, Due, Excluded, PeriodRule};

use super::walk::{OneSided, Place, Setting, Trial};
use crate::support::Drivable;
use crate::support::complaint::text;
use crate::support::petition::ONLINE;

/// Editions that are in force together.
type Pinned = Arc<[&'static RuleEdition]>;

static WITH_SCHEME: LazyLock<Context> =
    LazyLock::new(|| Context { profile: Profile::from_json(ONLINE).unwrap().into(), ..Context::default() });

pub(super) fn petitions() -> Vec<Setting<Petition>> {
    let first_known = Calendar::national().first_known();
    let mut first_days: Vec<Day> = RULE_EDITIONS.iter().map(|edition| edition.from).collect();
    first_days.extend(RULE_EDITIONS.iter().filter_map(|edition| edition.until).map(Day::next));
    // The oldest editions begin before the first year whose working days are known.
    first_days.retain(|day| *day >= first_known);
    first_days.push("2012-03-01".parse().unwrap());
    first_days.sort_unstable();
    first_days.dedup();
    let bureau = |day: &Day| setting(*day, HandlingPlace::Bureau, Context::national());
    let mut settings: Vec<_> = first_days.iter().map(bureau).collect();
    settings.insert(1, setting(first_days[0], HandlingPlace::DistrictOffice, Context::national()));
    let online = first_days.iter().filter(|day| day.year() >= 2017);
    settings.extend(online.map(|day| setting(*day, HandlingPlace::Bureau, &WITH_SCHEME)));
    settings
}

fn setting(begins: Day, place: HandlingPlace, rules: &'static Context) -> Setting<Petition> {
    let pinned: Pinned = editions_for(begins, place).collect();
    let names: Vec<_> = pinned.iter().map(|edition| edition.id.name()).collect();
    let has_scheme = rules.profile.document().petition.online_settlement.is_some();
    let stranger: &'static Context = if has_scheme { Context::national() } else { &WITH_SCHEME };
    let asks = |says: fn(&RuleEdition) -> bool| pinned.iter().any(|edition| says(edition));
    let by_edition = |action: Action, guard: Guard, always| OneSided {
        action: action.name(),
        guard: guard.name(),
        always,
        because: "the editions of the day decide it alone",
    };
    let mut one_sided = vec![
        by_edition(Action::SuspendRecusal, Guard::StopListed, true),
        OneSided {
            action: Action::ReferOperator.name(),
            guard: Guard::SchemeApplies.name(),
            always: has_scheme,
            because: "the profile decides it alone",
        },
    ];
    if !asks(|edition| edition.declines_on(DeclineGround::AlreadyHandled).is_some()) {
        one_sided.push(by_edition(Action::Decline, Guard::HandlingBodyListed, true));
        one_sided.push(by_edition(Action::End, Guard::HandlingBodyListed, true));
    }
    if !asks(|edition| edition.written_agreement.is_some()) {
        one_sided.push(by_edition(Action::Agree, Guard::AgreementWritten, true));
    }
    if !asks(|edition| edition.decline_ways.is_some()) {
        one_sided.push(by_edition(Action::TellConsumer, Guard::OtherWaysTold, true));
    }
    let shut = if has_scheme {
        Vec::new()
    } else {
        let because = "no profile says that the online scheme applies";
        vec![(Action::ReferOperator.term(), because), (Action::AnswerOperator.term(), because)]
    };
    let scheme = if has_scheme { ", with the online scheme" } else { "" };
    Setting {
        name: format!("{}{scheme}", names.join("+")),
        rules,
        strangers: vec![stranger],
        begins,
        one_sided,
        shut,
        days: |case, _| vec![last_day(case).ok()],
        features: Box::new(|case| {
            let facts = case.facts();
            let open = |cause| facts.is_suspended_for(cause);
            let remote = facts.way == Some(MediationWay::Remote);
            vec![open(SuspensionCause::Testing), open(SuspensionCause::Recusal), remote]
        }),
        trials: Box::new(move |action, at| trials(&pinned, place, has_scheme, action, at)),
    }
}

/// The last day of the shortest limit of mediation, the later of the two rules for a last day off; else the code
/// that says why there is none.
fn last_day(case: &Case<Petition>) -> Result<Day, &'static str> {
    let facts = case.facts();
    let Some(accepted) = facts.accepted else { return Err("") };
    let testing: Vec<Excluded> = facts
        .suspensions
        .iter()
        .filter(|rest| rest.cause == SuspensionCause::Testing)
        .map(|rest| rest.time)
        .collect();
    let ends = facts.editions.iter().map(|id| id.edition()).filter_map(|edition| {
        edition.ends_on(EndGround::LimitPassed)?;
        let excluded = if edition.left_out.is_empty() { &[][..] } else { &testing };
        let due = |rule| Calendar::national().due_under(rule, accepted, edition.mediate.limit, excluded);
        Some(match (due(PeriodRule::CivilCode), due(edition.period_rule)) {
            (Due::On(one), Due::On(other)) => Ok(one.max(other)),
            (Due::Suspended { .. }, _) | (_, Due::Suspended { .. }) => Err("WJ-529"),
            _ => Err("WJ-530"),
        })
    });
    let ends: Vec<_> = ends.collect();
    ends.iter().filter_map(|end| end.ok()).min().ok_or_else(|| ends[0].unwrap_err())
}

fn trials(
    pinned: &Pinned,
    handled_at: HandlingPlace,
    has_scheme: bool,
    action: Action,
    place: &Place<'_, Petition>,
) -> Vec<Trial<Petition>> {
    let today = place.at.day();
    let asks = |says: fn(&RuleEdition) -> bool| {
        place.case.facts().received.is_some() && pinned.iter().any(|edition| says(edition))
    };
    match action {
        Action::Lodge => {
            let lodging = |received| {
                let handled_at = Some(handled_at);
                Deed::Lodge(Lodging {
                    received, request: text("退货退款"), handled_at, ..Lodging::default()
                })
            };
            vec![
                (lodging(Some(today)), vec![]),
                (lodging(None), vec!["WJ-503"]),
                (lodging(Some(today.next())), vec!["WJ-504"]),
                (lodging("1990-01-01".parse().ok()), vec!["WJ-505"]),
            ]
        }
        Action::ReferOperator => {
            let refer = |operator| Deed::ReferOperator(OperatorReferral { operator });
            let shut = if has_scheme { vec![] } else { vec!["WJ-532"] };
            let unnamed = [&shut[..], &["WJ-513"]].concat();
            vec![(refer(text("示例企业")), shut), (refer(None), unnamed)]
        }
        Action::Decline => bars(pinned, RuleEdition::declines_on, place.case)
            .into_iter()
            .map(|Bar { ground, harm_known, handled_by, lacks }| {
                (Deed::Decline(Declining { ground, harm_known, handled_by, remark: None }), lacks)
            })
            .collect(),
        Action::Mediate => {
            let mediate = |consents: &[DisputeParty], way| {
                Deed::Mediate(Mediation { consents: consents.to_vec(), way, remark: None })
            };
            vec![
                (mediate(DisputeParty::ALL, None), vec![]),
                (mediate(DisputeParty::ALL, Some(MediationWay::Remote)), vec![]),
                (mediate(&[], None), vec!["WJ-516"]),
                (mediate(&[DisputeParty::Consumer], None), vec!["WJ-516"]),
            ]
        }
        Action::Resume => resumptions(place),
        Action::Agree => {
            let on_site = place.case.facts().way != Some(MediationWay::Remote);
            let asked = on_site && asks(|edition| edition.written_agreement.is_some());
            agreements(if asked { vec!["WJ-519"] } else { vec![] })
        }
        Action::End => ends(pinned, place),
        Action::Withdraw => {
            let sound = Petition::sound(action, place.case, place.at);
            let bare = Deed::Withdraw(PetitionWithdrawal::default());
            let lacks = if place.role == Role::Authority { vec!["WJ-533"] } else { vec![] };
            vec![(sound, vec![]), (bare, lacks)]
        }
        Action::TellConsumer => {
            let tell = |reason, ways: &[ResolutionWay]| {
                Deed::TellConsumer(DeclineTold { reason, ways: ways.to_vec() })
            };
            let lacks = if asks(|edition| edition.decline_ways.is_some()) { vec!["WJ-531"] } else { vec![] };
            vec![
                (tell(text("无凭证"), ResolutionWay::ALL), vec![]),
                (tell(text("无凭证"), &ResolutionWay::ALL[..4]), lacks),
                (tell(None, ResolutionWay::ALL), vec!["WJ-512"]),
            ]
        }
        _ => {
            let broken = Petition::broken(action, place.case, place.at);
            let broken = broken.into_iter().map(|(deed, code)| (deed, vec![code]));
            core::iter::once((Petition::sound(action, place.case, place.at), vec![])).chain(broken).collect()
        }
    }
}

/// Ways to go on: with the decision on recusal and without it, with an earlier end of testing and with one that
/// cannot be.
fn resumptions(place: &Place<'_, Petition>) -> Vec<Trial<Petition>> {
    let (case, today) = (place.case, place.at.day());
    let stopped = [Some(Stage::SuspendedRecusal), Some(Stage::SuspendedBoth)].contains(&case.stage());
    let tested = case.facts().is_suspended_for(SuspensionCause::Testing);
    let mut trials = Vec::new();
    for recusal in [None, Some(RecusalDecision::Denied)] {
        for testing_ended in [None, Some(today), Some(today.next())] {
            let mut lacks = Vec::new();
            if stopped && recusal.is_none() {
                lacks.push("WJ-517");
            }
            if testing_ended.is_some_and(|ended| !tested || ended > today) {
                lacks.push("WJ-518");
            }
            trials.push((Deed::Resume(Resumption { recusal, testing_ended, remark: None }), lacks));
        }
    }
    trials
}

fn agreements(unwritten: Vec<&'static str>) -> Vec<Trial<Petition>> {
    let terms = || text("退款一半");
    let none = MediatedAgreement::default;
    let one = MediatedAgreement { waived_by: vec![DisputeParty::Operator], ..none() };
    let both = MediatedAgreement { waived_by: DisputeParty::ALL.to_vec(), ..none() };
    [
        (MediatedAgreement { terms: terms(), written: true, ..none() }, vec![]),
        (MediatedAgreement { terms: terms(), performed_at_once: true, ..none() }, vec![]),
        (MediatedAgreement { terms: terms(), ..both }, vec![]),
        (MediatedAgreement { terms: terms(), ..one }, unwritten.clone()),
        (MediatedAgreement { terms: terms(), ..none() }, unwritten),
        (MediatedAgreement { written: true, ..none() }, vec!["WJ-509"]),
    ]
    .into_iter()
    .map(|(agreement, lacks)| (Deed::Agree(agreement), lacks))
    .collect()
}

struct Bar {
    ground: Option<DeclineGround>,
    harm_known: Option<Day>,
    handled_by: Option<DisputeBody>,
    lacks: Vec<&'static str>,
}

/// Every ground to decline: listed or not, the time bar with the harm known on both sides of the line, and each
/// body that may have dealt with the dispute.
fn bars(
    pinned: &Pinned,
    listed: fn(&RuleEdition, DeclineGround) -> Option<&'static wujin_core::edition::DeclineRule>,
    case: &Case<Petition>,
) -> Vec<Bar> {
    let received = case.facts().received;
    let bar = |ground, lacks| Bar { ground, harm_known: None, handled_by: None, lacks };
    let mut bars = vec![bar(None, vec!["WJ-502"])];
    for ground in DeclineGround::ALL {
        let rules: Vec<_> = pinned.iter().filter_map(|edition| listed(edition, *ground)).collect();
        let years = rules.iter().filter_map(|rule| rule.years).min();
        let bodies: Vec<_> = rules.iter().flat_map(|rule| rule.bodies).collect();
        let ground = Some(*ground);
        match (rules.is_empty(), years, received) {
            (true, ..) => bars.push(bar(ground, vec!["WJ-501"])),
            (false, Some(years), Some(received)) => {
                let on_the_day = years_before(received, years);
                bars.push(bar(ground, vec!["WJ-506"]));
                bars.push(Bar { harm_known: Some(on_the_day), ..bar(ground, vec!["WJ-507"]) });
                bars.push(Bar { harm_known: Some(on_the_day.previous()), ..bar(ground, vec![]) });
            }
            (false, ..) if !bodies.is_empty() => {
                bars.push(bar(ground, vec!["WJ-527"]));
                bars.extend(DisputeBody::ALL.iter().map(|body| {
                    let lacks = if bodies.contains(&body) { vec![] } else { vec!["WJ-528"] };
                    Bar { handled_by: Some(*body), ..bar(ground, lacks) }
                }));
            }
            (false, ..) => bars.push(bar(ground, vec![])),
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
    let end = |ending: Ending, ground| Deed::End(Ending { ground, ..ending });
    let none = Ending::default;
    let mut trials = vec![(end(none(), None), vec!["WJ-502"])];
    for ground in EndGround::ALL {
        let rules: Vec<_> = pinned.iter().filter_map(|edition| edition.ends_on(*ground)).collect();
        let own = Some(*ground);
        match ground {
            _ if rules.is_empty() => trials.push((end(none(), own), vec!["WJ-501"])),
            EndGround::BarFound => {
                let bars = bars(pinned, RuleEdition::finds_later, place.case).into_iter();
                trials.extend(bars.map(|Bar { ground: bar, harm_known, handled_by, lacks }| {
                    (end(Ending { bar, harm_known, handled_by, ..none() }, own), lacks)
                }));
            }
            EndGround::MediationRefused => {
                trials.push((end(none(), own), vec!["WJ-525"]));
                trials.extend(DisputeParty::ALL.iter().map(|party| {
                    let listed = rules.iter().any(|rule| rule.parties.contains(party));
                    let lacks = if listed { vec![] } else { vec!["WJ-526"] };
                    (end(Ending { by: Some(*party), ..none() }, own), lacks)
                }));
            }
            EndGround::NoAgreementPossible => {
                let mediated = place.case.facts().mediating.is_some();
                trials.push((end(none(), own), if mediated { vec![] } else { vec!["WJ-520"] }));
            }
            EndGround::LimitPassed => {
                let lacks = match last_day(place.case) {
                    Ok(last) if last < place.at.day() => vec![],
                    Ok(_) => vec!["WJ-511"],
                    Err(code) => vec![code],
                };
                trials.push((end(none(), own), lacks));
            }
            _ => trials.push((end(none(), own), vec![])),
        }
    }
    trials
}
