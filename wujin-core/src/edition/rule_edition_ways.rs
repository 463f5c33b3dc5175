//! The five ways to resolve a dispute, as the Law lists them from 1994 and from 2014.

use serde::Serialize;

use super::RecourseChannel;
use super::rule_edition_data::day;
use crate::cite;
use crate::provision::Citation;
use crate::time::Day;
use crate::vocabulary;

vocabulary! {
    /// The five ways to resolve a dispute, in the Law's order.
    pub enum ResolutionWay {
        Settle = "settle", "与经营者协商和解", "settle with the operator";
        Mediation = "mediation", "请求调解", "ask for mediation";
        Petition = "petition", "向有关行政部门申诉（投诉）", "petition the authorities";
        Arbitration = "arbitration", "根据仲裁协议提请仲裁", "arbitrate under an agreement";
        Court = "court", "提起诉讼", "sue";
    }
}

impl ResolutionWay {
    /// The channel that a consumer is told of when settlement fails; none for settling itself.
    #[must_use]
    pub const fn channel(self) -> Option<RecourseChannel> {
        match self {
            Self::Settle => None,
            Self::Mediation => Some(RecourseChannel::Association),
            Self::Petition => Some(RecourseChannel::Petition),
            Self::Arbitration => Some(RecourseChannel::Arbitration),
            Self::Court => Some(RecourseChannel::Court),
        }
    }
}

/// One way, in the words of its time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct DatedWay {
    /// Which way.
    pub way: ResolutionWay,
    /// As it is called at the time, in Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// The Law's list of ways, in force from a day to a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct ResolutionWays {
    /// The first day it holds for.
    pub from: Day,
    /// The last day it holds for; none while it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Where it stands.
    pub citations: &'static [Citation],
    /// The five ways, in order.
    pub ways: [DatedWay; 5],
}

const fn way(way: ResolutionWay, zh: &'static str, en: &'static str) -> DatedWay {
    DatedWay { way, zh, en }
}

const SETTLE: DatedWay = way(ResolutionWay::Settle, "与经营者协商和解", "settle with the operator");
const ARBITRATE: DatedWay = way(
    ResolutionWay::Arbitration,
    "根据与经营者的仲裁协议提请仲裁",
    "arbitrate under an agreement with the operator",
);
const SUE: DatedWay = way(ResolutionWay::Court, "向人民法院提起诉讼", "sue in the people's court");

const LISTS: [ResolutionWays; 2] = [
    ResolutionWays {
        from: day(1994, 1, 1),
        until: Some(day(2014, 3, 14)),
        citations: cite!["law-1993:34"],
        ways: [
            SETTLE,
            way(ResolutionWay::Mediation, "请求消费者协会调解", "ask the consumers' association to mediate"),
            way(ResolutionWay::Petition, "向有关行政部门申诉", "petition (申诉) the authorities"),
            ARBITRATE,
            SUE,
        ],
    },
    ResolutionWays {
        from: day(2014, 3, 15),
        until: None,
        citations: cite!["law-2013:39"],
        ways: [
            SETTLE,
            way(
                ResolutionWay::Mediation,
                "请求消费者协会或者依法成立的其他调解组织调解",
                "ask the consumers' association or another lawful mediation body to mediate",
            ),
            way(ResolutionWay::Petition, "向有关行政部门投诉", "petition (投诉) the authorities"),
            ARBITRATE,
            SUE,
        ],
    },
];

/// The ways to resolve a dispute as the Law lists them on a day; none before 1994-01-01.
///
/// ```
/// use wujin_core::edition::resolution_ways;
/// let ways = resolution_ways("2012-03-15".parse()?).unwrap();
/// assert_eq!(ways.ways[2].zh, "向有关行政部门申诉");
/// assert_eq!(ways.citations[0].as_str(), "law-1993:34");
/// # Ok::<(), wujin_core::time::DayError>(())
/// ```
#[must_use]
pub fn resolution_ways(day: Day) -> Option<&'static ResolutionWays> {
    LISTS.iter().find(|list| list.from <= day && list.until.is_none_or(|until| day <= until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn petitions_are_called_complaints_and_other_mediators_join_from_15_march_2014() {
        let at = |day: &str| resolution_ways(day.parse().unwrap());
        assert_eq!(at("1993-12-31"), None);
        assert_eq!(at("1994-01-01").map(|list| list.from), "1994-01-01".parse().ok());
        let (before, after) = (at("2014-03-14").unwrap(), at("2014-03-15").unwrap());
        assert_eq!(before.citations[0].as_str(), "law-1993:34");
        assert_eq!(after.citations[0].as_str(), "law-2013:39");
        assert!(before.ways[2].zh.ends_with("申诉") && after.ways[2].zh.ends_with("投诉"));
        assert!(!before.ways[1].zh.contains("其他调解组织") && after.ways[1].zh.contains("其他调解组织"));
        for list in [before, after] {
            assert!(list.ways.iter().map(|way| way.way).eq(ResolutionWay::ALL.iter().copied()));
        }
    }

    #[test]
    fn every_channel_told_is_one_of_the_ways() {
        let channels: Vec<_> = ResolutionWay::ALL.iter().filter_map(|way| way.channel()).collect();
        for channel in RecourseChannel::ALL {
            assert!(channels.contains(channel), "{channel}");
        }
    }
}
