//! Every code of the registry is reached: by a vector, by the sample folder, or by an example here.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

#[path = "../../../wujin-forms/tests/books/parts.rs"]
mod parts;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, TimestampSecondArray, UInt64Array};
use province_year::books::{CompileOptions, compile_books};
use province_year::run::{Options, run};
use wujin_arrow::{CaseOrder, LogChecker, Setting};
use wujin_core::complaint::Action;
use wujin_core::conformance::{Columns, findings};
use wujin_core::edition::{Form, OperatorKind, ProblemNature};
use wujin_core::exchange::call;
use wujin_core::finding::{Finding, codes};
use wujin_core::form::layout::{FormEdition, FormEditionError};
use wujin_core::form::{
    AnnexFiveForm, AnnexFiveLine, AnnexOneForm, AnnexSixForm, AnnexThreeForm, Content as FormContent, Entry,
    Sheet, check, read_form,
};
use wujin_core::identity::{BusinessCode, DivisionHistory, Divisions};
use wujin_core::obligation::Party;
use wujin_core::procedure::Role;
use wujin_core::profile::{AppraisalStandard, HotSpotStandard, Profile};
use wujin_core::reconciliation::{TableDescription, reconcile};
use wujin_core::reporting::{
    ExpectedReport, KindTable, Leg, ReportNode, Statistics, SubmissionRecord, SubmissionStatus, Summary,
    Tally, ledger, reporting_calendar, roll_up,
};
use wujin_core::supervision::{
    AppraisalFigures, Concern, Conduct, appraise, duties_kept, hot_spots, recount,
};
use wujin_core::time::{AnnualWindow, Calendar, Day, Period};
use wujin_forms::{BookLimits, read_book, read_book_within, read_sheet, write_form};

use parts::Parts;

type Codes = BTreeSet<&'static str>;

fn known(code: &str) -> &'static str {
    codes().map(|info| info.code).find(|known| *known == code).unwrap_or_else(|| panic!("{code}"))
}

fn of(findings: impl IntoIterator<Item = impl Into<Finding>>) -> Codes {
    findings.into_iter().map(|finding| finding.into().code()).collect()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The codes in an answer of a door, `quote` being how a quotation mark stands in it.
fn in_answers(text: &str, quote: &str) -> Codes {
    let before = format!("{quote}code{quote}:{quote}");
    let codes = text.split(&before).skip(1).map(|rest| rest.split(quote).next().unwrap());
    codes.filter(|code| code.starts_with("WJ-")).map(known).collect()
}

/// The codes in the answers of the shared vectors; that a code is looked up reaches nothing.
fn of_the_vectors() -> Codes {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts =
        files.filter(|file| !file.ends_with("look_up.jsonl")).map(|file| fs::read_to_string(file).unwrap());
    texts.flat_map(|text| in_answers(&text, "\\\"")).collect()
}

fn of_a_folder(folder: &Path) -> Codes {
    let output = tempfile::tempdir().unwrap();
    let year = run(&Options::new(folder.to_owned(), output.path().to_owned())).unwrap();
    year.counts.keys().copied().collect()
}

fn of_the_sample() -> Codes {
    of_a_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample"))
}

/// A sheet that lacks a label and has more than the form, and an edition that does not fit the forms.
fn of_a_bad_sheet() -> Codes {
    let edition = FormEdition::reconstructed();
    let layout = edition.layout(Form::AnnexThree).unwrap();
    let mut sheet = Sheet::new("附件3");
    sheet.set("A3".parse().unwrap(), FormContent::Text("单位".to_owned()));
    let read = read_form::<AnnexThreeForm>(layout, &sheet);
    let mut document = edition.document().clone();
    document.forms.clear();
    let Err(FormEditionError::Refused(refused)) = FormEdition::adopt(document) else { panic!("adopted") };
    of(read.findings.into_iter().chain(refused))
}

/// Forms whose values break the rules of their fields.
fn of_bad_forms() -> Codes {
    let national = Profile::national();
    let mut complaint = AnnexOneForm::default();
    complaint.head.registered = Entry::Filled(day("2012-03-01"));
    complaint.head.purchase_day = Entry::Filled(day("2012-03-02"));
    complaint.head.consumer_age = Entry::Filled(151);
    let mut summary = AnnexThreeForm::default();
    summary.head.period = Entry::Filled(Period::first_half(2012).unwrap());
    let line = AnnexFiveLine { entry: Entry::Filled(1), ..AnnexFiveLine::default() };
    let list = AnnexFiveForm { stations: vec![line.clone(), line], ..AnnexFiveForm::default() };
    of(check(&complaint, national).into_iter().chain(check(&summary, national)).chain(check(&list, national)))
}

/// A folder of workbooks whose reports do not go together.
fn of_a_bad_folder() -> Codes {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let edition = FormEdition::reconstructed();
    let book = |unit: &str, period: Period, accepted: u64, open: u64| {
        let columns = KindTable::of(OperatorKind::Market, Tally { accepted, open, ..Tally::EMPTY });
        let statistics =
            Statistics { unit: unit.to_owned(), tier: Party::County, period, columns, total: None };
        write_form(edition, &AnnexSixForm::of(&statistics).unwrap()).unwrap()
    };
    let quarter = |number| Period::quarter(2012, number).unwrap();
    put("1.xlsx", &book("某县局", quarter(1), 7, 7));
    put("1系统.xlsx", &book("某县局", quarter(1), 8, 7));
    put("2.xlsx", &book("某县局", quarter(2), 1, 1));
    put("2改.xlsx", &book("某县局", quarter(2), 2, 1));
    put("上.xlsx", &book("某省局", Period::first_half(2012).unwrap(), 99, 0));
    let year = Period::annual(2012, AnnualWindow::JanuaryToNovember).unwrap();
    put("年.xlsx", &book("某省局", year, 0, 0));
    let units =
        "单位编号,单位名称,层级,上级编号\n42,某省局,省级局,\n429004,某县局,县级局,42\n42,某省局,省级局,\n";
    put("单位名册.csv", units.as_bytes());
    let receipts = "文件,报送方式,收到日期,更正文件\n1系统.xlsx,系统,2012-04-01,\n\
        2改.xlsx,书面,2012-08-01,2.xlsx\n无.xlsx,书面,2012-04-01,\n";
    put("收件登记.csv", receipts.as_bytes());
    let options = CompileOptions {
        input: folder.path().to_owned(),
        output: folder.path().join("out"),
        profile: None,
        as_of: day("2012-12-31"),
        edition: None,
        records: None,
        asked: None,
    };
    of(compile_books(&options).unwrap().findings)
}

/// Workbooks that cannot be read, or not wholly.
fn of_bad_workbooks() -> Codes {
    let edition = FormEdition::reconstructed();
    let sound = write_form(edition, &AnnexThreeForm::default()).unwrap();
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1].as_slice(), &locked].concat();
    let mut damaged = Parts::of(&sound);
    damaged.add("xl/vbaProject.bin", b"macros");
    damaged.cell("B5", "<c CELL><f>[1]Sheet1!A1</f><v>12</v></c>");
    damaged.cell("C5", "<c CELL t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>");
    damaged.cell("D5", "<c CELL><f>10+2</f></c>");
    let mut other = Parts::of(&sound);
    other.remove("docProps/app.xml");
    other.change("xl/sharedStrings.xml", |texts| texts.replace("<t>", "<t>某"));
    let few = BookLimits { cells: 3, ..BookLimits::default() };
    let absent = read_sheet(BookLimits::default(), &sound, Some("没有")).unwrap_err();
    let mut found = of([absent]);
    found.extend(of(read_book_within(few, "表.xlsx", &sound, &[edition]).findings));
    for bytes in [b"PK".as_slice(), b"text", &locked, &damaged.book(), &other.book()] {
        found.extend(of(read_book("表.xlsx", bytes, &[edition]).findings));
    }
    found
}

/// Logs that cannot be checked: a column of another type, a case that comes back, ids that fall.
fn of_bad_logs() -> Codes {
    let numbers = |list: &[u64]| Arc::new(UInt64Array::from(list.to_vec())) as ArrayRef;
    let texts = |list: [&str; 3]| Arc::new(StringArray::from(list.to_vec())) as ArrayRef;
    let log = |at: ArrayRef| {
        let (action, role) = (texts(["register"; 3]), texts(["staff"; 3]));
        let columns = [("case", numbers(&[7, 8, 7])), ("action", action), ("role", role), ("at", at)];
        RecordBatch::try_from_iter(columns).unwrap()
    };
    let times = Arc::new(TimestampSecondArray::from(vec![0, 0, 0]));
    let push = |batch: &RecordBatch, order: CaseOrder| {
        let setting = Setting::national(day("2012-12-31")).with_order(order);
        LogChecker::new(&setting).push(batch).unwrap_err().findings().to_vec()
    };
    let (any, ascending) = (CaseOrder::Any, CaseOrder::Ascending);
    let (scattered, other_type) = (log(times), log(numbers(&[0, 0, 0])));
    of([push(&scattered, any), push(&scattered, ascending), push(&other_type, any)].concat())
}

/// Files that no old system should have written.
fn of_bad_files() -> Codes {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("1.csv", b"\xFF\xFE\x15\x62\xC9\x8B");
    write("2.csv", b"");
    write("3.csv", "不相干,的表\r\n1,2\r\n".as_bytes());
    let complaints = "投诉编号,站点编号,登记时间,受理方式,投诉人姓名,性别,年龄,住址,联系电话,商品或服务名称,\
        消费日期,涉及金额（元）,投诉事由,投诉事实、理由及请求,证据,经办人,消费者满意,多余\r\n";
    let row = |cells: &str| format!("{complaints}{cells}\r\n");
    write(
        "4.csv",
        row("420102-01-0001-2012-0001,,2012-03-01 九时,来人,李某,男,许多,湖北省,13800001234,冰箱,某日,百元,质量,退货,,张某,也许,")
            .as_bytes(),
    );
    let one = |number: &str, day: &str, amount: &str| {
        format!(
            "420102-01-0001-2012-{number},420102-01-0001,{day} 09:00,来人,李某,男,30,湖北省,13800001234,冰箱,,{amount},质量,退货,,张某,是,"
        )
    };
    let rows =
        format!("{}\r\n{}", one("0002", "9999-01-01", "100"), one("0003", "2012-01-01", "20000000000"));
    write("8.csv", row(&rows).as_bytes());
    write("说明.docx", b"");
    fs::create_dir(folder.path().join("9.csv")).unwrap();
    write("5.csv", complaints.replace("多余", "证据").as_bytes());
    write("6.csv", "投诉编号,序号,办理时间\r\n".as_bytes());
    write("7.csv", "填报单位代码,填报单位,报告期,报送方式,报送日期,统计截止日期\r\n湖北省,省局,某年,书面,2012-07-01,\r\n".as_bytes());
    of_a_folder(folder.path())
}

/// Cases whose past makes the difference.
fn of_cases() -> Codes {
    let event = |sequence: u32, role: &str, deed: &str| {
        format!(
            r#"{{"sequence":{sequence},"at":"2012-03-0{sequence}T09:00:00+08:00","actor":{{"role":"{role}"}},"deed":{deed}}}"#
        )
    };
    let ask = |door: &str, events: &[String], role: &str, deed: &str, more: &str| {
        let (expected, events) = (events.len(), events.join(","));
        let question = format!(
            r#"{{"format":"wujin/1","events":[{events}],"command":{{"expected":{expected},"at":"2012-03-09T09:00:00+08:00","actor":{{"role":"{role}"}},"deed":{deed}}}{more}}}"#
        );
        in_answers(&call(door, &question), "\"")
    };
    let complaint = [
        event(
            1,
            "staff",
            r#"{"action":"register","with":{"station":"站","consumer":{"name":"张某","telephone":"13800001234"},"goods":"锅","request":"退货"}}"#,
        ),
        event(
            2,
            "staff",
            r#"{"action":"propose","with":{"opinion":"退货","foundations":[{"kind":"law","name":"法"}]}}"#,
        ),
        event(
            3,
            "staff",
            r#"{"action":"agree","with":{"consumer_consents":true,"terms":"退款","perform_by":"2012-03-20"}}"#,
        ),
        event(4, "leader", r#"{"action":"approve","with":{}}"#),
        event(5, "staff", r#"{"action":"perform","with":{"done":"已退款"}}"#),
        event(6, "staff", r#"{"action":"archive","with":{"register_entry":1}}"#),
    ];
    let petition = [
        event(1, "consumer", r#"{"action":"lodge","with":{"received":"2012-03-01"}}"#),
        event(2, "authority", r#"{"action":"accept","with":{}}"#),
        event(3, "authority", r#"{"action":"mediate","with":{}}"#),
    ];
    let (breach, reply) = (r#"{"action":"breach","with":{}}"#, r#"{"action":"reply","with":{}}"#);
    let own = r#","profile":{"format":"wujin-profile/1","id":"own","version":"1","zh":"示例","en":"own"}"#;
    let lax = r#","profile":{"format":"wujin-profile/1","id":"LAX","version":"1","zh":"","en":"","complaint":{"review":"waived"}}"#;
    let mut found = Codes::new();
    for (door, events, role, deed, more) in [
        ("complaint.decide", &complaint[..], "staff", reply, ""),
        ("complaint.decide", &complaint[..1], "staff", reply, ""),
        ("complaint.decide", &complaint[..4], "consumer", breach, ""),
        ("complaint.decide", &complaint[..1], "consumer", breach, ""),
        ("complaint.decide", &complaint[..1], "staff", reply, lax),
        ("petition.decide", &petition, "authority", r#"{"action":"suspend_recusal","with":{}}"#, ""),
        (
            "petition.decide",
            &petition,
            "authority",
            r#"{"action":"end","with":{"ground":"limit_passed"}}"#,
            "",
        ),
    ] {
        found.extend(ask(door, events, role, deed, more));
    }
    // A case that began under one profile, and a command that knew an older picture of it.
    let pinned = complaint[0].replace(r#""goods""#, r#""profile":"national@1","goods""#);
    found.extend(ask("complaint.decide", &[pinned], "staff", reply, own));
    let gap = [complaint[0].clone(), complaint[2].clone()];
    found.extend(ask("complaint.decide", &gap, "staff", reply, ""));
    found
}

/// Event logs that leave out what they must not.
fn of_logs() -> Codes {
    use wujin_core::complaint::Action::{
        Agree, Archive, DeferReply, Fail, Perform, Propose, Register, Withdraw,
    };
    let logs: [&[Action]; 5] = [
        &[Propose],
        &[Register, Propose, Agree, Perform],
        &[Register, Propose, Fail, Archive],
        &[Register, Archive],
        &[Register, DeferReply, Withdraw, Archive],
    ];
    let mut found = Codes::new();
    for log in logs {
        let actions: Vec<u8> = log.iter().map(|action| action.index()).collect();
        let rows = actions.len();
        let roles: Vec<u8> = log
            .iter()
            .map(|action| if *action == Withdraw { Role::Consumer } else { Role::Staff }.index())
            .collect();
        let (offsets, instants) = ([0, u32::try_from(rows).unwrap()], vec![0; rows]);
        let columns = Columns::new(&offsets, &actions, &instants, &roles).unwrap();
        found.extend(of(findings(&columns, 0, "1")));
    }
    found
}

fn of_identities() -> Codes {
    let table = Divisions::of_the_notice();
    let history = DivisionHistory::default();
    let mut found = of("４20102954767600".parse::<BusinessCode>().err());
    // A district not yet made, one abolished, one that never was.
    for (code, on) in [("110103", "2012-01-01"), ("429099", "2012-01-01"), ("460300", "2012-10-30")] {
        let code = code.parse().unwrap();
        found.extend(of(history.status(code, day(on)).finding(code, day(on))));
    }
    let first = table.iter().next().unwrap();
    let twice = [first, first].map(|row| (row.code(), row.name().to_owned()));
    found.extend(of(Divisions::from_rows(table.as_at(), twice).err()));
    found
}

fn tally(accepted: u64) -> Tally {
    Tally { accepted, settled: accepted, ..Tally::EMPTY }
}

fn of_figures() -> Codes {
    let period = Period::quarter(2012, 1).unwrap();
    let columns = KindTable::of(OperatorKind::Market, tally(3));
    let mut found = Codes::new();
    let summary = Summary { station: "站".to_owned(), period, kind: OperatorKind::Mall, columns };
    found.extend(of(summary.check()));
    let own = Summary { kind: OperatorKind::Market, ..summary };
    found.extend(of(recount(&own, &tally(2))));
    let statistics =
        Statistics { unit: "所".to_owned(), tier: Party::Office, period, columns, total: Some(tally(4)) };
    found.extend(of(statistics.check()));
    let node = |unit: &str, tier, above: Option<&str>, reported: Option<u64>| ReportNode {
        unit: unit.to_owned(),
        tier,
        above: above.map(str::to_owned),
        reported: reported.map(|accepted| KindTable::of(OperatorKind::Market, tally(accepted))),
        known: KindTable::EMPTY,
    };
    let nodes = [
        node("武汉", Party::Prefecture, Some("总局"), Some(9)),
        node("武汉", Party::Prefecture, Some("湖北"), Some(9)),
        node("湖北", Party::Province, Some("总局"), Some(8)),
        node("宜昌", Party::Prefecture, Some("湖北"), None),
        node("一", Party::Station, Some("无"), Some(1)),
        node("二", Party::Station, Some("所"), Some(u64::MAX)),
        node("三", Party::Station, Some("所"), Some(1)),
        node("所", Party::Office, None, None),
        node("总局", Party::Nation, None, None),
    ];
    found.extend(of(roll_up(period, &nodes, None).findings().cloned()));
    found
}

fn of_reports() -> Codes {
    use SubmissionStatus::{Accepted, Returned, Submitted};
    let leg = Leg::between(Party::Prefecture, Party::Province, false).unwrap();
    let limits = Profile::from_toml(include_str!("../../profiles/limits.toml")).unwrap();
    let due = reporting_calendar(&leg, 2012, None, &limits, Calendar::national()).unwrap();
    let expected: Vec<_> = ["早", "晚", "退", "改", "重", "无"]
        .map(|unit| ExpectedReport { unit: unit.to_owned(), report: due[0] })
        .into_iter()
        .chain([ExpectedReport { unit: "缓".to_owned(), report: due[3] }])
        .collect();
    let record = |id: &str, unit: &str, written: &str, status| SubmissionRecord {
        id: id.to_owned(),
        unit: unit.to_owned(),
        form: Form::AnnexSix,
        period: due[0].period,
        written: Some(day(written)),
        entered: None,
        status,
        answered: (status != Submitted).then(|| day(written).next()),
        replaces: None,
    };
    let replaces = |of: &str, record| SubmissionRecord { replaces: Some(of.to_owned()), ..record };
    let submissions = [
        record("1", "早", "2012-04-05", Submitted),
        record("2", "晚", "2012-09-05", Submitted),
        record("3", "退", "2012-04-05", Returned),
        record("4", "改", "2012-04-05", Accepted),
        replaces("4", record("5", "改", "2012-04-06", Accepted)),
        record("6", "重", "2012-04-05", Accepted),
        replaces("没有", record("7", "重", "2012-04-06", Accepted)),
        record("8", "外", "2012-04-05", Submitted),
    ];
    of(ledger(&expected, &submissions, day("2013-01-01")).findings().cloned())
}

fn of_supervision() -> Codes {
    let concern = |operator: &str| Concern {
        registered: day("2012-02-01"),
        operator: operator.to_owned(),
        nature: Some(ProblemNature::Quality),
        goods: None,
    };
    let period = Period::quarter(2012, 1).unwrap();
    let concerns: Vec<_> = (0..12).map(|_| concern("甲")).chain([concern("乙")]).collect();
    let spots = hot_spots(&concerns, period, &HotSpotStandard::default());
    let mut found = of(spots.into_iter().map(|spot| spot.finding));
    let closed = Tally { settled: 5, recourse_told: 7, ..Tally::EMPTY };
    let conduct = Conduct { tally: closed, promises_overdue: 1, recourse_untold: 1 };
    let standard = AppraisalStandard::default();
    found.extend(of(conduct.handled_badly(&standard)));
    let figures = AppraisalFigures { tally: closed, reference_volume: None, satisfaction: None };
    found.extend(of(appraise(&figures, &standard).findings));
    found.extend(of(duties_kept(&[], period).into_iter().filter_map(|kept| kept.finding)));
    found
}

/// Tables of figures that cannot all be right, each as a description file.
fn of_printed_tables() -> Codes {
    let figure = |id: &str, printed: &str, unit: &str| {
        format!(r#"{{"id":"{id}","label":"{id}","printed":"{printed}","unit":"{unit}"}}"#)
    };
    let cases = |id: &str, printed: &str| figure(id, printed, "cases");
    let at_most =
        |part: &str, whole: &str| format!(r#"{{"claim":"at_most","part":"{part}","whole":"{whole}"}}"#);
    let sum = r#"{"claim":"sum","parts":["a","b"],"total":"c"}"#.to_owned();
    let rate = r#"{"claim":"rate","rate":"r","candidates":[{"formula":"settled_of_accepted","numerator":"a","denominator":"b"}]}"#;
    let change = r#"{"claim":"change","now":"b","before":"a","rate":"r"}"#;
    let pairs = [("a", "v"), ("b", "w"), ("d", "x"), ("e", "y"), ("f", "z")];
    let mut star: Vec<_> =
        pairs.iter().flat_map(|(part, whole)| [cases(part, "7"), cases(whole, "5")]).collect();
    star.push(cases("all", "25"));
    let mut chain: Vec<_> = pairs.iter().map(|(part, whole)| at_most(part, whole)).collect();
    chain.push(r#"{"claim":"sum","parts":["v","w","x","y","z"],"total":"all"}"#.to_owned());
    let tables = [
        (vec![cases("a", "1"), cases("b", "2"), cases("c", "4")], vec![sum.clone()]),
        (vec![cases("a", "3"), cases("b", "2")], vec![at_most("a", "b")]),
        (vec![cases("a", "l2")], vec![]),
        (vec![cases("a", "3"), cases("b", "2")], vec![r#"{"claim":"equal","figures":["a","b"]}"#.to_owned()]),
        (
            vec![figure("a", "60.0", "percent"), figure("b", "41.5", "percent")],
            vec![r#"{"claim":"shares","parts":["a","b"]}"#.to_owned()],
        ),
        (
            vec![cases("a", "3"), cases("b", ""), cases("c", "9"), cases("d", "4")],
            vec![sum, at_most("b", "d")],
        ),
        (vec![cases("a", "3"), cases("b", "9"), figure("r", "50", "percent")], vec![rate.to_owned()]),
        (vec![cases("a", "0"), cases("b", "0"), figure("r", "0", "percent")], vec![rate.to_owned()]),
        (vec![cases("a", "10"), cases("b", "11"), figure("r", "20", "percent")], vec![change.to_owned()]),
        (star, chain),
    ];
    let mut found = Codes::new();
    for (figures, claims) in tables {
        let (figures, claims) = (figures.join(","), claims.join(","));
        let text = format!(r#"{{"title":"表","figures":[{figures}],"claims":[{claims}]}}"#);
        let table: TableDescription = serde_json::from_str(&text).unwrap();
        found.extend(of(reconcile(&table).unwrap().findings));
    }
    found
}

#[test]
fn every_code_is_reached() {
    let mut found = Codes::new();
    for more in [
        of_the_vectors(),
        of_the_sample(),
        of_bad_files(),
        of_cases(),
        of_logs(),
        of_bad_logs(),
        of_a_bad_sheet(),
        of_bad_workbooks(),
        of_bad_forms(),
        of_a_bad_folder(),
        of_identities(),
        of_figures(),
        of_reports(),
        of_supervision(),
        of_printed_tables(),
    ] {
        found.extend(more);
    }
    let unreached: Vec<_> = codes().map(|info| info.code).filter(|code| !found.contains(code)).collect();
    assert!(unreached.is_empty(), "{unreached:?}");
}
