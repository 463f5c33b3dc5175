//! How far the figures can be trusted.

use super::note;
use crate::report::markup::{Element, element};
use crate::report::model::{FindingGrade, PublishedTable, Report, TableVerdict};
use crate::report::table::{Cell, Table};
use crate::report::wording::{DASH, count};

pub(super) fn findings(report: &Report) -> Vec<Element> {
    let findings = &report.findings;
    let table =
        Table::new("按代码汇总").words(&["代码", "程度", "问题"]).figures(&["处数"]).words(&["首处位置"]);
    let table = findings.codes.iter().fold(table, |table, line| {
        let grade = match line.grade {
            FindingGrade::Error => Cell::words("错误").mark("wrong"),
            FindingGrade::Warning => Cell::words("警告"),
            FindingGrade::Note => Cell::words("提示").mark("pale"),
        };
        table.row(vec![
            Cell::of(element("code").text(&line.code)).mark("short"),
            grade,
            Cell::words(&line.text),
            Cell::number(line.count),
            Cell::of(element("code").text(line.first.as_deref().unwrap_or(DASH))).mark("where"),
        ])
    });
    vec![
        note(format!(
            "共读取{}个文件、{}行。有误的行逐条指出，不丢弃，也不部分采用。",
            count(findings.files),
            count(findings.rows)
        )),
        table.build("数据文件中没有发现问题。"),
    ]
}

pub(super) fn published(report: &Report) -> Vec<Element> {
    if report.published.is_empty() {
        return vec![note("没有提供已公布的统计表。")];
    }
    vec![
        note("在印出的精度之内，核对合计与比率能否成立；不能成立的，指出哪个数字有误。"),
        element("div").class("verdicts").children(report.published.iter().map(verdict)),
    ]
}

fn verdict(table: &PublishedTable) -> Element {
    let (class, verdict) = match table.verdict {
        TableVerdict::Holds => ("verdict", "全部成立"),
        TableVerdict::Broken => ("verdict broken", "不能成立"),
        TableVerdict::Undecided => ("verdict undecided", "不足以判断"),
    };
    let suspects = table.suspects.iter().map(|suspect| {
        let needed = suspect.needed.as_ref().map(|needed| format!("，应为{needed}")).unwrap_or_default();
        element("li").text(format!("“{}”印作{}，不可能正确{needed}", suspect.figure, suspect.printed))
    });
    let broken = table.broken.iter().map(|sentence| element("li").text(sentence));
    let source =
        if table.source.is_empty() { String::new() } else { format!("来源：{}。", table.source) };
    let article = element("article")
        .class(class)
        .child(element("p").class("stamp").text(verdict))
        .child(element("h3").text(&table.title))
        .child(note(format!("{source}核对合计与比率{}项。", count(table.examined))));
    if table.broken.is_empty() && table.suspects.is_empty() {
        return article;
    }
    article.child(element("ul").children(broken).children(suspects))
}

pub(super) fn readings(report: &Report) -> Vec<Element> {
    let caveats = report.caveats.iter().map(|caveat| element("li").text(caveat));
    let readings = report.readings.iter().map(|reading| {
        element("div")
            .child(element("dt").child(element("code").text(&reading.id)))
            .child(element("dd").text(&reading.text))
    });
    let mut content = Vec::new();
    if !report.caveats.is_empty() {
        content.push(element("ul").class("caveats").children(caveats));
    }
    if !report.readings.is_empty() {
        content.push(note("通知和法律没有规定、由本程序确定的口径："));
        content.push(element("dl").class("readings").children(readings));
    }
    if content.is_empty() {
        content.push(note("没有需要说明的口径。"));
    }
    content
}
