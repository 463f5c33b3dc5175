//! Writing the generated documents anew: the tests that hold them against the code write them
//! instead of comparing, when they are told to.

use crate::run::{cargo_program, command, run, say};

/// Writes every generated document anew.
pub(crate) fn generate() -> Result<(), String> {
    say("generated documents");
    let of_core = ["--package", "wujin-core", "--features", "schema", "--test", "suite"];
    let of_arrow = ["--package", "wujin-arrow", "--test", "log"];
    let of_forms = ["--package", "wujin-forms", "--test", "books"];
    let of_text = ["--package", "wujin-text", "--test", "vectors"];
    for tests in [of_core.as_slice(), &of_arrow, &of_forms, &of_text] {
        let arguments = [["test", "--quiet"].as_slice(), tests, &["--", "documents", "certificate"]].concat();
        let mut command = command(cargo_program(), &arguments);
        command.env("WUJIN_WRITE", "1");
        run(command)?;
    }
    Ok(())
}
