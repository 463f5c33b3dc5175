//! The tables of the output folder.

use std::io;
use std::path::Path;

use serde_json::Value;
use wujin_core::finding::Language;
use wujin_core::obligation::{Obligation, Standing};
use wujin_core::reporting::percent;
use wujin_core::time::Due;

use crate::county::CaseLine;
use crate::output::{Heading, TableWriter, value};
use crate::petitions::PetitionLine;
use crate::year::Year;

const CASES: &[Heading] = &[
    ("case", "投诉编号"),
    ("station", "站点编号"),
    ("consumer", "消费者"),
    ("telephone", "联系电话"),
    ("registered", "登记日期"),
    ("nature", "投诉事由"),
    ("amount_yuan", "涉及金额（元）"),
    ("stage", "阶段"),
    ("reply", "答复"),
    ("outcome", "结果"),
    ("resolved", "办结日期"),
    ("halted", "有误待更正"),
    ("open_obligations", "待办事项"),
    ("overdue_obligations", "逾期事项"),
];

const OBLIGATIONS: &[Heading] = &[
    ("subject", "编号"),
    ("duty", "事项"),
    ("bearer", "由谁"),
    ("to", "对谁"),
    ("since", "起算日"),
    ("due", "到期日"),
    ("standing", "状态"),
    ("overdue_days", "逾期天数"),
    ("citations", "依据"),
];

const PETITIONS: &[Heading] = &[
    ("petition", "申诉编号"),
    ("division", "受理机关区划代码"),
    ("received", "收到日期"),
    ("stage", "阶段"),
    ("edition", "适用规章"),
    ("duty", "事项"),
    ("due", "到期日"),
    ("standing", "状态"),
    ("overdue_days", "逾期天数"),
    ("precedence", "适用顺序"),
];

/// The tables of cases, written while the counties are judged.
pub struct CaseTables {
    cases: TableWriter,
    obligations: TableWriter,
}

impl CaseTables {
    /// Begins them.
    pub fn create(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            cases: TableWriter::create(folder, "cases", CASES)?,
            obligations: TableWriter::create(folder, "obligations", OBLIGATIONS)?,
        })
    }

    /// Writes a case and what is owed in it.
    pub fn case(&mut self, line: &CaseLine) -> io::Result<()> {
        let overdue = line.owed.iter().filter(|owed| owed.is_overdue()).count();
        self.cases.row([
            line.case.as_ref().into(),
            line.station.to_string().into(),
            line.consumer.as_str().into(),
            line.telephone.as_str().into(),
            line.registered.to_string().into(),
            value(line.nature.map(|nature| nature.term().zh)),
            value(line.amount),
            line.stage.into(),
            line.reply.into(),
            value(line.outcome.map(|outcome| outcome.term().zh)),
            value(line.resolved),
            line.halted.into(),
            line.owed.len().into(),
            overdue.into(),
        ])?;
        for owed in &line.owed {
            obligation(&mut self.obligations, &line.case, owed)?;
        }
        Ok(())
    }

    /// Ends them.
    pub fn finish(self) -> io::Result<()> {
        self.cases.finish()?;
        self.obligations.finish()?;
        Ok(())
    }
}

/// When something is due, in Chinese.
#[must_use]
pub fn due_zh(due: Due) -> String {
    match due {
        Due::On(day) => day.to_string(),
        Due::Promptly => "及时".to_owned(),
        Due::Suspended { since } => format!("{since}起中止"),
        Due::ScheduleUnknown { known_until } => format!("工作日安排未公布（已知至{known_until}）"),
    }
}

fn obligation(table: &mut TableWriter, subject: &str, owed: &Obligation) -> io::Result<()> {
    let (standing, days) = standing(owed.standing);
    let citations: Vec<_> = owed.citations.iter().map(|citation| citation.as_str()).collect();
    table.row([
        subject.into(),
        owed.duty.term().zh.into(),
        owed.bearer.term().zh.into(),
        owed.to.term().zh.into(),
        owed.since.to_string().into(),
        due_zh(owed.due).into(),
        standing.into(),
        days,
        citations.join(" ").into(),
    ])
}

/// Writes the tables that are small and known at the end.
pub fn write(year: &Year, folder: &Path) -> io::Result<()> {
    hot_spots(year, folder)?;
    published(year, folder)
}

fn hot_spots(year: &Year, folder: &Path) -> io::Result<()> {
    let mut table = TableWriter::create(
        folder,
        "hot_spots",
        &[
            ("county", "区划代码"),
            ("name", "县级单位"),
            ("by", "按"),
            ("group", "集中于"),
            ("complaints", "件数"),
            ("total", "全部件数"),
            ("share_percent", "占比（%）"),
            ("zh", "说明"),
        ],
    )?;
    for (county, spot) in &year.hot_spots {
        let unit = format!("{county:06}");
        table.row([
            unit.as_str().into(),
            value(year.units.get(&unit).map(|unit| unit.name.as_str())),
            spot.axis.term().zh.into(),
            group_zh(&spot.group).into(),
            spot.problems.into(),
            spot.total.into(),
            value(percent(spot.problems, spot.total, 1)),
            spot.finding.matter.text(Language::Zh).into(),
        ])?;
    }
    table.finish().map(|_| ())
}

/// A group of a hot spot in Chinese.
#[must_use]
pub fn group_zh(group: &str) -> String {
    group
        .parse::<wujin_core::edition::ProblemNature>()
        .map_or_else(|_| group.to_owned(), |nature| nature.term().zh.to_owned())
}

/// The table of petitions, written while they are decided.
pub struct PetitionTable(TableWriter);

impl PetitionTable {
    /// Begins it.
    pub fn create(folder: &Path) -> io::Result<Self> {
        TableWriter::create(folder, "petitions", PETITIONS).map(Self)
    }

    /// Writes a petition: a row for each of its clocks.
    pub fn petition(&mut self, line: &PetitionLine) -> io::Result<()> {
        for clock in &line.clocks {
            let owed = &clock.obligation;
            let (standing, days) = standing(owed.standing);
            self.0.row([
                line.row.petition.as_ref().into(),
                line.row.division.to_string().into(),
                line.row.received.to_string().into(),
                line.stage.into(),
                clock.edition.term().zh.into(),
                owed.duty.term().zh.into(),
                due_zh(owed.due).into(),
                standing.into(),
                days,
                clock.precedence.term().zh.into(),
            ])?;
        }
        Ok(())
    }

    /// Ends it.
    pub fn finish(self) -> io::Result<()> {
        self.0.finish().map(|_| ())
    }
}

/// Where an obligation stands, in Chinese, and for how many days it has been overdue.
fn standing(standing: Standing) -> (&'static str, Value) {
    match standing {
        Standing::Met { late: true, .. } => ("已办（逾期）", Value::Null),
        Standing::Met { .. } => ("已办", Value::Null),
        Standing::Open => ("待办", Value::Null),
        Standing::Overdue { days } => ("逾期", days.into()),
    }
}

fn published(year: &Year, folder: &Path) -> io::Result<()> {
    let mut table = TableWriter::create(
        folder,
        "published",
        &[
            ("file", "文件"),
            ("title", "标题"),
            ("reconciles", "数据相符"),
            ("claims_hold", "成立的关系"),
            ("claims", "全部关系"),
            ("remarks", "说明"),
        ],
    )?;
    for line in &year.published {
        table.row([
            line.file.as_str().into(),
            line.title.as_str().into(),
            line.reconciles.map_or(Value::Null, Value::from),
            line.claims.0.into(),
            line.claims.1.into(),
            line.remarks.join("；").into(),
        ])?;
    }
    table.finish().map(|_| ())
}
