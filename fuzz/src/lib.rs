//! What must hold of any bytes that reach a door of wujin.
//!
//! Each target takes bytes, walks through a door with them, and panics where a promise is broken: beyond
//! not crashing, that the same bytes get the same answer, that what is refused changes nothing, that what
//! was read comes back as it was when it is printed. `fuzz/libfuzzer` hands the targets to libFuzzer;
//! the tests of this crate try each on its corpus and on changes to it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a target says with a panic that a promise is broken"
)]

mod batch;
mod case;
mod edition;
mod log;
mod profile;
mod question;
mod sheet;
mod stream;
mod text;
mod workbook;

pub use batch::batch;
pub use case::case;
pub use edition::edition;
pub use log::log;
pub use profile::profile;
pub use question::question;
pub use sheet::{Parts, SHEET, blank_forms, sheet};
pub use stream::stream;
pub use text::text;
pub use workbook::workbook;

/// A target: a way in, and what must hold of it.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name: that of its corpus, and of its program.
    pub name: &'static str,
    /// Tries some bytes.
    pub attempt: fn(&[u8]),
}

/// Every target.
pub const TARGETS: [Target; 10] = [
    Target { name: "batch", attempt: batch },
    Target { name: "case", attempt: case },
    Target { name: "edition", attempt: edition },
    Target { name: "log", attempt: log },
    Target { name: "profile", attempt: profile },
    Target { name: "question", attempt: question },
    Target { name: "sheet", attempt: sheet },
    Target { name: "stream", attempt: stream },
    Target { name: "text", attempt: text },
    Target { name: "workbook", attempt: workbook },
];

/// The folder in which a target's corpus lies, beside this file.
pub const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");

/// Lets libraries give up in silence where wujin catches it, as it does of some damaged workbooks.
pub fn quiet() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// Tries some bytes for a fuzzer, and ends the program where a promise is broken, saying which.
pub fn attempt_or_abort(attempt: fn(&[u8]), bytes: &[u8]) {
    if let Err(broken) = std::panic::catch_unwind(|| attempt(bytes)) {
        let said = broken.downcast_ref::<String>().map(String::as_str);
        eprintln!("{}", said.or_else(|| broken.downcast_ref().copied()).unwrap_or("it gave up"));
        std::process::abort();
    }
}
