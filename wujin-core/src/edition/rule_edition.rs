//! The rule editions of the escalation leg: what each instrument fixes for a petition, in force from
//! a day to a day, every statement with its article and how sure its text is.

use serde::Serialize;

use super::rule_edition_data::RULE_EDITIONS;
use super::{
    DeclineGround, DisputeBody, DisputeParty, EditionRank, EndGround, HandlingPlace, LimitStart,
    RuleEditionId, SuspensionCause,
};
use crate::provision::{Citation, Confidence};
use crate::time::{Day, Limit, PeriodRule};

/// That an edition says something, and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Statement {
    /// Where it stands.
    pub citations: &'static [Citation],
    /// How sure it is.
    pub confidence: Confidence,
}

/// A time limit of an edition.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct EditionLimit {
    /// How many days of which unit.
    pub limit: Limit,
    /// The day that it runs from; the day itself is not counted.
    pub starts: LimitStart,
    /// How sure that day is.
    pub start_confidence: Confidence,
    /// Where the limit stands.
    pub citations: &'static [Citation],
    /// How sure the number of days is.
    pub confidence: Confidence,
}

/// A ground to decline a petition.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct DeclineRule {
    /// The ground.
    pub ground: DeclineGround,
    /// For [`DeclineGround::TimeBarred`]: how many years since the harm was known must be over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<u16>,
    /// For [`DeclineGround::AlreadyHandled`]: who must have accepted or handled the dispute.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub bodies: &'static [DisputeBody],
    /// Where it stands.
    pub citations: &'static [Citation],
    /// How sure it is.
    pub confidence: Confidence,
}

/// A ground to end a mediation without an agreement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct EndRule {
    /// The ground.
    pub ground: EndGround,
    /// For [`EndGround::MediationRefused`]: whose refusal it is.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub parties: &'static [DisputeParty],
    /// Where it stands.
    pub citations: &'static [Citation],
    /// How sure it is.
    pub confidence: Confidence,
}

/// A cause that interrupts a mediation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct SuspensionRule {
    /// The cause.
    pub cause: SuspensionCause,
    /// Where it stands.
    pub citations: &'static [Citation],
    /// How sure it is.
    pub confidence: Confidence,
}

/// What one instrument fixes for petitions.
///
/// ```
/// use wujin_core::edition::{DeclineGround, RuleEditionId};
/// let edition = RuleEditionId::Order20.edition();
/// assert_eq!(edition.mediate.limit.count, 45);
/// assert_eq!(edition.declines_on(DeclineGround::TimeBarred).unwrap().years, Some(3));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct RuleEdition {
    /// Which edition it is.
    pub id: RuleEditionId,
    /// How it relates to the others of its time.
    pub rank: EditionRank,
    /// Where the petitions are handled that it is for; none where it is for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<HandlingPlace>,
    /// The first day of receipt it holds for.
    pub from: Day,
    /// The last day of receipt it holds for; none while it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// The edition whose statements stand in for its own, which are not sighted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub falls_back_on: Option<RuleEditionId>,
    /// How a period in calendar days ends that would end on a day off.
    pub period_rule: PeriodRule,
    /// By when the petition is accepted or declined.
    pub accept: EditionLimit,
    /// That the consumer is told of acceptance too, within the same limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accept_told: Option<Statement>,
    /// That declining tells the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decline_reason: Option<Statement>,
    /// That declining tells the other ways to resolve the dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decline_ways: Option<Statement>,
    /// That mediation needs the consent of both parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Statement>,
    /// By when the mediation ends.
    pub mediate: EditionLimit,
    /// By when both parties are told that the mediation was ended; none where no limit is known, so
    /// that they are told promptly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tell: Option<EditionLimit>,
    /// The causes for which the mediation stops. Its limit runs on.
    pub stops: &'static [SuspensionRule],
    /// The causes whose time is left out of the limit for mediation, and of no other limit.
    pub left_out: &'static [SuspensionRule],
    /// That an agreement is put in writing, unless it is performed at once or both parties waive that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written_agreement: Option<Statement>,
    /// The grounds to decline.
    pub declines: &'static [DeclineRule],
    /// Grounds that end a mediation when they are found after acceptance, beside those to decline.
    pub found_later: &'static [DeclineRule],
    /// The grounds to end without an agreement.
    pub ends: &'static [EndRule],
    /// What of the edition has not been sighted, in Chinese; none when all of it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsighted_zh: Option<&'static str>,
    /// The same in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsighted_en: Option<&'static str>,
}

impl RuleEdition {
    /// Whether it holds for what is received on a day.
    #[must_use]
    pub fn is_in_force(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// What it says of a ground to decline, if it lists it.
    #[must_use]
    pub fn declines_on(&self, ground: DeclineGround) -> Option<&'static DeclineRule> {
        self.declines.iter().find(|rule| rule.ground == ground)
    }

    /// What it says of a ground that is found after acceptance, if it lists it.
    #[must_use]
    pub fn finds_later(&self, ground: DeclineGround) -> Option<&'static DeclineRule> {
        self.found_later.iter().find(|rule| rule.ground == ground).or_else(|| self.declines_on(ground))
    }

    /// What it says of a ground to end a mediation, if it lists it.
    #[must_use]
    pub fn ends_on(&self, ground: EndGround) -> Option<&'static EndRule> {
        self.ends.iter().find(|rule| rule.ground == ground)
    }

    /// What it says of a cause for which the mediation stops, if it does.
    #[must_use]
    pub fn stops_for(&self, cause: SuspensionCause) -> Option<&'static SuspensionRule> {
        self.stops.iter().find(|rule| rule.cause == cause)
    }

    /// What it says of a cause whose time is left out of the limit for mediation, if it is.
    #[must_use]
    pub fn leaves_out(&self, cause: SuspensionCause) -> Option<&'static SuspensionRule> {
        self.left_out.iter().find(|rule| rule.cause == cause)
    }
}

impl RuleEditionId {
    /// What the edition fixes.
    #[must_use]
    pub const fn edition(self) -> &'static RuleEdition {
        let [order_51, order_75, order_62, order_20, decree_778, order_121] = &RULE_EDITIONS;
        match self {
            Self::Order51 => order_51,
            Self::Order75 => order_75,
            Self::Order62 => order_62,
            Self::Order20 => order_20,
            Self::Decree778 => decree_778,
            Self::Order121 => order_121,
        }
    }
}

/// The editions that hold for a petition received on a day at a place: the procedure first, then the
/// higher law that applies beside it. None before 1996-03-15.
///
/// ```
/// use wujin_core::edition::{HandlingPlace, RuleEditionId, editions_for};
/// let ids = |received: &str, place| -> Result<Vec<_>, wujin_core::time::DayError> {
///     Ok(editions_for(received.parse()?, place).map(|edition| edition.id).collect())
/// };
/// assert_eq!(ids("2025-03-15", HandlingPlace::Bureau)?, [RuleEditionId::Order20, RuleEditionId::Decree778]);
/// assert_eq!(ids("2012-03-15", HandlingPlace::DistrictOffice)?, [RuleEditionId::Order75]);
/// # Ok::<(), wujin_core::time::DayError>(())
/// ```
pub fn editions_for(received: Day, place: HandlingPlace) -> impl Iterator<Item = &'static RuleEdition> {
    let in_force = move |rank| {
        RULE_EDITIONS.iter().filter(move |edition| edition.rank == rank && edition.is_in_force(received))
    };
    // An edition that is for the place takes precedence over the one that is for all.
    let own = in_force(EditionRank::Procedure).find(|edition| edition.place == Some(place));
    let procedure = own.or_else(|| in_force(EditionRank::Procedure).find(|edition| edition.place.is_none()));
    procedure.into_iter().chain(in_force(EditionRank::Overlay))
}

#[cfg(test)]
mod tests {
    use super::*;
    use HandlingPlace::{Bureau, DistrictOffice};
    use RuleEditionId::{Decree778, Order20, Order51, Order62, Order75, Order121};
    use proptest::prelude::*;

    fn ids(day: &str) -> Vec<RuleEditionId> {
        editions_for(day.parse().unwrap(), Bureau).map(|edition| edition.id).collect()
    }

    #[test]
    fn editions_change_on_their_days() {
        let table: [(&str, &[RuleEditionId]); 10] = [
            ("1996-03-14", &[]),
            ("1996-03-15", &[Order51]),
            ("2014-03-14", &[Order51]),
            ("2014-03-15", &[Order62]),
            ("2019-12-31", &[Order62]),
            ("2020-01-01", &[Order20]),
            ("2024-06-30", &[Order20]),
            ("2024-07-01", &[Order20, Decree778]),
            ("2026-04-14", &[Order20, Decree778]),
            ("2026-04-15", &[Order121, Decree778]),
        ];
        for (day, expected) in table {
            assert_eq!(ids(day), expected, "{day}");
        }
    }

    #[test]
    fn district_offices_had_their_own_edition_from_1997_to_2014() {
        let at_office = |day: &str| -> Vec<_> {
            editions_for(day.parse().unwrap(), DistrictOffice).map(|edition| edition.id).collect()
        };
        for (day, expected) in [
            ("1996-03-14", &[][..]),
            ("1997-03-14", &[Order51]),
            ("1997-03-15", &[Order75]),
            ("2014-03-14", &[Order75]),
            ("2014-03-15", &[Order62]),
            ("2026-04-15", &[Order121, Decree778]),
        ] {
            assert_eq!(at_office(day), expected, "{day}");
        }
        let own = Order75.edition();
        assert_eq!(own.falls_back_on, Some(Order51));
        assert_eq!((own.declines, own.ends), (Order51.edition().declines, Order51.edition().ends));
    }

    #[test]
    fn each_edition_is_found_by_its_id_and_names_its_instrument() {
        for id in RuleEditionId::ALL {
            assert_eq!(id.edition().id, *id);
            assert!(
                crate::provision::INSTRUMENTS.iter().any(|instrument| instrument.id == id.name()),
                "{id}"
            );
        }
    }

    #[test]
    fn years_are_given_exactly_for_the_time_bar() {
        for edition in &RULE_EDITIONS {
            for rule in edition.declines {
                assert_eq!(rule.years.is_some(), rule.ground == DeclineGround::TimeBarred, "{}", edition.id);
            }
        }
        let years = |id: RuleEditionId| id.edition().declines_on(DeclineGround::TimeBarred).unwrap().years;
        assert_eq!([Order51, Order62, Order20, Order121].map(years), [Some(1), Some(1), Some(3), Some(3)]);
    }

    #[test]
    fn lists_have_the_numbered_items_of_their_articles() {
        // Items as the instruments number them: one item may hold two grounds, and two grounds one item.
        let items = |citations: Vec<Citation>| {
            let mut items: Vec<_> =
                citations.into_iter().filter(|cited| cited.as_str().contains('(')).collect();
            items.sort_unstable();
            items.dedup();
            items.len()
        };
        let bars =
            |id: RuleEditionId| items(id.edition().declines.iter().map(|rule| rule.citations[0]).collect());
        let ends =
            |id: RuleEditionId| items(id.edition().ends.iter().map(|rule| rule.citations[0]).collect());
        assert_eq!([bars(Order51), bars(Order62), bars(Order20), bars(Order121)], [6, 7, 6, 7]);
        assert_eq!([ends(Order20), ends(Order121)], [7, 8]);
    }

    #[test]
    fn doubt_is_carried_by_what_it_concerns() {
        let order_51 = Order51.edition();
        assert_eq!(order_51.accept.confidence, Confidence::Unsighted);
        assert_eq!(order_51.mediate.confidence, Confidence::Unsighted);
        assert_eq!(order_51.declines_on(DeclineGround::TimeBarred).unwrap().confidence, Confidence::Medium);
        assert_eq!(order_51.mediate.start_confidence, Confidence::Unsighted);
        for edition in &RULE_EDITIONS {
            let unsure = confidences(edition).contains(&Confidence::Unsighted);
            assert_eq!(edition.unsighted_en.is_some(), unsure, "{}", edition.id);
            assert_eq!(edition.unsighted_en.is_some(), edition.unsighted_zh.is_some());
        }
    }

    /// How sure each statement of an edition is.
    fn confidences(edition: &RuleEdition) -> Vec<Confidence> {
        let mut all = edition.declines.iter().map(|rule| rule.confidence).collect::<Vec<_>>();
        all.extend(edition.found_later.iter().map(|rule| rule.confidence));
        all.extend(edition.ends.iter().map(|rule| rule.confidence));
        all.extend(edition.stops.iter().chain(edition.left_out).map(|rule| rule.confidence));
        let limits = [Some(edition.accept), Some(edition.mediate), edition.tell];
        let limits = limits.into_iter().flatten();
        all.extend(limits.flat_map(|limit| [limit.confidence, limit.start_confidence]));
        let said = [
            edition.accept_told,
            edition.decline_reason,
            edition.decline_ways,
            edition.consent,
            edition.written_agreement,
        ];
        all.extend(said.into_iter().flatten().map(|statement| statement.confidence));
        all
    }

    #[test]
    fn what_the_transcripts_show_is_no_interpretation() {
        for id in [Order20, Order121] {
            let edition = id.edition();
            let own = [edition.accept.citations, edition.mediate.citations, edition.tell.unwrap().citations];
            let lists = edition.declines.iter().chain(edition.found_later).map(|rule| rule.citations);
            let lists = lists.chain(edition.ends.iter().map(|rule| rule.citations));
            let lists = lists.chain(edition.stops.iter().chain(edition.left_out).map(|rule| rule.citations));
            for citations in own.into_iter().chain(lists) {
                assert!(citations[0].as_str().starts_with(id.name()), "{id}: {citations:?}");
                assert!(citations.iter().all(|cited| cited.reading().is_none()), "{id}: {citations:?}");
            }
            // Only the reason told under Order 20 goes beyond the text, and says so.
            let sure = confidences(edition).iter().all(|one| *one == Confidence::Transcript);
            assert_eq!(sure, id == Order121, "{id}");
        }
    }

    #[test]
    fn only_testing_is_left_out_of_a_limit() {
        for edition in &RULE_EDITIONS {
            let causes: Vec<_> = edition.left_out.iter().map(|rule| rule.cause).collect();
            assert!(causes.iter().all(|cause| *cause == SuspensionCause::Testing), "{}", edition.id);
            let stops = edition.stops_for(SuspensionCause::Recusal).is_some();
            assert_eq!(stops, edition.rank == EditionRank::Procedure, "{}", edition.id);
        }
    }

    #[test]
    fn who_else_has_dealt_with_it_differs_by_edition() {
        let bodies =
            |id: RuleEditionId| id.edition().declines_on(DeclineGround::AlreadyHandled).unwrap().bodies;
        assert_eq!(bodies(Order20), DisputeBody::ALL);
        assert_eq!(bodies(Order121), &DisputeBody::ALL[..5]);
    }

    #[test]
    fn whose_refusal_ends_the_mediation_differs_by_edition() {
        let refused = |id: RuleEditionId| id.edition().ends_on(EndGround::MediationRefused).unwrap().parties;
        assert_eq!(refused(Order20), &[DisputeParty::Operator]);
        assert_eq!(refused(Order121), DisputeParty::ALL);
    }

    proptest! {
        #[test]
        fn every_day_since_1996_has_one_procedure_and_it_comes_first(offset in 0_i32..20_000) {
            let day = Order51.edition().from.plus_days(offset).unwrap();
            let ranks: Vec<_> = editions_for(day, Bureau).map(|edition| edition.rank).collect();
            prop_assert_eq!(ranks[0], EditionRank::Procedure);
            prop_assert!(ranks[1..].iter().all(|rank| *rank == EditionRank::Overlay));
        }
    }
}
