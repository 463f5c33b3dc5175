//! Cells that cannot be read, and rows that cannot be.

use wujin_core::edition::{DeclineGround, HandlingPlace, editions_for};
use wujin_core::intake::{Column, PetitionColumn, StationColumn, SubmissionColumn, SummaryColumn};

use super::folder::{CASE, Folder, complaint, event};

/// What one complaint with a cell spoilt leads to; the other complaint goes on.
fn spoilt(row: &str) -> Vec<String> {
    let folder = Folder::new();
    folder.complaints(&[row]);
    folder.events(&[]);
    let (cases, found) = folder.taken();
    assert_eq!(cases, 1, "the good row goes on: {row}");
    found
}

#[test]
fn amounts_that_are_none() {
    let sound = complaint(CASE, "2012-03-01 09:00", "13800001234", "AMOUNT");
    for (text, code) in [
        ("\"1,299.50\"", "WJ-916"),
        ("12.345", "WJ-916"),
        ("1e5", "WJ-916"),
        ("￥100", "WJ-916"),
        ("NaN", "WJ-916"),
        ("１２９", "WJ-913"),
        ("-0.01", "WJ-915"),
        ("99999999999999999999.99", "WJ-918"),
        ("184467440737095516.15", "WJ-918"),
        ("10000000000.01", "WJ-918"),
    ] {
        let found = spoilt(&sound.replace("AMOUNT", text));
        assert_eq!(found, [format!("2投诉.csv:2:涉及金额（元） {code}")], "{text}");
    }
    // A separator without its quotation marks is a cell too many.
    assert_eq!(spoilt(&sound.replace("AMOUNT", "1,299.50")), ["2投诉.csv:2: WJ-906"]);
}

#[test]
fn the_largest_amounts_are_summed() {
    let folder = Folder::new();
    let row = |case: &str| complaint(case, "2012-03-01 09:00", "13800001234", "10000000000");
    folder.complaints(&[&row(CASE), &row("420102-01-0001-2012-0003")]);
    let year = folder.run().unwrap();
    let tally = year.cases.recorded(year.period);
    assert_eq!((tally.accepted, tally.amount.to_string()), (3, "20000000050.00".to_owned()));
}

#[test]
fn days_that_are_none_or_beyond_reason() {
    let sound = complaint(CASE, "2012-03-01 09:00", "13800001234", "1");
    for (text, code) in [
        ("2011-02-30 09:00", "WJ-912"),
        ("0000-01-01 09:00", "WJ-912"),
        ("10000-01-01 09:00", "WJ-911"),
        ("9999-12-31 09:00", "WJ-934"),
        ("9999-12-31T23:59:59-08:00", "WJ-914"),
        ("0001-01-01 00:00", "WJ-934"),
        ("0211-03-05 09:00", "WJ-934"),
        ("２０１２-03-01 09:00", "WJ-913"),
        ("2012-03-01 25:00", "WJ-914"),
        ("40973.375", "WJ-914"),
    ] {
        let found = spoilt(&sound.replace("2012-03-01 09:00", text));
        assert!(found.len() == 1 && found[0].starts_with("2投诉.csv:2:登记时间 "), "{text} {found:?}");
        assert!(found[0].ends_with(code) || code == "WJ-914" && found[0].contains("WJ-91"), "{found:?}");
    }
}

#[test]
fn one_day_beyond_reason_does_not_move_the_year() {
    let folder = Folder::new();
    folder.complaints(&[&complaint(CASE, "9999-12-31 09:00", "13800001234", "1")]);
    assert_eq!(folder.run().unwrap().as_of.to_string(), "2012-12-31");
    // Its events wait for it.
    assert_eq!(folder.found(), ["2投诉.csv:2:登记时间 WJ-934", "3记录.csv:2: WJ-927"]);
}

#[test]
fn telephones_and_stations_in_full_width() {
    let sound = complaint(CASE, "2012-03-01 09:00", "13800001234", "1");
    assert_eq!(spoilt(&sound.replace("13800001234", "１3800001234")), ["2投诉.csv:2:联系电话 WJ-312"]);
    assert_eq!(spoilt(&sound.replace("13800001234", "1380000123a")), ["2投诉.csv:2:联系电话 WJ-311"]);
    let station = sound.replace(",420102-01-0001,", ",４20102-01-0001,");
    assert_eq!(spoilt(&station), ["2投诉.csv:2:站点编号 WJ-312"]);
}

#[test]
fn events_out_of_all_bounds() {
    let propose = "提出处理意见";
    let event = |sequence: &str| event(sequence, "2012-03-02 09:00", propose);
    for (sequences, expected) in [
        (["4294967295", "x"].as_slice(), ["2:序号 WJ-925", "3:序号 WJ-917", "2: WJ-927"].as_slice()),
        (&["4294967296"], &["2:序号 WJ-917"]),
        (&["0"], &["2:序号 WJ-917"]),
        (&["-1"], &["2:序号 WJ-915"]),
        (&["２"], &["2:序号 WJ-913"]),
        (&["1"], &["2:序号 WJ-924"]),
        (&["2.0"], &["2:序号 WJ-917"]),
    ] {
        let folder = Folder::new();
        let rows: Vec<_> = sequences.iter().map(|sequence| event(sequence)).collect();
        folder.events(&rows.iter().map(String::as_str).collect::<Vec<_>>());
        let (cases, mut found) = folder.taken();
        let mut expected: Vec<_> = expected.iter().map(|place| format!("3记录.csv:{place}")).collect();
        found.sort();
        expected.sort();
        assert_eq!((cases, found), (2, expected), "{sequences:?}");
    }
}

#[test]
fn an_event_given_twice_names_the_file_and_line_of_the_first() {
    let folder = Folder::new();
    let row = event("2", "2012-03-02 09:00", "提出处理意见");
    folder.events(&[&row]);
    let again = std::fs::read(folder.path().join("3记录.csv")).unwrap();
    folder.write("4副本.csv", &again);
    let (cases, found) = folder.taken();
    assert_eq!((cases, found), (2, vec!["4副本.csv:2:序号 WJ-924".to_owned()]));
    let text = std::fs::read_to_string(folder.path().join("output/findings.csv")).unwrap();
    assert!(text.contains("已见于“3记录.csv”第 2 行"), "{text}");
}

/// The columns of the petitions' table that old systems have: those that may be left out come last.
fn columns_of_old() -> &'static [Column] {
    &PetitionColumn::COLUMNS[..14]
}

#[test]
fn a_table_that_is_there_twice_is_taken_once() {
    let folder = Folder::new();
    for name in ["1站.csv", "2投诉.csv"] {
        let bytes = std::fs::read(folder.path().join(name)).unwrap();
        folder.write(&name.replace(".csv", " - 副本.csv"), &bytes);
    }
    let petition =
        ["420102-S1", "420102", "", "2012-05-02", "2012-05-04", "", "", "", "", "", "", "", "", ""];
    folder.table("5申诉.csv", columns_of_old(), &[&petition]);
    folder.table("6申诉.csv", columns_of_old(), &[&petition]);
    let year = folder.run().unwrap();
    assert_eq!((year.stations, year.cases.count, year.petitions.count), (1, 2, 1));
    let expected = [
        "1站 - 副本.csv:2:站点编号 WJ-923",
        "1站.csv:2:站点编号 WJ-923",
        "2投诉 - 副本.csv:2:投诉编号 WJ-923",
        "2投诉 - 副本.csv:3:投诉编号 WJ-923",
        "2投诉.csv:2:投诉编号 WJ-923",
        "2投诉.csv:3:投诉编号 WJ-923",
        "6申诉.csv:2:申诉编号 WJ-923",
    ];
    let found = folder.found();
    assert!(found.iter().all(|found| expected.contains(&found.as_str())), "{found:?}");
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn petitions_whose_days_contradict_each_other_say_so() {
    let row = |cells: [&'static str; 6]| {
        let [received, accepted, declined, ended, result, ground] = cells;
        let (case, none) = ("", "");
        [
            "420102-S1",
            "420102",
            case,
            received,
            accepted,
            declined,
            ground,
            ended,
            result,
            none,
            none,
            none,
            none,
            none,
        ]
    };
    let edition = editions_for("2012-05-02".parse().unwrap(), HandlingPlace::Bureau).next().unwrap();
    let grounds = DeclineGround::ALL.iter();
    let ground = grounds
        .filter(|ground| edition.declines_on(**ground).is_some_and(|rule| rule.years.is_none()))
        .map(|ground| ground.term().zh)
        .next()
        .unwrap();
    let cases: &[([&str; 6], &[&str])] = &[
        (["2012-05-02", "2012-05-04", "", "2012-06-04", "达成协议", ""], &[]),
        (["2012-05-02", "2012-05-01", "", "", "", ""], &["受理日期 WJ-205"]),
        (["2012-05-02", "", "", "2012-06-04", "达成协议", ""], &["受理日期 WJ-910"]),
        (["2012-05-02", "2012-05-04", "", "", "达成协议", ""], &["调解终结日期 WJ-910"]),
        (["2012-02-30", "2012-05-04", "", "", "", ""], &["收到日期 WJ-912"]),
        (["2012-05-02", "2012-05-04", "2012-05-03", "", "", ground], &["受理日期 WJ-201"]),
        (["2012-05-02", "", "", "", "", ground], &["不予受理日期 WJ-910"]),
    ];
    for (cells, expected) in cases {
        let folder = Folder::new();
        let sound = ["420102-S2", "420102", "", "2012-05-02", "", "", "", "", "", "", "", "", "", ""];
        folder.table("5申诉.csv", columns_of_old(), &[&row(*cells), &sound]);
        let found = folder.found();
        for place in *expected {
            let place = format!("5申诉.csv:2:{place}");
            assert!(found.iter().any(|found| found.starts_with(&place)), "{cells:?} {found:?}");
        }
        assert!(found.is_empty() == expected.is_empty(), "{cells:?} {found:?}");
        let unread = expected.iter().any(|place| place.ends_with("WJ-910") || place.ends_with("WJ-912"));
        let taken = folder.run().unwrap().petitions.count;
        assert_eq!(taken, if unread { 1 } else { 2 }, "the good row goes on: {cells:?}");
    }
}

#[test]
fn summaries_and_submissions_name_their_cells() {
    let folder = Folder::new();
    let summary = |quarter, count| {
        [
            "420102-01-0001",
            quarter,
            "商场",
            "3",
            count,
            "0",
            "0",
            "0",
            "张某",
            "2012-04-01",
            "2012-04-02",
            "",
            "",
        ]
    };
    let rows = [summary("2012年第5季度", "0"), summary("2012年第1季度", "-2"), summary("2012年第2季度", "0")];
    folder.table("5汇总.csv", SummaryColumn::COLUMNS, &rows.each_ref().map(<[_; 13]>::as_slice));
    let report = |medium, day| ["420102", "江岸区局", "2012年第1季度", medium, day, ""];
    let rows = [report("书面", "2012-04-31"), report("书面", "2012-04-05"), report("系统", "2012-04-05")];
    folder.table("6报送.csv", SubmissionColumn::COLUMNS, &rows.each_ref().map(<[_; 6]>::as_slice));
    let found = folder.found();
    for expected in
        ["5汇总.csv:2:报告期 WJ-928", "5汇总.csv:3:受理投诉 WJ-915", "6报送.csv:2:报送日期 WJ-912"]
    {
        assert!(found.iter().any(|found| found == expected), "{expected} {found:?}");
    }
    let year = folder.run().unwrap();
    assert_eq!(year.recounts.count, 1, "the good summary goes on");
    let reports = std::fs::read_to_string(folder.path().join("output/reports.csv")).unwrap();
    let submitted = |line: &str| line.starts_with("420102,") && line.contains("2012-04-05");
    assert!(reports.lines().any(submitted), "the good submissions go on");
}

#[test]
fn stations_name_their_cells_and_the_good_ones_go_on() {
    let folder = Folder::new();
    let text = std::fs::read_to_string(folder.path().join("1站.csv")).unwrap();
    let row = text.lines().nth(1).unwrap();
    let second = row.replace("420102-01-0001", "420102-01-0002");
    let spoilt = second.replace("2010-05-01", "2010-06-31").replace("13800001234", "1380000123l");
    let third = row.replace("420102-01-0001", "420102-01-0003");
    folder.write("1站.csv", format!("{text}{spoilt}\r\n{third}\r\n").as_bytes());
    assert_eq!(folder.found(), ["1站.csv:3:工作人员电话 WJ-311", "1站.csv:3:设立日期 WJ-912"]);
    assert_eq!(folder.run().unwrap().stations, 2);
    assert_eq!(StationColumn::COLUMNS.len(), row.split(',').count());
}

#[test]
fn a_report_that_is_submitted_twice_in_one_way_is_named_and_its_first_day_counts() {
    let folder = Folder::new();
    let report = |medium, day| ["420102", "江岸区局", "2012年第1季度", medium, day, ""];
    let rows = [
        report("系统", "2012-04-05"),
        report("书面", "2012-04-09"),
        report("书面", "2012-04-05"),
        report("系统", "2012-04-05"),
    ];
    folder.table("6报送.csv", SubmissionColumn::COLUMNS, &rows.each_ref().map(<[_; 6]>::as_slice));
    let found = folder.found();
    let doubled: Vec<_> = found.iter().filter(|found| found.starts_with("6报送.csv")).collect();
    assert_eq!(doubled, ["6报送.csv:4:填报单位代码 WJ-923", "6报送.csv:5:填报单位代码 WJ-923"], "{found:?}");
}
