//! The page as a whole.

use super::markup::{Element, element};
use super::model::Report;
use super::section::{self, Section};

const STYLE: &str = include_str!("style.css");
const ORDINALS: [&str; 14] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"];

/// The report as one HTML page that needs nothing beside itself.
///
/// It is well formed as XML too.
#[must_use]
pub fn page(report: &Report) -> String {
    let title = format!("{}{}年度12315“五进”工作报告", report.province, report.year);
    let head = element("head")
        .child(element("meta").attribute("charset", "utf-8"))
        .child(
            element("meta")
                .attribute("name", "viewport")
                .attribute("content", "width=device-width, initial-scale=1"),
        )
        .child(element("title").text(&title))
        .child(element("style").text(STYLE));
    let sections = section::all(report);
    let body =
        element("body")
            .child(section::masthead(report))
            .child(
                element("main")
                    .child(section::key_figures(report))
                    .child(contents(&sections))
                    .children(sections.into_iter().zip(ORDINALS).map(numbered)),
            )
            .child(element("footer").child(
                element("p").text(format!(
                    "数据截至{}。本页由汇总程序自动生成，个人信息已作脱敏处理。",
                    report.as_of
                )),
            ));
    let html = element("html").attribute("lang", "zh-CN").child(head).child(body);
    format!("<!DOCTYPE html>{html}\n")
}

fn contents(sections: &[Section]) -> Element {
    let links = sections.iter().zip(ORDINALS).map(|(section, ordinal)| {
        let link = element("a").attribute("href", format!("#{}", section.id));
        element("li").child(link.text(format!("{ordinal}、{}", section.title)))
    });
    element("nav").attribute("aria-label", "目录").child(element("ul").children(links))
}

fn numbered((section, ordinal): (Section, &str)) -> Element {
    element("section")
        .attribute("id", section.id)
        .child(
            element("h2")
                .child(element("span").class("ordinal").text(format!("{ordinal}、")))
                .text(section.title),
        )
        .children(section.content)
}
