//! What is written of compiled workbooks: Annex 6 of every unit, where each report stands, and what was
//! found.

use std::fs;

use rayon::prelude::*;
use wujin_core::finding::Language;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{AnnexSixForm, Entry};
use wujin_core::reporting::{CollatedReport, Compiled};
use wujin_forms::write_form;

use super::shelf::{place, put};
use super::{BooksError, CompileOptions, CompiledBooks};
use crate::output::{Heading, TableWriter, value};

const LINES: &[Heading] = &[
    ("period", "报告期"),
    ("unit", "单位编号"),
    ("name", "单位名称"),
    ("tier", "层级"),
    ("standing", "报送情况"),
    ("due", "时限"),
    ("submitted", "报齐日期"),
    ("days_late", "迟报天数"),
    ("counted", "采用的报表"),
    ("replaced", "被更正份数"),
    ("copies", "未互相更正份数"),
    ("findings", "问题数"),
];

const FINDINGS: &[Heading] = &[
    ("code", "代码"),
    ("severity", "程度"),
    ("place", "位置"),
    ("text", "问题"),
    ("mend", "更正办法"),
    ("citations", "依据"),
];

/// Writes Annex 6 of every unit, where each report stands, and what was found.
pub(super) fn write(options: &CompileOptions, compiled: &CompiledBooks) -> Result<(), BooksError> {
    let at = || BooksError::at(&options.output);
    fs::create_dir_all(&options.output).map_err(at())?;
    let edition = FormEdition::reconstructed();
    let jobs: Vec<_> = compiled.periods.iter().flat_map(Compiled::statistics).collect();
    jobs.par_iter().try_for_each(|statistics| {
        let unit = compiled.roster.unit(&statistics.unit);
        let name = unit.map_or(statistics.unit.as_str(), |unit| unit.name.as_str());
        let Ok(mut form) = AnnexSixForm::of(statistics) else { return Ok(()) };
        form.head.unit = name.parse().map_or(form.head.unit, Entry::Filled);
        let place = place(statistics.period, statistics.tier, &statistics.unit, name, "");
        let bytes = write_form(edition, &form)?;
        put(&options.output.join("附件6"), &place, &bytes).map_err(at())
    })?;
    lines(options, compiled).map_err(at())?;
    findings(options, compiled).map_err(at())
}

fn lines(options: &CompileOptions, compiled: &CompiledBooks) -> std::io::Result<()> {
    let mut table = TableWriter::create(&options.output, "收表情况", LINES)?;
    let reports = compiled.periods.iter().flat_map(|period| &period.collation.reports);
    for CollatedReport { line, .. } in reports {
        let unit = compiled.roster.unit(&line.unit);
        table.row([
            line.report.period.zh().into(),
            line.unit.clone().into(),
            value(unit.map(|unit| &unit.name)),
            line.report.leg.from.term().zh.into(),
            line.standing.term().zh.into(),
            value(line.report.due.day()),
            value(line.submitted),
            line.days_late.into(),
            value(line.counted.as_ref()),
            line.replaced.into(),
            line.copies.into(),
            line.findings.len().into(),
        ])?;
    }
    table.finish().map(|_| ())
}

fn findings(options: &CompileOptions, compiled: &CompiledBooks) -> std::io::Result<()> {
    let mut table = TableWriter::create(&options.output, "问题", FINDINGS)?;
    for finding in &compiled.findings {
        let citations: Vec<_> = finding.citations().iter().map(ToString::to_string).collect();
        table.row([
            finding.code().into(),
            finding.matter.info().severity.term().zh.into(),
            value(finding.place.as_ref()),
            finding.matter.text(Language::Zh).into(),
            finding.matter.mend(Language::Zh).into(),
            citations.join(" ").into(),
        ])?;
    }
    table.finish().map(|_| ())
}
