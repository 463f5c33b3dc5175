//! A nation's log in small: every planted fault is what is first found in its case, nothing else is
//! found, and the figures add up.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, TimestampMicrosecondType, UInt32Type, UInt64Type};
use arrow_array::{RecordBatch, UInt32Array};
use arrow_select::concat::concat_batches;
use arrow_select::take::take_record_batch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::properties::WriterProperties;
use province_year::nation::{
    CheckOptions, Checked, LOG, LogOrder, NationRequest, STATIONS, TRUTH, check_log, generate_nation,
};
use wujin_arrow::CaseOrder;
use wujin_core::conformance::ViolationKind;
use wujin_core::time::Day;

fn request(folder: &Path, cases: u64) -> NationRequest {
    NationRequest {
        seed: 5,
        stations: 3_000,
        cases,
        year: 2012,
        faults_per_mille: 50,
        folder: folder.to_owned(),
        quiet: true,
    }
}

fn options(input: &Path, output: &Path) -> CheckOptions {
    CheckOptions {
        input: input.to_owned(),
        output: output.to_owned(),
        profile: None,
        as_of: Day::from_ymd(2012, 12, 31).unwrap(),
        threads: 2,
        order: LogOrder::Grouped(CaseOrder::Ascending),
        columns: Vec::new(),
    }
}

fn read(path: &Path) -> Vec<RecordBatch> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    builder.build().unwrap().map(Result::unwrap).collect()
}

/// Writes a log in row groups of so many rows.
fn write(path: &Path, batches: &[RecordBatch], rows: usize) {
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(rows)).build();
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batches[0].schema(), Some(properties)).unwrap();
    for batch in batches {
        writer.write(batch).unwrap();
    }
    writer.close().unwrap();
}

/// Case, row and word of each line.
fn lines(path: &Path, row: &str, word: &str) -> Vec<(u64, u64, String)> {
    let mut lines = Vec::new();
    for batch in read(path) {
        let numbers = |name: &str| batch.column_by_name(name).unwrap().as_primitive::<UInt64Type>().clone();
        let words = batch.column_by_name(word).unwrap().as_dictionary::<Int8Type>().clone();
        let texts = words.values().as_string::<i32>().clone();
        let (cases, rows) = (numbers("case"), numbers(row));
        for place in 0..batch.num_rows() {
            let word = words.key(place).map(|key| texts.value(key).to_owned());
            lines.extend(word.map(|word| (cases.value(place), rows.value(place), word)));
        }
    }
    lines
}

/// Row groups of which a small log has many, and which end anywhere in a case.
const SMALL: usize = 1_700;

#[test]
fn what_was_planted_is_what_is_first_found_in_each_case_and_nothing_else() {
    let (folder, output) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let written = generate_nation(&request(folder.path(), 200_000)).unwrap();
    let checked = check_log(&options(folder.path(), output.path())).unwrap();
    assert_eq!(checked.verdicts.values().sum::<u64>(), written.cases);
    assert_eq!((checked.events, checked.verdicts["violates"]), (written.events, written.faults));

    let truth = lines(&folder.path().join(TRUTH), "row", "kind");
    let mut first: BTreeMap<u64, (u64, String)> = BTreeMap::new();
    for (case, row, kind) in lines(&output.path().join("violations.parquet"), "row", "kind") {
        first.entry(case).or_insert((row, kind));
    }
    let found: Vec<_> = first.into_iter().map(|(case, (row, kind))| (case, row, kind)).collect();
    assert_eq!(found, truth);
    // Every kind that can stand alone is among them.
    for kind in ViolationKind::ALL.iter().filter(|kind| **kind != ViolationKind::NothingAgreed) {
        assert!(truth.iter().any(|(.., planted)| planted == kind.name()), "{kind} was not planted");
    }
    // What could not be read is what was planted as such, each at its row.
    let void = truth.iter().filter(|(.., kind)| kind.starts_with("unknown")).count();
    assert_eq!(checked.findings, void as u64);
}

#[test]
fn one_seed_is_one_log_and_threads_change_nothing() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    generate_nation(&request(one.path(), 3_000)).unwrap();
    generate_nation(&request(two.path(), 3_000)).unwrap();
    for file in [LOG, STATIONS, TRUTH] {
        let bytes = |folder: &Path| fs::read(folder.join(file)).unwrap();
        assert!(bytes(one.path()) == bytes(two.path()), "{file}");
    }
    let log = one.path().join(LOG);
    write(&log, &read(&log), SMALL);
    let checked = |threads: usize, order: LogOrder| {
        let output = tempfile::tempdir().unwrap();
        let options = CheckOptions { threads, order, ..options(one.path(), output.path()) };
        let checked = check_log(&options).unwrap();
        let file = |file: &str| fs::read(output.path().join(file)).unwrap();
        (Checked { seconds: 0.0, ..checked }, ANSWERS.map(file))
    };
    for order in [LogOrder::Grouped(CaseOrder::Any), LogOrder::Arrival] {
        assert!(checked(1, order) == checked(3, order), "{order:?}");
    }
}

const ANSWERS: [&str; 6] = [
    "verdicts.parquet",
    "violations.parquet",
    "repairs.parquet",
    "overdue.parquet",
    "findings.parquet",
    "annex6.csv",
];

#[test]
fn a_log_in_order_of_arrival_gets_the_answers_of_the_grouped_one() {
    let (folder, output) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    generate_nation(&request(folder.path(), 20_000)).unwrap();
    let check = |order: LogOrder| {
        let checked = check_log(&CheckOptions { order, ..options(folder.path(), output.path()) }).unwrap();
        let mut violations = lines(&output.path().join("violations.parquet"), "case", "kind");
        violations.sort();
        let annex = fs::read(output.path().join("annex6.csv")).unwrap();
        (Checked { seconds: 0.0, ..checked }, violations, annex)
    };
    let grouped = check(LogOrder::Grouped(CaseOrder::Ascending));

    let path = folder.path().join(LOG);
    let log = read(&path);
    let log = concat_batches(&log[0].schema(), &log).unwrap();
    let (mut latest, mut case) = (0, None);
    let cases = log.column_by_name("case").unwrap().as_primitive::<UInt64Type>();
    let times = log.column_by_name("at").unwrap().as_primitive::<TimestampMicrosecondType>();
    let arrived = cases.values().iter().zip(times.values()).map(|(id, at)| {
        // What was written down in a case comes in its order, even where its times do not.
        latest = if case == Some(id) { latest.max(*at) } else { *at };
        case = Some(id);
        latest
    });
    let mut order: Vec<_> = arrived.zip(0_u32..).collect();
    order.sort_unstable();
    let order: UInt32Array = order.into_iter().map(|(_, row)| row).collect();
    write(&path, &[take_record_batch(&log, &order).unwrap()], SMALL);
    assert!(check(LogOrder::Arrival) == grouped);
}

#[test]
fn the_figures_of_every_tier_are_those_of_all_complaints() {
    let (folder, output) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut request = request(folder.path(), 9_000);
    request.faults_per_mille = 0;
    generate_nation(&request).unwrap();
    let checked = check_log(&options(folder.path(), output.path())).unwrap();
    assert_eq!((checked.findings, checked.uncounted), (0, 0));
    let table = fs::read(output.path().join("annex6.csv")).unwrap();
    let mut accepted: BTreeMap<String, u64> = BTreeMap::new();
    for row in csv::Reader::from_reader(table.as_slice()).records() {
        let row = row.unwrap();
        *accepted.entry(row[1].to_owned()).or_default() += row[5].parse::<u64>().unwrap();
    }
    // Municipalities and the like skip the prefectures; no other tier may miss any.
    for tier in ["县级局", "省级局", "总局"] {
        assert_eq!(accepted[tier], 9_000, "{tier}");
    }
}

#[test]
fn a_log_of_one_large_row_group_gets_the_same_answers() {
    let folder = tempfile::tempdir().unwrap();
    // More rows than are answered for together.
    generate_nation(&request(folder.path(), 200_000)).unwrap();
    let checked = |order: LogOrder| {
        let output = tempfile::tempdir().unwrap();
        let checked = check_log(&CheckOptions { order, ..options(folder.path(), output.path()) }).unwrap();
        let file = |file: &str| fs::read(output.path().join(file)).unwrap();
        (Checked { seconds: 0.0, ..checked }, ANSWERS.map(file))
    };
    let orders = [LogOrder::Grouped(CaseOrder::Any), LogOrder::Arrival];
    let before = orders.map(checked);
    let log = folder.path().join(LOG);
    write(&log, &read(&log), usize::MAX);
    let parquet = ParquetRecordBatchReaderBuilder::try_new(File::open(&log).unwrap()).unwrap();
    assert_eq!(parquet.metadata().num_row_groups(), 1);
    assert!(orders.map(checked) == before);
}

/// The program's exit code and what it says.
fn program(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_province-year")).args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn the_program_generates_and_checks_and_says_what_it_cannot_use() {
    let folder = tempfile::tempdir().unwrap();
    let (log, output) = (folder.path().join("log"), folder.path().join("out"));
    let (log, output) = (log.to_str().unwrap(), output.to_str().unwrap());
    let generate = ["generate", "--nation", "--stations", "50", "--cases", "500", "--quiet", "--out", log];
    let (code, said) = program(&generate);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("500 件投诉"), "{said}");
    let check = ["check-log", log, "--as-of", "2012-12-31", "--ascending", "--out", output];
    let (code, said) = program(&check);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("投诉办理记录  500 件"), "{said}");

    // Cases that do not stand together.
    let path = Path::new(log).join(LOG);
    let batches = read(&path);
    let rows = batches[0].num_rows();
    let numbers = batches[0].column_by_name("sequence").unwrap().as_primitive::<UInt32Type>().clone();
    let cut = numbers.iter().position(|number| number == Some(2)).unwrap();
    write(&path, &[batches[0].slice(cut, rows - cut), batches[0].slice(0, cut)], SMALL);
    let (code, said) = program(&check);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("WJ-937"), "{said}");
    let (code, said) = program(&["check-log", log, "--as-of", "2012-12-31", "--out", output]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("WJ-936"), "{said}");
    let (code, said) = program(&["check-log", log, "--as-of", "2012-12-31", "--arrival", "--out", output]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("投诉办理记录"), "{said}");

    // A column of another type.
    let times = batches[0].schema().index_of("at").unwrap();
    let sequences = batches[0].column_by_name("sequence").unwrap().clone();
    let fields = batches[0]
        .schema()
        .fields()
        .iter()
        .zip(batches[0].columns())
        .enumerate()
        .map(|(place, (field, column))| {
            let column = if place == times { sequences.clone() } else { column.clone() };
            (field.name().clone(), column, true)
        })
        .collect::<Vec<_>>();
    write(&path, &[RecordBatch::try_from_iter_with_nullable(fields).unwrap()], SMALL);
    let (code, said) = program(&check);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("WJ-935") && said.contains("\"at\""), "{said}");

    fs::remove_file(&path).unwrap();
    let (code, said) = program(&check);
    assert_eq!(code, Some(2));
    assert!(said.contains(LOG), "{said}");
}

#[test]
fn a_log_with_columns_of_other_names_is_read_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    generate_nation(&request(folder.path(), 500)).unwrap();
    let log = folder.path().join(LOG);
    let renamed: Vec<_> = read(&log)
        .into_iter()
        .map(|batch| {
            let schema = batch.schema();
            let names = schema.fields().iter().map(|field| match field.name().as_str() {
                "case" => "单号".to_owned(),
                other => other.to_owned(),
            });
            RecordBatch::try_from_iter_with_nullable(
                names.zip(batch.columns().iter().cloned()).map(|(name, array)| (name, array, true)),
            )
            .unwrap()
        })
        .collect();
    write(&log, &renamed, SMALL);
    let (input, output) = (folder.path().to_str().unwrap(), folder.path().join("out"));
    let run = |named: &str| {
        let output = output.to_str().unwrap();
        program(&["check-log", "--as-of", "2012-12-31", "--column", named, "--out", output, input])
    };
    let (code, said) = run("case=单号");
    assert!(code == Some(0) && said.contains("500"), "{said}");
    for (named, told) in [("at=时刻", "时刻"), ("colour=红", "colour"), ("case", "COLUMN=NAME")] {
        let (code, said) = run(named);
        assert!(code != Some(0) && said.contains(told), "{said}");
    }
}
