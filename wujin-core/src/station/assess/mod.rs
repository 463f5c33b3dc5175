//! A station's record held against the notice and the province's profile (2.2, 3.1, 3.3, 4.2/6).

mod form;
mod plate;
mod standard;

use serde::Serialize;

use super::{Lack, ManagementSystem, PersonItem, Presence, StationRecord};
use crate::edition::{DutySystem, StationCondition};
use crate::finding::{Finding, Person, Place, Severity, StationMatter, Terms};
use crate::procedure::says;
use crate::profile::Profile;
use crate::term::Term;

/// Everything found about a station at once, in the order of the codes.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// The findings; empty where nothing is to be said.
    pub findings: Vec<Finding>,
}

impl Assessment {
    /// What the notice, or the province within its power, says must be and is not, or is not
    /// recorded. While there is any, the station cannot be registered.
    pub fn unmet_musts(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity() == Severity::Error)
    }

    /// Whether everything that must be is so and is recorded.
    #[must_use]
    pub fn meets_musts(&self) -> bool {
        self.unmet_musts().next().is_none()
    }
}

/// Holds a station's record against the notice and a province's profile.
///
/// Never stops at the first finding. What is blank is told from what is absent by the parameter
/// `lack`; each finding names the station, and where the record says so.
///
/// ```
/// use wujin_core::profile::Profile;
/// use wujin_core::station::{StationRecord, assess};
///
/// let record: StationRecord = serde_json::from_str(
///     r#"{ "name": "示例商场消费维权服务站", "kind": "mall", "conditions": { "computer": "absent" } }"#,
/// )?;
/// let assessment = assess(&record, Profile::national());
/// let computer = assessment.unmet_musts().find(|finding| finding.code() == "WJ-106").unwrap();
/// assert_eq!(computer.citations()[0].as_str(), "2.2/1f");
/// assert_eq!(computer.matter.params()["lack"], "absent");
/// let board = assessment.unmet_musts().find(|finding| finding.code() == "WJ-104").unwrap();
/// assert_eq!(board.matter.params()["lack"], "unknown");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn assess(record: &StationRecord, profile: &Profile) -> Assessment {
    let mut found = Found { record, findings: Vec::new() };
    found.conditions();
    found.sign_plate();
    found.systems();
    found.office_head();
    found.standards(profile);
    found.scope(profile);
    found.form();
    found.unasked(profile);
    Assessment { findings: found.findings }
}

struct Found<'a> {
    record: &'a StationRecord,
    findings: Vec<Finding>,
}

impl Found<'_> {
    fn push(&mut self, path: impl Into<String>, matter: StationMatter) {
        let place = Place { path: Some(path.into()), ..Place::subject(self.record.subject()) };
        self.findings.push(Finding::from(matter).at(place));
    }

    fn lacking(
        &mut self,
        path: impl Into<String>,
        seen: Presence,
        matter: impl FnOnce(Term) -> StationMatter,
    ) {
        if let Some(lack) = seen.lack() {
            self.push(path, matter(lack.term()));
        }
    }

    /// One finding for the items that are absent, and one for those left blank.
    fn lacking_each<const N: usize>(
        &mut self,
        path: &str,
        items: [(Term, Presence); N],
        matter: impl Fn(Term, Terms) -> StationMatter,
    ) {
        for lack in Lack::ALL {
            let lacking: Terms =
                items.iter().filter(|(_, seen)| seen.lack() == Some(*lack)).map(|(item, _)| *item).collect();
            if !lacking.0.is_empty() {
                self.push(path, matter(lack.term(), lacking));
            }
        }
    }

    fn conditions(&mut self) {
        for condition in StationCondition::ALL {
            let seen = self.record.condition(*condition);
            self.lacking(format!("conditions.{condition}"), seen, |lack| match condition {
                StationCondition::Place => StationMatter::PlaceMissing { lack },
                StationCondition::SignPlate => StationMatter::SignPlateMissing { lack },
                StationCondition::Staff => StationMatter::StaffMissing { lack },
                StationCondition::NoticeBoard => StationMatter::NoticeBoardMissing { lack },
                StationCondition::Telephone => StationMatter::TelephoneMissing { lack },
                StationCondition::Computer => StationMatter::ComputerMissing { lack },
                StationCondition::Register => StationMatter::RegisterMissing { lack },
                StationCondition::WorkingRules => StationMatter::WorkingRulesMissing { lack },
            });
        }
    }

    fn systems(&mut self) {
        for system in DutySystem::ALL {
            let seen = self.record.system(*system);
            self.lacking(format!("systems.{system}"), seen, |lack| match system {
                DutySystem::Commitments => StationMatter::CommitmentsMissing { lack },
                DutySystem::Withdrawal => StationMatter::WithdrawalMissing { lack },
                DutySystem::Settlement => StationMatter::SettlementMissing { lack },
                DutySystem::Compensation => StationMatter::CompensationMissing { lack },
            });
        }
        self.lacking("publicity", self.record.publicity, |lack| StationMatter::PublicityMissing { lack });
        let management =
            [ManagementSystem::Management, ManagementSystem::Responsibility, ManagementSystem::Appraisal]
                .map(|system| (system.term(), self.record.management_system(system)));
        self.lacking_each("management", management, |lack, systems| {
            StationMatter::ManagementSystemsMissing { lack, systems }
        });
    }

    fn office_head(&mut self) {
        let office = &self.record.office;
        let items = [
            (PersonItem::Name.term(), office.head_name_published),
            (PersonItem::Telephone.term(), office.head_telephone_published),
        ];
        self.lacking_each("office", items, |lack, items| StationMatter::OfficeHeadUnpublished {
            lack,
            items,
        });
    }
}

fn person(name: Option<&String>, index: usize) -> Person {
    match name.filter(|name| says(Some(name))) {
        Some(name) => Person::Named(name.clone()),
        None => Person::Numbered(u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)),
    }
}
