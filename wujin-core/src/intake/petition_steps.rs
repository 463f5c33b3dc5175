//! The steps that the days of a petition's row stand for.

use super::{PetitionColumn as Column, PetitionEnd, PetitionRow, Shown};
use crate::edition::{DisputeParty, ResolutionWay, SuspensionCause};
use crate::petition::{
    Acceptance, AcceptanceTold, DeclineTold, Declining, Deed, Ending, Lodging, MediatedAgreement, Mediation,
    OutcomeTold, RecusalDecision, Resumption, Suspending,
};
use crate::time::Day;

/// One step of a petition's row.
#[derive(Clone, PartialEq, Debug)]
pub struct PetitionStep {
    /// The day on which it was taken.
    pub day: Day,
    /// The column that says so, where a finding about it belongs.
    pub column: Column,
    /// The action with its data.
    pub deed: Deed,
}

impl PetitionRow {
    /// Returns the steps that the days of the row stand for, in the order of the procedure.
    ///
    /// What the table has no column for is taken to have been done: a row that cannot show the consent of the
    /// parties says nothing against it.
    // READING: petition-rows
    #[must_use]
    pub fn steps(&self) -> Vec<PetitionStep> {
        let mut steps = Steps(Vec::with_capacity(8));
        let lodging = Lodging {
            received: Some(self.received),
            complaint: self.case.as_deref().map(str::to_owned),
            ..Lodging::default()
        };
        steps.take(self.received, Column::Received, Deed::Lodge(lodging));
        if let Some(day) = self.declined {
            self.declining(day, &mut steps);
        } else if let Some(day) = self.accepted {
            steps.take(day, Column::Accepted, Deed::Accept(Acceptance::default()));
            self.mediation(day, &mut steps);
        }
        steps.0
    }

    fn declining(&self, day: Day, steps: &mut Steps) {
        let (ground, handled_by) = (self.decline_ground, self.handled_by);
        let declining = Declining { ground, handled_by, ..Declining::default() };
        steps.take(day, Column::DeclineGround, Deed::Decline(declining));
        if let Some(told) = self.told {
            let reason = ground.map(|ground| ground.term().zh.to_owned());
            let ways = ResolutionWay::ALL.to_vec();
            steps.take(told, Column::Told, Deed::TellConsumer(DeclineTold { reason, ways }));
        }
        // Both cannot be: deciding says so, rather than one of the days going unread.
        if let Some(accepted) = self.accepted {
            steps.take(accepted, Column::Accepted, Deed::Accept(Acceptance::default()));
        }
    }

    fn mediation(&self, accepted: Day, steps: &mut Steps) {
        let both = DisputeParty::ALL.to_vec();
        let consents = both.clone();
        steps.take(accepted, Column::Accepted, Deed::Mediate(Mediation { consents, ..Mediation::default() }));
        let told = match self.acceptance_told {
            Shown::NoColumn => Some((accepted, Column::Accepted)),
            Shown::Blank => None,
            Shown::Given(day) => Some((day, Column::AcceptanceTold)),
        };
        if let Some((day, column)) = told {
            steps.take(day, column, Deed::TellAcceptance(AcceptanceTold::default()));
        }
        let recusal = self.suspension_cause == Some(SuspensionCause::Recusal);
        if let Some(day) = self.suspended_from {
            let suspending = Suspending::default();
            let deed =
                if recusal { Deed::SuspendRecusal(suspending) } else { Deed::SuspendTesting(suspending) };
            steps.take(day, Column::SuspendedFrom, deed);
        }
        if let Some(day) = self.resumed {
            // Which way it was decided the row does not say; the mediation went on.
            let recusal = recusal.then_some(RecusalDecision::Denied);
            steps.take(day, Column::Resumed, Deed::Resume(Resumption { recusal, ..Resumption::default() }));
        }
        let Some(ended) = self.ended else { return steps.in_order() };
        if self.result == Some(PetitionEnd::Agreed) {
            let terms = Some(PetitionEnd::Agreed.term().zh.to_owned());
            let agreement = MediatedAgreement { terms, written: true, ..MediatedAgreement::default() };
            steps.take(ended, Column::Result, Deed::Agree(agreement));
        } else {
            let ending = Ending {
                ground: self.end_ground,
                by: self.refused_by,
                handled_by: self.handled_by,
                ..Ending::default()
            };
            steps.take(ended, Column::EndGround, Deed::End(ending));
        }
        if let Some(told) = self.told {
            steps.take(told, Column::Told, Deed::TellParties(OutcomeTold { told: both }));
        }
        steps.in_order();
    }
}

struct Steps(Vec<PetitionStep>);

impl Steps {
    fn take(&mut self, day: Day, column: Column, deed: Deed) {
        self.0.push(PetitionStep { day, column, deed });
    }

    /// Puts the telling of the acceptance, which has no place among the other steps, where its day has it.
    fn in_order(&mut self) {
        let is_telling = |step: &PetitionStep| matches!(step.deed, Deed::TellAcceptance(_));
        let Some(place) = self.0.iter().position(is_telling) else { return };
        let step = self.0.remove(place);
        let later = self.0.iter().skip(place).take_while(|other| other.day < step.day).count();
        self.0.insert(place + later, step);
    }
}
