//! Holding a profile against the notice before it may be used.

use std::sync::{Arc, LazyLock};

use crate::edition::AnnexOneField;
use crate::finding::{Finding, InputMatter, Place};
use crate::provision::Citation;
use crate::time::AnnualWindowKind;

use super::{ProfileDocument, ReportingStandard, Requirement, SummaryFrequency};

/// A profile that adds to the notice and relaxes nothing.
#[derive(Clone, PartialEq, Debug)]
pub struct Profile {
    document: ProfileDocument,
    reference: Arc<str>,
    required_fields: Vec<AnnexOneField>,
}

/// Why a document is not a profile.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum ProfileError {
    /// The text is not a document of the right shape; says where.
    #[error("the profile cannot be read: {0}")]
    Unreadable(String),
    /// It breaks rules, all of which are named.
    #[error("the profile breaks {} rules of the notice or of its own format", .0.len())]
    Refused(Vec<Finding>),
}

/// What Annex 1 must always hold when a complaint is registered.
// READING: annex-1-required
const ALWAYS_REQUIRED: &[AnnexOneField] = &[
    AnnexOneField::Station,
    AnnexOneField::ConsumerName,
    AnnexOneField::ConsumerTelephone,
    AnnexOneField::Goods,
    AnnexOneField::Request,
];

static NATIONAL: LazyLock<Profile> = LazyLock::new(|| {
    Profile::from_sound(ProfileDocument {
        format: ProfileDocument::FORMAT.to_owned(),
        id: "national".to_owned(),
        version: "1".to_owned(),
        zh: "全国（不另加规定）".to_owned(),
        en: "national, adding nothing".to_owned(),
        in_force_from: None,
        scope: super::Scope::default(),
        station: super::StationStandard::default(),
        complaint: super::ComplaintStandard::default(),
        petition: super::PetitionStandard::default(),
        reporting: ReportingStandard::default(),
        supervision: super::SupervisionStandard::default(),
    })
});

impl ProfileDocument {
    /// The format this version reads.
    pub const FORMAT: &'static str = "wujin-profile/1";
}

impl Profile {
    /// The profile that adds nothing to the notice.
    #[must_use]
    pub fn national() -> &'static Self {
        &NATIONAL
    }

    /// Adopts a profile, or says everything that forbids it.
    ///
    /// ```
    /// use wujin_core::profile::{Profile, ProfileError};
    /// let refused = Profile::from_json(r#"{ "format": "wujin-profile/1", "id": "lax", "version": "1",
    ///     "zh": "示例", "en": "sample", "complaint": { "review": "waived" } }"#);
    /// let Err(ProfileError::Refused(findings)) = refused else { panic!() };
    /// assert_eq!(findings[0].citations()[0].as_str(), "3.2.3/1");
    /// ```
    pub fn adopt(document: ProfileDocument) -> Result<Self, ProfileError> {
        let findings = examine(&document);
        if findings.is_empty() {
            Ok(Self::from_sound(document))
        } else {
            Err(ProfileError::Refused(findings))
        }
    }

    fn from_sound(document: ProfileDocument) -> Self {
        let reference = Arc::from(format!("{}@{}", document.id, document.version));
        let mut required_fields = ALWAYS_REQUIRED.to_vec();
        required_fields.extend(&document.complaint.required_fields);
        required_fields.sort_unstable();
        required_fields.dedup();
        Self { document, reference, required_fields }
    }

    /// Reads a profile from JSON and adopts it.
    pub fn from_json(text: &str) -> Result<Self, ProfileError> {
        let document =
            serde_json::from_str(text).map_err(|error| ProfileError::Unreadable(error.to_string()))?;
        Self::adopt(document)
    }

    /// Reads a profile from TOML and adopts it.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, ProfileError> {
        let document = toml::from_str(text).map_err(|error| ProfileError::Unreadable(error.to_string()))?;
        Self::adopt(document)
    }

    /// The document it was adopted from.
    #[must_use]
    pub fn document(&self) -> &ProfileDocument {
        &self.document
    }

    /// Its id and version, as a case records under which profile it began: `national@1`.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// [`Profile::reference`], shared: what a case pins, without copying the text.
    #[must_use]
    pub fn pin(&self) -> Arc<str> {
        Arc::clone(&self.reference)
    }

    /// The fields of Annex 1 that must be filled, in the order of the form.
    #[must_use]
    pub fn required_fields(&self) -> &[AnnexOneField] {
        &self.required_fields
    }

    /// The least number of staff of a station.
    #[must_use]
    pub fn least_staff(&self) -> u32 {
        self.document.station.least_staff.unwrap_or(1)
    }
}

fn examine(document: &ProfileDocument) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut relaxes = |path: String, provision: Citation| {
        let matter = InputMatter::ProfileRelaxes { field: path.clone(), provision };
        findings.push(Finding::from(matter).at(Place::path(path)));
    };
    let station = &document.station;
    for (condition, _) in station.conditions.iter().filter(|(_, asked)| **asked == Requirement::Waived) {
        relaxes(format!("station.conditions.{condition}"), condition.citation());
    }
    for (system, _) in station.systems.iter().filter(|(_, asked)| **asked == Requirement::Waived) {
        relaxes(format!("station.systems.{system}"), system.citation());
    }
    if station.least_staff == Some(0) {
        relaxes("station.least_staff".to_owned(), Citation::new("2.2/1c"));
    }
    if document.complaint.review == Some(Requirement::Waived) {
        relaxes("complaint.review".to_owned(), Citation::new("3.2.3/1"));
    }
    let reporting = &document.reporting;
    if reporting.summary_frequency.is_some_and(|frequency| frequency != SummaryFrequency::Quarterly) {
        relaxes("reporting.summary_frequency".to_owned(), Citation::new("3.2.5/4"));
    }
    let dates = [
        ("first_half_by", &reporting.first_half_by, "07-15", Citation::new("4.3/8")),
        ("annual_by", &reporting.annual_by, "12-15", Citation::new("4.3/9")),
    ];
    for (field, given, latest, provision) in dates {
        if given.as_deref().is_some_and(|given| given > latest) {
            relaxes(format!("reporting.{field}"), provision);
        }
    }
    findings.extend(examine_form(document));
    findings
}

/// What a field of the document should hold, where it does not.
fn field_wrong(path: &str, given: String, zh: &str, en: &str) -> Finding {
    let matter =
        InputMatter::ProfileField { field: path.to_owned(), given, zh: zh.to_owned(), en: en.to_owned() };
    Finding::from(matter).at(Place::path(path))
}

/// What is wrong with the online scheme.
fn examine_scheme(document: &ProfileDocument) -> Vec<Finding> {
    let Some(scheme) = document.petition.online_settlement else { return Vec::new() };
    let mut findings = Vec::new();
    // The platform on which enterprises settle online opened in 2017.
    if scheme.from.year() < 2017 {
        let (zh, en) = ("2017-01-01 或者以后的日期", "2017-01-01 or later");
        findings.push(field_wrong("petition.online_settlement.from", scheme.from.to_string(), zh, en));
    }
    if !(1..=366).contains(&scheme.working_days) {
        let given = scheme.working_days.to_string();
        let (zh, en) = ("1 至 366", "from 1 to 366");
        findings.push(field_wrong("petition.online_settlement.working_days", given, zh, en));
    }
    findings
}

/// What is wrong with the document by its own format.
fn examine_form(document: &ProfileDocument) -> Vec<Finding> {
    let mut findings = examine_scheme(document);
    let mut wrong = |path: &str, given: String, zh: &str, en: &str| {
        findings.push(field_wrong(path, given, zh, en));
    };
    if document.format != ProfileDocument::FORMAT {
        wrong("format", document.format.clone(), "wujin-profile/1", "wujin-profile/1");
    }
    let is_name = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte))
    };
    for (path, text) in [("id", &document.id), ("version", &document.version)] {
        if !is_name(text) {
            wrong(
                path,
                text.clone(),
                "小写字母、数字、连字符或点",
                "lower-case letters, digits, hyphens or points",
            );
        }
    }
    for extra in &document.station.extra {
        if !is_name(&extra.id.replace('_', "-")) {
            wrong(
                "station.extra.id",
                extra.id.clone(),
                "小写字母、数字、下划线",
                "lower-case letters, digits, underscores",
            );
        }
    }
    let reporting = &document.reporting;
    for (path, given) in [
        ("first_half_by", &reporting.first_half_by),
        ("annual_by", &reporting.annual_by),
        ("annual_cut_off", &reporting.annual_cut_off),
    ] {
        // Any common year will do: the day must exist in every year.
        let day = ReportingStandard::day_of(2011, given.as_deref());
        if let (Some(given), None) = (given, day) {
            wrong(
                &format!("reporting.{path}"),
                given.clone(),
                "存在的日期，格式为 MM-DD",
                "an existing day, as MM-DD",
            );
        }
    }
    let (window, cut_off) = (reporting.annual_window, reporting.annual_cut_off.as_deref());
    let latest = reporting.annual_by.as_deref().unwrap_or("12-15");
    if (window == Some(AnnualWindowKind::ToCutOff)) != cut_off.is_some()
        || cut_off.is_some_and(|day| day > latest)
    {
        wrong(
            "reporting.annual_cut_off",
            cut_off.unwrap_or_default().to_owned(),
            "截止日，统计至截止日的才有，且不晚于报送期限",
            "a cut-off day where the window has one, no later than the figure is due",
        );
    }
    let limits = &document.complaint.limits;
    let all_limits = [
        ("complaint.limits.handle", limits.handle),
        ("complaint.limits.review", limits.review),
        ("complaint.limits.inform_recourse", limits.inform_recourse),
        ("complaint.limits.archive", limits.archive),
        ("complaint.limits.answer_inquiry", limits.answer_inquiry),
        ("reporting.station", reporting.station),
        ("reporting.office", reporting.office),
        ("reporting.county", reporting.county),
        ("reporting.prefecture", reporting.prefecture),
    ];
    for (path, limit) in all_limits {
        if limit.is_some_and(|limit| !(1..=366).contains(&limit.count)) {
            wrong(path, limit.map_or(0, |limit| limit.count).to_string(), "1 至 366", "from 1 to 366");
        }
    }
    let supervision = &document.supervision;
    let share = supervision.hot_spots.least_share_percent;
    if share > 100 {
        wrong("supervision.hot_spots.least_share_percent", share.to_string(), "0 至 100", "from 0 to 100");
    }
    let weights = supervision.appraisal;
    let sum =
        u64::from(weights.volume) + u64::from(weights.settlement_rate) + u64::from(weights.satisfaction);
    if sum != 100 {
        wrong("supervision.appraisal", sum.to_string(), "三项权重合计 100", "three weights that add to 100");
    }
    if weights.poor_settlement_rate_percent > 100 {
        let given = weights.poor_settlement_rate_percent.to_string();
        wrong("supervision.appraisal.poor_settlement_rate_percent", given, "0 至 100", "from 0 to 100");
    }
    findings
}
