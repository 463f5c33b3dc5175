//! The table of a procedure: the only place where its transitions are written.

use super::{Defect, Plan, Roles, Set};
use crate::provision::Citation;
use crate::term::Term;

/// A state of a procedure: its stage, and the word its second region stands at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct State {
    /// The index of the stage.
    pub stage: u8,
    /// The index in the second region; 0 where the procedure has only one.
    pub side: u8,
}

/// One row: an action, whence and whither, who may, under which guards, and on what it rests.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The index of the action.
    pub action: u8,
    /// The stages it is lawful at.
    pub from: Set,
    /// The stage it leads to; none where the stage stays.
    pub to: Option<u8>,
    /// Where the second region must stand.
    pub side_from: Set,
    /// Where it puts the second region; none where that stays.
    pub side_to: Option<u8>,
    /// Who may.
    pub who: Roles,
    /// The guards, all of which must hold.
    pub guards: &'static [u8],
    /// What it rests on.
    pub citations: &'static [Citation],
    /// Whether a path may count on it. False for what nobody can be told to do, such as a
    /// consumer's withdrawal: it stays lawful, and no answer sends anyone there.
    pub advisable: bool,
}

impl Row {
    /// The state this row leads to from `state`, or none where it is not lawful there.
    #[must_use]
    pub const fn step(&self, state: State) -> Option<State> {
        if !self.from.contains(state.stage) || !self.side_from.contains(state.side) {
            return None;
        }
        let stage = match self.to {
            Some(stage) => stage,
            None => state.stage,
        };
        let side = match self.side_to {
            Some(side) => side,
            None => state.side,
        };
        Some(State { stage, side })
    }
}

/// A procedure as data.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// What the procedure is called.
    pub name: Term,
    /// The stages; the first is the start, before anything has happened.
    pub stages: &'static [Term],
    /// What the second region is about.
    pub region: Term,
    /// Where the second region can stand; the first is where it starts. At least one.
    pub sides: &'static [Term],
    /// The actions.
    pub actions: &'static [Term],
    /// The guards.
    pub guards: &'static [Term],
    /// The stages that end it.
    pub ends: Set,
    /// The transitions.
    pub rows: &'static [Row],
}

/// The region of a procedure that has only one.
pub const ONE_REGION: Term = Term { name: "none", zh: "无", en: "none" };

impl Table {
    /// The table itself, when nothing is wrong with it; in a constant, a defect fails the build.
    ///
    /// # Panics
    /// When the table has a [`Defect`]; only constants call this.
    #[must_use]
    #[expect(clippy::panic, reason = "evaluated by the compiler: it fails the build, never a run")]
    pub const fn checked(self) -> Self {
        match self.defect() {
            None => self,
            Some(defect) => panic!("{}", defect.sentence()),
        }
    }

    /// The state before anything has happened.
    pub const START: State = State { stage: 0, side: 0 };

    /// Whether the stage ends the procedure.
    #[must_use]
    pub const fn is_end(&self, stage: u8) -> bool {
        self.ends.contains(stage)
    }

    /// How many states there are on paper: stages times words of the second region.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.stages.len() * self.sides.len()
    }

    /// The number of a state, below [`Table::size`].
    #[must_use]
    pub const fn number(&self, state: State) -> u8 {
        // Fits: a checked table has at most 64 states.
        #[expect(clippy::cast_possible_truncation, reason = "a checked table has at most 64 states")]
        let sides = self.sides.len() as u8;
        state.stage * sides + state.side
    }

    /// The state with a number.
    #[must_use]
    pub const fn state(&self, number: u8) -> State {
        #[expect(clippy::cast_possible_truncation, reason = "a checked table has at most 64 states")]
        let sides = self.sides.len() as u8;
        State { stage: number / sides, side: number % sides }
    }

    /// The term of a stage.
    #[must_use]
    pub fn stage(&self, stage: u8) -> Term {
        self.stages.get(usize::from(stage)).copied().unwrap_or(ONE_REGION)
    }

    /// The term of a place of the second region.
    #[must_use]
    pub fn side(&self, side: u8) -> Term {
        self.sides.get(usize::from(side)).copied().unwrap_or(ONE_REGION)
    }

    /// The term of an action.
    #[must_use]
    pub fn action(&self, action: u8) -> Term {
        self.actions.get(usize::from(action)).copied().unwrap_or(ONE_REGION)
    }

    /// The rows that are lawful at a state, guards and roles aside.
    pub fn lawful(&self, state: State) -> impl Iterator<Item = &'static Row> {
        self.rows.iter().filter(move |row| row.step(state).is_some())
    }

    /// How to get from any state to any action.
    #[must_use]
    pub const fn plan(&self) -> Plan {
        Plan::new(self)
    }

    /// The first thing that is wrong with the table, if anything is.
    #[must_use]
    pub const fn defect(&self) -> Option<Defect> {
        super::check::defect(self)
    }
}

/// A row of a table, as it reads:
/// `row!(Propose: [Registered, Handling] => Handling, by [Staff], if [Founded], under ["3.2.2/1"])`.
///
/// The names `Action`, `Stage`, `Side` and `Guard` of the calling module give the words. `=> same`
/// keeps the stage; `reply`-like second regions follow as `side [A] => B`; `never advised` marks
/// what nobody can be told to do.
#[macro_export]
macro_rules! row {
    ($action:ident: [$($from:ident),+] => $to:ident
        $(, side [$($side:ident),+] => $side_to:ident)?
        , by [$($who:ident),+]
        $(, if [$($guard:ident),+])?
        , under [$($citation:literal),+]
        $(, $never:ident advised)?
    ) => {
        $crate::procedure::Row {
            action: Action::$action as u8,
            from: $crate::procedure::Set::of(&[$( Stage::$from as u8 ),+]),
            to: $crate::row!(@to Stage $to),
            side_from: $crate::row!(@from $($($side)+)?),
            side_to: $crate::row!(@side $($side_to)?),
            who: $crate::procedure::Roles::of(&[$( $crate::procedure::Role::$who ),+]),
            guards: &[$($( Guard::$guard as u8 ),+)?],
            citations: $crate::cite![$($citation),+],
            advisable: $crate::row!(@advisable $($never)?),
        }
    };
    (@to $words:ident same) => { None };
    (@to $words:ident $word:ident) => { Some($words::$word as u8) };
    (@side) => { None };
    (@side $word:ident) => { $crate::row!(@to Side $word) };
    (@from) => { $crate::procedure::Set::ALL };
    (@from $($side:ident)+) => { $crate::procedure::Set::of(&[$( Side::$side as u8 ),+]) };
    (@advisable) => { true };
    (@advisable never) => { false };
}
