//! The legs on which reports climb from the station to the national administration (3.2.5/4 to 4.3/9).

use serde::Serialize;

use crate::cite;
use crate::edition::Form;
use crate::identity::Tier;
use crate::obligation::Party;
use crate::procedure::Role;
use crate::provision::Citation;
use crate::vocabulary;

vocabulary! {
    /// The ways by which a report goes up. Where a leg asks for none, any will do.
    pub enum Channels {
        None = "none", "方式不限", "in any way";
        Written = "written", "书面", "in writing";
        System = "system", "录入系统", "through the national system";
        Both = "both", "书面并录入系统", "in writing and through the national system";
    }
}

impl Channels {
    /// Whether everything that `needed` asks for was used.
    #[must_use]
    pub const fn cover(self, needed: Self) -> bool {
        // The indexes are sets of bits: 1 in writing, 2 through the system.
        needed.index() & !self.index() == 0
    }
}

vocabulary! {
    /// How often a leg is due.
    pub enum Rhythm {
        Quarterly = "quarterly", "按季度", "every quarter";
        HalfAndYear = "half_and_year", "上半年和年度", "for the first half-year and for the year";
    }
}

/// One leg of the way up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Leg {
    /// Who submits.
    pub from: Party,
    /// To whom.
    pub to: Party,
    /// On which form.
    pub form: Form,
    /// By which ways; all of them.
    pub channels: Channels,
    /// How often.
    pub rhythm: Rhythm,
    /// Under what.
    pub citations: &'static [Citation],
}

/// The tiers that submit or receive, lowest first.
pub const TIERS: [Party; 6] =
    [Party::Station, Party::Office, Party::County, Party::Prefecture, Party::Province, Party::Nation];

impl From<Tier> for Party {
    fn from(tier: Tier) -> Self {
        match tier {
            Tier::Station => Self::Station,
            Tier::Office => Self::Office,
            Tier::County => Self::County,
            Tier::Prefecture => Self::Prefecture,
            Tier::Province => Self::Province,
            Tier::Nation => Self::Nation,
        }
    }
}

/// The place of a tier from the bottom, 0 for the station; none for a party that is no tier.
#[must_use]
pub fn height(tier: Party) -> Option<usize> {
    TIERS.iter().position(|known| *known == tier)
}

/// A list of tiers is not a way up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("\"{from}\" does not report to \"{to}\"")]
pub struct LegError {
    /// The lower.
    pub from: Party,
    /// The higher.
    pub to: Party,
}

impl Leg {
    /// The leg from one tier to another. A county, and where there is none the tier that receives
    /// from offices, enters the system.
    ///
    /// Stations report to offices and only provinces to the national administration; between
    /// them tiers may be left out.
    pub fn between(from: Party, to: Party, receives_from_offices: bool) -> Result<Self, LegError> {
        let quarterly = |form, channels, citations| {
            Ok(Self { from, to, form, channels, rhythm: Rhythm::Quarterly, citations })
        };
        match (from, to) {
            (Party::Station, Party::Office) => {
                // READING: report-channel
                quarterly(
                    Form::AnnexThree,
                    Channels::None,
                    cite!["3.2.5/4", "3.2.5/3", "reading:report-channel"],
                )
            }
            // READING: quarterly-statistics
            (Party::Office, Party::County | Party::Prefecture | Party::Province) => quarterly(
                Form::AnnexSix,
                Channels::None,
                cite!["3.2.5/5", "4.3/5", "reading:quarterly-statistics", "reading:report-channel"],
            ),
            (Party::County, Party::Prefecture | Party::Province) => {
                quarterly(Form::AnnexSix, Channels::Both, cite!["4.3/6", "4.3/7"])
            }
            // READING: system-entry
            (Party::Prefecture, Party::Province) if receives_from_offices => {
                quarterly(Form::AnnexSix, Channels::Both, cite!["4.3/7", "4.3/6", "reading:system-entry"])
            }
            (Party::Prefecture, Party::Province) => {
                quarterly(Form::AnnexSix, Channels::Written, cite!["4.3/7"])
            }
            (Party::Province, Party::Nation) => Ok(Self {
                from,
                to,
                form: Form::AnnexSix,
                channels: Channels::Both,
                rhythm: Rhythm::HalfAndYear,
                citations: cite!["4.3/8", "4.3/9"],
            }),
            _ => Err(LegError { from, to }),
        }
    }

    /// The legs of a chain of tiers, lowest first. Chains leave tiers out: a district of Beijing has
    /// no prefecture, an office of Dongguan no county.
    ///
    /// ```
    /// use wujin_core::obligation::Party::{Nation, Office, Prefecture, Province, Station};
    /// use wujin_core::reporting::{Channels, Leg};
    /// let dongguan = Leg::chain(&[Station, Office, Prefecture, Province, Nation])?;
    /// let channels: Vec<_> = dongguan.iter().map(|leg| leg.channels).collect();
    /// assert_eq!(channels, [Channels::None, Channels::None, Channels::Both, Channels::Both]);
    /// assert!(Leg::chain(&[Station, Prefecture]).is_err());
    /// # Ok::<(), wujin_core::reporting::LegError>(())
    /// ```
    pub fn chain(tiers: &[Party]) -> Result<Vec<Self>, LegError> {
        let mut below = None;
        tiers
            .windows(2)
            .filter_map(|pair| if let [from, to] = pair { Some((*from, *to)) } else { None })
            .map(|(from, to)| {
                let leg = Self::between(from, to, below == Some(Party::Office));
                below = Some(from);
                leg
            })
            .collect()
    }

    /// In which role a tier acts in a report's procedure.
    #[must_use]
    pub const fn role(tier: Party) -> Option<Role> {
        match tier {
            Party::Station => Some(Role::Staff),
            Party::Office => Some(Role::Office),
            Party::County => Some(Role::County),
            Party::Prefecture => Some(Role::Prefecture),
            Party::Province => Some(Role::Province),
            Party::Nation => Some(Role::Nation),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Party::{County, Nation, Office, Prefecture, Province, Station};

    #[test]
    fn an_ordinary_chain_has_the_legs_of_the_notice() {
        let legs = Leg::chain(&TIERS).unwrap();
        let seen: Vec<_> =
            legs.iter().map(|leg| (leg.form, leg.channels, leg.rhythm, leg.citations[0].as_str())).collect();
        assert_eq!(
            seen,
            [
                (Form::AnnexThree, Channels::None, Rhythm::Quarterly, "3.2.5/4"),
                (Form::AnnexSix, Channels::None, Rhythm::Quarterly, "3.2.5/5"),
                (Form::AnnexSix, Channels::Both, Rhythm::Quarterly, "4.3/6"),
                (Form::AnnexSix, Channels::Written, Rhythm::Quarterly, "4.3/7"),
                (Form::AnnexSix, Channels::Both, Rhythm::HalfAndYear, "4.3/8"),
            ]
        );
    }

    #[test]
    fn somebody_enters_the_system_once_on_every_chain_below_the_province() {
        for chain in [
            &[Station, Office, County, Prefecture, Province, Nation][..],
            &[Station, Office, County, Province, Nation],
            &[Station, Office, Prefecture, Province, Nation],
        ] {
            let legs = Leg::chain(chain).unwrap();
            let entered = legs
                .iter()
                .filter(|leg| leg.rhythm == Rhythm::Quarterly && leg.channels.cover(Channels::System))
                .count();
            assert_eq!(entered, 1, "{chain:?}");
        }
    }

    #[test]
    fn only_the_province_reports_to_the_nation() {
        for from in [Station, Office, County, Prefecture, Nation] {
            assert_eq!(Leg::between(from, Nation, false), Err(LegError { from, to: Nation }));
        }
        assert!(Leg::between(Prefecture, County, false).is_err());
    }

    #[test]
    fn channels_cover_what_they_hold() {
        for used in Channels::ALL {
            assert!(used.cover(Channels::None) && Channels::Both.cover(*used) && used.cover(*used));
        }
        assert!(!Channels::Written.cover(Channels::System) && !Channels::System.cover(Channels::Both));
    }
}
