//! Workbooks after LibreOffice opened and saved them.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

#[path = "../../../wujin-core/tests/suite/random_forms.rs"]
mod random_forms;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use wujin_core::edition::Form;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{AnyForm, FormRecord, FormVisitor, visit_form};
use wujin_forms::{read_book, write_form};

use random_forms::{any_cells, filled};

/// How many workbooks of each annex.
fn wanted() -> usize {
    std::env::var("WUJIN_FORMS").map_or(40, |forms| forms.parse().unwrap())
}

/// Writes workbooks of a form, filled in at random, and keeps what they hold.
struct Write<'a> {
    runner: &'a mut TestRunner,
    folder: &'a Path,
}

impl FormVisitor for Write<'_> {
    type Output = Vec<(String, AnyForm)>;

    fn visit<R>(self) -> Self::Output
    where
        R: FormRecord + PartialEq + core::fmt::Debug,
        AnyForm: From<R>,
    {
        let write = |number| {
            let form: R = filled(&any_cells::<R>().new_tree(self.runner).unwrap().current());
            let name = format!("{}-{number}.xlsx", R::FORM.name());
            let book = write_form(FormEdition::reconstructed(), &form).unwrap();
            fs::write(self.folder.join(&name), book).unwrap();
            (name, form.into())
        };
        (0..wanted()).map(write).collect()
    }
}

/// Has LibreOffice open every workbook of a folder, and save it into another.
fn saved_by_libre_office(folder: &Path, names: &[String]) -> PathBuf {
    let saved = folder.join("saved");
    let books = names.iter().map(|name| folder.join(name));
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&saved)
        .args(books)
        .output()
        .expect("LibreOffice is installed (`cargo xtask test` installs it)");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    saved
}

#[test]
fn forms_come_back_after_libre_office_saved_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut runner = TestRunner::deterministic();
    let mut written = Vec::new();
    for form in Form::ALL {
        written.extend(visit_form(*form, Write { runner: &mut runner, folder: folder.path() }));
    }
    let names: Vec<_> = written.iter().map(|(name, _)| name.clone()).collect();
    let saved = saved_by_libre_office(folder.path(), &names);
    let mut wrong = Vec::new();
    for (name, form) in &written {
        let bytes = fs::read(saved.join(name)).unwrap();
        assert_ne!(bytes, fs::read(folder.path().join(name)).unwrap(), "{name} was not saved");
        let read = read_book(name, &bytes, &[FormEdition::reconstructed()]);
        wrong.extend(read.findings.iter().map(ToString::to_string));
        if read.forms.len() != 1 || read.forms[0].form != *form {
            wrong.push(format!("{name}: another form came back: {:#?}\n{form:#?}", read.forms));
        }
    }
    assert!(wrong.is_empty(), "{} of {}: {}", wrong.len(), written.len(), wrong[0]);
    println!("{} workbooks came back from LibreOffice", written.len());
}
