//! Running commands from the root of the project, each named before it runs.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// The root of the project.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Says what is being done.
pub(crate) fn say(text: &str) {
    println!("\n== {text}");
}

/// A command that will run in the root of the project.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// Runs a command and fails when it fails.
pub(crate) fn run(command: Command) -> Result<(), String> {
    let shown = show(&command);
    let status = status_of(command)?;
    if status.success() { Ok(()) } else { Err(format!("\"{shown}\" failed ({status})")) }
}

/// Runs a command and hands over how it ended.
pub(crate) fn status_of(mut command: Command) -> Result<ExitStatus, String> {
    let shown = show(&command);
    println!("$ {shown}");
    command.status().map_err(|error| format!("\"{shown}\" could not be started: {error}"))
}

/// Runs a command and hands over what it printed, line by line.
pub(crate) fn lines_of(mut command: Command) -> Result<Vec<String>, String> {
    let shown = show(&command);
    println!("$ {shown}");
    let done = command.stderr(Stdio::inherit()).output();
    let done = done.map_err(|error| format!("\"{shown}\" could not be started: {error}"))?;
    if !done.status.success() {
        return Err(format!("\"{shown}\" failed ({})", done.status));
    }
    Ok(String::from_utf8_lossy(&done.stdout).lines().map(str::to_owned).collect())
}

/// Runs cargo, as the one that runs this.
pub(crate) fn cargo(arguments: &[&str]) -> Result<(), String> {
    run(command(cargo_program(), arguments))
}

/// The cargo that runs this.
pub(crate) fn cargo_program() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Whether a command runs and succeeds, its output unseen.
pub(crate) fn succeeds(mut command: Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let root = root();
    words
        .map(|word| {
            let word = Path::new(word);
            word.strip_prefix(&root).unwrap_or(word).display().to_string()
        })
        .map(
            |word| {
                if word.contains("/bin/") { word.rsplit('/').next().unwrap_or("").to_owned() } else { word }
            },
        )
        .collect::<Vec<_>>()
        .join(" ")
}
