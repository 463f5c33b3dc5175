//! What is owed: by whom, to whom, due when, under which provision, and whether it is met.

use serde::Serialize;

use crate::provision::Citation;
use crate::time::{Day, Due};
use crate::vocabulary;

vocabulary! {
    /// Who owes, and to whom.
    pub enum Party {
        Station = "station", "消费维权服务站", "service station";
        Operator = "operator", "经营者", "operator";
        Consumer = "consumer", "消费者", "consumer";
        Office = "office", "辖区工商所", "district office";
        County = "county", "县级局", "county bureau";
        Prefecture = "prefecture", "市级局", "prefecture bureau";
        Province = "province", "省级局", "provincial bureau";
        Nation = "nation", "总局", "national administration";
        Authority = "authority", "受理机关", "the authority that has the petition";
        BothParties = "both_parties", "争议双方", "both parties to the dispute";
    }
}

vocabulary! {
    /// What is owed.
    pub enum Duty {
        AnswerInquiry = "answer_inquiry", "解答咨询", "answer the inquiry";
        Handle = "handle", "处理投诉并有结果", "handle the complaint to a result";
        Reply = "reply", "按约定答复", "give the promised reply";
        Review = "review", "履行前的审核", "review before performing";
        Perform = "perform", "履行和解协议", "perform the settlement";
        InformRecourse = "inform_recourse", "告知申诉途径", "tell the consumer of recourse";
        EnterRegister = "enter_register", "记入登记簿", "enter in the register";
        Archive = "archive", "归档", "archive";
        AcceptPetition = "accept_petition", "决定是否受理", "accept or decline the petition";
        TellAcceptance = "tell_acceptance", "告知受理", "tell the consumer of the acceptance";
        TellDecline = "tell_decline", "告知不予受理", "tell the consumer that the petition is declined";
        EndMediation = "end_mediation", "终结调解", "end the mediation";
        TellParties = "tell_parties", "告知双方当事人", "tell both parties";
        HandleReport = "handle_report", "核查举报并决定是否立案", "check the report of an illegal act and decide on it";
        TellReporter = "tell_reporter", "告知举报人", "tell the reporter";
        MendConditions = "mend_conditions", "整改设立条件", "mend the station's conditions";
        RegisterStation = "register_station", "登记服务站", "register the station";
        FileStation = "file_station", "报县级局备案", "file the registration with the county bureau";
        SubmitSummary = "submit_summary", "报送附件3", "submit Annex 3";
        SubmitStatistics = "submit_statistics", "报送附件6", "submit Annex 6";
        EnterSystem = "enter_system", "录入名录管理系统", "enter in the national system";
        AnswerSubmission = "answer_submission", "审核报表", "accept or return the report";
        CorrectSubmission = "correct_submission", "更正退回的报表", "correct the returned report";
    }
}

/// Whether an obligation is met, as of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Standing {
    /// It was met on a day, in time or late.
    Met {
        /// The day.
        on: Day,
        /// Whether that was after it was due.
        late: bool,
    },
    /// It is not met, and not overdue.
    Open,
    /// It is not met, and its day has passed.
    Overdue {
        /// Whole days since it was due.
        days: i32,
    },
}

impl Standing {
    /// How a thing stands as of a day: `met` is the day it was met, if it was; what happens after
    /// `as_of` is not seen.
    #[must_use]
    pub fn as_of(as_of: Day, due: Due, met: Option<Day>) -> Self {
        match (met.filter(|day| *day <= as_of), due.day()) {
            (Some(on), day) => Self::Met { on, late: day.is_some_and(|day| on > day) },
            (None, Some(day)) if as_of > day => Self::Overdue { days: as_of.days_since(day) },
            (None, _) => Self::Open,
        }
    }
}

/// One thing owed.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Obligation {
    /// What.
    pub duty: Duty,
    /// By whom.
    pub bearer: Party,
    /// To whom.
    pub to: Party,
    /// Since when.
    pub since: Day,
    /// Until when.
    pub due: Due,
    /// Under what.
    pub citations: Vec<Citation>,
    /// Met, open or overdue.
    #[serde(flatten)]
    pub standing: Standing,
}

impl Obligation {
    /// An obligation as of a day.
    ///
    /// `met` is the day it was met, if it was; what happens after `as_of` is not seen.
    #[must_use]
    pub fn as_of(
        as_of: Day,
        duty: Duty,
        (bearer, to): (Party, Party),
        since: Day,
        due: Due,
        met: Option<Day>,
        citations: &[Citation],
    ) -> Self {
        let standing = Standing::as_of(as_of, due, met);
        Self { duty, bearer, to, since, due, citations: citations.to_vec(), standing }
    }

    /// Whether it is overdue.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        matches!(self.standing, Standing::Overdue { .. })
    }
}
