//! The doors that look things up: the words of a list, a code of the registry, the drawing of a procedure.

#![expect(clippy::needless_pass_by_value, reason = "every door takes its question whole")]

use super::handle::tables;
use super::{CodeRequest, Context, DrawRequest, Reply, WordsRequest};
use crate::catalogue::VOCABULARIES;
use crate::finding::{CodeInfo, Finding, InputMatter, Place, explain};
use crate::procedure::Table;
use crate::term::Term;

/// What was looked up, or what is to be said where it is not there.
fn found<T>(thing: Option<T>, path: &str, absent: impl FnOnce() -> InputMatter) -> Reply<T> {
    let said = || Reply::Findings(vec![Finding::from(absent()).at(Place::path(path))]);
    thing.map_or_else(said, Reply::Answer)
}

fn table(procedure: &str) -> Option<&'static Table> {
    tables().find(|table| table.name.name == procedure)
}

/// The words of a vocabulary, or of a procedure's stages or actions (`complaint.stage`, `complaint.action`).
#[must_use]
pub fn words(_: &Context, request: WordsRequest) -> Reply<Vec<Term>> {
    let of_procedure = || {
        let (procedure, list) = request.list.split_once('.')?;
        let table = table(procedure)?;
        match list {
            "stage" => Some(table.stages),
            "action" => Some(table.actions),
            _ => None,
        }
    };
    let vocabulary = VOCABULARIES.iter().find(|vocabulary| vocabulary.title.name == request.list);
    let terms = vocabulary.map(|vocabulary| vocabulary.terms).or_else(of_procedure);
    let known = || VOCABULARIES.iter().map(|vocabulary| vocabulary.title).collect();
    let absent = || InputMatter::UnknownWord { given: request.list.clone(), known: known() };
    found(terms.map(<[_]>::to_vec), "list", absent)
}

/// What the registry holds of a code.
#[must_use]
pub fn code(_: &Context, request: CodeRequest) -> Reply<CodeInfo> {
    let detail = || format!("there is no code \"{}\"", request.code);
    found(explain(&request.code).copied(), "code", || InputMatter::DocumentUnusable { detail: detail() })
}

/// The drawing of a procedure, as a text.
#[must_use]
pub fn draw(_: &Context, request: DrawRequest) -> Reply<String> {
    let drawn = table(&request.procedure).map(|table| request.style.of(table, request.language));
    let known = || tables().map(|table| table.name).collect();
    let absent = || InputMatter::UnknownWord { given: request.procedure.clone(), known: known() };
    found(drawn, "procedure", absent)
}
