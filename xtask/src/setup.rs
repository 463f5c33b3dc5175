//! Installing what the checks need: a Python environment of the project's own, with the packages
//! that serve as independent oracles. Running it twice changes nothing.

use std::path::{Path, PathBuf};

use crate::run::{command, root, run, say, succeeds};

/// What the independent oracles need.
pub(crate) const ORACLES: &str = "tests/oracles/requirements.txt";
/// What the peers need that are written in Python.
pub(crate) const PEERS: &str = "peers/python/requirements.txt";
/// What the Python package is built and tested with.
pub(crate) const PACKAGE: &str = "wujin-py/requirements-test.txt";
const ENVIRONMENT: &[&str] = &["python3-venv"];
/// What Spark runs on.
const JAVA: &[&str] = &["openjdk-17-jre-headless"];
/// What opens and saves workbooks as an office does.
const OFFICE: &[&str] = &["libreoffice-calc-nogui"];

/// The project's own Python with the oracles' packages, installed where it is missing.
pub(crate) fn setup() -> Result<PathBuf, String> {
    setup_with(&[ORACLES])
}

/// The project's own Python with the packages of some lists, installed where they are missing.
pub(crate) fn setup_with(lists: &[&str]) -> Result<PathBuf, String> {
    say("set-up");
    let python = python_of_the_environment();
    if !python.exists() {
        make_environment()?;
    }
    for list in lists {
        install(&python, list)?;
    }
    Ok(python)
}

/// Installs the packages of a list, where they are not installed yet.
fn install(python: &Path, list: &str) -> Result<(), String> {
    let wanted = std::fs::read_to_string(root().join(list)).map_err(|error| error.to_string())?;
    let stamp = root().join(".venv").join(list.replace('/', "."));
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        println!("Python packages: already as {list} has them");
        return Ok(());
    }
    println!("Python packages: installing those of {list} into .venv");
    let arguments = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", list];
    run(command(python, &arguments))?;
    std::fs::write(&stamp, wanted).map_err(|error| error.to_string())
}

fn python_of_the_environment() -> PathBuf {
    root().join(if cfg!(windows) { ".venv/Scripts/python.exe" } else { ".venv/bin/python" })
}

fn make_environment() -> Result<(), String> {
    let system = if cfg!(windows) { "python" } else { "python3" };
    println!("Python environment: making .venv");
    let make = || command(system, &["-m", "venv", ".venv"]);
    if succeeds(make()) {
        return Ok(());
    }
    install_debian_packages(ENVIRONMENT, "python3 cannot make an environment")?;
    run(make())
}

/// LibreOffice, installed where it is missing.
pub(crate) fn libre_office() -> Result<(), String> {
    if succeeds(command("soffice", &["--version"])) {
        return Ok(());
    }
    install_debian_packages(OFFICE, "LibreOffice is not installed")
}

/// Java, installed where it is missing.
pub(crate) fn java() -> Result<(), String> {
    if succeeds(command("java", &["-version"])) {
        return Ok(());
    }
    install_debian_packages(JAVA, "Java is not installed, which Spark runs on")
}

/// Installs system packages where this user may; elsewhere says which command would.
pub(crate) fn install_debian_packages(packages: &[&str], lacking: &str) -> Result<(), String> {
    let advice = format!("run: sudo apt-get install {}", packages.join(" "));
    let may =
        Path::new("/usr/bin/apt-get").exists() && succeeds(command("sh", &["-c", "test \"$(id -u)\" = 0"]));
    if !may {
        return Err(format!("{lacking}; {advice}"));
    }
    println!("System packages: installing {}", packages.join(" "));
    run(command("apt-get", &["update", "-qq"]))?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(packages);
    let mut install = command("apt-get", &arguments);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    run(install)
}
