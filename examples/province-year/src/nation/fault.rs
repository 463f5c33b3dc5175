//! The faults planted in a log. Each changes a lawful case so that one known thing is the first that is
//! wrong with it.

use wujin_core::complaint::{Action, TABLE};
use wujin_core::conformance::{NO_DAY, ViolationKind};
use wujin_core::procedure::Role;

use super::case::{CaseWalk, Step};
use crate::generate::Random;

/// What was planted in a case: the first thing wrong with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Planted {
    /// The event, counted in the case from 0.
    pub place: usize,
    /// What is wrong with it.
    pub kind: ViolationKind,
}

/// What a log without faults cannot show, by its own word.
const VOID: u8 = u8::MAX;

/// How often a kind is drawn anew where a case does not allow it.
const TRIES: u32 = 32;

/// Plants a fault of some kind that the case allows; none where it is too short for all that were drawn.
pub(crate) fn plant(case: &mut CaseWalk, random: &mut Random) -> Option<Planted> {
    (0..TRIES).find_map(|_| {
        let kind = random.below(u32::try_from(ViolationKind::ALL.len()).ok()?);
        let kind = *ViolationKind::ALL.get(kind as usize)?;
        let place = of_kind(kind, case, random)?;
        Some(Planted { place, kind })
    })
}

fn of_kind(kind: ViolationKind, case: &mut CaseWalk, random: &mut Random) -> Option<usize> {
    use ViolationKind as Kind;
    match kind {
        Kind::Unregistered => without(case, 0, |_| true),
        Kind::ReviewMissing => {
            let place = last(case, Action::Approve)?;
            without(case, place, |next| next == Action::Perform)
        }
        Kind::RecourseMissing => {
            let place = last(case, Action::InformRecourse)?;
            without(case, place, |next| next == Action::Archive)
        }
        Kind::OutcomeMissing => {
            let place = last(case, Action::Perform)?;
            without(case, place, |next| next == Action::Archive)
        }
        Kind::PromiseUnanswered => unanswered(case),
        Kind::OtherStage => inserted(case, 1, Action::Approve, Role::Leader),
        Kind::OtherReply => inserted(case, 1, Action::Reply, Role::Staff),
        Kind::AfterEnd => {
            let archived = last(case, Action::Archive)?;
            inserted(case, archived + 1, Action::Perform, Role::Staff)
        }
        Kind::WrongRole => {
            let (place, step) = some(case, random)?;
            let may = |role: Role| {
                let mut rows = TABLE.rows.iter().filter(|row| row.action == step.action);
                rows.any(|row| row.who.contains(role))
            };
            let others: Vec<_> = Role::ALL.iter().copied().filter(|role| !may(*role)).collect();
            let role = others.get(random.below(u32::try_from(others.len()).ok()?) as usize)?.index();
            changed(case, place, |step| step.role = role)
        }
        Kind::UnknownAction => {
            let (place, _) = some(case, random)?;
            changed(case, place, |step| step.action = VOID)
        }
        Kind::UnknownRole => {
            let (place, _) = some(case, random)?;
            changed(case, place, |step| step.role = VOID)
        }
        Kind::TimeRunsBack => {
            let (place, step) = some(case, random)?;
            let before = case.steps().get(place.checked_sub(1)?)?.at;
            // Of a breach the day counts as well.
            let back = before - i64::from(random.from(1, 2_880)) * 60_000_000;
            (step.action != Action::Breach.index()).then_some(())?;
            changed(case, place, |step| step.at = back)
        }
        Kind::PerformanceDayMissing => dated(case, Action::Agree, |_| NO_DAY),
        Kind::ReplyDayMissing => dated(case, Action::DeferReply, |_| NO_DAY),
        Kind::PerformanceDayPast => {
            let days = random.from(1, 20).cast_signed();
            dated(case, Action::Agree, |step| step.day() - days)
        }
        Kind::ReplyDayPast => {
            let days = random.from(1, 20).cast_signed();
            dated(case, Action::DeferReply, |step| step.day() - days)
        }
        Kind::PerformanceDayNotPast => {
            let breach = last(case, Action::Breach)?;
            let agreed = case.steps().iter().take(breach).rfind(|step| step.action == Action::Agree.index());
            let by = agreed?.due;
            (case.steps().get(breach)?.day() <= by).then_some(())?;
            changed(case, breach, |step| step.refused = false)
        }
        // Nothing is agreed only where an earlier event is wrong already.
        Kind::NothingAgreed => None,
        Kind::SequenceDoubled => {
            let (place, _) = some(case, random)?;
            let before = case.steps().get(place.checked_sub(1)?)?.sequence;
            changed(case, place, |step| step.sequence = before)
        }
        Kind::SequenceGap => {
            let (place, _) = some(case, random)?;
            case.steps().iter_mut().skip(place).for_each(|step| step.sequence += 1);
            Some(place)
        }
    }
}

/// A place drawn from the case, and what stands there.
fn some(case: &mut CaseWalk, random: &mut Random) -> Option<(usize, Step)> {
    let place = random.below(u32::try_from(case.steps().len()).ok()?) as usize;
    case.steps().get(place).map(|step| (place, *step))
}

fn last(case: &mut CaseWalk, action: Action) -> Option<usize> {
    case.steps().iter().rposition(|step| step.action == action.index())
}

fn changed(case: &mut CaseWalk, place: usize, change: impl FnOnce(&mut Step)) -> Option<usize> {
    change(case.steps().get_mut(place)?);
    Some(place)
}

/// Gives an event of an action another day.
fn dated(case: &mut CaseWalk, action: Action, day: impl FnOnce(&Step) -> i32) -> Option<usize> {
    let place = last(case, action)?;
    changed(case, place, |step| step.due = day(step))
}

/// Puts an event in, at the time of the one before.
fn inserted(case: &mut CaseWalk, place: usize, action: Action, role: Role) -> Option<usize> {
    let before = *case.steps().get(place.checked_sub(1)?)?;
    let step = Step { action: action.index(), role: role.index(), due: NO_DAY, refused: false, ..before };
    case.steps().insert(place, step);
    case.number();
    Some(place)
}

/// Takes an event out, if the next event that moves the case on is one that misses it; that one is wrong.
fn without(case: &mut CaseWalk, place: usize, misses: impl Fn(Action) -> bool) -> Option<usize> {
    let idle = |action: Action| matches!(action, Action::DeferReply | Action::Reply | Action::Guide);
    let later = case.steps().iter().enumerate().skip(place + 1);
    let mut moving = later.filter_map(|(place, step)| Some((place, Action::from_index(step.action)?)));
    let (next, _) = if place == 0 {
        moving.next()?
    } else {
        moving.find(|(_, action)| !idle(*action)).filter(|(_, action)| misses(*action))?
    };
    case.steps().remove(place);
    case.number();
    Some(next - 1)
}

/// Takes out the last answer, if nothing is promised after it and the case is archived.
fn unanswered(case: &mut CaseWalk) -> Option<usize> {
    let place = last(case, Action::Reply)?;
    let archived = last(case, Action::Archive)?;
    let promised = last(case, Action::DeferReply)?;
    (promised < place && place < archived).then_some(())?;
    case.steps().remove(place);
    case.number();
    Some(archived - 1)
}
