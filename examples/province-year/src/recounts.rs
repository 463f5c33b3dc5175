//! Summaries held against the records: what was reported, counted again.

use wujin_core::edition::OperatorKind;
use wujin_core::finding::{Finding, SupervisionMatter};
use wujin_core::identity::StationId;
use wujin_core::intake::{SummaryColumn, SummaryRow};
use wujin_core::reporting::{Figure, KindTable, Summary, Tally};
use wujin_core::supervision::recount;
use wujin_core::time::{Period, Quarter};

use crate::held::{Held, place};
use crate::ingest::SourceFile;

/// A summary held against the records.
#[derive(Clone, Debug)]
pub struct RecountLine {
    /// The station.
    pub station: StationId,
    /// The quarter.
    pub quarter: Quarter,
    /// What was reported.
    pub reported: Tally,
    /// What the records hold.
    pub recorded: Tally,
    /// Whether the records were all taken; else the recount proves nothing.
    pub complete: bool,
    /// Whether more settlements were reported than the records hold.
    pub overstated: bool,
}

/// Counts every summary again, and says what differs.
#[must_use]
pub fn recounts(held: &Held, files: &[SourceFile]) -> (Vec<RecountLine>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut lines = Vec::new();
    for ((station, quarter), (source, row)) in &held.summaries {
        let own = held.stations.get(station).map_or(row.kind, |known| known.row.kind);
        let quarters = held.years.get(station).map(|year| &year.quarters);
        let recorded = quarters.and_then(|quarters| quarters.get(quarter)).copied().unwrap_or_default();
        let mut line = RecountLine {
            station: *station,
            quarter: *quarter,
            reported: row.tally(),
            recorded,
            complete: !held.incomplete.contains(station),
            overstated: false,
        };
        let (comparable, recorded) = row.comparable(&recorded);
        let summary = Summary {
            station: station.to_string(),
            period: Period::Quarter(*quarter),
            kind: own,
            columns: KindTable::of(row.kind, comparable),
        };
        let misplaced = summary_kind(&summary, row, own);
        if !misplaced.is_empty() {
            line.complete = false;
            let at = place(files, *source, SummaryColumn::Kind);
            findings.extend(misplaced.into_iter().map(|finding| finding.at(at.clone())));
        } else if line.complete {
            for matter in recount(&summary, &recorded) {
                line.overstated |= matches!(matter, SupervisionMatter::SettledOverstated { .. });
                let at = place(files, *source, figure_column(&matter));
                findings.push(Finding::from(matter).at(at));
            }
        }
        lines.push(line);
    }
    (lines, findings)
}

fn summary_kind(summary: &Summary, row: &SummaryRow, own: OperatorKind) -> Vec<Finding> {
    let filled = Summary { columns: KindTable::of(row.kind, row.tally()), ..summary.clone() };
    if row.kind == own { Vec::new() } else { filled.check().into_iter().map(Finding::from).collect() }
}

fn figure_column(matter: &SupervisionMatter) -> SummaryColumn {
    let SupervisionMatter::RecountDiffers { figure, .. } = matter else { return SummaryColumn::Settled };
    match Figure::ALL.iter().find(|known| known.term() == *figure) {
        Some(Figure::Inquiries) => SummaryColumn::Inquiries,
        Some(Figure::Accepted) => SummaryColumn::Complaints,
        Some(Figure::RecourseTold) => SummaryColumn::Unsettled,
        Some(Figure::Amount) => SummaryColumn::Amount,
        _ => SummaryColumn::Settled,
    }
}
