//! The page that a director reads: one file of HTML with its style and charts inside.

mod figures;
mod html;
mod lists;
mod svg;

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use crate::year::Year;
use html::escape;

/// Writes `report.html`. It says nothing of how long the run took, so that the same folder gives the
/// same page.
pub fn write(year: &Year, folder: &Path) -> io::Result<()> {
    fs::write(folder.join("report.html"), page(year))
}

const FOOTER: &str = "<footer>依据：工商消字[2011]113号及其附件。和解率均注明分母；没有分母的不计和解率。\
    附件3、附件6未见原表，系据通知拟制。明细见同一文件夹中的 CSV 和 JSON 文件。\
    </footer></main></body></html>\n";

fn page(year: &Year) -> String {
    let province = year.province().map_or("", |unit| unit.name.as_str());
    let number = year.period.year();
    let title = format!("{province}12315“五进”消费维权服务站 {number} 年度工作情况");
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html><html lang='zh-CN'><head><meta charset='utf-8'>\
         <meta name='viewport' content='width=device-width,initial-scale=1'>\
         <title>{0}</title><style>{1}</style></head><body>\
         <header><div class='wrap'><h1>{0}</h1><p>截至 {2} · 省定标准：{3}（{4}）· 个人信息已隐去</p></div></header>\
         <main class='wrap'>",
        escape(&title),
        include_str!("style.css"),
        year.as_of,
        escape(&year.profile.document().zh),
        escape(year.profile.reference()),
    );
    for part in [
        figures::tiles(year),
        figures::charts(year),
        figures::annex_six(year),
        lists::visits(year),
        figures::late(year),
        lists::suspected(year),
        lists::hot_spots(year),
        lists::petitions(year),
        lists::published(year),
        lists::findings(year),
    ] {
        out.push_str(&part);
    }
    out.push_str(FOOTER);
    out
}
