//! The tables of stations and of what they and the units above them report, written county by county.

use std::io;
use std::path::Path;

use serde_json::Value;
use wujin_core::finding::{Finding, Language};
use wujin_core::money::Fen;
use wujin_core::reporting::{LedgerLine, RateFormula, Tally};

use crate::appraisals::{AppraisalLine, VisitLine};
use crate::figures::UnitFigures;
use crate::held::Station;
use crate::output::{Heading, TableWriter, value};
use crate::recounts::RecountLine;
use crate::reports::is_late;
use crate::tables::due_zh;

const ANNEX_SIX: &[Heading] = &[
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
];

const REPORTS: &[Heading] = &[
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
];

const STATIONS_BELOW: &[Heading] = &[
    ("station", "站点编号"),
    ("name", "站名"),
    ("kind", "类型"),
    ("office", "辖区工商所"),
    ("code", "代码"),
    ("unmet", "不符合项"),
    ("mend", "怎样改正"),
    ("citations", "依据"),
];

const RECOUNT: &[Heading] = &[
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
];

const APPRAISAL: &[Heading] = &[
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
];

const VISITS: &[Heading] =
    &[("station", "站点编号"), ("name", "站名"), ("weight", "权重"), ("reasons", "理由")];

/// The tables.
pub struct ReturnTables {
    annex_six: TableWriter,
    reports: TableWriter,
    below: TableWriter,
    recount: TableWriter,
    appraisal: TableWriter,
}

impl ReturnTables {
    /// Begins them.
    pub fn create(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            annex_six: TableWriter::create(folder, "annex6", ANNEX_SIX)?,
            reports: TableWriter::create(folder, "reports", REPORTS)?,
            below: TableWriter::create(folder, "stations_below", STATIONS_BELOW)?,
            recount: TableWriter::create(folder, "recount", RECOUNT)?,
            appraisal: TableWriter::create(folder, "appraisal", APPRAISAL)?,
        })
    }

    /// Writes the figures of a unit and a period: a row for each kind, and their sum.
    pub fn figures(&mut self, figures: &UnitFigures, name: Option<&str>) -> io::Result<()> {
        let total = figures.table.total().unwrap_or_default();
        let kinds = figures.table.iter().map(|(kind, tally)| (kind.term().zh, *tally));
        for (kind, tally) in kinds.chain([("合计", total)]) {
            let [stations, staff, inquiries, accepted, settled, told, denominator, rate, amount] =
                tally_cells(&tally);
            self.annex_six.row([
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
        Ok(())
    }

    /// Writes a report that is expected, and what came of it.
    pub fn report(&mut self, line: &LedgerLine, name: Option<&str>) -> io::Result<()> {
        let leg = &line.report.leg;
        self.reports.row([
            line.unit.as_str().into(),
            value(name),
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
        ])
    }

    /// Writes the conditions that a station does not meet.
    pub fn station(&mut self, station: &Station) -> io::Result<()> {
        let row = &station.row;
        for finding in &station.unmet {
            self.below.row([
                row.station.to_string().into(),
                value(row.record.name.as_ref()),
                row.kind.term().zh.into(),
                row.office_name.as_str().into(),
                finding.code().into(),
                finding.matter.text(Language::Zh).into(),
                finding.matter.mend(Language::Zh).into(),
                citations(finding).into(),
            ])?;
        }
        Ok(())
    }

    /// Writes a summary that was counted again.
    pub fn recount(&mut self, line: &RecountLine) -> io::Result<()> {
        let (reported, recorded) = (&line.reported, &line.recorded);
        self.recount.row([
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
        ])
    }

    /// Writes a station's appraisal.
    pub fn appraisal(&mut self, line: &AppraisalLine, name: Option<&str>) -> io::Result<()> {
        let tally = &line.year.conduct.tally;
        let badly: Vec<_> = line.badly.iter().map(|finding| finding.matter.text(Language::Zh)).collect();
        self.appraisal.row([
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
        ])
    }

    /// Ends them.
    pub fn finish(self) -> io::Result<()> {
        let Self { annex_six, reports, below, recount, appraisal } = self;
        [annex_six, reports, below, recount, appraisal]
            .into_iter()
            .try_for_each(|table| table.finish().map(|_| ()))
    }
}

/// The table of visits, written once they are in order.
pub struct VisitTable(TableWriter);

impl VisitTable {
    /// Begins it.
    pub fn create(folder: &Path) -> io::Result<Self> {
        TableWriter::create(folder, "visits", VISITS).map(Self)
    }

    /// Writes a visit.
    pub fn visit(&mut self, visit: &VisitLine) -> io::Result<()> {
        let name = Some(visit.name.as_str()).filter(|name| !name.is_empty());
        self.0.row([
            visit.station.to_string().into(),
            value(name),
            visit.weight.into(),
            visit.reasons.join("；").into(),
        ])
    }

    /// Ends it.
    pub fn finish(self) -> io::Result<()> {
        self.0.finish().map(|_| ())
    }
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

fn citations(finding: &Finding) -> String {
    let citations: Vec<_> = finding.citations().iter().map(|citation| citation.as_str()).collect();
    citations.join(" ")
}

fn yuan(amount: Fen) -> Value {
    amount.to_string().into()
}
