//! Which part of the context each procedure is held against.

use super::{Context, Contract};
use crate::complaint::inquiry::{self, Inquiry};
use crate::complaint::{self, Complaint};
use crate::obligation::Obligation;
use crate::petition::report::{self, IllegalActReport};
use crate::petition::{self, Clock, Petition};
use crate::procedure::Case;
use crate::profile::Profile;
use crate::reporting::submission::{self, Submission};
use crate::station::{self, StationRegistration};
use crate::time::Day;

impl Contract for Complaint {
    type Owed = Obligation;

    fn rules(context: &Context) -> &Profile {
        &context.profile
    }

    fn obligations(case: &Case<Self>, context: &Context, as_of: Day) -> Vec<Obligation> {
        complaint::obligations(case, &context.profile, &context.calendar, as_of)
    }

    fn outcome(case: &Case<Self>) -> Option<&'static str> {
        case.outcome().map(complaint::Outcome::name)
    }
}

impl Contract for Inquiry {
    type Owed = Obligation;

    fn rules(context: &Context) -> &Profile {
        &context.profile
    }

    fn obligations(case: &Case<Self>, context: &Context, as_of: Day) -> Vec<Obligation> {
        inquiry::obligations(case, &context.profile, &context.calendar, as_of)
    }
}

impl Contract for Petition {
    type Owed = Clock;

    fn rules(context: &Context) -> &Context {
        context
    }

    fn obligations(case: &Case<Self>, context: &Context, as_of: Day) -> Vec<Clock> {
        petition::obligations(case, context, as_of)
    }
}

impl Contract for IllegalActReport {
    type Owed = Obligation;

    fn rules(context: &Context) -> &Context {
        context
    }

    fn obligations(case: &Case<Self>, context: &Context, as_of: Day) -> Vec<Obligation> {
        report::obligations(case, &context.calendar, as_of)
    }
}

impl Contract for StationRegistration {
    type Owed = Obligation;

    fn rules(context: &Context) -> &Profile {
        &context.profile
    }

    fn obligations(case: &Case<Self>, context: &Context, as_of: Day) -> Vec<Obligation> {
        station::obligations(case, &context.profile, as_of)
    }
}

impl Contract for Submission {
    type Owed = Obligation;

    fn rules(context: &Context) -> &Profile {
        &context.profile
    }

    fn obligations(case: &Case<Self>, context: &Context, as_of: Day) -> Vec<Obligation> {
        submission::obligations(case, &context.profile, &context.calendar, as_of)
    }
}
