//! The rule editions of the escalation leg: what each instrument fixes for a petition, in force from
//! a day to a day, every statement with its article and how sure its reading is.

use serde::Serialize;

use super::rule_edition_data::RULE_EDITIONS;
use super::{DeclineGround, EditionRank, EndGround, LimitStart, RuleEditionId, SuspensionCause};
use crate::provision::{Citation, Confidence};
use crate::time::{Day, Limit};

/// A time limit of an edition.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct EditionLimit {
    /// How many days of which unit.
    pub limit: Limit,
    /// From when.
    pub starts: LimitStart,
    /// Where it stands.
    pub citations: &'static [Citation],
    /// How sure it is.
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
    /// Where it stands.
    pub citations: &'static [Citation],
    /// How sure it is.
    pub confidence: Confidence,
}

/// A cause for which mediation rests without its time being counted.
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
    /// Which.
    pub id: RuleEditionId,
    /// How it stands to the others of its time.
    pub rank: EditionRank,
    /// The first day of receipt it holds for.
    pub from: Day,
    /// The last day of receipt it holds for; none while it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// By when the petition is accepted or declined.
    pub accept: EditionLimit,
    /// By when the mediation ends.
    pub mediate: EditionLimit,
    /// By when both parties are told that the mediation was ended; none where no limit is known, so
    /// that they are told promptly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tell: Option<EditionLimit>,
    /// The causes for which mediation rests without its time being counted.
    pub suspensions: &'static [SuspensionRule],
    /// The grounds to decline.
    pub declines: &'static [DeclineRule],
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

    /// What it says of a ground to end a mediation, if it lists it.
    #[must_use]
    pub fn ends_on(&self, ground: EndGround) -> Option<&'static EndRule> {
        self.ends.iter().find(|rule| rule.ground == ground)
    }

    /// What it says of a cause for which mediation rests, if its time does not count.
    #[must_use]
    pub fn suspends_for(&self, cause: SuspensionCause) -> Option<&'static SuspensionRule> {
        self.suspensions.iter().find(|rule| rule.cause == cause)
    }
}

impl RuleEditionId {
    /// What the edition fixes.
    #[must_use]
    pub const fn edition(self) -> &'static RuleEdition {
        let [order_51, order_62, order_20, decree_778, order_121] = &RULE_EDITIONS;
        match self {
            Self::Order51 => order_51,
            Self::Order62 => order_62,
            Self::Order20 => order_20,
            Self::Decree778 => decree_778,
            Self::Order121 => order_121,
        }
    }
}

/// The editions that hold for a petition received on a day: the procedure first, then the higher law
/// that applies beside it. None before 1996-03-15.
///
/// ```
/// use wujin_core::edition::{RuleEditionId, editions_for};
/// let ids: Vec<_> = editions_for("2025-03-15".parse()?).map(|edition| edition.id).collect();
/// assert_eq!(ids, [RuleEditionId::Order20, RuleEditionId::Decree778]);
/// # Ok::<(), wujin_core::time::DayError>(())
/// ```
pub fn editions_for(received: Day) -> impl Iterator<Item = &'static RuleEdition> {
    let ranked = |rank| {
        RULE_EDITIONS.iter().filter(move |edition| edition.rank == rank && edition.is_in_force(received))
    };
    ranked(EditionRank::Procedure).chain(ranked(EditionRank::Overlay))
}

#[cfg(test)]
mod tests {
    use super::*;
    use RuleEditionId::{Decree778, Order20, Order51, Order62, Order121};
    use proptest::prelude::*;

    fn ids(day: &str) -> Vec<RuleEditionId> {
        editions_for(day.parse().unwrap()).map(|edition| edition.id).collect()
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
        assert_eq!(Order20.edition().mediate.confidence, Confidence::High);
        let unsure = |edition: &RuleEdition| {
            let mut all = edition.declines.iter().map(|rule| rule.confidence).collect::<Vec<_>>();
            all.extend(edition.ends.iter().map(|rule| rule.confidence));
            all.extend(edition.suspensions.iter().map(|rule| rule.confidence));
            all.extend([edition.accept.confidence, edition.mediate.confidence]);
            all.contains(&Confidence::Unsighted)
        };
        for edition in &RULE_EDITIONS {
            assert_eq!(edition.unsighted_en.is_some(), unsure(edition), "{}", edition.id);
            assert_eq!(edition.unsighted_en.is_some(), edition.unsighted_zh.is_some());
        }
    }

    proptest! {
        #[test]
        fn every_day_since_1996_has_one_procedure_and_it_comes_first(offset in 0_i32..20_000) {
            let day = Order51.edition().from.plus_days(offset).unwrap();
            let ranks: Vec<_> = editions_for(day).map(|edition| edition.rank).collect();
            prop_assert_eq!(ranks[0], EditionRank::Procedure);
            prop_assert!(ranks[1..].iter().all(|rank| *rank == EditionRank::Overlay));
        }
    }
}
