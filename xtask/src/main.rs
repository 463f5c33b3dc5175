//! `cargo xtask`: the one entry to set-up and to every check.

mod api;
mod bench;
mod certify;
mod check;
mod comparison;
mod coverage;
mod fuzz;
mod generate;
mod links;
mod mutants;
mod oldest_rust;
mod page;
mod peers;
mod python;
mod reference;
mod run;
mod setup;
mod test;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <task>

  setup      install what the checks need and is missing, and say what was done
  test       setup, then every check; prints each runner's summary
  generate   write the generated documents anew (traceability, glossary, schemas, drawings, vectors)
  check      the guards of the house: links, certificate, public interface, what it is built from, coverage
  api        write down the public interface of the libraries anew
  certify    walk every procedure through all it can reach, and hold that against docs/certificate.json
  coverage   say how much of each module of the core its tests reach
  bench      run the benchmarks, and other people's packages beside them
  peers      run other people's packages beside wujin alone
  python     build the Python package as a wheel, install it into .venv, and run its checks
  wasm       build the npm package, say how large it is, and run its tests in Node and in Chromium
  page       the same, then build the station's page and use it in Chromium
  reference  hold the package against the second opinion; a number says how many commands are tried
  fuzz       try every door with bytes of all kinds; a number says for how many seconds each, a name which
  mutants    plant a mistake at each place of the core, or of the modules named, and see that a test fails
";

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let done = match task.as_deref() {
        Some("setup") => setup::setup().map(|_| ()),
        Some("test") => test::test(),
        Some("generate") => generate::generate(),
        Some("api") => api::api(api::Lists::Write),
        Some("check") => check::check(),
        Some("certify") => certify::certify(),
        Some("coverage") => coverage::coverage(),
        Some("bench") => bench::bench(),
        Some("peers") => bench::beside(),
        Some("python") => python::python(),
        Some("wasm") => wasm::wasm(),
        Some("reference") => reference::reference(std::env::args().nth(2).as_deref()),
        Some("fuzz") => fuzz::fuzz(std::env::args().nth(2).as_deref(), std::env::args().nth(3).as_deref()),
        Some("mutants") => mutants::mutants(&std::env::args().skip(2).collect::<Vec<_>>()),
        Some("page") => wasm::wasm().and_then(|()| page::page()),
        Some("help" | "--help" | "-h") | None => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("there is no task \"{other}\"\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
