//! The doors that examine what was filled in or printed: forms, and tables of figures.

use super::{FormRequest, ReconcileRequest};
use crate::exchange::question::{open, unusable};
use crate::exchange::{Context, Reply};
use crate::finding::Finding;
use crate::reconciliation::{Reconciliation, reconcile};

/// What a form leaves out, and what its values break.
#[must_use]
pub fn check_form(base: &Context, request: FormRequest) -> Reply<Vec<Finding>> {
    let context = open!(base, request.profile, &[]);
    Reply::Answer(request.form.check(&context.profile))
}

/// Whether the figures of a table hold together; a description that makes no sense is told so.
#[must_use]
pub fn reconcile_table(_: &Context, request: ReconcileRequest) -> Reply<Reconciliation> {
    match reconcile(&request.table) {
        Ok(answer) => Reply::Answer(answer),
        Err(error) => Reply::Findings(unusable(error.to_string(), "table")),
    }
}
