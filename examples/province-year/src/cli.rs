//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use wujin_arrow::{CaseOrder, LogColumn};
use wujin_core::time::Day;

use crate::books::{Asked, CompileOptions, WriteOptions};
use crate::generate::{FaultPlan, Request, Writing};
use crate::nation::{CheckOptions, LogOrder, NationRequest};
use crate::run::Options;

/// Takes a folder of a province's files through a year.
///
/// Ends with 0 when it ran, whatever it found; with 2 when the input could not be used.
#[derive(Debug, Parser)]
#[command(name = "province-year", version, args_conflicts_with_subcommands = true)]
pub struct Command {
    /// What to do; a year is run where it is left out.
    #[command(subcommand)]
    pub action: Option<Action>,
    /// How to run the year.
    #[command(flatten)]
    pub run: RunArguments,
}

/// What else there is to do.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Write a folder of files as old systems would, with faults planted in it.
    Generate(GenerateArguments),
    /// Check an event log in Parquet: the folder that `generate --nation` writes, or one like it.
    CheckLog(CheckLogArguments),
    /// Write the records of a province as the workbooks that its stations, offices and bureaus hand in.
    Books(BooksArguments),
    /// Compile a folder of workbooks: Annex 6 of every unit, and who is missing, late, doubled, revised or
    /// does not add up.
    Compile(CompileArguments),
}

/// Which workbooks to write.
#[derive(Debug, Args)]
pub struct BooksArguments {
    /// The folder of the province's records; the sample that comes with the program where it is left out.
    pub input: Option<PathBuf>,
    /// Where to write.
    #[arg(long, default_value = "workbooks")]
    pub out: PathBuf,
    /// The province's profile, TOML or JSON; the folder's profile.toml where it is left out.
    #[arg(long)]
    pub profile: Option<PathBuf>,
}

impl From<BooksArguments> for WriteOptions {
    fn from(BooksArguments { input, out, profile }: BooksArguments) -> Self {
        Self { input: input.unwrap_or_else(|| shipped("sample")), output: out, profile }
    }
}

/// Which workbooks to compile.
#[derive(Debug, Args)]
pub struct CompileArguments {
    /// The folder of workbooks, with the list of units and the register of what came in as CSV.
    pub input: PathBuf,
    /// Where to write.
    #[arg(long, default_value = "compiled")]
    pub out: PathBuf,
    /// The day as of which everything is said, YYYY-MM-DD.
    #[arg(long)]
    pub as_of: Day,
    /// The province's profile, TOML or JSON; the folder's profile.toml where it is left out.
    #[arg(long)]
    pub profile: Option<PathBuf>,
    /// A form edition of one's own, JSON, by which workbooks may be laid out too.
    #[arg(long)]
    pub edition: Option<PathBuf>,
    /// Trace a number down to workbooks, such as 420000:2012Q1:mall:settled; `total` for all kinds.
    #[arg(long, value_name = "UNIT:PERIOD:KIND:FIGURE")]
    pub drill: Option<Asked>,
    /// The folder of the records: summaries are held against them, and numbers traced down to cases.
    #[arg(long)]
    pub records: Option<PathBuf>,
}

impl From<CompileArguments> for CompileOptions {
    fn from(arguments: CompileArguments) -> Self {
        let CompileArguments { input, out, as_of, profile, edition, drill, records } = arguments;
        Self { input, output: out, profile, as_of, edition, records, asked: drill }
    }
}

/// What to check.
#[derive(Debug, Args)]
pub struct CheckLogArguments {
    /// The folder with log.parquet and, where figures are wanted, stations.parquet.
    pub input: PathBuf,
    /// Where to write.
    #[arg(long, default_value = "output")]
    pub out: PathBuf,
    /// The day as of which everything is said, YYYY-MM-DD; figures are those of its year up to it.
    #[arg(long)]
    pub as_of: Day,
    /// A profile, TOML or JSON; the notice alone where it is left out.
    #[arg(long)]
    pub profile: Option<PathBuf>,
    /// How many threads read and check; as many as there are cores where it is left out.
    #[arg(long)]
    pub threads: Option<usize>,
    /// The ids of the cases ascend, so that none need be remembered.
    #[arg(long)]
    pub ascending: bool,
    /// The events stand in order of arrival, those of many cases mixed; all of them are held in memory.
    #[arg(long, conflicts_with = "ascending")]
    pub arrival: bool,
    /// A column that the log calls otherwise, such as case=单号; may be given again.
    #[arg(long = "column", value_name = "COLUMN=NAME", value_parser = named_column)]
    pub columns: Vec<(LogColumn, String)>,
}

/// A column and the name that a log has for it.
fn named_column(text: &str) -> Result<(LogColumn, String), String> {
    let (column, name) = text.split_once('=').ok_or("写作 列=名称 / write COLUMN=NAME")?;
    let known = || LogColumn::ALL.map(|column| column.column().name).join(", ");
    let column = LogColumn::known_as(column)
        .ok_or_else(|| format!("没有列“{column}” / there is no column \"{column}\": {}", known()))?;
    Ok((column, name.to_owned()))
}

impl From<CheckLogArguments> for CheckOptions {
    fn from(arguments: CheckLogArguments) -> Self {
        let CheckLogArguments { input, out, as_of, profile, threads, ascending, arrival, columns } =
            arguments;
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        let order = match (arrival, ascending) {
            (true, _) => LogOrder::Arrival,
            (_, true) => LogOrder::Grouped(CaseOrder::Ascending),
            _ => LogOrder::Grouped(CaseOrder::Any),
        };
        Self { input, output: out, profile, as_of, threads: threads.unwrap_or_else(cores), order, columns }
    }
}

/// How to run the year.
#[derive(Debug, Args)]
pub struct RunArguments {
    /// The folder of the province's files; the sample that comes with the program where it is left out.
    pub input: Option<PathBuf>,
    /// Where to write.
    #[arg(long, default_value = "output")]
    pub out: PathBuf,
    /// The province's profile, TOML or JSON; the folder's profile.toml where it is left out.
    #[arg(long)]
    pub profile: Option<PathBuf>,
    /// The day as of which everything is said, YYYY-MM-DD; the end of the last year of the records
    /// where it is left out.
    #[arg(long)]
    pub as_of: Option<Day>,
    /// A folder of published tables to hold against themselves.
    #[arg(long)]
    pub published: Option<PathBuf>,
    /// Show no progress bar.
    #[arg(long)]
    pub quiet: bool,
}

/// What to generate.
#[derive(Debug, Args)]
pub struct GenerateArguments {
    /// The seed: one seed, one folder.
    #[arg(long, default_value_t = 113)]
    pub seed: u64,
    /// How many stations; 300, or 148,000 for a nation, where it is left out.
    #[arg(long)]
    pub stations: Option<u32>,
    /// How many complaints; 4,000, or 36,000,000 for a nation, where it is left out.
    #[arg(long)]
    pub cases: Option<u32>,
    /// Write the event log of a nation's year as Parquet instead, one complaint in twenty with a fault,
    /// and the truth about the faults beside it.
    #[arg(long, conflicts_with_all = ["faults", "encoding"])]
    pub nation: bool,
    /// The year of a nation's log.
    #[arg(long, default_value_t = 2012, requires = "nation")]
    pub year: i32,
    /// Show no progress bar.
    #[arg(long)]
    pub quiet: bool,
    /// A share of rows, such as 0.01, or kinds of fault by name, separated by commas; 0 for none.
    #[arg(long, default_value = "0.02")]
    pub faults: FaultPlan,
    /// Where to write.
    #[arg(long)]
    pub out: PathBuf,
    /// One encoding for all files; each its own, as old systems have it, where it is left out.
    #[arg(long)]
    pub encoding: Option<EncodingArgument>,
}

/// How files are encoded.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum EncodingArgument {
    /// UTF-8 with a byte-order mark.
    Utf8,
    /// GB18030.
    Gb18030,
}

/// What the generator is asked for.
#[derive(Clone, Debug)]
pub enum Generated {
    /// A province's folder.
    Province(Request),
    /// A nation's log.
    Nation(NationRequest),
}

impl From<GenerateArguments> for Generated {
    fn from(arguments: GenerateArguments) -> Self {
        let GenerateArguments { seed, stations, cases, nation, year, quiet, faults, out, encoding } =
            arguments;
        if nation {
            return Self::Nation(NationRequest {
                seed,
                stations: stations.unwrap_or(148_000),
                cases: u64::from(cases.unwrap_or(36_000_000)),
                year,
                faults_per_mille: 50,
                folder: out,
                quiet,
            });
        }
        let writing = encoding.map(|encoding| match encoding {
            EncodingArgument::Utf8 => Writing::Utf8Marked,
            EncodingArgument::Gb18030 => Writing::Gb18030,
        });
        let (stations, cases) = (stations.unwrap_or(300), cases.unwrap_or(4_000));
        Self::Province(Request { seed, stations, cases, faults, folder: out, writing })
    }
}

/// The data that come with the program: beside its manifest, or under the folder it is run in.
fn shipped(name: &str) -> PathBuf {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    if beside.is_dir() { beside } else { PathBuf::from("examples/province-year/data").join(name) }
}

impl From<RunArguments> for Options {
    fn from(arguments: RunArguments) -> Self {
        let RunArguments { input, out, profile, as_of, published, quiet } = arguments;
        let input = input.unwrap_or_else(|| shipped("sample"));
        // A folder that was named must be there; the one that comes with the program may be gone.
        let published = published.or_else(|| Some(shipped("published")).filter(|folder| folder.is_dir()));
        Self { profile, as_of, published, quiet, ..Self::new(input, out) }
    }
}
