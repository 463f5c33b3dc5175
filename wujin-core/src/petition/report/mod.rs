//! The report of an illegal act (举报), and the clue found while mediating: the notice asks that they be taken up
//! in time and handled by law (4.1/3). How long checking may take, and by when the reporter is told, is what the
//! rules of the day of receipt say ([`crate::edition::report_edition_for`]).

mod guard;
mod obligations;
mod table;
#[cfg(test)]
mod tests;

pub use guard::Guard;
pub use obligations::obligations;
pub use table::{Action, PLAN, PROPERTIES, Stage, TABLE};

use crate::edition::{CheckLimit, clue_limit_for, report_edition_for};
use crate::procedure::{Event, Examination, Procedure};
use crate::procedure::{deeds, particulars};
use crate::profile::Context;
use crate::time::Day;
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
        /// Whether the reporter gave a real name; false for an anonymous report.
        real_name: Option<bool>,
        /// The number of the petition in whose mediation the clue was found, where it was.
        found_in: Option<String>,
    }
    /// Checking begun.
    Checking {
        /// A remark.
        remark: Option<String>,
    }
    /// The limit for checking extended.
    Extension {
        /// The head of the authority who approved it.
        approved_by: Option<String>,
        /// The special circumstances.
        reason: Option<String>,
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
    /// Closed without telling a reporter.
    Closing {
        /// Why nobody need be told.
        reason: Option<String>,
    }
}

deeds! {
    /// An action on a report, with its particulars.
    Deed {
        Receive(Receipt),
        Check(Checking),
        ExtendCheck(Extension),
        OpenCase(Opening),
        NotOpen(NotOpening),
        Refer(Referral),
        TellReporter(ReporterTold),
        Close(Closing),
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
    /// When it was received, or the clue was found.
    pub received: Option<Day>,
    /// Whether the reporter gave a real name, where that is known.
    pub real_name: Option<bool>,
    /// Whether it is a clue found while mediating.
    pub found_in_mediation: bool,
    /// When checking began.
    pub checking: Option<Day>,
    /// When the limit for checking was extended.
    pub extended: Option<Day>,
    /// What became of it.
    pub result: Option<ReportOutcome>,
    /// When that was decided.
    pub decided: Option<Day>,
    /// When the reporter was told.
    pub told: Option<Day>,
    /// When it was closed without telling a reporter.
    pub closed: Option<Day>,
}

impl Facts {
    /// How long checking may take under the rules of its day; none where no text is known.
    #[must_use]
    pub fn check_limit(&self) -> Option<CheckLimit> {
        let received = self.received?;
        if self.found_in_mediation {
            clue_limit_for(received)
        } else {
            report_edition_for(received).map(|edition| edition.check)
        }
    }

    /// Whether there is a reporter who can be told.
    #[must_use]
    pub fn has_reporter(&self) -> bool {
        !self.found_in_mediation && self.real_name != Some(false)
    }
}

/// The report of an illegal act as a procedure.
///
/// ```
/// use wujin_core::petition::report::{Checking, Deed, IllegalActReport};
/// use wujin_core::procedure::{Case, Command, Role};
/// use wujin_core::profile::Context;
///
/// let command = Command::<IllegalActReport> {
///     expected: 0,
///     at: "2012-03-01T09:00:00+08:00".parse()?,
///     actor: Role::Authority.into(),
///     deed: Deed::Check(Checking::default()),
/// };
/// let refusal = Case::new().decide(command, Context::national()).unwrap_err();
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
    type Rules = Context;

    fn action(deed: &Deed) -> Action {
        deed.action()
    }

    fn examine(guard: Guard, on: &mut Examination<'_, Self>) {
        guard::examine(guard, on);
    }

    fn record(facts: &mut Facts, event: &Event<Self>) {
        let today = Some(event.at.day());
        let mut decide = |result| {
            facts.result = Some(result);
            facts.decided = today;
        };
        match &event.deed {
            Deed::Receive(receipt) => {
                facts.received = today;
                facts.real_name = receipt.real_name;
                facts.found_in_mediation = receipt.found_in.is_some();
            }
            Deed::Check(_) => facts.checking = today,
            Deed::ExtendCheck(_) => facts.extended = today,
            Deed::OpenCase(_) => decide(ReportOutcome::CaseOpened),
            Deed::NotOpen(_) => decide(ReportOutcome::NotOpened),
            Deed::Refer(_) => decide(ReportOutcome::Referred),
            Deed::TellReporter(_) => facts.told = today,
            Deed::Close(_) => facts.closed = today,
        }
    }
}
