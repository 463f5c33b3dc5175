//! One thing wrong names that thing and nothing else; many wrong name all of them, in one order.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{DEFECTS, Defect, codes, demanding, sound};
use crate::finding::{Finding, Language, Severity, StationMatter};
use crate::profile::Profile;
use crate::station::{Presence, StationRecord, assess};

/// What a finding says of how the thing is lacking.
fn lack(finding: &Finding) -> Option<String> {
    finding.matter.params().get("lack").and_then(|lack| lack.as_str()).map(ToOwned::to_owned)
}

fn expected(defect: &Defect, seen: Presence) -> (&'static str, Option<String>) {
    (defect.code, defect.told_apart.then(|| seen.name().to_owned()))
}

fn told(record: &StationRecord, profile: &Profile) -> Vec<(&'static str, Option<String>)> {
    assess(record, profile).findings.iter().map(|finding| (finding.code(), lack(finding))).collect()
}

#[test]
fn a_sound_record_has_no_finding() {
    assert_eq!(told(&sound(), &demanding()), []);
    let mut plain = sound();
    plain.extra.clear();
    assert_eq!(told(&plain, Profile::national()), []);
}

#[test]
fn one_thing_wrong_is_named_and_nothing_else() {
    for defect in DEFECTS {
        for seen in [Presence::Absent, Presence::Unknown] {
            let mut record = sound();
            (defect.bring_about)(&mut record, seen);
            assert_eq!(told(&record, &demanding()), [expected(defect, seen)], "{}", defect.code);
        }
    }
}

#[test]
fn together_the_defects_show_every_code_of_an_assessment() {
    let procedure = ["WJ-131", "WJ-132", "WJ-133"];
    let registered = StationMatter::CODES.iter().map(|info| info.code);
    let of_assessment: BTreeSet<_> = registered.filter(|code| !procedure.contains(code)).collect();
    assert_eq!(DEFECTS.iter().map(|defect| defect.code).collect::<BTreeSet<_>>(), of_assessment);
}

#[test]
fn an_empty_record_lacks_everything() {
    let assessment = assess(&StationRecord::default(), &demanding());
    let mut every: Vec<String> = (101..=122).map(|number| format!("WJ-{number}")).collect();
    every.extend(vec!["WJ-126".to_owned(); 7]);
    assert_eq!(codes(&assessment.findings), every);
    assert_eq!(assessment.unmet_musts().count(), every.len());
    assert!(assessment.findings.iter().filter_map(lack).all(|lack| lack == "unknown"));
}

#[test]
fn every_item_of_every_person_is_named() {
    let mut record = sound();
    let plate = &mut record.staff[0].on_plate;
    (plate.name, plate.photograph, plate.telephone) = (Presence::Absent, Presence::Unknown, Presence::Absent);
    record.staff[1].name = None;
    record.staff[1].on_plate.telephone = Presence::Absent;
    let assessment = assess(&record, &demanding());
    let told: Vec<_> = assessment.findings.iter().map(|found| found.matter.text(Language::Zh)).collect();
    assert_eq!(
        told,
        [
            "没有在标识标志牌上载明工作人员“李某”的姓名、联系电话",
            "未记明有没有在标识标志牌上载明工作人员“李某”的照片",
            "没有在标识标志牌上载明工作人员（第 2 名，姓名未填）的联系电话",
            "《信息登记表》中工作人员（第 2 名，姓名未填）未填：姓名",
        ]
    );
    assert_eq!(
        assessment.findings[1].matter.text(Language::En),
        "the record does not say whether there is a photograph of staff member \"李某\" on the sign plate"
    );
}

#[test]
fn nobody_listed_leaves_the_plate_unanswered() {
    let mut record = sound();
    record.staff.clear();
    record.area_officers.clear();
    assert_eq!(codes(&assess(&record, &demanding()).findings), ["WJ-111", "WJ-113", "WJ-121"]);
}

#[test]
fn below_the_threshold_is_noted_and_refuses_nothing() {
    let mut record = sound();
    (record.area_square_metres, record.employees, record.scenic_grade) = (Some(1), Some(1), None);
    let assessment = assess(&record, &demanding());
    assert_eq!(codes(&assessment.findings), ["WJ-123", "WJ-123", "WJ-125"]);
    assert!(assessment.findings.iter().all(|finding| finding.severity() == Severity::Note));
    assert!(assessment.meets_musts());
    // Without a kind no threshold applies, and the blank kind itself is what is wrong.
    record.kind = None;
    assert_eq!(codes(&assess(&record, &demanding()).findings), ["WJ-126"]);
}

#[test]
fn a_finding_names_the_station_and_the_field() {
    let mut record = sound();
    record.staff[1].on_plate.name = Presence::Absent;
    record.publicity = Presence::Unknown;
    let findings = assess(&record, &demanding()).findings;
    let places: Vec<_> = findings.iter().map(|finding| finding.place.as_ref().unwrap().to_string()).collect();
    assert_eq!(places, ["staff[1].on_plate:示例景区消费维权服务站", "publicity:示例景区消费维权服务站"]);
}

#[test]
fn a_record_survives_its_document() {
    for record in [sound(), StationRecord::default()] {
        let document = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<StationRecord>(&document).unwrap(), record);
    }
    assert_eq!(serde_json::to_string(&StationRecord::default()).unwrap(), "{}");
    let refused = serde_json::from_str::<StationRecord>(r#"{ "sign_plate": { "colour": "red" } }"#);
    assert!(refused.unwrap_err().to_string().contains("colour"));
}

proptest! {
    #[test]
    fn any_set_of_defects_is_named_exactly(picked in prop::collection::vec(0_u8..3, DEFECTS.len())) {
        let mut record = sound();
        let mut wanted = Vec::new();
        for (defect, picked) in DEFECTS.iter().zip(&picked) {
            let seen = match picked {
                0 => continue,
                1 => Presence::Absent,
                _ => Presence::Unknown,
            };
            (defect.bring_about)(&mut record, seen);
            wanted.push(expected(defect, seen));
        }
        let profile = demanding();
        prop_assert_eq!(told(&record, &profile), wanted);
        let assessment = assess(&record, &profile);
        let errors = assessment.findings.iter().filter(|finding| finding.severity() == Severity::Error);
        prop_assert!(assessment.unmet_musts().eq(errors));
    }
}
