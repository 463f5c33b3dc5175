//! Every row is accounted for: it is taken, or a finding names its line, or it waits and is counted.

use std::collections::BTreeSet;

use province_year::generate::{Request, generate};
use province_year::run::{Options, run};

use super::folder::{CASE, Folder, complaint, event};

#[test]
fn the_rows_of_a_spoilt_folder_add_up() {
    for seed in [11, 12, 13] {
        let (folder, output) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let faults = "0.3".parse().unwrap();
        let folder_path = folder.path().to_owned();
        let request = Request { seed, stations: 30, cases: 600, faults, folder: folder_path, writing: None };
        generate(&request).unwrap();
        let year = run(&Options::new(folder.path().to_owned(), output.path().to_owned())).unwrap();
        let bad: BTreeSet<_> = year
            .findings
            .iter()
            .filter(|finding| finding.file == "消费投诉登记.csv")
            .filter(|finding| finding.code.starts_with("WJ-9") || finding.code.starts_with("WJ-31"))
            .map(|finding| finding.line)
            .collect();
        assert!(bad.len() > 50, "{}", bad.len());
        assert_eq!(
            year.rows["complaints"],
            year.cases.count + bad.len() as u64 + year.cases.later.complaints
        );
    }
}

#[test]
fn what_comes_after_the_day_is_counted_and_said() {
    let folder = Folder::new();
    let late = complaint("420102-01-0001-2012-0007", "2012-06-01 09:00", "13800001234", "1");
    folder.complaints(&[&complaint(CASE, "2012-03-01 09:00", "13800001234", "1"), &late]);
    folder.events(&[
        &event("2", "2012-05-02 09:00", "提出处理意见"),
        &event("2", "2012-06-02 09:00", "提出处理意见").replace("0001,2", "0007,2"),
    ]);
    let output = folder.path().join("output");
    let as_of = Some("2012-04-30".parse().unwrap());
    let year = run(&Options { as_of, ..Options::new(folder.path().to_owned(), output.clone()) }).unwrap();
    assert_eq!((year.cases.count, year.cases.later.complaints, year.cases.later.events), (2, 1, 2));
    let screen = province_year::summary::screenful(&year, &output);
    assert!(screen.contains("截至日之后的投诉 1 件、办理记录 2 条，未计"), "{screen}");
}

#[test]
fn a_case_numbered_for_another_county_counts_with_its_station() {
    let folder = Folder::new();
    let elsewhere = complaint("420103-01-0001-2012-0001", "2012-03-01 09:00", "13800001234", "1");
    let nowhere = complaint("案一", "2012-03-01 09:00", "13800001234", "1");
    folder.complaints(&[&elsewhere, &nowhere]);
    folder.events(&[]);
    let year = folder.run().unwrap();
    let tally = year.cases.recorded(year.period);
    assert_eq!((year.cases.count, tally.accepted), (3, 3));
}
