//! What was due when, and what is late.

use super::{legend, note, shown_of};
use crate::report::chart;
use crate::report::markup::Element;
use crate::report::model::{LineDue, Report, ReportLine};
use crate::report::table::{Cell, Table};
use crate::report::wording::{DASH, count};

pub(super) fn reporting(report: &Report) -> Vec<Element> {
    let table = Table::new("报送日历")
        .words(&["报送环节", "报表", "报告期", "期限"])
        .figures(&["应报", "已报", "迟报", "退回", "未报", "逾期未报"])
        .words(&["报送情况", "依据"]);
    let calendar = report
        .reporting
        .calendar
        .iter()
        .enumerate()
        .fold(table, |table, (index, line)| table.row(calendar_row(index, line)));
    let late = Table::new("迟报和逾期未报的报表")
        .words(&["报送单位", "报表", "报告期", "期限", "报送日"])
        .figures(&["逾期天数"]);
    let late = report.reporting.late.shown.iter().fold(late, |table, line| {
        let submitted = line.submitted.as_deref();
        table.row(vec![
            Cell::words(&line.unit),
            Cell::words(&line.form),
            Cell::words(&line.period),
            Cell::words(&line.due).mark("day"),
            submitted.map_or_else(|| Cell::words("未报").mark("wrong"), |day| Cell::words(day).mark("day")),
            Cell::fault(line.days_late),
        ])
    });
    let mut content = vec![
        note("期限为“及时（未定日期）”的环节，通知未规定日期，本省方案也未规定的，不计迟报。"),
        legend([
            ("in-time", "按期报送"),
            ("late", "迟报"),
            ("waiting", "未报、未到期"),
            ("overdue", "逾期未报"),
        ]),
        calendar.build("没有应报送的报表。"),
        late.build("没有迟报或者逾期未报的报表。"),
    ];
    content.extend(shown_of(report.reporting.late.shown.len(), report.reporting.late.total, "份"));
    content
}

fn calendar_row(index: usize, line: &ReportLine) -> Vec<Cell> {
    let (due, late, overdue) = match &line.due {
        LineDue::On { day, late, overdue } => {
            (Cell::words(day).mark("day"), Cell::fault(*late), Cell::fault(*overdue))
        }
        LineDue::Promptly => {
            (Cell::words("及时（未定日期）"), Cell::words(DASH).mark("pale"), Cell::words(DASH).mark("pale"))
        }
        LineDue::ScheduleUnknown { known_until } => (
            Cell::words(format!("期限不能确定（放假安排仅公布至{known_until}）")),
            Cell::words(DASH).mark("pale"),
            Cell::words(DASH).mark("pale"),
        ),
    };
    vec![
        Cell::words(&line.leg),
        Cell::words(&line.form),
        Cell::words(&line.period),
        due,
        Cell::number(line.expected),
        Cell::number(line.submitted),
        late,
        Cell::number(line.returned),
        Cell::number(line.outstanding),
        overdue,
        Cell::of(chart::timeliness(&format!("line-{index}"), line)).mark("spark"),
        Cell::provisions(&line.provisions),
    ]
}

pub(super) fn duties(report: &Report) -> Vec<Element> {
    let table = Table::new("按义务种类汇总")
        .words(&["义务", "义务人"])
        .figures(&["按期履行", "迟延履行", "未到期或未定期", "逾期未履行", "最长逾期（天）"])
        .words(&["依据"]);
    let table = report.duties.iter().fold(table, |table, line| {
        table.row(vec![
            Cell::words(&line.duty),
            Cell::words(&line.bearer),
            Cell::number(line.met),
            Cell::fault(line.late),
            Cell::number(line.open),
            Cell::fault(line.overdue),
            Cell::figure(line.longest_days.map_or_else(|| DASH.to_owned(), count)),
            Cell::provisions(&line.provisions),
        ])
    });
    vec![table.build("没有应履行的义务。")]
}

pub(super) fn clocks(report: &Report) -> Vec<Element> {
    let table = Table::new("申诉（投诉）办理时限，按收到之日适用的规定")
        .words(&["适用规定", "时限事项", "时限"])
        .figures(&["按期", "超期", "进行中", "不能确定"])
        .words(&["依据"]);
    let table = report.clocks.iter().fold(table, |table, line| {
        table.row(vec![
            Cell::words(&line.edition),
            Cell::words(&line.clock),
            Cell::words(&line.limit),
            Cell::number(line.met),
            Cell::fault(line.late),
            Cell::number(line.running),
            Cell::number(line.unknown),
            Cell::provisions(&line.provisions),
        ])
    });
    vec![table.build("本年度没有申诉记录。")]
}
