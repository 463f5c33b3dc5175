//! A province's reports as workbooks: what is written is compiled again, and what was done to the folder
//! in between is said.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use province_year::books::{
    CompileOptions, CompiledBooks, WriteOptions, compile_books, compiled_screenful, traced, write_books,
};
use province_year::generate::{Request, generate};
use wujin_core::edition::OperatorKind;
use wujin_core::finding::Finding;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{AnnexThreeForm, AnyForm, Entry};
use wujin_core::obligation::Party;
use wujin_core::reporting::{Compiled, Figure, LedgerStanding, TracedFigure};
use wujin_core::time::Period;
use wujin_forms::{read_book, write_form};

/// A small province without faults, and its workbooks.
static PROVINCE: LazyLock<(tempfile::TempDir, PathBuf, PathBuf)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let (records, books) = (folder.path().join("records"), folder.path().join("books"));
    let request = Request {
        seed: 113,
        stations: 12,
        cases: 160,
        faults: "0".parse().unwrap(),
        folder: records.clone(),
        writing: None,
    };
    generate(&request).unwrap();
    let options = WriteOptions { input: records.clone(), output: books.clone(), profile: None };
    let written = write_books(&options).unwrap();
    assert!(written.findings.is_empty(), "{:?}", written.findings);
    assert_eq!(written.years, 12);
    (folder, records, books.join("报表"))
});

/// A copy of the workbooks that may be changed.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&PROVINCE.2, &folder.path().join("in"));
        fs::copy(PROVINCE.1.join("profile.toml"), folder.path().join("in/profile.toml")).unwrap();
        Self { folder }
    }

    fn input(&self) -> PathBuf {
        self.folder.path().join("in")
    }

    fn options(&self) -> CompileOptions {
        CompileOptions {
            input: self.input(),
            output: self.folder.path().join("out"),
            profile: None,
            as_of: "2012-12-31".parse().unwrap(),
            edition: None,
            records: Some(PROVINCE.1.clone()),
            asked: None,
        }
    }

    fn compile(&self) -> CompiledBooks {
        compile_books(&self.options()).unwrap()
    }

    /// The workbooks of the stations' quarter, by their paths in the folder.
    fn summaries(&self) -> Vec<String> {
        let folder = format!("{}/{}", quarter().zh(), Party::Station.term().zh);
        let mut names: Vec<_> = fs::read_dir(self.input().join(&folder))
            .unwrap()
            .map(|entry| format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap()))
            .collect();
        names.sort();
        names
    }

    /// Changes a station's summary and writes it under another name.
    fn rewrite(&self, from: &str, to: &str, change: impl FnOnce(&mut AnnexThreeForm)) {
        let edition = FormEdition::reconstructed();
        let read = read_book(from, &fs::read(self.input().join(from)).unwrap(), &[edition]);
        let AnyForm::AnnexThree(mut form) = read.forms[0].form.clone() else { panic!("no summary") };
        change(&mut form);
        fs::write(self.input().join(to), write_form(edition, form.as_ref()).unwrap()).unwrap();
    }

    fn register(&self, line: &str) {
        let path = self.input().join("收件登记.csv");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, format!("{text}{line}\r\n")).unwrap();
    }
}

fn quarter() -> Period {
    Period::quarter(2012, 1).unwrap()
}

fn counts(compiled: &CompiledBooks) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for finding in &compiled.findings {
        *counts.entry(finding.code()).or_default() += 1;
    }
    counts
}

fn said<'a>(compiled: &'a CompiledBooks, code: &str) -> Vec<&'a Finding> {
    compiled.findings.iter().filter(|finding| finding.code() == code).collect()
}

#[test]
fn what_was_written_compiles_without_a_word_and_every_tier_adds_up() {
    let desk = Desk::new();
    let compiled = desk.compile();
    let said: Vec<_> = compiled.findings.iter().map(Finding::to_string).collect();
    assert!(said.is_empty(), "{said:#?}");
    for period in &compiled.periods {
        let lines = &period.collation.reports;
        assert!(lines.iter().all(|report| report.line.standing == LedgerStanding::Accepted));
    }
    let tiers: BTreeSet<_> = compiled.periods[0].roll_up.lines.iter().map(|line| line.tier.name()).collect();
    assert_eq!(tiers, BTreeSet::from(["county", "office", "prefecture", "province", "station"]));
    // Annex 6 of every unit is there to be opened, and says what was handed in.
    let edition = FormEdition::reconstructed();
    let mut checked = 0;
    for statistics in compiled.periods.iter().flat_map(Compiled::statistics) {
        let name = &compiled.roster.unit(&statistics.unit).unwrap().name;
        let place = format!(
            "附件6/{}/{}/{} {name}.xlsx",
            statistics.period.zh(),
            statistics.tier.term().zh,
            statistics.unit
        );
        let read = read_book(
            "附件6.xlsx",
            &fs::read(desk.folder.path().join("out").join(place)).unwrap(),
            &[edition],
        );
        let AnyForm::AnnexSix(form) = &read.forms[0].form else { panic!("no statistics") };
        let read = form.statistics(statistics.tier).unwrap();
        assert_eq!(read.columns.total().unwrap().accepted, statistics.columns.total().unwrap().accepted);
        assert_eq!(&read.unit, name);
        checked += 1;
    }
    assert!(checked > 40, "{checked}");
}

#[test]
fn what_was_done_to_the_folder_is_said() {
    let desk = Desk::new();
    let all = desk.summaries();
    let [missing, late, doubled, revised, wrong, other] = &all[..6] else { panic!("too few stations") };
    fs::remove_file(desk.input().join(missing)).unwrap();
    let path = desk.input().join("收件登记.csv");
    let text = fs::read_to_string(&path).unwrap();
    let late_line = text.lines().find(|line| line.contains(late.as_str())).unwrap();
    let text = text.replace(late_line, &format!("{late},书面,2012-05-20,"));
    let text: Vec<_> = text.lines().filter(|line| !line.contains(missing.as_str())).collect();
    fs::write(&path, text.join("\r\n") + "\r\n").unwrap();
    desk.rewrite(doubled, "又一份.xlsx", |_| {});
    desk.register("又一份.xlsx,书面,2012-04-06,");
    desk.rewrite(revised, "更正.xlsx", |form| {
        let line = form.kinds.iter_mut().find(|line| line.inquiries.value().is_some()).unwrap();
        line.inquiries = line.inquiries.clone().map(|count| count + 100);
    });
    desk.register(&format!("更正.xlsx,书面,2012-04-20,{revised}"));
    desk.rewrite(wrong, wrong, |form| form.head.station = Entry::Filled("无此服务站".parse().unwrap()));
    fs::write(desk.input().join(other), b"PK\x03\x04 damaged").unwrap();
    desk.register("没有这份.xlsx,书面,2012-04-06,");
    let compiled = desk.compile();
    let counts = counts(&compiled);
    for (code, least) in [
        ("WJ-402", 3), // one is not there, one is of nobody, one is damaged
        ("WJ-401", 1),
        ("WJ-406", 1),
        ("WJ-405", 1),
        ("WJ-431", 1),
        ("WJ-408", 1),
        ("WJ-944", 1),
        ("WJ-955", 1),
    ] {
        assert_eq!(counts.get(code), Some(&least), "{code} {counts:?}");
    }
    let revision = said(&compiled, "WJ-431")[0].to_string();
    assert!(revision.starts_with("更正.xlsx:"), "{revision}");
    let lists = fs::read_to_string(desk.folder.path().join("out/收表情况.csv")).unwrap();
    let of = |unit: &str| {
        let unit = unit.rsplit('/').next().unwrap().split(' ').next().unwrap();
        let is_its = |line: &&str| line.starts_with(&format!("{},{unit},", quarter().zh()));
        lists.lines().find(is_its).unwrap().split(',').map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(of(missing)[4], "逾期未报");
    assert_eq!((of(late)[6].as_str(), of(late)[7].as_str() > "0"), ("2012-05-20", true));
    assert_eq!((of(doubled)[8].as_str(), of(doubled)[10].as_str()), ("又一份.xlsx", "2"));
    assert_eq!((of(revised)[8].as_str(), of(revised)[9].as_str()), ("更正.xlsx", "1"));
    let screen = compiled_screenful(&compiled, Path::new("out"));
    assert!(screen.contains("2012年第一季度") && screen.contains("重复 1，更正 1，无人应报 1"), "{screen}");
}

/// Holds every number of a trace to be explained and placed; adds the stations' up, and their cases.
fn walk(figure: &TracedFigure, stations: &mut u64, cases: &mut usize) {
    assert_eq!(figure.unexplained, 0, "{figure:?}");
    let is_placed = figure.source.as_ref().is_some_and(|source| source.contains(".xlsx:附件"));
    assert_eq!(is_placed, figure.reported, "{figure:?}");
    if figure.tier == Party::Station {
        *stations += figure.value.unwrap();
        *cases += figure.cases.len();
        assert!(figure.cases.iter().all(|case| case.starts_with(&figure.unit)));
    }
    figure.parts.iter().for_each(|part| walk(part, stations, cases));
}

#[test]
fn every_number_of_the_province_is_traced_down_to_cases() {
    let desk = Desk::new();
    for (kind, figure) in [
        (None, Figure::Accepted),
        (Some(OperatorKind::Mall), Figure::Settled),
        (None, Figure::RecourseTold),
        (None, Figure::Amount),
    ] {
        let mut options = desk.options();
        let kind_name = kind.map_or("total", OperatorKind::name);
        let province = "420000";
        options.asked = Some(format!("{province}:2012Q1:{kind_name}:{}", figure.name()).parse().unwrap());
        let compiled = compile_books(&options).unwrap();
        let trace = compiled.traced.unwrap();
        let (mut stations, mut cases) = (0, 0);
        walk(&trace, &mut stations, &mut cases);
        assert_eq!(Some(stations), trace.value, "{kind_name} {figure}");
        if !figure.is_money() {
            assert_eq!(cases as u64, stations);
        }
        let text = traced(&trace);
        assert_eq!(
            text.lines().filter(|line| line.contains("附件3!")).count(),
            text.matches("附件3!").count()
        );
    }
    let mut options = desk.options();
    options.asked = Some("420000:2030Q1:mall:settled".parse().unwrap());
    assert!(compile_books(&options).unwrap().traced.is_none());
}

#[test]
fn more_settlements_than_the_records_hold_are_a_false_report() {
    let desk = Desk::new();
    let summary = &desk.summaries()[0];
    desk.rewrite(summary, summary, |form| {
        let line = form.kinds.iter_mut().find(|line| line.settled.value().is_some()).unwrap();
        line.settled = line.settled.clone().map(|count| count + 5);
        line.accepted = line.accepted.clone().map(|count| count + 1);
    });
    let compiled = desk.compile();
    let (false_report, differs) = (said(&compiled, "WJ-621"), said(&compiled, "WJ-622"));
    assert_eq!((false_report.len(), differs.len()), (1, 1));
    assert!(false_report[0].citations().iter().any(|citation| citation.as_str() == "4.2/5"));
    let place = false_report[0].place.as_ref().unwrap();
    assert_eq!(place.file.as_ref(), Some(summary));
    assert!(place.cell.as_ref().unwrap().starts_with('D'), "{place}");
    // A row of its records that cannot be read leaves the recount without proof.
    let records = tempfile::tempdir().unwrap();
    copy(&PROVINCE.1, records.path());
    let station = summary.rsplit('/').next().unwrap().split(' ').next().unwrap();
    let path = records.path().join("投诉办理记录.csv");
    let bytes = fs::read(&path).unwrap();
    let torn = format!("{station}-2012-0001,x,2012-03-01 09:00\r\n");
    fs::write(&path, [bytes, torn.into_bytes()].concat()).unwrap();
    let options = CompileOptions { records: Some(records.path().to_owned()), ..desk.options() };
    let compiled = compile_books(&options).unwrap();
    assert_eq!(said(&compiled, "WJ-621").len(), 0);
}

#[test]
fn of_the_sample_no_station_is_accused_that_reported_what_it_settled() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
    let folder = tempfile::tempdir().unwrap();
    let books = WriteOptions { input: sample.clone(), output: folder.path().to_owned(), profile: None };
    write_books(&books).unwrap();
    let options = CompileOptions {
        input: folder.path().join("报表"),
        output: folder.path().join("out"),
        profile: Some(sample.join("profile.toml")),
        as_of: "2012-12-31".parse().unwrap(),
        edition: None,
        records: Some(sample.clone()),
        asked: None,
    };
    let compiled = compile_books(&options).unwrap();
    let bytes = fs::read(sample.join("附件3汇总表.csv")).unwrap();
    let summaries = encoding_rs::GB18030.decode(&bytes).0.into_owned();
    let faults = fs::read_to_string(sample.join("faults.csv")).unwrap();
    let planted: BTreeSet<&str> = faults
        .lines()
        .filter(|fault| fault.ends_with(",settled_overstated"))
        .map(|fault| fault.split(',').nth(1).unwrap().parse::<usize>().unwrap())
        .map(|line| summaries.lines().nth(line - 1).unwrap().split(',').next().unwrap())
        .collect();
    let accused = said(&compiled, "WJ-621");
    let accused: Vec<_> = accused.iter().map(|finding| finding.place.as_ref().unwrap()).collect();
    assert!(accused.iter().all(|place| planted.contains(place.subject.as_deref().unwrap())), "{accused:?}");
    // Three rows of the records are of nobody knows which station, and explain differences of up to three.
    assert!(accused.len() >= 8, "{accused:?}");
    assert_eq!(said(&compiled, "WJ-622").len(), 0);
}

#[test]
fn an_office_needs_nothing_but_its_annex_5_and_what_came_in() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let lists = fs::read_dir(desk.input().join("信息登记汇总表")).unwrap();
    let list = lists.map(|entry| entry.unwrap().path()).min().unwrap();
    let office = list.file_name().unwrap().to_str().unwrap().split(' ').next().unwrap().to_owned();
    fs::copy(&list, folder.path().join("附件5.xlsx")).unwrap();
    let own: Vec<_> =
        desk.summaries().into_iter().filter(|name| name.contains(&format!("/{office}-"))).collect();
    for (place, name) in own.iter().enumerate().skip(1) {
        fs::copy(desk.input().join(name), folder.path().join(format!("{place}.xlsx"))).unwrap();
    }
    let options = CompileOptions { input: folder.path().to_owned(), records: None, ..desk.options() };
    let compiled = compile_books(&options).unwrap();
    let counts = counts(&compiled);
    // Nobody recorded on which days the others came, and there is neither a list nor a register.
    assert_eq!(counts.get("WJ-418").copied().unwrap_or(0), own.len() - 1);
    assert_eq!(counts.get("WJ-929"), Some(&2), "{counts:?}");
    let stations = compiled.roster.units().iter().filter(|unit| unit.tier == Party::Station).count();
    let quarter = compiled.periods.iter().find(|period| period.period() == quarter());
    if let Some(quarter) = quarter {
        let top = quarter.roll_up.tops().next().unwrap();
        assert_eq!(
            (top.missing.len(), top.figures.total().unwrap().stations),
            (stations - (own.len() - 1), stations as u64)
        );
    }
}
