//! The life of one complaint, lawful from end to end, as rows of an old system.

use wujin_core::complaint::{Action, Outcome};
use wujin_core::procedure::Role;
use wujin_core::time::{Calendar, Day};

use super::names;
use super::random::Random;

/// An event as a row's cells, in the order of the events' columns.
pub(super) type EventCells = [String; 12];
/// The places of cells that faults change.
pub(super) mod cell {
    /// 序号.
    pub(crate) const SEQUENCE: usize = 1;
    /// 办理时间.
    pub(crate) const AT: usize = 2;
    /// 办理事项.
    pub(crate) const ACTION: usize = 3;
    /// 办理人身份.
    pub(crate) const ROLE: usize = 4;
    /// 依据.
    pub(crate) const FOUNDATION: usize = 7;
    /// 消费者同意.
    pub(crate) const AGREED: usize = 8;
    /// 方式.
    pub(crate) const WAY: usize = 10;
}

/// A complaint's events and how it stands at the end of the records.
#[derive(Clone, Debug, Default)]
pub(super) struct Life {
    /// The events after the registration.
    pub events: Vec<EventCells>,
    /// What they do.
    pub actions: Vec<Action>,
    /// When it was resolved, and how.
    pub resolved: Option<(Day, Outcome)>,
    /// Whether it was archived.
    pub archived: bool,
}

/// One life on its way.
pub(super) struct Living<'a> {
    random: &'a mut Random,
    case: &'a str,
    clerk: &'a str,
    leader: &'a str,
    officer: &'a str,
    now: (Day, u32),
    end: Day,
    life: Life,
    cut: bool,
}

/// Who takes part, and until when the records go.
pub(super) struct Parts<'a> {
    /// The number of the case.
    pub case: &'a str,
    /// Who handles it.
    pub clerk: &'a str,
    /// Who reviews it.
    pub leader: &'a str,
    /// Who guides it.
    pub officer: &'a str,
    /// How many of a thousand settlements fail.
    pub failing: u32,
    /// The last day of the records.
    pub end: Day,
}

/// A day and a second of it as an old system prints them.
pub(super) fn print(day: Day, second: u32) -> String {
    format!("{day} {:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
}

impl<'a> Living<'a> {
    /// Lives the life of a complaint registered at an instant.
    pub(super) fn live(
        random: &'a mut Random,
        parts: &Parts<'a>,
        registered: (Day, u32),
        entry: &mut u32,
    ) -> Life {
        let Parts { case, clerk, leader, officer, failing, end } = *parts;
        let mut living = Living {
            random,
            case,
            clerk,
            leader,
            officer,
            now: registered,
            end,
            life: Life::default(),
            cut: false,
        };
        living.run(failing, entry);
        living.life
    }

    fn run(&mut self, failing: u32, entry: &mut u32) {
        if self.random.chance(180) {
            let by = self.after(3, 6);
            self.add(Action::DeferReply, Role::Staff, &[(AGREED, "是"), (DAY, &by.to_string())]);
            self.pass(0, 2);
            self.add(Action::Reply, Role::Staff, &[(CONTENT, "正在与供货方核实")]);
        }
        if self.random.chance(25) {
            self.pass(0, 2);
            self.add(Action::Withdraw, Role::Consumer, &[(CONTENT, "消费者自愿撤回")]);
            return self.archive(Outcome::Withdrawn, entry);
        }
        self.pass(0, 2);
        self.propose();
        if self.random.chance(40) {
            self.pass(0, 1);
            let way = self.random.pick(&["联网直通", "三方通话", "现场指导"]);
            self.add(Action::Guide, Role::Officer, &[(WAY, way)]);
        }
        self.pass(0, 1);
        if self.random.chance(failing) {
            let reason = self.random.pick(names::FAILURES);
            self.add(Action::Fail, Role::Staff, &[(CONTENT, reason)]);
            return self.tell(entry);
        }
        self.settle();
        if self.random.chance(60) {
            self.pass(0, 1);
            self.add(Action::Return, Role::Leader, &[(CONTENT, "协议内容不明确")]);
            self.pass(0, 1);
            self.propose();
            self.pass(0, 1);
            self.settle();
        }
        self.pass(0, 1);
        self.add(Action::Approve, Role::Leader, &[(CONTENT, "同意")]);
        if self.random.chance(failing / 8) {
            self.pass(0, 2);
            self.add(Action::Breach, Role::Consumer, &[(CONTENT, "经营者拒绝退款")]);
            return self.tell(entry);
        }
        self.pass(0, 2);
        self.add(Action::Perform, Role::Staff, &[(CONTENT, "已按协议履行")]);
        self.archive(Outcome::Settled, entry);
    }

    fn propose(&mut self) {
        let (opinion, foundation) = (self.random.pick(names::OPINIONS), self.random.pick(names::FOUNDATIONS));
        self.add(Action::Propose, Role::Staff, &[(CONTENT, opinion), (cell::FOUNDATION, foundation)]);
    }

    fn settle(&mut self) {
        let by = self.after(8, 14).to_string();
        let terms = self.random.pick(names::OPINIONS);
        self.add(Action::Agree, Role::Staff, &[(CONTENT, terms), (AGREED, "是"), (DAY, &by)]);
    }

    fn tell(&mut self, entry: &mut u32) {
        self.pass(0, 1);
        let way = self.random.pick(&["申诉", "申诉、消协调解", "申诉、仲裁、诉讼"]);
        self.add(Action::InformRecourse, Role::Staff, &[(WAY, way)]);
        self.archive(Outcome::RecourseTold, entry);
    }

    fn archive(&mut self, outcome: Outcome, entry: &mut u32) {
        if !self.cut {
            self.life.resolved = Some((self.now.0, outcome));
        }
        self.pass(0, 3);
        let number = (*entry + 1).to_string();
        self.add(Action::Archive, Role::Staff, &[(ENTRY, &number)]);
        if !self.cut {
            *entry += 1;
            self.life.archived = true;
        }
    }

    /// A day so many days on.
    fn after(&mut self, low: u32, high: u32) -> Day {
        let days = i32::try_from(self.random.from(low, high)).unwrap_or(0);
        self.now.0.plus_days(days).unwrap_or(self.now.0)
    }

    /// Time goes by: so many working days and some hours.
    fn pass(&mut self, low: u32, high: u32) {
        let days = self.random.from(low, high);
        let later = self.now.1 + self.random.from(600, 7_200);
        if days == 0 && later < 17 * 3_600 {
            self.now.1 = later;
            return;
        }
        let day = Calendar::national().nth_working_day_after(self.now.0, days.max(1)).day();
        self.now = (day.unwrap_or(self.now.0), self.random.from(8 * 3_600 + 1_800, 11 * 3_600));
    }

    fn add(&mut self, action: Action, role: Role, cells: &[(usize, &str)]) {
        // What happens after the records end is not in them.
        self.cut |= self.now.0 > self.end;
        if self.cut {
            return;
        }
        let actor = match role {
            Role::Leader => self.leader,
            Role::Officer => self.officer,
            Role::Consumer => "",
            _ => self.clerk,
        };
        let mut row: EventCells = Default::default();
        let sequence = (self.life.events.len() + 2).to_string();
        let at = print(self.now.0, self.now.1);
        let given = [
            (0, self.case),
            (cell::SEQUENCE, sequence.as_str()),
            (cell::AT, at.as_str()),
            (cell::ACTION, action.term().zh),
            (cell::ROLE, role.term().zh),
            (ACTOR, actor),
        ];
        for (place, text) in given.iter().chain(cells) {
            if let Some(cell) = row.get_mut(*place) {
                (*text).clone_into(cell);
            }
        }
        self.life.events.push(row);
        self.life.actions.push(action);
    }
}

const ACTOR: usize = 5;
const CONTENT: usize = 6;
const AGREED: usize = cell::AGREED;
const DAY: usize = 9;
const WAY: usize = cell::WAY;
const ENTRY: usize = 11;
