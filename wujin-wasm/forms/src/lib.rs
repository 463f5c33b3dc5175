//! The six annexes for JavaScript: forms out of what they are about, checked, and as workbooks. It is a module of
//! its own, for most pages load no workbooks.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::wasm_bindgen;
use wujin_core::complaint::{Complaint, ComplaintCase};
use wujin_core::edition::Form;
use wujin_core::exchange::{Context, EventDocument, OFFICE_DOORS, Reply, call_of, read_part};
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::form::layout::{FormEdition, FormEditionDocument, FormEditionError};
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, AnyForm, Field,
    FormFiguresError,
};
use wujin_core::obligation::Party;
use wujin_core::procedure::{Event, ReplayError};
use wujin_core::reporting::{KindTable, Statistics, Summary};
use wujin_core::station::{StationRecord, summarise};
use wujin_core::term::Term;
use wujin_forms::{read_book, write_forms};

/// Under what forms are checked, and how they look.
#[wasm_bindgen]
#[derive(Debug)]
pub struct FormsHandle {
    context: Context,
    editions: Vec<FormEdition>,
}

/// What was read of a workbook.
#[derive(Serialize)]
struct Read {
    forms: Vec<OnSheet>,
    findings: Vec<Finding>,
}

/// What may stand on a form.
#[derive(Serialize)]
struct Fields {
    head: &'static [Field],
    tables: Vec<Lines>,
}

/// A table in a form, and the fields of a line.
#[derive(Serialize)]
struct Lines {
    term: Term,
    fields: &'static [Field],
}

/// A form and where it stands.
#[derive(Serialize)]
struct OnSheet {
    sheet: String,
    form: AnyForm,
}

fn answer<T: Serialize>(answer: T) -> String {
    Reply::Answer(answer).to_json()
}

fn refused(findings: Vec<Finding>) -> String {
    Reply::<()>::Findings(findings).to_json()
}

fn unusable(detail: String, path: &str) -> String {
    refused(vec![Finding::from(InputMatter::DocumentUnusable { detail }).at(Place::path(path))])
}

fn read<T: DeserializeOwned>(text: &str, name: &str) -> Result<T, String> {
    read_part(text, name).map_err(refused)
}

#[wasm_bindgen]
impl FormsHandle {
    /// Adopts a profile, years of working days and form editions, as JSON texts; throws a reply with what is
    /// wrong with them.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::needless_pass_by_value, reason = "what comes out of JavaScript is owned")]
    pub fn new(
        profile: Option<String>,
        years: Option<String>,
        editions: Option<String>,
    ) -> Result<Self, String> {
        let context = Context::read(profile.as_deref(), years.as_deref()).map_err(refused)?;
        let given: Option<Vec<FormEditionDocument>> =
            editions.map(|text| read(&text, "editions")).transpose()?;
        let adopt = |(place, document)| {
            FormEdition::adopt(document).map_err(|error| match error {
                FormEditionError::Refused(findings) => refused(findings),
                FormEditionError::Unreadable(detail) => unusable(detail, &format!("editions[{place}]")),
            })
        };
        let editions = given.unwrap_or_default().into_iter().enumerate().map(adopt);
        let mut editions = editions.collect::<Result<Vec<_>, _>>()?;
        if editions.is_empty() {
            editions.push(FormEdition::reconstructed().clone());
        }
        Ok(Self { context, editions })
    }

    /// Asks a door of an office a question: a JSON text in, a JSON text out.
    #[must_use]
    pub fn ask(&self, door: &str, question: &str) -> String {
        call_of(OFFICE_DOORS, &self.context, door, question)
    }

    /// A form of an annex on which nothing stands.
    #[must_use]
    pub fn blank(&self, annex: &str) -> String {
        match annex.parse::<Form>() {
            Ok(form) => answer(AnyForm::blank(form)),
            Err(error) => unusable(error.to_string(), "annex"),
        }
    }

    /// The fields of an annex: those of its head, and those of the lines of its tables.
    #[must_use]
    pub fn fields(&self, annex: &str) -> String {
        let of_form = |form: AnyForm| {
            let tables = form.tables().iter().map(|table| Lines { term: table.term, fields: table.fields });
            answer(Fields { head: form.head(), tables: tables.collect() })
        };
        let form = annex.parse::<Form>().map(AnyForm::blank);
        form.map_or_else(|error| unusable(error.to_string(), "annex"), of_form)
    }

    /// Annex 1 out of the events of a complaint.
    #[must_use]
    pub fn complaint(&self, events: &str) -> String {
        let events = self.events(events, "events");
        events.map_or_else(|reply| reply, |events| answer(AnyForm::from(AnnexOneForm::of(&events))))
    }

    /// Annex 2 of a station out of the events of its complaints.
    #[must_use]
    pub fn register(&self, station: &str, complaints: &str) -> String {
        let drawn = || {
            let logs: Vec<Vec<EventDocument<Complaint>>> = read(complaints, "complaints")?;
            let logs = logs.into_iter().map(|events| self.lawful(events)).collect::<Result<Vec<_>, _>>()?;
            Ok(answer(AnyForm::from(AnnexTwoForm::of(station, &logs))))
        };
        drawn().unwrap_or_else(|reply: String| reply)
    }

    /// Annex 3 out of a station's figures.
    #[must_use]
    pub fn summary(&self, summary: &str) -> String {
        let drawn = || {
            let summary: Summary = read(summary, "summary")?;
            Ok(answer(AnyForm::from(AnnexThreeForm::of(&summary).map_err(too_much)?)))
        };
        drawn().unwrap_or_else(|reply: String| reply)
    }

    /// Annex 4 out of a station's record.
    #[must_use]
    pub fn station(&self, record: &str) -> String {
        let record = read::<StationRecord>(record, "station");
        record.map_or_else(|reply| reply, |record| answer(AnyForm::from(AnnexFourForm::of(&record))))
    }

    /// Annex 5 of each office out of the records of its stations.
    #[must_use]
    pub fn offices(&self, records: &str) -> String {
        let records: Vec<StationRecord> = match read(records, "stations") {
            Ok(records) => records,
            Err(reply) => return reply,
        };
        let summaries = summarise(&records);
        let forms = summaries.iter().map(|summary| AnyForm::from(AnnexFiveForm::of(summary)));
        answer(forms.collect::<Vec<_>>())
    }

    /// Annex 6 out of a unit's figures.
    #[must_use]
    pub fn statistics(&self, statistics: &str) -> String {
        let drawn = || {
            let statistics: Statistics = read(statistics, "statistics")?;
            Ok(answer(AnyForm::from(AnnexSixForm::of(&statistics).map_err(too_much)?)))
        };
        drawn().unwrap_or_else(|reply: String| reply)
    }

    /// The figures on Annex 3 or Annex 6, by kinds of operators.
    #[must_use]
    pub fn figures(&self, form: &str) -> String {
        let columns: Result<KindTable, Vec<Finding>> = match read(form, "form") {
            Ok(AnyForm::AnnexThree(form)) => form.summary(None).map(|summary| summary.columns),
            Ok(AnyForm::AnnexSix(form)) => form.statistics(Party::County).map(|unit| unit.columns),
            Ok(other) => return unusable(format!("{} has no figures", other.form()), "form"),
            Err(reply) => return reply,
        };
        columns.map_or_else(refused, answer)
    }

    /// What a form leaves out, and what its values break.
    #[must_use]
    pub fn check(&self, form: &str) -> String {
        let form = read::<AnyForm>(form, "form");
        form.map_or_else(|reply| reply, |form| answer(form.check(&self.context.profile)))
    }

    /// Forms as the bytes of a workbook; throws a reply with what keeps them from being written.
    pub fn write(&self, forms: &str) -> Result<Vec<u8>, String> {
        let forms: Vec<AnyForm> = read(forms, "forms")?;
        if forms.is_empty() {
            return Err(unusable("a workbook has at least one form".to_owned(), "forms"));
        }
        let edition = self.editions.first().unwrap_or_else(|| FormEdition::reconstructed());
        write_forms(edition, &forms).map_err(|error| unusable(error.to_string(), "forms"))
    }

    /// The forms of a workbook, and what could not be read of it.
    #[must_use]
    pub fn read(&self, name: &str, bytes: &[u8]) -> String {
        let book = read_book(name, bytes, &self.editions.iter().collect::<Vec<_>>());
        let forms = book.forms.into_iter().map(|form| OnSheet { sheet: form.sheet, form: form.form });
        answer(Read { forms: forms.collect(), findings: book.findings })
    }
}

impl FormsHandle {
    fn events(&self, text: &str, name: &str) -> Result<Vec<Event<Complaint>>, String> {
        self.lawful(read(text, name)?)
    }

    /// The events of a complaint, all of which were lawful.
    fn lawful(&self, events: Vec<EventDocument<Complaint>>) -> Result<Vec<Event<Complaint>>, String> {
        let events: Vec<_> = events.into_iter().map(Event::from).collect();
        match ComplaintCase::replay(&events, &self.context.profile) {
            Ok(_) => Ok(events),
            Err(ReplayError { position, refusal }) => {
                Err(Reply::<()>::Unlawful { position, refusal }.to_json())
            }
        }
    }
}

fn too_much(error: FormFiguresError) -> String {
    let field = match error {
        FormFiguresError::TooLarge(figure) => figure.name(),
        FormFiguresError::Name => "station",
    };
    unusable(error.to_string(), field)
}
