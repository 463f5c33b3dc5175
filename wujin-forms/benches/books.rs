//! Annex 3 workbooks written and read on two threads, beside openpyxl on the same files:
//!
//!     cargo xtask bench, or: WUJIN_PYTHON=python cargo bench -p wujin-forms
//!
//! Without a Python that has openpyxl only our own figures are shown. `WUJIN_BOOKS` says how many.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a bench that cannot go on fails")]

#[path = "../../wujin-core/benches/annex_three/mod.rs"]
mod annex_three;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use wujin_core::edition::OperatorKind;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{AnnexThreeForm, AnyForm};
use wujin_forms::{read_book, write_form};

const THREADS: usize = 2;

fn forms(wanted: u32) -> Vec<AnnexThreeForm> {
    let form = |number: u32| {
        let kind = OperatorKind::from_index(u8::try_from(number % 5).unwrap()).unwrap();
        let station = format!("第{number}号消费维权服务站");
        AnnexThreeForm::of(&annex_three::summary(station, kind, number.into())).unwrap()
    };
    (0..wanted).map(form).collect()
}

/// Does something with every item on two threads, and says how long that took.
fn timed<T: Sync>(items: &[T], each: impl Fn(usize, &T) + Sync) -> f64 {
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let each = &each;
            scope.spawn(move || {
                for (place, item) in items.iter().enumerate().skip(thread).step_by(THREADS) {
                    each(place, item);
                }
            });
        }
    });
    begun.elapsed().as_secs_f64()
}

fn python() -> Option<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.venv/bin/python");
    let python = std::env::var_os("WUJIN_PYTHON").map_or(own, PathBuf::from);
    let has = Command::new(&python).args(["-c", "import openpyxl"]).output();
    has.is_ok_and(|has| has.status.success()).then_some(python)
}

/// What openpyxl takes in as many processes: seconds of writing and of reading.
fn openpyxl(python: &Path, folder: &Path) -> [f64; 2] {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/by_openpyxl.py");
    let output = Command::new(python).arg(script).arg(folder).arg(THREADS.to_string()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let seconds: Vec<f64> = text.split_whitespace().map(|one| one.parse().unwrap()).collect();
    seconds.try_into().unwrap_or_else(|_| panic!("{text}"))
}

fn main() {
    let wanted = std::env::var("WUJIN_BOOKS").map_or(2_000, |books| books.parse().unwrap());
    let forms = forms(wanted);
    let folder = tempfile::tempdir().unwrap();
    let path = |place: usize| folder.path().join(format!("{place}.xlsx"));
    let edition = FormEdition::reconstructed();
    let writing = timed(&forms, |place, form| {
        std::fs::write(path(place), write_form(edition, form).unwrap()).unwrap();
    });
    let reading = timed(&forms, |place, form| {
        let read = read_book("附件3.xlsx", &std::fs::read(path(place)).unwrap(), &[edition]);
        assert!(read.findings.is_empty());
        assert!(read.forms.into_iter().next().unwrap().form == AnyForm::from(form.clone()));
    });
    let each = f64::from(wanted);
    println!("Annex 3 workbooks a second, {wanted} of them, {THREADS} threads or processes:");
    println!("wujin-forms   written {:8.0}   read {:8.0}", each / writing, each / reading);
    let Some(python) = python() else { return println!("openpyxl      not installed") };
    let [their_writing, their_reading] = openpyxl(&python, folder.path());
    println!("openpyxl      written {:8.0}   read {:8.0}", each / their_writing, each / their_reading);
    println!("times as fast         {:8.1}        {:8.1}", their_writing / writing, their_reading / reading);
}
