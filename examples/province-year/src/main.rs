//! Takes a folder of a province's files through a year; see the library for what that means.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use province_year::books::{
    CompileOptions, WriteOptions, compile_books, compiled_screenful, traced, write_books, written_screenful,
};
use province_year::cli::{Action, Command, Generated};
use province_year::generate::generate;
use province_year::nation::{self, CheckOptions, TRUTH, Written, check_log, generate_nation};
use province_year::run::{Options, run};
use province_year::summary::screenful;

/// The code with which the program ends when the input could not be used.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let command = Command::parse();
    let said = match command.action {
        Some(Action::Generate(arguments)) => generated(&Generated::from(arguments)),
        Some(Action::CheckLog(arguments)) => {
            let options = CheckOptions::from(arguments);
            let checked = check_log(&options).map_err(|error| error.to_string());
            checked.map(|checked| nation::screenful(&checked, &options.output))
        }
        Some(Action::Books(arguments)) => {
            let options = WriteOptions::from(arguments);
            let written = write_books(&options).map_err(|error| error.to_string());
            written.map(|written| written_screenful(&written, &options.output))
        }
        Some(Action::Compile(arguments)) => compiled(&CompileOptions::from(arguments)),
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

fn compiled(options: &CompileOptions) -> Result<String, String> {
    let compiled = compile_books(options).map_err(|error| error.to_string())?;
    let text = compiled_screenful(&compiled, &options.output);
    match (&options.asked, &compiled.traced) {
        (None, _) => Ok(text),
        (Some(_), Some(figure)) => Ok(text + &traced(figure)),
        (Some(_), None) => Err(format!("{text}没有这个单位或报告期 / there is no such unit or period")),
    }
}

fn generated(request: &Generated) -> Result<String, String> {
    let (folder, said) = match request {
        Generated::Province(request) => {
            let list = generate(request);
            (&request.folder, list.map(|list| format!("{} 项预期的问题，见 faults.csv", list.len())))
        }
        Generated::Nation(request) => {
            let written = generate_nation(request);
            let said = written.map(|Written { cases, events, faults }| {
                format!("{cases} 件投诉，{events} 条记录，{faults} 项预期的问题，见 {TRUTH}")
            });
            (&request.folder, said)
        }
    };
    said.map(|said| format!("{}：{said}\n", folder.display()))
        .map_err(|error| format!("cannot write \"{}\": {error}", folder.display()))
}
