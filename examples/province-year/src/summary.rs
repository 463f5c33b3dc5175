//! What is said at the end of a run: a screenful.

use std::fmt::Write;
use std::path::Path;

use wujin_core::finding::Severity;
use wujin_core::reporting::RateFormula;

use crate::county::Later;
use crate::year::Year;

/// The screenful.
#[must_use]
pub fn screenful(year: &Year, output: &Path) -> String {
    let mut text = String::new();
    let tally = year.cases.recorded(year.period);
    let rate =
        tally.rate(RateFormula::SettledOfClosed).map_or("无".to_owned(), |rate| rate.percent(2) + "%");
    let name = year.province().map_or("（未知省份）", |unit| unit.name.as_str());
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
        year.found(Severity::Error),
        year.found(Severity::Warning),
        year.found(Severity::Note)
    ));
    for (code, found) in year.counts.iter().filter(|(_, found)| found.severity == Severity::Error).take(30) {
        line(format!("  {code} {:>6}  {}", found.count, plain(found.zh)));
    }
    line(String::new());
    line(format!("服务站    {} 个，其中 {} 个不符合设立条件", year.stations, year.below));
    line(format!(
        "投诉      {} 件（本年受理 {}，和解 {}，未和解 {}，撤回 {}；和解率 {rate}，和解÷办结）",
        year.cases.count, tally.accepted, tally.settled, tally.recourse_told, tally.withdrawn
    ));
    if year.cases.later != Later::default() {
        let Later { complaints, events } = year.cases.later;
        line(format!("          截至日之后的投诉 {complaints} 件、办理记录 {events} 条，未计"));
    }
    line(format!("待办逾期  {} 项", year.cases.overdue));
    line(format!("报表      应报 {} 份，迟报或逾期未报 {} 份", year.reports.expected, year.reports.late));
    line(format!(
        "监管      投诉集中 {} 处，涉嫌虚报 {} 站，建议走访 {} 站",
        year.hot_spots.len(),
        year.recounts.suspected,
        year.visits.count
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
    let speed = year.cases.count as f64 / seconds;
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
