//! Profiles: the shipped ones are adopted, and one that relaxes the notice is refused with the
//! provision it violates.

use wujin_core::finding::Finding;
use wujin_core::profile::{Profile, ProfileDocument, ProfileError};

const HEAD: &str =
    "format = \"wujin-profile/1\"\nid = \"sample\"\nversion = \"1\"\nzh = \"示例\"\nen = \"sample\"\n";

fn refused(body: &str) -> Vec<Finding> {
    match Profile::from_toml(&format!("{HEAD}{body}")) {
        Err(ProfileError::Refused(findings)) => findings,
        other => panic!("{body}: {other:?}"),
    }
}

#[test]
fn the_shipped_profiles_are_adopted() {
    let national = Profile::from_toml(include_str!("../../../examples/profiles/national.toml")).unwrap();
    assert_eq!(&national, Profile::national());
    let scope = Profile::from_toml(include_str!("../../../examples/profiles/scope.toml")).unwrap();
    assert_eq!((scope.least_staff(), scope.required_fields().len()), (2, 8));
    let limits = Profile::from_toml(include_str!("../../../examples/profiles/limits.toml")).unwrap();
    assert_eq!(limits.document().complaint.limits.handle.unwrap().count, 5);
    assert_eq!(limits.reference(), "example-limits@2012.1");
}

#[test]
fn what_relaxes_the_notice_is_refused_with_its_provision() {
    let relaxations = [
        ("[station.conditions]\ncomputer = \"waived\"", "2.2/1f"),
        ("[station.conditions]\nregister = \"waived\"", "2.2/1g"),
        ("[station.systems]\nwithdrawal = \"waived\"", "3.1/2b"),
        ("[station]\nleast_staff = 0", "2.2/1c"),
        ("[complaint]\nreview = \"waived\"", "3.2.3/1"),
        ("[reporting]\nsummary_frequency = \"half_yearly\"", "3.2.5/4"),
        ("[reporting]\nfirst_half_by = \"07-16\"", "4.3/8"),
        ("[reporting]\nannual_by = \"12-16\"", "4.3/9"),
    ];
    for (body, provision) in relaxations {
        let findings = refused(body);
        let citations: Vec<_> = findings.iter().flat_map(Finding::citations).collect();
        assert_eq!(findings.len(), 1, "{body}");
        assert_eq!((findings[0].code(), citations[0].as_str()), ("WJ-931", provision), "{body}");
    }
}

#[test]
fn what_adds_is_adopted() {
    for body in [
        "[station.conditions]\ncomputer = \"required\"",
        "[station]\nleast_staff = 3",
        "[reporting]\nsummary_frequency = \"quarterly\"",
        "[reporting]\nbefore_day = \"exclusive\"\nannual_window = \"full_year_estimate\"",
        "[reporting]\nannual_window = \"to_cut_off\"\nannual_cut_off = \"12-10\"",
        "[reporting]\nfirst_half_by = \"07-15\"\nannual_by = \"12-01\"",
        "[complaint]\nrequired_fields = [\"amount\", \"amount\", \"goods\"]",
    ] {
        let profile = Profile::from_toml(&format!("{HEAD}{body}"));
        assert!(profile.is_ok(), "{body}: {profile:?}");
    }
}

#[test]
fn a_cut_off_day_goes_with_its_window() {
    for body in [
        "annual_window = \"to_cut_off\"",
        "annual_window = \"january_to_november\"\nannual_cut_off = \"12-10\"",
        "annual_cut_off = \"12-10\"",
        "annual_window = \"to_cut_off\"\nannual_cut_off = \"12-16\"",
        "annual_window = \"to_cut_off\"\nannual_cut_off = \"12-05\"\nannual_by = \"12-01\"",
    ] {
        let findings = refused(&format!("[reporting]\n{body}"));
        assert_eq!((findings.len(), findings[0].code()), (1, "WJ-932"), "{body}");
    }
}

#[test]
fn everything_wrong_is_named_at_once() {
    let findings = refused(
        "[station.conditions]\nplace = \"waived\"\ntelephone = \"waived\"\n[complaint]\nreview = \"waived\"\n\
         [reporting]\nannual_by = \"02-30\"\n[supervision.hot_spots]\nleast_share_percent = 101\n\
         [supervision.appraisal]\nvolume = 50\nsettlement_rate = 50\nsatisfaction = 50\n",
    );
    let paths: Vec<_> =
        findings.iter().filter_map(|finding| finding.place.as_ref()?.path.as_deref()).collect();
    assert_eq!(
        paths,
        [
            "station.conditions.place",
            "station.conditions.telephone",
            "complaint.review",
            "reporting.annual_by",
            "supervision.hot_spots.least_share_percent",
            "supervision.appraisal",
        ]
    );
}

#[test]
fn a_field_that_does_not_exist_is_said_with_its_place() {
    let error = Profile::from_toml(&format!("{HEAD}[complaint]\nreviewed = true")).unwrap_err();
    let ProfileError::Unreadable(detail) = error else { panic!("{error:?}") };
    assert!(detail.contains("reviewed") && detail.contains("line 7"), "{detail}");
}

#[test]
fn toml_and_json_say_the_same() {
    let scope = Profile::from_toml(include_str!("../../../examples/profiles/scope.toml")).unwrap();
    let json = serde_json::to_string(scope.document()).unwrap();
    assert_eq!(Profile::from_json(&json).unwrap(), scope);
    let document: ProfileDocument = serde_json::from_str(&json).unwrap();
    assert_eq!(&document, scope.document());
}
