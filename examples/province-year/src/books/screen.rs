//! What is said on the screen of workbooks that were written or compiled.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use wujin_core::finding::Severity;
use wujin_core::reporting::{LedgerStanding, TracedFigure};

use super::{BooksWritten, CompiledBooks};
use crate::summary::plain;

/// What was written.
#[must_use]
pub fn written_screenful(written: &BooksWritten, output: &Path) -> String {
    let BooksWritten { reports, years, findings } = written;
    let mut text = format!("{}：报表 {reports} 份，台账 {years} 份\n", output.display());
    if let Some(first) = findings.first() {
        let _ = writeln!(text, "有 {} 行记录无法采用，例如 {first}", findings.len());
    }
    text
}

/// What was compiled.
#[must_use]
pub fn compiled_screenful(compiled: &CompiledBooks, output: &Path) -> String {
    let mut text = String::new();
    let mut line = |said: String| {
        // Writing to a string never fails.
        let _ = writeln!(text, "{said}");
    };
    line(format!("工作簿 {} 份，单位 {} 个", compiled.books, compiled.roster.units().len()));
    for period in &compiled.periods {
        let ledger = period.collation.ledger();
        let count = |standing| ledger.count(standing);
        let late = ledger.lines.iter().filter(|line| line.submitted.is_some() && line.days_late > 0).count();
        let doubled = ledger.lines.iter().filter(|line| line.copies > 1).count();
        let revised = ledger.lines.iter().filter(|line| line.replaced > 0).count();
        let missing = count(LedgerStanding::Outstanding) + count(LedgerStanding::Overdue);
        line(format!(
            "  {}  应报 {}，未报齐 {missing}（逾期 {}），迟报 {late}，重复 {doubled}，更正 {revised}，无人应报 {}",
            period.period().zh(),
            ledger.lines.len(),
            count(LedgerStanding::Overdue),
            period.collation.unexpected.len(),
        ));
    }
    let mut counts: BTreeMap<&str, (usize, Severity, &str)> = BTreeMap::new();
    for finding in &compiled.findings {
        let info = finding.matter.info();
        counts.entry(info.code).or_insert((0, info.severity, info.zh)).0 += 1;
    }
    line("问题".to_owned());
    for (code, (count, severity, zh)) in counts {
        line(format!("  {code} {count:>6}  {}  {}", severity.term().zh, plain(zh)));
    }
    line(format!("汇总 {}", output.display()));
    text
}

/// A number, and what it is made of, level by level.
#[must_use]
pub fn traced(figure: &TracedFigure) -> String {
    let mut text = String::new();
    tell(figure, 0, &mut text);
    text
}

fn tell(figure: &TracedFigure, depth: usize, text: &mut String) {
    let value = figure.value.map_or("—".to_owned(), |value| value.to_string());
    let from = match (&figure.source, figure.reported) {
        (Some(source), _) => source.as_str(),
        (None, true) => "各季度报表",
        (None, false) => "由下级合计",
    };
    let rest = if figure.unexplained == 0 {
        String::new()
    } else {
        format!("，无下级或记录支持 {:+}", figure.unexplained)
    };
    let _ = writeln!(text, "{}{} {value}（{from}{rest}）", "  ".repeat(depth), figure.unit);
    for part in &figure.parts {
        tell(part, depth + 1, text);
    }
    if !figure.cases.is_empty() {
        let _ = writeln!(text, "{}{}", "  ".repeat(depth + 1), figure.cases.join(" "));
    }
}
