//! The Python package: built as the wheel that users get, installed, and checked from outside.

use std::path::Path;

use crate::run::{command, root, run, say};
use crate::setup::{PACKAGE, java, setup_with};

/// Where wheels are put.
const WHEELS: &str = "target/wheels";
const SETTINGS: &str = "wujin-py/pyproject.toml";
const EXAMPLES: &str = "wujin-py/examples";
const ANALYST: &str = "examples/analyst/province.py";

/// Builds, installs and checks the package.
pub(crate) fn python() -> Result<(), String> {
    let environment = setup_with(&[PACKAGE])?;
    java()?;
    let python = |arguments: &[&str]| run(command(&environment, arguments));
    wheel(&environment)?;
    let sources = ["--manifest-path", "wujin-py/Cargo.toml", "--out", "target/sdist"];
    python(&[&["-m", "maturin", "sdist"][..], &sources].concat())?;
    say("the Python package: tests");
    python(&["-m", "pytest", "wujin-py", "--quiet"])?;
    say("the Python package: types");
    python(&["-m", "mypy.stubtest", "wujin", "--mypy-config-file", SETTINGS])?;
    python(&["-m", "mypy", "--config-file", SETTINGS, "--package", "wujin"])?;
    python(&["-m", "mypy", "--config-file", SETTINGS, EXAMPLES, ANALYST])?;
    let own = environment.to_string_lossy();
    python(&["-m", "pyright", "--project", SETTINGS, "--pythonpath", &own, EXAMPLES])?;
    say("the Python package: examples");
    let mut examples: Vec<_> = std::fs::read_dir(root().join(EXAMPLES))
        .map_err(|error| error.to_string())?
        .filter_map(|entry| Some(format!("{EXAMPLES}/{}", entry.ok()?.file_name().to_str()?)))
        .filter(|path| Path::new(path).extension().is_some_and(|extension| extension == "py"))
        .collect();
    examples.sort();
    examples.iter().try_for_each(|example| python(&[example]))
}

/// Builds the wheel that users get, and installs it.
pub(crate) fn wheel(environment: &Path) -> Result<(), String> {
    let python = |arguments: &[&str]| run(command(environment, arguments));
    say("the Python package: a wheel");
    // One of an older version would be as good to pip.
    std::fs::remove_dir_all(root().join(WHEELS)).or_else(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Ok(()),
        _ => Err(error.to_string()),
    })?;
    let manifest = ["--manifest-path", "wujin-py/Cargo.toml", "--out", WHEELS, "--quiet"];
    python(&[&["-m", "maturin", "build", "--profile", "wheel"][..], &manifest].concat())?;
    let from = ["--no-index", "--find-links", WHEELS, "--no-deps", "--force-reinstall", "wujin"];
    python(&[&["-m", "pip", "install", "--quiet", "--disable-pip-version-check"][..], &from].concat())
}
