//! Forms out of what they are about, and back: cases, stations, figures.

use pyo3::prelude::*;
use wujin_core::complaint::Complaint;
use wujin_core::edition::OperatorKind;
use wujin_core::exchange::EventDocument;
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, AnyForm,
    FormFiguresError,
};
use wujin_core::obligation::Party;
use wujin_core::procedure::Event;
use wujin_core::reporting::{Statistics, Summary};
use wujin_core::station::summarise;

use super::PyForm;
use crate::case::PyCase;
use crate::figures::{self, PyKindTable};
use crate::input::{self, unusable};
use crate::period::period;
use crate::raise::Trouble;
use crate::station::PyStation;

/// The events of a complaint that is held in Python.
fn events(case: &Bound<'_, PyAny>, path: &str) -> Result<Vec<Event<Complaint>>, Trouble> {
    let wanted = || unusable(path, "a Complaint is wanted".to_owned());
    let is_complaint = case.getattr("_procedure").is_ok_and(|name| name.eq("complaint").unwrap_or(false));
    if !is_complaint || case.cast::<PyCase>().is_err() {
        return Err(wanted().into());
    }
    let json: String = case.call_method0("_events_json")?.extract()?;
    let documents: Vec<EventDocument<Complaint>> = serde_json::from_str(&json).map_err(|_| wanted())?;
    Ok(documents.into_iter().map(Event::from).collect())
}

pub(super) fn annex_one(case: &Bound<'_, PyAny>) -> Result<AnyForm, Trouble> {
    Ok(AnnexOneForm::of(&events(case, "case")?).into())
}

pub(super) fn annex_two(station: &Bound<'_, PyAny>, cases: &Bound<'_, PyAny>) -> Result<AnyForm, Trouble> {
    let station = input::text(Some(station), "station")?;
    let wanted = |_| unusable("cases", "Complaints are wanted".to_owned());
    let cases = cases.try_iter().map_err(wanted)?.enumerate();
    let cases = cases.map(|(place, case)| events(&case?, &format!("cases[{place}]")));
    Ok(AnnexTwoForm::of(station, &cases.collect::<Result<Vec<_>, _>>()?).into())
}

pub(super) fn annex_five(stations: &Bound<'_, PyAny>) -> Result<Vec<PyForm>, Trouble> {
    let wanted = |_| unusable("stations", "Stations are wanted".to_owned());
    let stations = stations.try_iter().map_err(wanted)?.collect::<PyResult<Vec<_>>>()?;
    let stations = stations.iter().map(of_station).collect::<Result<Vec<_>, _>>()?;
    let summaries = summarise(stations.iter().map(|station| &station.get().0));
    Ok(summaries.iter().map(|summary| PyForm(AnnexFiveForm::of(summary).into())).collect())
}

fn of_station<'a, 'py>(station: &'a Bound<'py, PyAny>) -> Result<&'a Bound<'py, PyStation>, Trouble> {
    station.cast::<PyStation>().map_err(|_| unusable("station", "a Station is wanted".to_owned()).into())
}

pub(super) fn annex_three(
    station: &Bound<'_, PyAny>,
    period: &Bound<'_, PyAny>,
    kind: &Bound<'_, PyAny>,
    figures: &Bound<'_, PyAny>,
) -> Result<AnyForm, Trouble> {
    let kind: OperatorKind = input::field(kind, "kind")?;
    let summary = Summary {
        station: input::text(Some(station), "station")?.to_owned(),
        period: self::period(period, "period")?,
        kind,
        columns: figures::of_kind(kind, figures, "figures")?,
    };
    Ok(AnnexThreeForm::of(&summary).map_err(too_much)?.into())
}

pub(super) fn annex_four(station: &Bound<'_, PyAny>) -> Result<AnyForm, Trouble> {
    Ok(AnnexFourForm::of(&of_station(station)?.get().0).into())
}

pub(super) fn annex_six(
    unit: &Bound<'_, PyAny>,
    period: &Bound<'_, PyAny>,
    figures: &Bound<'_, PyAny>,
    total: Option<&Bound<'_, PyAny>>,
) -> Result<AnyForm, Trouble> {
    let statistics = Statistics {
        unit: input::text(Some(unit), "unit")?.to_owned(),
        // No form says of which tier its unit is.
        tier: Party::County,
        period: self::period(period, "period")?,
        columns: figures::table(figures, "figures")?,
        total: total.map(|total| figures::tally(total, "total")).transpose()?,
    };
    Ok(AnnexSixForm::of(&statistics).map_err(too_much)?.into())
}

fn too_much(error: FormFiguresError) -> Trouble {
    let field = match error {
        FormFiguresError::TooLarge(figure) => figure.name(),
        FormFiguresError::Name => "station",
    };
    unusable(field, error.to_string()).into()
}

/// The figures that stand on a form.
pub(super) fn figures(form: &AnyForm) -> Result<PyKindTable, Trouble> {
    let columns = match form {
        AnyForm::AnnexThree(form) => form.summary(None).map(|summary| summary.columns),
        AnyForm::AnnexSix(form) => form.statistics(Party::County).map(|statistics| statistics.columns),
        other => return Err(unusable("annex", format!("{} has no figures", other.form())).into()),
    };
    columns.map(PyKindTable).map_err(Trouble::Unusable)
}

/// The station that a form records.
pub(super) fn station(form: &AnyForm) -> Result<PyStation, Trouble> {
    match form {
        AnyForm::AnnexFour(form) => Ok(PyStation(form.record())),
        other => Err(unusable("annex", format!("{} records no station", other.form())).into()),
    }
}

/// Annex 3 of each station and quarter that a log has figures of.
pub(crate) fn annex_threes(summaries: impl Iterator<Item = Summary>) -> Result<Vec<PyForm>, Trouble> {
    summaries.map(|summary| Ok(PyForm(AnnexThreeForm::of(&summary).map_err(too_much)?.into()))).collect()
}

/// Annex 6 of each unit and quarter.
pub(crate) fn annex_sixes(statistics: &[Statistics]) -> Result<Vec<PyForm>, Trouble> {
    let form = |unit: &Statistics| Ok(PyForm(AnnexSixForm::of(unit).map_err(too_much)?.into()));
    statistics.iter().map(form).collect()
}
