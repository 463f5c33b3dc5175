//! The province's standards and scope (2.1/4).

use super::Found;
use crate::edition::OperatorKind;
use crate::finding::StationMatter;
use crate::profile::Profile;
use crate::station::ScopeMeasure;

impl Found<'_> {
    /// The province's standards: least staff, and its own conditions.
    pub(super) fn standards(&mut self, profile: &Profile) {
        let listed = u32::try_from(self.record.staff.len()).unwrap_or(u32::MAX);
        let least = profile.least_staff();
        if listed < least {
            self.push("staff", StationMatter::TooFewStaff { listed, least });
        }
        for asked in &profile.document().station.extra {
            let seen = self.record.extra.get(&asked.id).copied().unwrap_or_default();
            let (id, zh, en) = (asked.id.clone(), asked.zh.clone(), asked.en.clone());
            self.lacking(format!("extra.{}", asked.id), seen, |lack| StationMatter::ExtraConditionMissing {
                lack,
                id,
                zh,
                en,
            });
        }
    }

    /// The province's scope. Without a kind nothing can be said: the form says that it is blank.
    // READING: scope-thresholds
    pub(super) fn scope(&mut self, profile: &Profile) {
        let record = self.record;
        let Some(kind) = record.kind else { return };
        let scope = &profile.document().scope;
        let measures = [
            (ScopeMeasure::Area, scope.area_square_metres.get(&kind), record.area_square_metres),
            (ScopeMeasure::Employees, scope.employees.get(&kind), record.employees),
        ];
        let mut blank = Vec::new();
        for (measure, least, given) in measures {
            match (least.copied(), given) {
                (Some(least), Some(given)) if given < least => {
                    let term = measure.term();
                    self.push(measure.name(), StationMatter::BelowScope { measure: term, given, least });
                }
                (Some(_), None) => blank.push(measure),
                _ => {}
            }
        }
        let least = scope.scenic_grade.filter(|_| kind == OperatorKind::ScenicArea);
        match (least, record.scenic_grade) {
            (Some(least), Some(given)) if given < least => {
                let matter = StationMatter::BelowGrade { given: given.term(), least: least.term() };
                self.push(ScopeMeasure::ScenicGrade.name(), matter);
            }
            (Some(_), None) => blank.push(ScopeMeasure::ScenicGrade),
            _ => {}
        }
        for measure in blank {
            self.push(measure.name(), StationMatter::ScopeUnknown { measure: measure.term() });
        }
    }

    /// Answers to conditions that the profile does not have: a misspelt name would else go unseen.
    pub(super) fn unasked(&mut self, profile: &Profile) {
        let asked = &profile.document().station.extra;
        let record = self.record;
        for id in record.extra.keys().filter(|id| asked.iter().all(|condition| condition.id != **id)) {
            self.push(format!("extra.{id}"), StationMatter::AnswerUnasked { id: id.clone() });
        }
    }
}
