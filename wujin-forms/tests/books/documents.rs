//! `tests/file_vectors/workbooks.jsonl`: what each reader must read of each workbook of the corpus.

use std::fmt::Write as _;
use std::fs;

use serde_json::json;
use wujin_core::form::layout::FormEdition;
use wujin_forms::read_book;

use crate::corpus::{EXPECTED, folder};

#[path = "../../../wujin-core/tests/suite/documents/hold.rs"]
mod hold;

#[test]
fn the_vectors_of_workbooks_are_what_the_reader_reads() {
    let names =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name != EXPECTED).collect();
    names.sort();
    let mut lines = String::new();
    for name in names {
        let bytes = fs::read(folder().join(&name)).unwrap();
        let read = read_book(&name, &bytes, &[FormEdition::reconstructed()]);
        let forms: Vec<_> =
            read.forms.iter().map(|form| json!({ "sheet": form.sheet, "form": form.form })).collect();
        let read = json!({ "forms": forms, "findings": read.findings });
        let file = format!("wujin-forms/tests/corpus/{name}");
        writeln!(lines, "{}", json!({ "file": file, "read": read })).unwrap();
    }
    hold::hold("tests/file_vectors/workbooks.jsonl", &lines);
}
