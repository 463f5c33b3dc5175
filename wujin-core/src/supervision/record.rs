//! Records of what the administration does continually (4.1/1, 4.2/1 to 4.2/5, 4.2/8, 5/2 to 5/5).

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, SupervisionMatter};
use crate::provision::Citation;
use crate::time::{Day, Period};
use crate::vocabulary;

vocabulary! {
    /// What a record of supervision is of.
    pub enum SupervisionKind {
        Briefing = "briefing", "通报法律法规和申诉情况", "briefing on law and petitions";
        Education = "education", "经营者宣传教育", "education of operators";
        Training = "training", "服务站工作人员培训", "training of station staff";
        Visit = "visit", "定期巡访", "regular visit";
        Meeting = "meeting", "服务站负责人会议", "meeting of station heads";
        SystemsUrged = "systems_urged", "督促建立健全制度", "urging operators to improve their systems";
        Appraisal = "appraisal", "定期考核评价", "periodic appraisal";
        ResponsibilityAssigned = "responsibility_assigned", "责任到人", "responsibility assigned to persons";
        GuidanceByKind = "guidance_by_kind", "分类指导", "guidance by kind of operator";
        InformationSharing = "information_sharing", "信息共享", "information shared with other departments";
        Inspection = "inspection", "实地调查指导", "inspection and guidance on site";
        Talk = "talk", "行政约谈", "administrative talk";
        Letter = "letter", "行政建议书", "letter of suggestion";
    }
}

impl SupervisionKind {
    /// The provision that asks for it.
    #[must_use]
    pub const fn citation(self) -> Citation {
        match self {
            Self::Briefing => Citation::new("4.1/1"),
            Self::Education => Citation::new("4.2/1"),
            Self::Training => Citation::new("4.2/2"),
            Self::Visit | Self::Meeting => Citation::new("4.2/3"),
            Self::SystemsUrged => Citation::new("4.2/4"),
            Self::Talk | Self::Letter => Citation::new("4.2/5"),
            Self::Appraisal => Citation::new("4.2/8"),
            Self::ResponsibilityAssigned => Citation::new("5/2"),
            Self::GuidanceByKind => Citation::new("5/3"),
            Self::InformationSharing => Citation::new("5/4"),
            Self::Inspection => Citation::new("5/5"),
        }
    }

    /// Whether it is a duty at all times, and not only on an occasion.
    #[must_use]
    pub const fn is_continuing(self) -> bool {
        !matches!(self, Self::Talk | Self::Letter)
    }
}

/// One thing that the administration did.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SupervisionRecord {
    /// What.
    pub kind: SupervisionKind,
    /// When.
    pub day: Day,
    /// By which office or bureau.
    pub office: String,
    /// Whom or what it concerns, such as a station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Whether a continuing duty has a record in a period.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DutyKept {
    /// The duty.
    pub duty: SupervisionKind,
    /// How many records it has.
    pub records: usize,
    /// The note that it has none.
    pub finding: Option<Finding>,
}

/// The continuing duties in their order, each with its records of a period. The notice says how often
/// for none of them, so that one without a record is a note and no more.
///
/// ```
/// use wujin_core::supervision::{SupervisionKind, SupervisionRecord, duties_kept};
/// use wujin_core::time::Period;
/// let visit = SupervisionRecord {
///     kind: SupervisionKind::Visit,
///     day: "2012-06-30".parse()?,
///     office: "江汉工商所".to_owned(),
///     subject: None,
///     note: None,
/// };
/// let kept = duties_kept(&[visit], Period::first_half(2012)?);
/// let unrecorded: Vec<_> = kept.iter().filter(|kept| kept.finding.is_some()).collect();
/// assert_eq!((kept.len(), unrecorded.len()), (11, 10));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn duties_kept(records: &[SupervisionRecord], period: Period) -> Vec<DutyKept> {
    let continuing = SupervisionKind::ALL.iter().copied().filter(|kind| kind.is_continuing());
    continuing
        .map(|duty| {
            let is_of = |record: &&SupervisionRecord| record.kind == duty && period.contains(record.day);
            let records = records.iter().filter(is_of).count();
            let finding = (records == 0).then(|| {
                let (first, last, basis) = (period.first(), period.last(), duty.citation());
                SupervisionMatter::DutyUnrecorded { duty: duty.term(), first, last, basis }.into()
            });
            DutyKept { duty, records, finding }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_records_of_the_period_count_and_the_duty_is_cited() {
        let record = |kind, day: &str| SupervisionRecord {
            kind,
            day: day.parse().unwrap(),
            office: "所".to_owned(),
            subject: None,
            note: None,
        };
        let records = [
            record(SupervisionKind::Training, "2012-01-01"),
            record(SupervisionKind::Training, "2012-03-31"),
            record(SupervisionKind::Inspection, "2012-04-01"),
            record(SupervisionKind::Talk, "2012-02-01"),
        ];
        for kept in duties_kept(&records, Period::quarter(2012, 1).unwrap()) {
            let expected = if kept.duty == SupervisionKind::Training { 2 } else { 0 };
            assert_eq!(kept.records, expected, "{}", kept.duty);
            let cited = kept.finding.map(|finding| finding.citations()[0]);
            assert_eq!(cited, (expected == 0).then(|| kept.duty.citation()), "{}", kept.duty);
        }
    }
}
