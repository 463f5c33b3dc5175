//! The sections of the page, in the order in which a director reads them.

mod head;
mod people;
mod quality;
mod reporting;
mod volume;

use super::markup::{Element, element};
use super::model::Report;

pub(super) use head::{key_figures, masthead};

/// A section: its anchor, its heading and what it holds.
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) content: Vec<Element>,
}

/// Every section, in order.
pub(super) fn all(report: &Report) -> Vec<Section> {
    let section = |id, title, content| Section { id, title, content };
    vec![
        section("kinds", "各类经营者和解率", volume::kinds(report)),
        section("months", "受理投诉走势", volume::months(report)),
        section("procedure", "办理环节与结果", volume::procedure(report)),
        section("counties", "各地情况", volume::counties(report)),
        section("reporting", "报送日历与迟报", reporting::reporting(report)),
        section("conditions", "不符合设立条件的服务站", people::stations_below(report)),
        section("hot-spots", "投诉热点", people::hot_spots(report)),
        section("appraisal", "考核评价", people::appraisal(report)),
        section("recount", "上报数与复核数", people::false_reports(report)),
        section("duties", "各项义务履行情况", reporting::duties(report)),
        section("clocks", "申诉时限", reporting::clocks(report)),
        section("findings", "数据文件中的问题", quality::findings(report)),
        section("published", "已公布统计表核对", quality::published(report)),
        section("readings", "口径与说明", quality::readings(report)),
    ]
}

/// A paragraph that explains.
fn note(text: impl std::fmt::Display) -> Element {
    element("p").class("note").text(text)
}

/// A chart with its caption.
fn figure(chart: Element, caption: &str) -> Element {
    element("figure").child(chart).child(element("figcaption").text(caption))
}

/// What the colours of a chart mean.
fn legend<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Element {
    let entries = entries
        .into_iter()
        .map(|(class, name)| element("li").child(element("span").class(&format!("key {class}"))).text(name));
    element("ul").class("legend").children(entries)
}

/// Says how many of a longer list are shown, when not all are.
fn shown_of(shown: usize, total: u64, unit: &str) -> Option<Element> {
    let shown = u64::try_from(shown).unwrap_or(u64::MAX);
    (shown < total).then(|| {
        note(format!(
            "仅列前{}{unit}，共{}{unit}。",
            super::wording::count(shown),
            super::wording::count(total)
        ))
    })
}
