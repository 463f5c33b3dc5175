//! The npm package: the rules as WebAssembly, made small, and checked from outside in Node.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{cargo_program, command, lines_of, root, run, say, succeeds};
use crate::setup::install_debian_packages;

const TARGET: &str = "wasm32-unknown-unknown";
/// Where the compiler puts its own, apart from that of the other compiler.
const BUILT: &str = "target/wasm";
/// Where tools are installed that are the project's own.
const TOOLS: &str = "target/tools";
/// The package, and where its binary part goes.
pub(crate) const PACKAGE: &str = "wujin-wasm/js";
const DIST: &str = "wujin-wasm/js/dist";
/// The modules: what each is compiled of, and what it is called in the package.
const MODULES: [(&str, &str); 2] = [("wujin_wasm", "wujin"), ("wujin_wasm_forms", "wujin_forms")];
/// Debian's compiler for WebAssembly, with the sources of the standard library.
const COMPILER: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];
/// What runs the package, and fetches what it is built with.
const NODE: &[&str] = &["nodejs", "npm"];
/// The browser that the tests drive.
const CHROMIUM: &str = "chromium";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
/// The standard library is built along, and small.
const STD_ALONG: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
/// Nothing here panics, and a page would not show what a panic says: its texts are left out.
const NO_LAST_WORDS: &str = "-Zunstable-options -Cpanic=immediate-abort";
/// What the binary may use: what every browser of the last years knows.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds the package and runs its tests.
pub(crate) fn wasm() -> Result<(), String> {
    build()?;
    if !succeeds(command(CHROMIUM, &["--version"])) {
        install_debian_packages(&["chromium"], "Chromium is not installed")?;
    }
    say("the npm package: types");
    npm(PACKAGE, &["run", "--silent", "types"])?;
    say("the npm package: tests");
    npm(PACKAGE, &["test"])
}

/// Builds the package.
pub(crate) fn build() -> Result<(), String> {
    say("the npm package: build");
    if !succeeds(npm_command(PACKAGE, &["--version"])) {
        install_debian_packages(NODE, "Node is not installed")?;
    }
    let is_small = compile()?;
    npm(PACKAGE, &["ci", "--no-audit", "--no-fund", "--loglevel=error"])?;
    let bindgen = bindgen()?;
    for (of, name) in MODULES {
        let binary = format!("{BUILT}/{TARGET}/page/{of}.wasm");
        let arguments =
            ["--target", "web", "--no-typescript", "--out-dir", DIST, "--out-name", name, &binary];
        run(command(&bindgen, &arguments))?;
        make_small(&format!("{DIST}/{name}_bg.wasm"))?;
    }
    npm(
        PACKAGE,
        &[&["run", "--silent", "size"][..], if is_small { &[] } else { &["--", "--print"] }].concat(),
    )?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let copied = std::fs::copy(root().join(licence), root().join(PACKAGE).join(licence));
        copied.map_err(|error| format!("{licence}: {error}"))?;
    }
    Ok(())
}

/// Compiles by an installed target where there is one, else by Debian's compiler; whether the standard library
/// was made small, too.
fn compile() -> Result<bool, String> {
    let mut arguments = vec!["build", "--profile", "page", "--target", TARGET, "--target-dir", BUILT];
    arguments.extend(["--package", "wujin-wasm", "--package", "wujin-wasm-forms"]);
    if has_target() {
        run(command(cargo_program(), &arguments))?;
        Ok(false)
    } else {
        if !succeeds(command(DEBIAN_RUSTC, &["--version"])) || !Path::new(DEBIAN_CARGO).exists() {
            install_debian_packages(COMPILER, "there is no compiler for WebAssembly")?;
        }
        let mut build = command(DEBIAN_CARGO, &[&arguments[..], &STD_ALONG].concat());
        // The standard library is built along, which that compiler takes for unfinished.
        build.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1").env_remove("RUSTUP_TOOLCHAIN");
        build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", NO_LAST_WORDS);
        run(build)?;
        Ok(true)
    }
}

/// Whether the compiler at hand has the target.
fn has_target() -> bool {
    let folder = lines_of(command("rustc", &["--print", "target-libdir", "--target", TARGET]));
    folder.is_ok_and(|lines| lines.first().is_some_and(|folder| Path::new(folder).exists()))
}

/// The tool that goes with the crate, in the same version, installed where it is missing.
fn bindgen() -> Result<PathBuf, String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).map_err(|error| error.to_string())?;
    let version = lock
        .split("[[package]]")
        .find(|package| package.contains("name = \"wasm-bindgen\"\n"))
        .and_then(|package| package.split("version = \"").nth(1)?.split('"').next())
        .ok_or("Cargo.lock names no wasm-bindgen")?;
    let tool = root().join(TOOLS).join("bin/wasm-bindgen");
    let is_it = lines_of(command(&tool, &["--version"]))
        .is_ok_and(|lines| lines.first().is_some_and(|line| line.ends_with(version)));
    if !is_it {
        println!("wasm-bindgen: installing {version} into {TOOLS}");
        let install = ["install", "wasm-bindgen-cli", "--version", version, "--root", TOOLS, "--quiet"];
        run(command(cargo_program(), &install))?;
    }
    Ok(tool)
}

/// Leaves out of a module what only developers read, and what is never reached.
fn make_small(binary: &str) -> Result<(), String> {
    let tool = root().join(PACKAGE).join("node_modules/.bin/wasm-opt");
    // What -Oz makes is smaller, and larger once it is zipped.
    // A function that is called once, taken into where it is called, zips worse than apart.
    let mut arguments =
        vec!["-O2", "-ocimfs", "0", "--merge-similar-functions", "--strip-debug", "--strip-producers"];
    arguments.extend(FEATURES);
    arguments.extend([binary, "-o", binary]);
    run(command(tool, &arguments))
}

/// Runs npm in a folder of the project.
pub(crate) fn npm(folder: &str, arguments: &[&str]) -> Result<(), String> {
    run(npm_command(folder, arguments))
}

fn npm_command(folder: &str, arguments: &[&str]) -> Command {
    let program: OsString = if cfg!(windows) { "npm.cmd".into() } else { "npm".into() };
    let mut npm = command(program, arguments);
    npm.current_dir(root().join(folder));
    npm
}
