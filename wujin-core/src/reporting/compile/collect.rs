//! What came in, brought to the units of the list that owe it.

use super::Compiling;
use crate::cite;
use crate::obligation::Party;
use crate::reporting::collation::{CollatedReport, Collation, ReceivedReport, collate_one, unexpected};
use crate::reporting::{ExpectedReport, ReportDue, Roster, RosterUnit};
use crate::time::{Due, Period};

/// What came in, and whose it is.
pub(super) struct Collected {
    pub(super) collation: Collation,
    /// The place of each unit's report in the collation, by the place of the unit in the list.
    report_of: Vec<Option<usize>>,
}

impl Collected {
    /// What came of the report that the unit at a place owes.
    pub(super) fn of(&self, place: usize) -> Option<&CollatedReport> {
        self.collation.reports.get(self.report_of.get(place).copied().flatten()?)
    }
}

type Owed<'a> = (usize, &'a RosterUnit, ReportDue);
type Came<'a> = (usize, &'a ReceivedReport);

impl Roster {
    /// Collates what came in for a period with what the units of the list owe; in the order of the list.
    ///
    /// The like of [`collate`](crate::reporting::collate()), by the places of the units and not their numbers.
    pub(super) fn collect(
        &self,
        period: Period,
        received: &[ReceivedReport],
        with: &Compiling<'_>,
    ) -> Collected {
        let seen = received.iter().filter(|report| report.period == period && report.came_by(with.as_of));
        let (mut came, mut strangers) = (Vec::with_capacity(received.len()), Vec::new());
        for report in seen {
            match self.place(&report.unit) {
                Some(place) => came.push((place, report)),
                None => strangers.push(report),
            }
        }
        came.sort_by_key(|(place, _)| *place);
        let owed = self.asked(period, &came, with);
        let mut reports = Vec::with_capacity(owed.len());
        let mut report_of = vec![None; self.units().len()];
        let mut came = came.into_iter().peekable();
        for (place, unit, report) in owed {
            let mut own = Vec::new();
            while let Some((at, one)) = came.next_if(|(at, _)| *at <= place) {
                let is_owed = at == place && one.form == report.leg.form;
                if is_owed { &mut own } else { &mut strangers }.push(one);
            }
            if let Some(of) = report_of.get_mut(place) {
                *of = Some(reports.len());
            }
            let expected = ExpectedReport { unit: unit.id.clone(), report };
            reports.push(collate_one(&expected, own, unit.kind, with.as_of));
        }
        strangers.extend(came.map(|(_, report)| report));
        strangers.sort_by(|left, right| (&left.unit, left.form).cmp(&(&right.unit, right.form)));
        let unexpected = strangers.into_iter().map(unexpected).collect();
        Collected { collation: Collation { reports, unexpected }, report_of }
    }

    /// The reports that are owed, and beside them those over a half-year or a year that units handed in
    /// without owing them; in the order of the list.
    // READING: windows-below-the-province
    fn asked(&self, period: Period, came: &[Came<'_>], with: &Compiling<'_>) -> Vec<Owed<'_>> {
        let mut asked: Vec<_> = self.owed(period, with).collect();
        if matches!(period, Period::Quarter(_)) {
            return asked;
        }
        let unowed = came.chunk_by(|(left, _), (right, _)| left == right).filter_map(|reports| {
            let (place, _) = reports.first()?;
            let unit = self.units().get(*place).filter(|unit| unit.tier != Party::Province)?;
            let leg = self.leg(*place, period)?;
            let is_given = reports.iter().any(|(_, report)| report.form == leg.form);
            let report = ReportDue { leg, period, due: Due::Promptly, fixed_by: cite!["4.3/7"] };
            is_given.then_some((*place, unit, report))
        });
        asked.extend(unowed);
        asked.sort_by_key(|(place, _, _)| *place);
        asked
    }
}
