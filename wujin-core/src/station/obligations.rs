//! What is owed about a station as of a day (2.2/1, 4.3/2, 4.3/3, 5/5).

use super::{Stage, StationRecord, StationRegistration, assess};
use crate::cite;
use crate::finding::Finding;
use crate::obligation::{Duty, Obligation, Party, Standing};
use crate::procedure::Case;
use crate::profile::Profile;
use crate::provision::Citation;
use crate::time::{Day, Due};

/// Everything owed about a station as of a day, with what has been met.
///
/// The notice fixes no day for registering, filing or mending: each is due promptly and never
/// overdue. While the draft leaves a requirement unmet, the station owes mending it; once none is
/// left, the district office owes the registration. A removed station owes nothing any more.
///
/// The case is taken as it stands: give the case folded from the events up to that day.
#[must_use]
pub fn obligations(case: &Case<StationRegistration>, profile: &Profile, as_of: Day) -> Vec<Obligation> {
    let facts = case.facts();
    let mut owed = Vec::with_capacity(3);
    let mut owe = |duty, parties, since: Option<Day>, met, citations: &[Citation]| {
        if let Some(since) = since {
            owed.push(Obligation::as_of(as_of, duty, parties, since, Due::Promptly, met, citations));
        }
    };
    let to_mend = (Party::Station, Party::Office);
    let unmet = facts.record.as_deref().map(|record| unmet_provisions(record, profile)).unwrap_or_default();
    let drafted = case.stage() == Some(Stage::Drafted);
    if drafted && !unmet.is_empty() {
        owe(Duty::MendConditions, to_mend, facts.first_drafted, None, &unmet);
    } else if drafted || facts.registered.is_some() {
        let to_register = (Party::Office, Party::Station);
        owe(Duty::RegisterStation, to_register, facts.drafted, facts.registered, cite!["4.3/2"]);
    }
    owe(Duty::FileStation, (Party::Office, Party::County), facts.registered, facts.filed, cite!["4.3/3"]);
    let basis: Vec<Citation> = cite!["5/5"].iter().chain(&unmet).copied().collect();
    owe(Duty::MendConditions, to_mend, facts.rectify_ordered, facts.restored, &basis);
    if case.stage() == Some(Stage::Removed) {
        owed.retain(|obligation| matches!(obligation.standing, Standing::Met { .. }));
    }
    owed
}

/// The provisions that the form leaves unmet, each once, in the order in which they are found.
fn unmet_provisions(record: &StationRecord, profile: &Profile) -> Vec<Citation> {
    let mut provisions = Vec::new();
    for citation in assess(record, profile).unmet_musts().flat_map(Finding::citations) {
        if !provisions.contains(&citation) {
            provisions.push(citation);
        }
    }
    provisions
}
