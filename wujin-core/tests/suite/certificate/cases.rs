//! Complaints and inquiries under every profile, and reports of illegal acts.

use wujin_core::complaint::inquiry::{self, Inquiry};
use wujin_core::complaint::{self, Agreement, Breach, Complaint, Consumer, Promise, Registration};
use wujin_core::edition::{AnnexOneField, ProblemNature};
use wujin_core::money::Fen;
use wujin_core::petition::report::{self, IllegalActReport};
use wujin_core::procedure::{Case, Procedure};
use wujin_core::profile::{Context, Profile};
use wujin_core::time::{Calendar, Day};

use super::profiles;
use super::walk::{Place, Setting, Trial};
use crate::support::complaint::{registration, text};
use crate::support::{Drivable, day};

/// So many days after today an agreed day lies, where one lies ahead.
const SOON: i32 = 10;
const LATER: i32 = 20;

/// The deeds that other tests drive the procedure with: one that is sound, and those with one thing broken.
fn driven<P: Drivable>(action: P::Action, place: &Place<'_, P>) -> Vec<Trial<P>> {
    let broken = P::broken(action, place.case, place.at).into_iter().map(|(deed, code)| (deed, vec![code]));
    core::iter::once((P::sound(action, place.case, place.at), vec![])).chain(broken).collect()
}

fn setting<P: Procedure>(
    name: &str,
    rules: &'static P::Rules,
    strangers: Vec<&'static P::Rules>,
    trials: impl Fn(P::Action, &Place<'_, P>) -> Vec<Trial<P>> + 'static,
    days: fn(&Case<P>, Day) -> Vec<Option<Day>>,
) -> Setting<P> {
    Setting {
        name: name.to_owned(),
        rules,
        strangers,
        begins: day(0).day(),
        trials: Box::new(trials),
        days,
        features: Box::new(|_| Vec::new()),
        one_sided: Vec::new(),
        shut: Vec::new(),
    }
}

pub(super) fn complaints() -> Vec<Setting<Complaint>> {
    profiles()
        .map(|(profile, others)| {
            let trials = move |action, place: &Place<'_, Complaint>| complaint(profile, action, place);
            setting(profile.reference(), profile, others, trials, |case, _| {
                vec![case.facts().perform_by, case.facts().reply_by]
            })
        })
        .collect()
}

fn complaint(
    profile: &'static Profile,
    action: complaint::Action,
    place: &Place<'_, Complaint>,
) -> Vec<Trial<Complaint>> {
    use complaint::{Action, Deed};
    let today = place.at.day();
    match action {
        Action::Register => {
            let blank = profile.required_fields().iter().map(|field| (without(*field), vec!["WJ-301"]));
            let whole = core::iter::once((filled(), vec![])).chain(blank);
            whole.map(|(form, lacks)| (Deed::Register(Box::new(form)), lacks)).collect()
        }
        Action::Agree => {
            let perform_by = today.plus_days(SOON);
            let agreement = Agreement { consumer_consents: true, terms: text("退款"), perform_by };
            let nothing = (Deed::Agree(Agreement::default()), vec!["WJ-213", "WJ-214", "WJ-215"]);
            let ahead = (Deed::Agree(agreement), vec![]);
            driven(action, place).into_iter().chain([ahead, nothing]).collect()
        }
        Action::DeferReply => {
            let ahead = Deed::DeferReply(Promise { by: today.plus_days(LATER), agreed: true });
            driven(action, place).into_iter().chain([(ahead, vec![])]).collect()
        }
        Action::Breach => {
            let lacks = match place.case.facts().perform_by {
                None => vec!["WJ-220"],
                Some(by) if today <= by => vec!["WJ-219"],
                Some(_) => vec![],
            };
            vec![
                (Complaint::sound(action, place.case, place.at), vec![]),
                (Deed::Breach(Breach::default()), lacks),
            ]
        }
        _ => driven(action, place),
    }
}

/// A form with everything filled that any of the profiles asks for.
fn filled() -> Registration {
    let sound = registration();
    let consumer = Consumer { address: text("示例县示例路1号"), ..sound.consumer };
    let (amount, nature) = (Some(Fen(29_900)), Some(ProblemNature::Quality));
    Registration { consumer, amount, nature, ..sound }
}

fn without(field: AnnexOneField) -> Registration {
    let mut form = filled();
    match field {
        AnnexOneField::Station => form.station = None,
        AnnexOneField::ConsumerName => form.consumer.name = text(" "),
        AnnexOneField::ConsumerTelephone => form.consumer.telephone = None,
        AnnexOneField::ConsumerAddress => form.consumer.address = None,
        AnnexOneField::Goods => form.goods = text("　"),
        AnnexOneField::Request => form.request = None,
        AnnexOneField::Amount => form.amount = None,
        AnnexOneField::Nature => form.nature = None,
        other => panic!("no profile that is shipped asks for {other:?}"),
    }
    form
}

pub(super) fn inquiries() -> Vec<Setting<Inquiry>> {
    let trials = |action, place: &Place<'_, Inquiry>| {
        let mut trials = driven(action, place);
        if action == inquiry::Action::DeferReply {
            let by = place.at.day().plus_days(SOON);
            trials.push((inquiry::Deed::DeferReply(Promise { by, agreed: true }), vec![]));
        }
        trials
    };
    profiles()
        .map(|(profile, others)| {
            setting(profile.reference(), profile, others, trials, |case, _| vec![case.facts().reply_by])
        })
        .collect()
}

pub(super) fn illegal_act_reports() -> Vec<Setting<IllegalActReport>> {
    // In the time of each of the rules on checking and telling; before 2007 nothing of them is known.
    ["2006-03-01", "2012-03-01", "2020-03-02", "2026-05-06"].into_iter().map(report_setting).collect()
}

fn report_setting(begins: &str) -> Setting<IllegalActReport> {
    let begins: Day = begins.parse().unwrap();
    let since_2026 = begins.year() == 2026;
    let trials = move |action, place: &Place<'_, IllegalActReport>| report(since_2026, action, place);
    let features = |case: &Case<IllegalActReport>| {
        let facts = case.facts();
        vec![facts.extended.is_some(), facts.has_reporter()]
    };
    Setting {
        name: format!("received on {begins}"),
        begins,
        features: Box::new(features),
        ..setting("notice", Context::national(), vec![], trials, |case, _| vec![last_day_to_check(case)])
    }
}

/// The last day to check a report without an extension; none before October 2007.
fn last_day_to_check(case: &Case<IllegalActReport>) -> Option<Day> {
    let received = case.facts().received.filter(|day| day.year() > 2006)?;
    let count = if received.year() < 2019 { 7 } else { 15 };
    Calendar::national().nth_working_day_after(received, count).day()
}

fn report(
    since_2026: bool,
    action: report::Action,
    place: &Place<'_, IllegalActReport>,
) -> Vec<Trial<IllegalActReport>> {
    use report::{Action, Closing, Deed, Extension, Receipt};
    let facts = place.case.facts();
    match action {
        Action::Receive => {
            let named = Receipt { clue: text("销售过期食品"), ..Receipt::default() };
            driven(action, place).into_iter().chain([(Deed::Receive(named), vec![])]).collect()
        }
        Action::ExtendCheck => {
            let mut lacks = Vec::new();
            if facts.extended.is_some() {
                lacks.push("WJ-537");
            }
            if last_day_to_check(place.case).is_some_and(|last| last < place.at.day()) {
                lacks.push("WJ-538");
            }
            let extend = |approved_by, reason| Deed::ExtendCheck(Extension { approved_by, reason });
            let with = |code| [&lacks[..], &[code]].concat();
            vec![
                (extend(text("局长"), text("案情复杂")), lacks.clone()),
                (extend(None, text("案情复杂")), with("WJ-535")),
                (extend(text("局长"), None), with("WJ-536")),
            ]
        }
        Action::Close => {
            let owed = facts.received.is_some() && facts.has_reporter() && !since_2026;
            let lacks = if owed { vec!["WJ-539"] } else { vec![] };
            let unstated = [&lacks[..], &["WJ-540"]].concat();
            vec![
                (Deed::Close(Closing { reason: text("匿名举报") }), lacks),
                (Deed::Close(Closing::default()), unstated),
            ]
        }
        _ => driven(action, place),
    }
}
