//! Summaries in workbooks held against the cases behind them (3.2.5/3, 4.2/5).

use std::collections::BTreeMap;

use wujin_core::finding::{Finding, Place, SupervisionMatter};
use wujin_core::reporting::{CollatedReport, Compiled, Figure, Roster, Summary, Tally, tally_case};
use wujin_core::supervision::recount;
use wujin_forms::BookReport;

use super::cases::Cases;
use super::evidence::CasesByStation;

/// The reports by what they were read from.
pub(super) type BySource<'a> = BTreeMap<&'a str, &'a BookReport>;

/// The cases of each station, by the kind of its operator.
pub(super) fn by_station(cases: &Cases, roster: &Roster) -> CasesByStation {
    let mut by_station = CasesByStation::new();
    for (id, life) in &cases.lives {
        let station = life.station.to_string();
        let kind = roster.unit(&station).and_then(|unit| unit.kind);
        if let Some((kind, facts)) = kind.zip(life.facts()) {
            by_station.entry(station).or_default().push((id.clone(), kind, facts));
        }
    }
    by_station
}

/// The reports of a period that count, by their units.
pub(super) fn counted<'a>(
    compiled: &'a Compiled,
    by_source: &BySource<'a>,
) -> BTreeMap<&'a str, &'a BookReport> {
    let one = |report: &'a CollatedReport| {
        let source = report.line.counted.as_deref()?;
        Some((report.line.unit.as_str(), *by_source.get(source)?))
    };
    compiled.collation.reports.iter().filter_map(one).collect()
}

/// What the stations' summaries of a period say otherwise than their cases. A station some of whose
/// records could not be read is not judged, nor is a figure that was left blank, nor a difference that
/// rows of nobody knows which station may explain.
pub(super) fn recounted(
    compiled: &Compiled,
    by_source: &BySource<'_>,
    cases: &Cases,
    by_station: &CasesByStation,
) -> Vec<Finding> {
    let period = compiled.period();
    let mut findings = Vec::new();
    for (unit, report) in counted(compiled, by_source) {
        let Ok(station) = unit.parse() else { continue };
        let own = by_station.get(unit).map(Vec::as_slice).unwrap_or_default();
        let kind = report.cells.keys().find_map(|(kind, _)| *kind);
        let Some(kind) = kind.filter(|_| cases.is_whole(station)) else { continue };
        let columns = report.report.columns;
        let sum =
            own.iter().try_fold(Tally::EMPTY, |sum, (_, _, facts)| sum.merge(tally_case(period, facts)));
        let Ok(mut recorded) = sum else { continue };
        for figure in Figure::ALL.iter().copied() {
            // No case tells of inquiries, and what was left blank was not said.
            let is_said = report.cells.contains_key(&(Some(kind), figure)) && figure != Figure::Inquiries;
            let Some(reported) = columns[kind].figure(figure) else { continue };
            // Each row that was lost may have been one complaint of this station, of any amount.
            let counted = recorded.figure(figure).unwrap_or(0);
            let may_be_lost =
                cases.lost > 0 && (figure.is_money() || reported.abs_diff(counted) <= cases.lost);
            if !is_said || may_be_lost {
                recorded = recorded.with(figure, reported);
            }
        }
        let summary = Summary { station: unit.to_owned(), period, kind, columns };
        for matter in recount(&summary, &recorded) {
            let figure = match &matter {
                SupervisionMatter::RecountDiffers { figure, .. } => figure.name,
                _ => Figure::Settled.name(),
            };
            let cell =
                report.cells.iter().find(|((of, known), _)| *of == Some(kind) && known.name() == figure);
            let (sheet, cell) = cell.and_then(|(_, cell)| cell.split_once('!')).unzip();
            findings.push(Finding::from(matter).at(Place {
                file: Some(report.report.source.clone()),
                sheet: sheet.map(str::to_owned),
                cell: cell.map(str::to_owned),
                ..Place::subject(unit)
            }));
        }
    }
    findings
}
