//! What is said at the end of a run: a screenful.

use std::fmt::Write;
use std::path::Path;

use wujin_core::finding::Severity;
use wujin_core::identity::StationId;
use wujin_core::obligation::Party;
use wujin_core::reporting::{RateFormula, Tally};
use wujin_core::time::Period;

use crate::county::Later;
use crate::figures::is_late;
use crate::run::Year;

/// The figures of the year as the records show them, and how many stations have records.
#[must_use]
pub fn recorded(year: &Year, period: Period) -> Tally {
    let quarters = year.station_years.values().flat_map(|station| &station.quarters);
    quarters
        .filter(|(quarter, _)| period.first() <= quarter.first() && quarter.last() <= period.last())
        .fold(Tally::EMPTY, |sum, (_, tally)| sum.merge(*tally).unwrap_or(sum))
}

/// The stations suspected of a false report.
#[must_use]
pub fn suspected(year: &Year) -> Vec<StationId> {
    let mut stations: Vec<_> =
        year.recounts.iter().filter(|line| line.overstated).map(|line| line.station).collect();
    stations.dedup();
    stations
}

/// The screenful.
#[must_use]
pub fn screenful(year: &Year, output: &Path) -> String {
    let mut text = String::new();
    let tally = recorded(year, year.period);
    let rate =
        tally.rate(RateFormula::SettledOfClosed).map_or("无".to_owned(), |rate| rate.percent(2) + "%");
    let below = year.stations.values().filter(|station| !station.unmet.is_empty()).count();
    let late = year.reports.iter().filter(|line| is_late(line)).count();
    let province = year.units.values().find(|unit| unit.tier == Party::Province);
    let name = province.map_or("（未知省份）", |unit| unit.name.as_str());
    let count = |severity| {
        year.counts.values().filter(|code| code.severity == severity).map(|code| code.count).sum::<u64>()
    };
    let mut line = |text_line: String| {
        // Writing to a string never fails.
        let _ = writeln!(text, "{text_line}");
    };
    line(format!(
        "{name}消费维权服务站 {} 年度 · 截至 {} · {}",
        year.period.year(),
        year.as_of,
        year.profile.document().zh
    ));
    line(String::new());
    line("文件".to_owned());
    for file in &year.files {
        let table = file.headings.as_ref().map_or("无法读取", |headings| headings.table().term().zh);
        line(format!("  {:>9} 行  {:<8} {}（{table}）", file.rows, file.encoding, file.name));
    }
    line(String::new());
    line(format!(
        "数据问题  错误 {} · 警告 {} · 提示 {}",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    ));
    for (code, found) in year.counts.iter().filter(|(_, found)| found.severity == Severity::Error).take(30) {
        line(format!("  {code} {:>6}  {}", found.count, plain(found.zh)));
    }
    line(String::new());
    line(format!("服务站    {} 个，其中 {below} 个不符合设立条件", year.stations.len()));
    line(format!(
        "投诉      {} 件（本年受理 {}，和解 {}，未和解 {}，撤回 {}；和解率 {rate}，和解÷办结）",
        year.cases, tally.accepted, tally.settled, tally.recourse_told, tally.withdrawn
    ));
    if year.later != Later::default() {
        let Later { complaints, events } = year.later;
        line(format!("          截至日之后的投诉 {complaints} 件、办理记录 {events} 条，未计"));
    }
    line(format!("待办逾期  {} 项", year.overdue));
    line(format!("报表      应报 {} 份，迟报或逾期未报 {late} 份", year.reports.len()));
    line(format!(
        "监管      投诉集中 {} 处，涉嫌虚报 {} 站，建议走访 {} 站",
        year.hot_spots.len(),
        suspected(year).len(),
        year.visits.len()
    ));
    line(format!("申诉      {} 件", year.petitions.count));
    for table in &year.published {
        let verdict = match table.reconciles {
            Some(true) => "相符",
            Some(false) => "不符",
            None => "未查",
        };
        line(format!("公开数据  {verdict}  {}", table.title));
    }
    line(String::new());
    let seconds = year.judging.as_secs_f64().max(1e-9);
    #[expect(clippy::cast_precision_loss, reason = "a rate for people to read")]
    let speed = year.cases as f64 / seconds;
    line(format!(
        "用时 {:.2} 秒，其中办理投诉 {seconds:.2} 秒（每秒 {speed:.0} 件）",
        year.elapsed.as_secs_f64()
    ));
    line(format!("报告 {}", output.join("report.html").display()));
    text
}

/// A sentence of the registry without its parameters.
#[must_use]
pub fn plain(sentence: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in sentence.chars() {
        match letter {
            '{' => {
                inside = true;
                out.push('…');
            }
            '}' => inside = false,
            letter if !inside => out.push(letter),
            _ => {}
        }
    }
    out
}
