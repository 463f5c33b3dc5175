//! Takes a folder of a province's files through a year; see the library for what that means.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use province_year::cli::{Action, Command};
use province_year::generate::{Request, generate};
use province_year::run::{Options, run};
use province_year::summary::screenful;

/// The code with which the program ends when the input could not be used.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let command = Command::parse();
    let said = match command.action {
        Some(Action::Generate(arguments)) => {
            let request = Request::from(arguments);
            generate(&request)
                .map(|list| {
                    format!("{}：{} 项预期的问题，见 faults.csv\n", request.folder.display(), list.len())
                })
                .map_err(|error| format!("cannot write \"{}\": {error}", request.folder.display()))
        }
        None => {
            let options = Options::from(command.run);
            run(&options).map(|year| screenful(&year, &options.output)).map_err(|error| error.to_string())
        }
    };
    match said {
        Ok(text) => {
            // A reader that has gone away, such as a closed pipe, is no fault of the run.
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(text) => {
            let _ = writeln!(std::io::stderr(), "{text}");
            ExitCode::from(UNUSABLE)
        }
    }
}
