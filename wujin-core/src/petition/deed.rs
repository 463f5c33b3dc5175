//! What is done with a petition, each with its particulars.

use std::sync::Arc;

use super::Action;
use crate::edition::{
    DeclineGround, DisputeBody, DisputeParty, EndGround, HandlingPlace, MediationWay, ReceptionWay,
    ResolutionWay, RuleEditionId,
};
use crate::procedure::{deeds, particulars};
use crate::time::Day;
use crate::vocabulary;

vocabulary! {
    /// How a request for recusal was decided.
    pub enum RecusalDecision {
        Granted = "granted", "决定回避", "the mediator is replaced";
        Denied = "denied", "驳回回避申请", "the mediator stays";
    }
}

particulars! {
    /// A petition as it is received.
    Lodging {
        /// The day the authority received it. It fixes the rule editions and starts the first limit.
        received: Option<Day>,
        /// The rule editions that the case keeps to. Left empty, deciding writes those in force on
        /// the day of receipt; given, they override that choice. The first governs the procedure.
        editions: Vec<RuleEditionId>,
        /// What is asked for.
        request: Option<String>,
        /// The complaint at the station that went before, as the host knows it.
        complaint: Option<String>,
        /// Where it is handled; at a bureau where it is left out. From 1997 to 2014 a district office had an
        /// edition of its own.
        handled_at: Option<HandlingPlace>,
        /// The profile under which the case began, as `id@version`. Deciding writes it; a command or a log that
        /// names another is refused.
        profile: Option<Arc<str>>,
    }
    /// Reference to an enterprise of the online settlement scheme, which settles first.
    OperatorReferral {
        /// Which enterprise.
        operator: Option<String>,
    }
    /// The enterprise's answer.
    OperatorAnswer {
        /// What it answered.
        answer: Option<String>,
    }
    /// Acceptance.
    Acceptance {
        /// A remark.
        remark: Option<String>,
    }
    /// The consumer told that the petition is accepted.
    AcceptanceTold {
        /// How it was told.
        way: Option<ReceptionWay>,
    }
    /// Refusal to accept.
    Declining {
        /// On which ground.
        ground: Option<DeclineGround>,
        /// Who has accepted or handled the dispute, where that is the ground.
        handled_by: Option<DisputeBody>,
        /// When the consumer knew of the harm, or ought to have; needed for the time bar.
        harm_known: Option<Day>,
        /// A remark.
        remark: Option<String>,
    }
    /// Mediation begun.
    Mediation {
        /// Who consented to it.
        consents: Vec<DisputeParty>,
        /// How it is held; on site where it is left out.
        way: Option<MediationWay>,
        /// A remark.
        remark: Option<String>,
    }
    /// Mediation interrupted.
    Suspending {
        /// Who or what gave rise to it.
        reason: Option<String>,
    }
    /// Mediation goes on.
    Resumption {
        /// How the request for recusal was decided, where that had stopped it.
        recusal: Option<RecusalDecision>,
        /// The last day of testing, where it ended before today.
        testing_ended: Option<Day>,
        /// A remark.
        remark: Option<String>,
    }
    /// An agreement reached in mediation.
    MediatedAgreement {
        /// What was agreed.
        terms: Option<String>,
        /// Whether a written agreement (调解书) was made.
        written: bool,
        /// Whether it was performed at once, so that none is needed.
        performed_at_once: bool,
        /// Who agreed that none be made.
        waived_by: Vec<DisputeParty>,
    }
    /// Mediation ended without an agreement.
    Ending {
        /// On which ground.
        ground: Option<EndGround>,
        /// Whose refusal, absence or statement it rests on; needed for a refusal of mediation.
        by: Option<DisputeParty>,
        /// The bar that was found, where that is the ground.
        bar: Option<DeclineGround>,
        /// Who has accepted or handled the dispute, where that is the bar.
        handled_by: Option<DisputeBody>,
        /// When the consumer knew of the harm, or ought to have; needed for the time bar.
        harm_known: Option<Day>,
        /// A remark.
        remark: Option<String>,
    }
    /// Withdrawal by the consumer.
    PetitionWithdrawal {
        /// Why.
        reason: Option<String>,
        /// How the consumer stated it; needed where an official records it.
        way: Option<ReceptionWay>,
    }
    /// A clue of an illegal act found while the petition is handled.
    ClueFound {
        /// What was found.
        clue: Option<String>,
        /// The number of the report of an illegal act in which it is checked.
        report: Option<String>,
    }
    /// The consumer told that the petition is declined.
    DeclineTold {
        /// The reason that was told.
        reason: Option<String>,
        /// The other ways to resolve the dispute that were told.
        ways: Vec<ResolutionWay>,
    }
    /// The parties told how the mediation came out.
    OutcomeTold {
        /// Who was told.
        told: Vec<DisputeParty>,
    }
}

deeds! {
    /// An action on a petition, with its particulars.
    Deed {
        Lodge(Lodging),
        ReferOperator(OperatorReferral),
        AnswerOperator(OperatorAnswer),
        Accept(Acceptance),
        TellAcceptance(AcceptanceTold),
        Decline(Declining),
        Mediate(Mediation),
        SuspendTesting(Suspending),
        SuspendRecusal(Suspending),
        Resume(Resumption),
        Agree(MediatedAgreement),
        End(Ending),
        Withdraw(PetitionWithdrawal),
        RecordClue(ClueFound),
        TellConsumer(DeclineTold),
        TellParties(OutcomeTold),
    }
}
