//! The report of an illegal act (举报): the notice asks that it be taken up in time and handled by law
//! (4.1/3). No day limits are set here: everything is due promptly.

mod table;

pub use table::{Action, Guard, PLAN, PROPERTIES, Stage, TABLE};

use crate::cite;
use crate::finding::PetitionMatter;
use crate::obligation::{Duty, Obligation, Party};
use crate::procedure::{Case, Event, Examination, Procedure, Role};
use crate::procedure::{deeds, particulars, says};
use crate::time::{Day, Due};
use crate::vocabulary;

vocabulary! {
    /// The only place of the second region.
    pub enum Side {
        None = "none", "无", "none";
    }
}

particulars! {
    /// A report as it is received.
    Receipt {
        /// The clue of an illegal act.
        clue: Option<String>,
        /// Whom it is about, as the host names them.
        subject: Option<String>,
    }
    /// Checking begun.
    Checking {
        /// A remark.
        remark: Option<String>,
    }
    /// A case opened.
    Opening {
        /// The number of the case.
        number: Option<String>,
    }
    /// No case opened.
    NotOpening {
        /// Why.
        reason: Option<String>,
    }
    /// Reference to another agency.
    Referral {
        /// Which.
        agency: Option<String>,
    }
    /// The reporter told.
    ReporterTold {
        /// What was told.
        content: Option<String>,
    }
}

deeds! {
    /// An action on a report, with its particulars.
    Deed {
        Receive(Receipt),
        Check(Checking),
        OpenCase(Opening),
        NotOpen(NotOpening),
        Refer(Referral),
        TellReporter(ReporterTold),
    }
}

vocabulary! {
    /// What became of a report.
    pub enum ReportOutcome {
        CaseOpened = "case_opened", "立案", "a case was opened";
        NotOpened = "not_opened", "不予立案", "no case was opened";
        Referred = "referred", "移送", "referred to another agency";
    }
}

/// What a report's events have left.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Facts {
    /// When it was received.
    pub received: Option<Day>,
    /// When checking began.
    pub checking: Option<Day>,
    /// What became of it.
    pub result: Option<ReportOutcome>,
    /// When that was decided.
    pub decided: Option<Day>,
    /// When the reporter was told.
    pub told: Option<Day>,
}

/// The report of an illegal act as a procedure.
///
/// ```
/// use wujin_core::petition::report::{Checking, Deed, IllegalActReport};
/// use wujin_core::procedure::{Case, Command, Role};
///
/// let command = Command::<IllegalActReport> {
///     expected: 0,
///     at: "2012-03-01T09:00:00+08:00".parse()?,
///     actor: Role::Authority.into(),
///     deed: Deed::Check(Checking::default()),
/// };
/// let refusal = Case::new().decide(command, &()).unwrap_err();
/// assert_eq!(refusal.path[0].action.name, "receive");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IllegalActReport {}

impl Procedure for IllegalActReport {
    const TABLE: &'static crate::procedure::Table = &TABLE;
    const PLAN: &'static crate::procedure::Plan = &PLAN;
    type Stage = Stage;
    type Side = Side;
    type Action = Action;
    type Guard = Guard;
    type Deed = Deed;
    type Facts = Facts;
    type Rules = ();

    fn action(deed: &Deed) -> Action {
        deed.action()
    }

    fn examine(guard: Guard, on: &mut Examination<'_, Self>) {
        let both = &[Role::Consumer, Role::Authority];
        let authority = &[Role::Authority];
        match (guard, on.deed) {
            (Guard::ClueStated, Deed::Receive(receipt)) if !says(receipt.clue.as_ref()) => {
                on.lacks(PetitionMatter::ClueMissing {}, both);
            }
            (Guard::ReasonGiven, Deed::NotOpen(not)) if !says(not.reason.as_ref()) => {
                on.lacks(PetitionMatter::NotOpenedReasonMissing {}, authority);
            }
            (Guard::AgencyNamed, Deed::Refer(referral)) if !says(referral.agency.as_ref()) => {
                on.lacks(PetitionMatter::AgencyMissing {}, authority);
            }
            (Guard::ContentTold, Deed::TellReporter(told)) if !says(told.content.as_ref()) => {
                on.lacks(PetitionMatter::ResultNotTold {}, authority);
            }
            _ => {}
        }
    }

    fn record(facts: &mut Facts, event: &Event<Self>) {
        let today = Some(event.at.day());
        let mut decide = |result| {
            facts.result = Some(result);
            facts.decided = today;
        };
        match &event.deed {
            Deed::Receive(_) => facts.received = today,
            Deed::Check(_) => facts.checking = today,
            Deed::OpenCase(_) => decide(ReportOutcome::CaseOpened),
            Deed::NotOpen(_) => decide(ReportOutcome::NotOpened),
            Deed::Refer(_) => decide(ReportOutcome::Referred),
            Deed::TellReporter(_) => facts.told = today,
        }
    }
}

/// What is owed in a report as of a day, with what has been met: both duties are due promptly.
// READING: report-promptly
#[must_use]
pub fn obligations(case: &Case<IllegalActReport>, as_of: Day) -> Vec<Obligation> {
    let facts = case.facts();
    let basis = cite!["4.1/3", "reading:report-promptly"];
    let parties = (Party::Authority, Party::Consumer);
    let owed = |duty, since: Option<Day>, met| {
        since.map(|since| Obligation::as_of(as_of, duty, parties, since, Due::Promptly, met, basis))
    };
    let handle = owed(Duty::HandleReport, facts.received, facts.decided);
    let tell = owed(Duty::TellParties, facts.decided, facts.told);
    handle.into_iter().chain(tell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::obligation::Standing;
    use crate::procedure::{Command, Exploration, State};

    fn decide(
        case: &Case<IllegalActReport>,
        day: &str,
        deed: Deed,
    ) -> Result<Event<IllegalActReport>, Box<crate::procedure::Refusal>> {
        let at = crate::time::Instant::on(day.parse().unwrap(), 36_000);
        let actor = Role::Authority.into();
        case.decide(Command { expected: case.sequence(), at, actor, deed }, &())
    }

    #[test]
    fn each_result_is_told_and_nothing_is_ever_overdue() {
        let results = [
            (Deed::OpenCase(Opening::default()), ReportOutcome::CaseOpened),
            (Deed::NotOpen(NotOpening { reason: Some("证据不足".into()) }), ReportOutcome::NotOpened),
            (Deed::Refer(Referral { agency: Some("公安局".into()) }), ReportOutcome::Referred),
        ];
        for (deed, result) in results {
            let mut case = Case::new();
            let told = Deed::TellReporter(ReporterTold { content: Some("已处理".into()) });
            let receipt = Receipt { clue: Some("销售假冒商品".into()), subject: None };
            let steps = [
                ("2012-03-01", Deed::Receive(receipt)),
                ("2012-03-02", Deed::Check(Checking::default())),
                ("2012-09-03", deed),
            ];
            for (day, deed) in steps {
                let owed = obligations(&case, "2014-01-01".parse().unwrap());
                assert!(owed.iter().all(|owed| owed.due == Due::Promptly && !owed.is_overdue()));
                case.apply(&decide(&case, day, deed).unwrap());
            }
            assert_eq!(case.facts().result, Some(result));
            assert!(!case.has_ended());
            case.apply(&decide(&case, "2012-09-04", told).unwrap());
            assert_eq!(case.stage(), Some(Stage::Closed));
            let on = "2012-09-04".parse().unwrap();
            let owed = obligations(&case, on);
            assert_eq!(owed.last().unwrap().standing, Standing::Met { on, late: false });
        }
    }

    #[test]
    fn what_is_left_out_is_named() {
        let refused = |case: &Case<IllegalActReport>, deed| {
            let refusal = decide(case, "2012-03-05", deed).unwrap_err();
            refusal.unmet.iter().map(|unmet| unmet.finding.code()).collect::<Vec<_>>()
        };
        let mut case = Case::new();
        assert_eq!(refused(&case, Deed::Receive(Receipt::default())), ["WJ-521"]);
        assert_eq!(refused(&case, Deed::Refer(Referral::default())), ["WJ-201", "WJ-523"]);
        let receipt = Receipt { clue: Some("短斤少两".into()), subject: None };
        case.apply(&decide(&case, "2012-03-01", Deed::Receive(receipt)).unwrap());
        case.apply(&decide(&case, "2012-03-01", Deed::Check(Checking::default())).unwrap());
        assert_eq!(refused(&case, Deed::NotOpen(NotOpening { reason: Some("  ".into()) })), ["WJ-522"]);
        case.apply(&decide(&case, "2012-03-02", Deed::OpenCase(Opening::default())).unwrap());
        assert_eq!(refused(&case, Deed::TellReporter(ReporterTold::default())), ["WJ-524"]);
    }

    #[test]
    fn every_state_can_close_and_only_through_a_result() {
        let explored = Exploration::of(&TABLE);
        let closing = explored.can_reach(|state: State| TABLE.is_end(state.stage));
        assert_eq!(closing.len(), explored.states.len());
        let results = [Action::OpenCase, Action::NotOpen, Action::Refer].map(Action::index);
        let without = Exploration::avoiding(&TABLE, |row| results.contains(&row.action));
        assert!(!without.reaches(Stage::Closed.index()));
    }
}
