//! The vectors of rows: each table that old systems export, sound and with every cell spoilt.

use serde_json::json;
use wujin_core::complaint::Action;
use wujin_core::exchange::FORMAT;
use wujin_core::intake::{EventColumn, SourceTable};

use super::{Vectors, hold};

/// What each cell of a sound row is spoilt with.
const SPOILT: [&str; 10] = [
    "",
    "十二",
    "２０１２",
    "2012-02-30",
    "-1",
    "12.345",
    "2012-03-01 25:00",
    "也许",
    "99999999999999999999",
    "2012年3月1日",
];

/// Rows of a table, their cells in the order of its dictionary: a sound one, and others that are read otherwise or
/// refused.
const fn rows_of(table: SourceTable) -> &'static [&'static str] {
    match table {
        SourceTable::Stations => &[
            "420102-01-0001|示例景区消费维权服务站|景区|示例景区|420102954767600|湖北省江岸区人民路202号|孔某|\
             2008-12-20|江岸区工商局城关工商所|有|有|何某|专职|18948797324|有|有|027-82423130|有|有|有|有|有|有|有|\
             有|施某|15818818961|有|孙某|027-80783334|有|有|有|有|有|有|有|有|有|18366|455|5A级",
        ],
        SourceTable::Complaints => &[
            "420102-01-0001-2011-0001|420102-01-0001|2011-05-09 11:36:25|来人|何某某|男|66|湖北省|15096800286|\
             旅游纪念品|2011-04-14|349.50|合同|使用三天后损坏，要求更换|收据|何某|是",
            "1|420102-01-0001|2011-05-09T11:36:25+08:00||||||||||||||",
        ],
        SourceTable::Events => &[
            "420102-01-0001-2011-0001|2|2011-05-11 10:58:10|提出处理意见|工作人员|何某|退货退款|\
             《消费者权益保护法》第四十四条；承诺：假一赔十||||",
            "420102-01-0001-2011-0001|3|2011-05-12 9:30|和解|工作人员|何某|退款|示例|是|2011-05-20||",
            "420102-01-0001-2011-0001|9|2011-05-22 09:30|告知救济途径|工作人员|何某||||| 申诉、仲裁；诉讼、去问邻居|",
        ],
        SourceTable::Summaries => &[
            "420102-01-0001|2011年一季度|景区|22|3|2|1|349.50|何某|2011-04-01|2011-04-03|合同|无",
            "420102-01-0001|2011-Q4|景区|0|0|0|0||何某|2012-01-04|||",
        ],
        SourceTable::Petitions => &[
            "420102-S2011-00001|420102|420102-01-0001-2011-0002|2011-09-28||2011-10-03|||||2011-10-03|||2578.00||||",
            "2|420102||2011-09-28|2011-10-03|||2011-11-20|达成协议||2011-11-21|2011-10-10|2011-10-20||2011-10-08|回避|消费者协会|被投诉人",
            "3|420102||2011-09-28||||||其他|||||2011-13-01|休息|居委会|邻居",
        ],
        SourceTable::Submissions => &[
            "420000|湖北省工商局|2011年度|书面|2011-12-14|2011-11-30",
            "420102-03|车站工商所|2011年第2季度|网上|2011-07-09|",
            "420000|湖北省工商局|2011年上半年|系统|2011-07-14|",
            "420000|湖北省工商局|2011年度|系统|2011-12-14|2012-11-30",
            "420000|湖北省工商局|2011年度|系统|2011-12-14|",
        ],
        SourceTable::Units => &[
            "420102-03-0007|示例商场消费维权服务站|服务站|420102-03|商场|2008-12-20|2012-12-31|3",
            "420102-03|车站工商所|所|420102||||",
            "5|示例商场|站|420102-03||||",
        ],
        SourceTable::Receipts => &[
            r"2012\一季度\车站工商所.xlsx|书面|2012-04-05|2012\一季度\车站工商所（旧）.xlsx",
            "2012/车站工商所.xlsx|网上||",
        ],
    }
}

fn cells(row: &str) -> Vec<String> {
    row.split('|').map(str::to_owned).collect()
}

/// A row of events for each action, with every particular that any of them has.
fn of_each_action() -> Vec<Vec<String>> {
    let event = |action: &Action| {
        let mut row = cells("7|3|2011-05-12 09:30||工作人员|何某|内容|示例法|是|2011-05-20||4");
        let way = if *action == Action::Guide { "三方通话" } else { "申诉、诉讼" };
        action.term().zh.clone_into(&mut row[EventColumn::Action as usize]);
        way.clone_into(&mut row[EventColumn::Way as usize]);
        row
    };
    Action::ALL.iter().map(event).collect()
}

#[test]
fn the_vectors_of_rows_are_what_the_door_answers() {
    let mut vectors = Vectors::default();
    let mut ask = |table: Option<SourceTable>, headings: &[&str], rows: &[Vec<String>]| {
        let mut question = json!({ "format": FORMAT, "headings": headings, "rows": rows });
        if let Some(table) = table {
            question["table"] = json!(table);
        }
        vectors.ask("intake.check", &question);
    };
    for table in SourceTable::ALL {
        let headings: Vec<&str> = table.columns().iter().map(|column| column.zh).collect();
        let names: Vec<&str> = table.columns().iter().map(|column| column.name).collect();
        let rows: Vec<_> = rows_of(*table).iter().map(|row| cells(row)).collect();
        let sound = &rows[0];
        assert_eq!(sound.len(), headings.len(), "{table}");
        ask(None, &headings, &rows);
        ask(Some(*table), &names, &rows);
        let spoil = |(place, spoilt): (usize, &str)| {
            let mut row = sound.clone();
            spoilt.clone_into(&mut row[place]);
            row
        };
        let cell_by_cell = (0..sound.len()).flat_map(|place| SPOILT.map(|spoilt| (place, spoilt)));
        let mut spoilt: Vec<_> = cell_by_cell.map(spoil).collect();
        spoilt.push(sound.iter().skip(1).cloned().collect());
        ask(None, &headings, &spoilt);
        let doubled: Vec<_> = headings.iter().chain([&headings[0], &"备用"]).copied().collect();
        ask(None, &doubled, &rows[..1]);
        ask(None, &headings[1..], &rows[..1]);
    }
    let events: Vec<&str> = SourceTable::Events.columns().iter().map(|column| column.zh).collect();
    ask(None, &events, &of_each_action());
    ask(None, &["甲", "乙"], &[cells("1|2")]);
    ask(Some(SourceTable::Units), &["甲"], &[]);
    hold("tests/vectors/rows.jsonl", &vectors.0);
}
