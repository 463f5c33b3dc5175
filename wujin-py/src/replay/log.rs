//! The events of cases as a log, in the columns that a check takes.

use std::sync::Arc;

use arrow_array::{
    BooleanArray, Date32Array, StringArray, TimestampMicrosecondArray, UInt32Array, UInt64Array,
};
use pyo3::prelude::*;
use wujin_core::complaint::{Complaint, Deed};
use wujin_core::procedure::Event;
use wujin_core::time::Day;

use crate::finding_table::{Column, arrow_table};
use crate::table::PyTable;

/// An event of a case.
pub(super) struct Line<'a> {
    pub(super) case: &'a str,
    pub(super) station: &'a str,
    pub(super) event: &'a Event<Complaint>,
}

impl Line<'_> {
    /// The day that was agreed, if the event is an agreement.
    fn day(&self) -> Option<i32> {
        let day = match &self.event.deed {
            Deed::Agree(agreement) => agreement.perform_by,
            Deed::DeferReply(promise) => promise.by,
            _ => None,
        };
        day.map(Day::days_since_epoch)
    }

    /// Whether a breach states the operator's refusal.
    fn refused(&self) -> Option<bool> {
        if let Deed::Breach(breach) = &self.event.deed { Some(breach.refusal.is_some()) } else { None }
    }

    /// The amount in dispute, in fen, which the registration names.
    fn amount(&self) -> Option<u64> {
        let Deed::Register(registration) = &self.event.deed else { return None };
        registration.amount.map(|amount| amount.0)
    }
}

pub(super) fn table(py: Python<'_>, lines: &[Line<'_>]) -> PyResult<PyTable> {
    let text = |text: &dyn Fn(&Line<'_>) -> String| StringArray::from_iter_values(lines.iter().map(text));
    let times = lines.iter().map(|line| line.event.at.micros());
    let times = TimestampMicrosecondArray::from_iter_values(times).with_timezone("UTC");
    let numbers = UInt32Array::from_iter_values(lines.iter().map(|line| line.event.sequence));
    let columns: [Column; 9] = [
        ("case", Arc::new(text(&|line| line.case.to_owned())), false),
        ("sequence", Arc::new(numbers), false),
        ("action", Arc::new(text(&|line| line.event.deed.action().to_string())), false),
        ("at", Arc::new(times), false),
        ("role", Arc::new(text(&|line| line.event.actor.role.to_string())), false),
        ("day", Arc::new(lines.iter().map(Line::day).collect::<Date32Array>()), true),
        ("refused", Arc::new(lines.iter().map(Line::refused).collect::<BooleanArray>()), true),
        ("station", Arc::new(text(&|line| line.station.to_owned())), false),
        ("amount_fen", Arc::new(lines.iter().map(Line::amount).collect::<UInt64Array>()), true),
    ];
    arrow_table(py, columns.into())
}
