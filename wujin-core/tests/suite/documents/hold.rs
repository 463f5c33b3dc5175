//! A document held against what the code says.

use std::path::{Path, PathBuf};

/// So much of a line is shown that differs.
const SHOWN: usize = 300;

/// The project's own folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Holds a document against what the code says it should be, or writes it when told to.
pub(crate) fn hold(path: &str, wanted: &str) {
    let file = root().join(path);
    if std::env::var_os("WUJIN_WRITE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, wanted).unwrap();
        return;
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    let line = found.lines().zip(wanted.lines()).position(|(found, wanted)| found != wanted);
    let line = line.unwrap_or_else(|| found.lines().count().min(wanted.lines().count())) + 1;
    let shown =
        |text: &str| text.lines().nth(line - 1).map(|line| line.chars().take(SHOWN).collect::<String>());
    assert!(
        found == wanted,
        "{path} is not what the code says, from line {line} on; run \"cargo xtask generate\"\n  found:  {:?}\n  wanted: {:?}",
        shown(&found),
        shown(wanted),
    );
}
