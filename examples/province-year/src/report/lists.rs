//! The page's lists: whom to visit, false reports, hot spots, petitions, published tables, findings.

use wujin_core::finding::{Severity, explain};
use wujin_core::identity::StationId;
use wujin_core::reporting::percent;
use wujin_core::term::grouped;

use super::html::{card, escape, table};
use crate::summary::plain;
use crate::tables::group_zh;
use crate::year::{SHOWN, Year};

/// How many lines a list shows; the rest is in its table.
fn more(all: u64, file: &str) -> String {
    if all > SHOWN as u64 {
        format!("显示前 {SHOWN} 项，共 {all} 项，全部见 {file}")
    } else {
        format!("共 {all} 项，见 {file}")
    }
}

fn station(station: StationId, name: &str) -> String {
    format!("{}<br><code>{station}</code>", escape(name))
}

fn county_name(year: &Year, county: &str) -> String {
    escape(year.units.get(county).map_or(county, |unit| unit.name.as_str()))
}

pub(super) fn visits(year: &Year) -> String {
    let rows: Vec<_> = year
        .visits
        .first
        .iter()
        .map(|visit| {
            let reasons: Vec<_> =
                visit.reasons.iter().map(|reason| format!("<li>{}</li>", escape(reason))).collect();
            vec![
                station(visit.station, &visit.name),
                county_name(year, &visit.station.office().county().to_string()),
                format!("<ul class='reasons'>{}</ul>", reasons.concat()),
            ]
        })
        .collect();
    let note = more(year.visits.count, "visits.csv");
    card(
        "",
        "建议走访、约谈的服务站",
        &format!("按设立条件、虚报嫌疑、处理不力排列；{note}"),
        &table(&["服务站", "县级单位", "理由"], &rows),
    )
}

pub(super) fn suspected(year: &Year) -> String {
    let recounts = &year.recounts;
    let rows: Vec<_> = recounts
        .first
        .iter()
        .map(|(line, name)| {
            vec![
                station(line.station, name),
                line.quarter.to_string(),
                grouped(line.reported.settled),
                grouped(line.recorded.settled),
                format!("<b>+{}</b>", line.reported.settled.saturating_sub(line.recorded.settled)),
            ]
        })
        .collect();
    let note = format!(
        "附件3上报的和解件数多于登记和办理记录（通知四(二)4）。另有 {} 份因记录有误、待更正，不作认定；{}",
        recounts.unsure,
        more(recounts.overstated, "recount.csv")
    );
    card("", "涉嫌虚报", &note, &table(&["服务站", "季度", "#上报和解", "#记录和解", "#多报"], &rows))
}

pub(super) fn hot_spots(year: &Year) -> String {
    let mut spots: Vec<_> = year.hot_spots.iter().collect();
    spots.sort_by_key(|(county, spot)| (u64::MAX - spot.problems, *county));
    let rows: Vec<_> = spots
        .iter()
        .take(SHOWN)
        .map(|(county, spot)| {
            vec![
                county_name(year, &format!("{county:06}")),
                spot.axis.term().zh.to_owned(),
                escape(&group_zh(&spot.group)),
                grouped(spot.problems),
                grouped(spot.total),
                percent(spot.problems, spot.total, 1).unwrap_or_default(),
            ]
        })
        .collect();
    let standard = &year.profile.document().supervision.hot_spots;
    let note = format!(
        "{} 年县级范围内同类投诉达到 {} 件且占 {}% 以上；{}",
        year.period.year(),
        standard.least_complaints,
        standard.least_share_percent,
        more(spots.len() as u64, "hot_spots.csv")
    );
    card(
        "",
        "投诉集中的问题",
        &note,
        &table(&["县级单位", "按", "集中于", "#件数", "#全部", "#占比（%）"], &rows),
    )
}

pub(super) fn petitions(year: &Year) -> String {
    let petitions = &year.petitions;
    if petitions.count == 0 {
        return String::new();
    }
    let rows: Vec<_> = petitions
        .duties
        .iter()
        .map(|(duty, counts)| {
            let mut row = vec![escape(duty)];
            row.extend(counts.iter().map(|count| grouped(*count)));
            row
        })
        .collect();
    let editions: Vec<_> = petitions.editions.iter().map(String::as_str).collect();
    let note = format!("{} 件；适用{}", petitions.count, escape(&editions.join("、")));
    card("", "申诉时限", &note, &table(&["事项", "#按时", "#逾期办结", "#办理中", "#逾期未办"], &rows))
}

pub(super) fn published(year: &Year) -> String {
    if year.published.is_empty() {
        return String::new();
    }
    let rows: Vec<_> = year
        .published
        .iter()
        .map(|line| {
            let tag = match line.reconciles {
                Some(true) => "<span class='tag good'>相符</span>",
                Some(false) => "<span class='tag bad'>不符</span>",
                None => "<span class='tag'>未查</span>",
            };
            let remarks: Vec<_> =
                line.remarks.iter().map(|remark| format!("<li>{}</li>", escape(remark))).collect();
            let remarks = if remarks.is_empty() {
                String::new()
            } else {
                format!("<ul class='reasons'>{}</ul>", remarks.concat())
            };
            vec![
                tag.to_owned(),
                escape(&line.title),
                format!("{} / {}", line.claims.0, line.claims.1),
                remarks,
            ]
        })
        .collect();
    let note = "公开发布的数据，在其印出的精度内核对合计与比率";
    card("", "公开数据核对", note, &table(&["结论", "数据", "#成立 / 全部", "说明"], &rows))
}

pub(super) fn findings(year: &Year) -> String {
    let rows: Vec<_> = year
        .counts
        .iter()
        .map(|(code, found)| {
            let class = match found.severity {
                Severity::Error => "bad",
                Severity::Warning => "warn",
                Severity::Note => "",
            };
            let mend = explain(code).map_or("", |info| info.mend_zh);
            vec![
                format!("<code>{code}</code>"),
                format!("<span class='tag {class}'>{}</span>", found.severity.term().zh),
                escape(&plain(found.zh)),
                escape(&plain(mend)),
                grouped(found.count),
            ]
        })
        .collect();
    let files: Vec<_> = year
        .files
        .iter()
        .map(|file| {
            let table = file.headings.as_ref().map_or("未读", |headings| headings.table().term().zh);
            vec![escape(&file.name), escape(table), escape(&file.encoding), grouped(file.rows)]
        })
        .collect();
    let files = card(
        "",
        "读入的文件",
        "有误的行逐一指出，不丢弃，也不部分采用",
        &table(&["文件", "内容", "编码", "#行数"], &files),
    );
    let list = card(
        "",
        "数据问题",
        "每处的文件、行、列和改正办法见 findings.csv",
        &table(&["代码", "程度", "问题", "怎样改正", "#处数"], &rows),
    );
    list + &files
}
