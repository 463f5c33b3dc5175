//! What is done with a petition, each with its particulars.

use super::Action;
use crate::edition::{DeclineGround, EndGround, RuleEditionId};
use crate::procedure::{deeds, particulars};
use crate::time::Day;
use crate::vocabulary;

vocabulary! {
    /// The two sides of a dispute, each of whom is told of its end.
    pub enum DisputeParty {
        Consumer = "consumer", "消费者", "the consumer";
        Operator = "operator", "经营者", "the operator";
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
    /// Refusal to accept.
    Declining {
        /// On which ground.
        ground: Option<DeclineGround>,
        /// When the consumer knew of the harm, or ought to have; needed for the time bar.
        harm_known: Option<Day>,
        /// A remark.
        remark: Option<String>,
    }
    /// Mediation begun.
    Mediation {
        /// A remark.
        remark: Option<String>,
    }
    /// Mediation rests.
    Suspending {
        /// What for.
        reason: Option<String>,
    }
    /// Mediation goes on.
    Resumption {
        /// A remark.
        remark: Option<String>,
    }
    /// An agreement reached in mediation.
    MediatedAgreement {
        /// What was agreed.
        terms: Option<String>,
    }
    /// Mediation ended without an agreement.
    Ending {
        /// On which ground.
        ground: Option<EndGround>,
        /// The bar that was found, where that is the ground.
        bar: Option<DeclineGround>,
        /// When the consumer knew of the harm, or ought to have; needed for the time bar.
        harm_known: Option<Day>,
        /// A remark.
        remark: Option<String>,
    }
    /// Withdrawal by the consumer.
    PetitionWithdrawal {
        /// Why.
        reason: Option<String>,
    }
    /// The consumer told that the petition is declined.
    DeclineTold {
        /// The reason that was told.
        reason: Option<String>,
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
        Decline(Declining),
        Mediate(Mediation),
        SuspendTesting(Suspending),
        SuspendRecusal(Suspending),
        Resume(Resumption),
        Agree(MediatedAgreement),
        End(Ending),
        Withdraw(PetitionWithdrawal),
        TellConsumer(DeclineTold),
        TellParties(OutcomeTold),
    }
}
