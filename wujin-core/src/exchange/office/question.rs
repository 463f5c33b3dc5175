//! What is asked at the doors of an office.

use serde::{Deserialize, Serialize};

use super::{LoggedEvent, ReportLog};
use crate::complaint::Complaint;
use crate::complaint::inquiry::Inquiry;
use crate::exchange::EventDocument;
use crate::exchange::door::Request;
use crate::exchange::question::questions;
use crate::form::AnyForm;
use crate::identity::Identity;
use crate::intake::SourceTable;
use crate::profile::ProfileDocument;
use crate::reconciliation::TableDescription;
use crate::reporting::{RosterUnit, Summary};
use crate::supervision::{AppraisalFigures, Concern, SupervisionRecord};
use crate::time::{Day, Period, YearNotice};

questions! {
    /// Asks where the reports of a period stand, and what they come to.
    CompileRequest {
        /// The period.
        period: Period,
        /// The day as of which it is asked.
        as_of: Day,
        /// The units, each with the one that it reports to.
        units: Vec<RosterUnit>,
        /// The reports, each version by what happened in it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        reports: Vec<ReportLog>,
        /// The province's profile; the national one where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<ProfileDocument>,
        /// Working days of years after those this version knows.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        years: Vec<YearNotice>,
    }
    /// Asks what is wrong with logs of complaints, and what is overdue in them.
    LogRequest {
        /// The events of all complaints, each complaint's in the order in which they were recorded.
        events: Vec<LoggedEvent>,
        /// The day as of which it is asked.
        as_of: Day,
        /// The province's profile; the national one where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<ProfileDocument>,
        /// Working days of years after those this version knows.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        years: Vec<YearNotice>,
    }
    /// Asks what a form leaves out, and what its values break.
    FormRequest {
        /// The form: `{ "form": "annex_3", "record": … }`.
        #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
        form: AnyForm,
        /// The province's profile; the national one where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<ProfileDocument>,
    }
    /// Asks what is wrong with a number or a code.
    IdentityRequest {
        /// What it is to be.
        identity: Identity,
        /// How it is written.
        text: String,
        /// For a division's code: the day on which the division is to be there; the code alone is looked at
        /// where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Day>,
    }
    /// Asks what is wrong with the rows of a table that an old system exports.
    RowsRequest {
        /// Which table; known by its headings where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<SourceTable>,
        /// The headings, as they stand in the file.
        headings: Vec<String>,
        /// The rows, each with its cells.
        rows: Vec<Vec<String>>,
    }
    /// Asks whether the figures of a table hold together.
    ReconcileRequest {
        /// The figures as they are printed, and what the table claims of them.
        table: TableDescription,
    }
    /// Asks how a station handled its complaints in a period, and whether its summary says so.
    ConductRequest {
        /// The period.
        period: Period,
        /// The day as of which it is asked.
        as_of: Day,
        /// The events of each complaint.
        complaints: Vec<Vec<EventDocument<Complaint>>>,
        /// The events of each inquiry.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        inquiries: Vec<Vec<EventDocument<Inquiry>>>,
        /// The summary that the station submitted, to be held against them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        summary: Option<Summary>,
        /// The province's profile; the national one where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<ProfileDocument>,
    }
    /// Asks on what the complaints of a period concentrate.
    HotSpotsRequest {
        /// The period.
        period: Period,
        /// What is looked at of each complaint.
        concerns: Vec<Concern>,
        /// The province's profile; the national one where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<ProfileDocument>,
    }
    /// Asks how an operator scores.
    AppraiseRequest {
        /// What it is appraised on.
        figures: AppraisalFigures,
        /// The province's profile; the national one where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<ProfileDocument>,
    }
    /// Asks which continuing duties of the administration have a record in a period.
    DutiesRequest {
        /// The period.
        period: Period,
        /// What the administration did.
        records: Vec<SupervisionRecord>,
    }
}
