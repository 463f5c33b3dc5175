//! The running machine walked through everything it can reach under some rules: every state, with every
//! agreed day ahead, today or past, and there every action in every role with every deed of a list.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use wujin_core::procedure::{Case, Command, Procedure, Role, Row, State};
use wujin_core::term::{Term, Vocabulary};
use wujin_core::time::{Day, Instant};

/// A deed, and the codes of what keeps its guards from holding.
pub(super) type Trial<P> = (<P as Procedure>::Deed, Vec<&'static str>);

/// Where a deed is tried.
pub(super) struct Place<'a, P: Procedure> {
    pub(super) case: &'a Case<P>,
    pub(super) at: Instant,
    pub(super) role: Role,
}

/// The deeds of an action that are tried at a place.
type Trials<P> = Box<dyn Fn(<P as Procedure>::Action, &Place<'_, P>) -> Vec<Trial<P>>>;

/// What else than state and days tells cases from each other.
type Features<P> = Box<dyn Fn(&Case<P>) -> Vec<bool>>;

/// The rules that a procedure is walked under, and what is tried.
pub(super) struct Setting<P: Procedure> {
    /// The rules, by their names.
    pub(super) name: String,
    pub(super) rules: &'static P::Rules,
    /// Other rules: a case that began under these must not go on under them.
    pub(super) strangers: Vec<&'static P::Rules>,
    /// The day on which cases begin.
    pub(super) begins: Day,
    pub(super) trials: Trials<P>,
    /// The days that matter to a case as it looks today: always as many, each once it is known.
    pub(super) days: fn(&Case<P>, Day) -> Vec<Option<Day>>,
    pub(super) features: Features<P>,
    /// What is seen of a guard under some rules only, or nowhere, by the row's action and the guard: the
    /// value that is never seen, and why.
    pub(super) one_sided: Vec<OneSided>,
    /// The actions that these rules shut, and why.
    pub(super) shut: Vec<(Term, &'static str)>,
}

/// A guard that is always true or always false where a row asks it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct OneSided {
    pub(super) action: &'static str,
    pub(super) guard: &'static str,
    /// The value that is seen.
    pub(super) always: bool,
    pub(super) because: &'static str,
}

/// How an agreed day lies to today.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Class {
    Unknown,
    Ahead,
    Today,
    Past,
}

type Configuration = (State, Vec<Class>, Vec<bool>);

/// What a walk has seen.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) states: BTreeSet<State>,
    /// States, with how every agreed day lies to today, and what else tells cases from each other.
    pub(super) configurations: usize,
    /// Commands that were decided.
    pub(super) decisions: usize,
    /// How many of them were lawful.
    pub(super) lawful: usize,
    /// Of the unlawful, those that were late or early in the case's own order, or under other rules.
    pub(super) out_of_order: usize,
    /// The steps between configurations that were taken.
    pub(super) steps: BTreeSet<(usize, usize, usize)>,
    /// The rows that were taken.
    pub(super) rows: BTreeSet<usize>,
    /// For each row and guard: whether it was seen to fail, to hold.
    pub(super) guards: BTreeMap<(usize, u8), [bool; 2]>,
}

/// Walks through everything, and holds each decision against what the table and the list of deeds say.
pub(super) fn walk<P: Procedure>(setting: &Setting<P>) -> Walked {
    let mut walked = Walked::default();
    let mut known: BTreeMap<Configuration, usize> = BTreeMap::new();
    let mut waiting = VecDeque::new();
    let mut ends = BTreeSet::new();
    let first = (Case::<P>::new(), Instant::on(setting.begins, 9 * 3_600));
    enter(setting, first, &mut known, &mut waiting);
    while let Some((place, case, at)) = waiting.pop_front() {
        walked.states.insert(case.state());
        if case.has_ended() {
            ends.insert(place);
        }
        for next in try_everything(setting, &case, at, &mut walked) {
            let to = enter(setting, (next.case, at), &mut known, &mut waiting);
            walked.steps.insert((place, next.row, to));
        }
        if let Some(later) = later(setting, &case, at) {
            enter(setting, (case, later), &mut known, &mut waiting);
        }
    }
    walked.configurations = known.len();
    all_reach(&walked, P::TABLE.rows, &ends, &setting.name);
    walked
}

fn enter<P: Procedure>(
    setting: &Setting<P>,
    (case, at): (Case<P>, Instant),
    known: &mut BTreeMap<Configuration, usize>,
    waiting: &mut VecDeque<(usize, Case<P>, Instant)>,
) -> usize {
    let today = at.day();
    let class = |day: Option<Day>| match day {
        None => Class::Unknown,
        Some(day) if today < day => Class::Ahead,
        Some(day) if today == day => Class::Today,
        Some(_) => Class::Past,
    };
    let classes = (setting.days)(&case, today).into_iter().map(class).collect();
    let configuration = (case.state(), classes, (setting.features)(&case));
    let next = known.len();
    *known.entry(configuration).or_insert_with(|| {
        waiting.push_back((next, case, at));
        next
    })
}

/// The next morning on which an agreed day begins or is past.
fn later<P: Procedure>(setting: &Setting<P>, case: &Case<P>, at: Instant) -> Option<Instant> {
    let turns = (setting.days)(case, at.day()).into_iter().flatten().flat_map(|day| [day, day.next()]);
    let next = turns.filter(|day| *day > at.day()).min()?;
    Some(Instant::on(next, 9 * 3_600))
}

struct Step<P: Procedure> {
    row: usize,
    case: Case<P>,
}

fn try_everything<P: Procedure>(
    setting: &Setting<P>,
    case: &Case<P>,
    at: Instant,
    walked: &mut Walked,
) -> Vec<Step<P>> {
    let mut steps = Vec::new();
    let actions = (0..u8::MAX).map_while(P::Action::from_index);
    for action in actions {
        let here = P::TABLE.lawful(case.state()).find(|row| row.action == action.index());
        for role in Role::ALL {
            let place = Place { case, at, role: *role };
            for (deed, lacks) in (setting.trials)(action, &place) {
                let said =
                    || format!("{}: {action:?} by {role:?} at {:?}: {deed:?}", setting.name, case.state());
                let command =
                    Command { expected: case.sequence(), at, actor: (*role).into(), deed: deed.clone() };
                let decided = case.decide(command.clone(), setting.rules);
                let lawful = here.is_some_and(|row| row.who.contains(*role)) && lacks.is_empty();
                assert_eq!(decided.is_ok(), lawful, "{}: {decided:?}", said());
                walked.decisions += 1;
                let checks = case.check_guards(&command, setting.rules);
                let found: BTreeSet<_> =
                    checks.iter().flat_map(|check| &check.unmet).map(|unmet| unmet.finding.code()).collect();
                if let Some(row) = here {
                    assert_eq!(found, lacks.iter().copied().collect(), "{}", said());
                    let row = place_of(P::TABLE.rows, row);
                    for check in checks {
                        let holds = check.unmet.is_empty();
                        walked.guards.entry((row, check.guard.index())).or_default()[usize::from(holds)] =
                            true;
                    }
                    if let Ok(event) = decided {
                        walked.lawful += 1;
                        walked.rows.insert(row);
                        walked.out_of_order += refused_out_of_order(setting, case, &command);
                        let case = case.clone().evolve(&event);
                        assert_eq!(
                            Some(case.state()),
                            P::TABLE.rows[row].step(place.case.state()),
                            "{}",
                            said()
                        );
                        steps.push(Step { row, case });
                        continue;
                    }
                }
                let refusal = decided.expect_err("what is not lawful is refused");
                let named: BTreeSet<_> = refusal.unmet.iter().map(|unmet| unmet.finding.code()).collect();
                // Everything that fails is named, and nothing else: with all of it supplied the command is lawful.
                let mut wanted = found;
                if let Some(row) = here {
                    if !row.who.contains(*role) {
                        wanted.insert("WJ-204");
                    }
                    assert_eq!(named, wanted, "{}", said());
                } else {
                    let of_the_state = ["WJ-201", "WJ-202", "WJ-203"];
                    assert!(named.iter().any(|code| of_the_state.contains(code)), "{}: {named:?}", said());
                    assert!(wanted.is_subset(&named), "{}", said());
                }
            }
        }
    }
    steps
}

/// A lawful command is refused when it comes before the last event, on another picture of the case, or under
/// rules that the case did not begin under. Answers how many were tried.
fn refused_out_of_order<P: Procedure>(setting: &Setting<P>, case: &Case<P>, lawful: &Command<P>) -> usize {
    let expected = lawful.expected + 1;
    assert!(case.decide(Command { expected, ..lawful.clone() }, setting.rules).is_err(), "{lawful:?}");
    let Some(last) = case.last() else { return 1 };
    let at = Instant::from_micros(last.micros() - 1).unwrap();
    assert!(
        case.decide(Command { at, ..lawful.clone() }, setting.rules).is_err(),
        "time runs back: {lawful:?}"
    );
    for rules in &setting.strangers {
        assert!(case.decide(lawful.clone(), rules).is_err(), "under other rules: {lawful:?}");
    }
    2 + setting.strangers.len()
}

fn place_of(rows: &[Row], row: &Row) -> usize {
    rows.iter().position(|candidate| core::ptr::eq(candidate, row)).unwrap()
}

/// From everywhere an end is reached by steps that somebody can be told to take, without waiting for a day:
/// backward from the ends.
fn all_reach(walked: &Walked, rows: &[Row], ends: &BTreeSet<usize>, name: &str) {
    let mut reached = ends.clone();
    loop {
        let before = reached.len();
        let advisable = walked.steps.iter().filter(|(_, row, _)| rows[*row].advisable);
        let more: Vec<_> =
            advisable.filter(|(_, _, to)| reached.contains(to)).map(|(from, ..)| *from).collect();
        reached.extend(more);
        if reached.len() == before {
            break;
        }
    }
    assert_eq!(reached.len(), walked.configurations, "{name}: from everywhere an end is reached");
}
