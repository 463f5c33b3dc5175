//! What is done with a complaint, each with its particulars. A particular that is left out is not
//! an error of form: deciding says that it is missing, together with everything else.

use serde::{Deserialize, Serialize};

use super::{Action, Registration};
use crate::edition::{GuidanceWay, RecourseChannel};
use crate::procedure::{deeds, particulars};
use crate::time::Day;
use crate::vocabulary;

vocabulary! {
    /// What an opinion may be founded on.
    pub enum FoundationKind {
        Law = "law", "法律法规", "law or regulation";
        Commitment = "commitment", "经营者承诺", "the operator's commitment";
    }
}

/// What an opinion is founded on: a law, or a commitment of the operator's, by name.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OpinionFoundation {
    /// A law or a commitment.
    pub kind: FoundationKind,
    /// Which.
    pub name: String,
}

particulars! {
    /// A handling opinion.
    Proposal {
        /// What is proposed.
        opinion: Option<String>,
        /// What it is founded on.
        foundations: Vec<OpinionFoundation>,
    }
    /// A preliminary settlement.
    Agreement {
        /// Whether the consumer consents.
        consumer_consents: bool,
        /// What was agreed.
        terms: Option<String>,
        /// By when it is to be performed; the day counts.
        perform_by: Option<Day>,
    }
    /// The leader's approval.
    Approval {
        /// A remark.
        remark: Option<String>,
    }
    /// The leader's return for further handling.
    Return {
        /// Why.
        reason: Option<String>,
    }
    /// The settlement performed.
    Performance {
        /// What was done.
        done: Option<String>,
    }
    /// The settlement not performed.
    Breach {
        /// The refusal that the consumer states, where the day has not passed.
        refusal: Option<String>,
    }
    /// No settlement.
    Failure {
        /// Why.
        reason: Option<String>,
    }
    /// The consumer told of the ways that stay open.
    RecourseTold {
        /// Which ways were told.
        channels: Vec<RecourseChannel>,
    }
    /// A day agreed for the answer.
    Promise {
        /// The day by whose end the answer is given.
        by: Option<Day>,
        /// Whether it was agreed with the consumer.
        agreed: bool,
    }
    /// The answer given.
    Reply {
        /// What was answered.
        content: Option<String>,
    }
    /// Guidance by the area officer.
    Guidance {
        /// By which way.
        way: Option<GuidanceWay>,
        /// A remark.
        remark: Option<String>,
    }
    /// Withdrawal by the consumer.
    Withdrawal {
        /// Why.
        reason: Option<String>,
    }
    /// Entry in the register and archive.
    Archiving {
        /// The running number of the entry in the register (Annex 2), from 1.
        register_entry: Option<u32>,
    }
}

deeds! {
    /// An action on a complaint, with its particulars.
    Deed {
    Register(Box<Registration>),
    Propose(Proposal),
    Agree(Agreement),
    Approve(Approval),
    Return(Return),
    Perform(Performance),
    Breach(Breach),
    Fail(Failure),
    InformRecourse(RecourseTold),
    DeferReply(Promise),
    Reply(Reply),
    Guide(Guidance),
    Withdraw(Withdrawal),
    Archive(Archiving),
    }
}
