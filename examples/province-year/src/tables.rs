//! The tables of the output folder.

use std::io;
use std::path::Path;

use serde_json::Value;
use wujin_core::finding::Language;
use wujin_core::money::Fen;
use wujin_core::obligation::{Obligation, Standing};
use wujin_core::reporting::{RateFormula, Tally, percent};
use wujin_core::time::Due;

use crate::county::CaseLine;
use crate::figures::is_late;
use crate::output::{Heading, TableWriter, value};
use crate::petitions::PetitionLine;
use crate::run::Year;

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

/// Writes every table that needs the whole year.
pub fn write(year: &Year, folder: &Path) -> io::Result<()> {
    annex_six(year, folder)?;
    reports(year, folder)?;
    stations(year, folder)?;
    recount(year, folder)?;
    supervision(year, folder)?;
    published(year, folder)
}

fn tally_cells(tally: &Tally) -> [Value; 9] {
    let rate = tally.rate(RateFormula::SettledOfSettledAndTold);
    [
        tally.stations.into(),
        value(tally.staff.value()),
        tally.inquiries.into(),
        tally.accepted.into(),
        tally.settled.into(),
        tally.recourse_told.into(),
        rate.map_or(Value::Null, |rate| rate.denominator().into()),
        value(rate.map(|rate| rate.percent(2))),
        tally.amount.to_string().into(),
    ]
}

fn annex_six(year: &Year, folder: &Path) -> io::Result<()> {
    let mut table = TableWriter::create(
        folder,
        "annex6",
        &[
            ("unit", "填报单位代码"),
            ("name", "填报单位"),
            ("tier", "层级"),
            ("period", "报告期"),
            ("kind", "经营者类型"),
            ("stations", "站数"),
            ("staff", "工作人员数"),
            ("inquiries", "受理咨询件数"),
            ("accepted", "受理投诉件数"),
            ("settled", "和解件数"),
            ("recourse_told", "未和解件数"),
            ("rate_denominator", "和解率分母（和解＋未和解）"),
            ("rate_percent", "和解率（%）"),
            ("amount_yuan", "争议金额（元）"),
            ("missing", "未报单位数"),
        ],
    )?;
    for figures in &year.annex_six {
        let name = year.units.get(&figures.unit).map(|unit| unit.name.as_str());
        let total = figures.table.total().unwrap_or_default();
        let kinds = figures.table.iter().map(|(kind, tally)| (kind.term().zh, *tally));
        for (kind, tally) in kinds.chain([("合计", total)]) {
            let [stations, staff, inquiries, accepted, settled, told, denominator, rate, amount] =
                tally_cells(&tally);
            table.row([
                figures.unit.as_str().into(),
                value(name),
                figures.tier.term().zh.into(),
                figures.period.zh().into(),
                kind.into(),
                stations,
                staff,
                inquiries,
                accepted,
                settled,
                told,
                denominator,
                rate,
                amount,
                figures.missing.into(),
            ])?;
        }
    }
    table.finish().map(|_| ())
}

fn reports(year: &Year, folder: &Path) -> io::Result<()> {
    let mut table = TableWriter::create(
        folder,
        "reports",
        &[
            ("unit", "报送单位代码"),
            ("name", "报送单位"),
            ("from", "层级"),
            ("to", "报送至"),
            ("form", "报表"),
            ("period", "报告期"),
            ("channels", "方式"),
            ("due", "应报日"),
            ("submitted", "报齐日"),
            ("standing", "状态"),
            ("late", "逾期"),
            ("days_late", "逾期天数"),
        ],
    )?;
    for line in &year.reports {
        let leg = &line.report.leg;
        table.row([
            line.unit.as_str().into(),
            value(year.units.get(&line.unit).map(|unit| unit.name.as_str())),
            leg.from.term().zh.into(),
            leg.to.term().zh.into(),
            leg.form.term().zh.into(),
            line.report.period.zh().into(),
            leg.channels.term().zh.into(),
            due_zh(line.report.due).into(),
            value(line.submitted),
            line.standing.term().zh.into(),
            is_late(line).into(),
            line.days_late.into(),
        ])?;
    }
    table.finish().map(|_| ())
}

fn stations(year: &Year, folder: &Path) -> io::Result<()> {
    let mut table = TableWriter::create(
        folder,
        "stations_below",
        &[
            ("station", "站点编号"),
            ("name", "站名"),
            ("kind", "类型"),
            ("office", "辖区工商所"),
            ("code", "代码"),
            ("unmet", "不符合项"),
            ("mend", "怎样改正"),
            ("citations", "依据"),
        ],
    )?;
    for (id, station) in &year.stations {
        for finding in &station.unmet {
            let citations: Vec<_> = finding.citations().iter().map(|citation| citation.as_str()).collect();
            table.row([
                id.to_string().into(),
                value(station.row.record.name.as_ref()),
                station.row.kind.term().zh.into(),
                station.row.office_name.as_str().into(),
                finding.code().into(),
                finding.matter.text(Language::Zh).into(),
                finding.matter.mend(Language::Zh).into(),
                citations.join(" ").into(),
            ])?;
        }
    }
    table.finish().map(|_| ())
}

fn recount(year: &Year, folder: &Path) -> io::Result<()> {
    let mut table = TableWriter::create(
        folder,
        "recount",
        &[
            ("station", "站点编号"),
            ("quarter", "报告期"),
            ("accepted_reported", "上报受理"),
            ("accepted_recorded", "记录受理"),
            ("settled_reported", "上报和解"),
            ("settled_recorded", "记录和解"),
            ("told_reported", "上报未和解"),
            ("told_recorded", "记录未和解"),
            ("amount_reported", "上报金额（元）"),
            ("amount_recorded", "记录金额（元）"),
            ("comparable", "可以比对"),
            ("overstated", "涉嫌虚报"),
        ],
    )?;
    for line in &year.recounts {
        let (reported, recorded) = (&line.reported, &line.recorded);
        table.row([
            line.station.to_string().into(),
            line.quarter.to_string().into(),
            reported.accepted.into(),
            recorded.accepted.into(),
            reported.settled.into(),
            recorded.settled.into(),
            reported.recourse_told.into(),
            recorded.recourse_told.into(),
            yuan(reported.amount),
            yuan(recorded.amount),
            line.complete.into(),
            line.overstated.into(),
        ])?;
    }
    table.finish().map(|_| ())
}

fn yuan(amount: Fen) -> Value {
    amount.to_string().into()
}

fn supervision(year: &Year, folder: &Path) -> io::Result<()> {
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
    table.finish()?;
    let mut table = TableWriter::create(
        folder,
        "appraisal",
        &[
            ("station", "站点编号"),
            ("name", "站名"),
            ("kind", "类型"),
            ("accepted", "受理投诉"),
            ("settled", "和解"),
            ("rate_percent", "和解率（%，和解÷办结）"),
            ("asked", "回访人数"),
            ("satisfied", "满意人数"),
            ("score_per_mille", "得分（千分）"),
            ("badly", "处理不力"),
        ],
    )?;
    for line in &year.appraisals {
        let tally = &line.year.conduct.tally;
        let name = year.stations.get(&line.station).and_then(|station| station.row.record.name.as_ref());
        let badly: Vec<_> = line.badly.iter().map(|finding| finding.matter.text(Language::Zh)).collect();
        table.row([
            line.station.to_string().into(),
            value(name),
            line.kind.term().zh.into(),
            tally.accepted.into(),
            tally.settled.into(),
            value(tally.rate(RateFormula::SettledOfClosed).map(|rate| rate.percent(2))),
            line.year.satisfaction.map_or(Value::Null, |said| said.asked.into()),
            line.year.satisfaction.map_or(Value::Null, |said| said.satisfied.into()),
            line.appraisal.per_mille.map_or(Value::Null, Value::from),
            badly.join("；").into(),
        ])?;
    }
    table.finish()?;
    let mut table = TableWriter::create(
        folder,
        "visits",
        &[("station", "站点编号"), ("name", "站名"), ("weight", "权重"), ("reasons", "理由")],
    )?;
    for visit in &year.visits {
        let name = year.stations.get(&visit.station).and_then(|station| station.row.record.name.as_ref());
        table.row([
            visit.station.to_string().into(),
            value(name),
            visit.weight.into(),
            visit.reasons.join("；").into(),
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
