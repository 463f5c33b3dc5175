//! The units of the list as they stand in a period, with what each reported.

use std::collections::BTreeSet;

use super::collect::Collected;
use super::earlier::Earlier;
use crate::reporting::roll_up::{Standing, add_up, is_below};
use crate::reporting::{KindTable, RollUp, Roster, RosterUnit, of_quarters};
use crate::time::Period;

impl Roster {
    /// Adds up what the units reported; over half-years and years, of those that did not, what their
    /// quarters come to.
    pub(super) fn stand(&self, period: Period, collected: &Collected, earlier: &Earlier<'_>) -> RollUp {
        let is_quarter = matches!(period, Period::Quarter(_));
        let of_quarters = |unit: &RosterUnit| of_quarters(period, &earlier.figures(&unit.id))?.ok();
        let of_quarters: Vec<Option<KindTable>> =
            if is_quarter { Vec::new() } else { self.units().iter().map(of_quarters).collect() };
        let reported = |place: usize| {
            let own = collected.of(place).and_then(|report| report.columns.as_ref());
            own.or_else(|| of_quarters.get(place)?.as_ref())
        };
        let mut standing: Vec<_> = self.upward().filter(|(_, unit)| unit.stood_in(period)).collect();
        if !is_quarter {
            // Over a year nobody misses the reports of units when none like them, and none below those, hands
            // one in.
            let mut told = BTreeSet::new();
            for (place, unit) in standing.iter().filter(|(place, _)| reported(*place).is_some()) {
                let mut upward = Some((*place, *unit));
                while let Some((place, unit)) = upward {
                    let is_new = told.insert(unit.above.as_deref());
                    upward = self.above(place).filter(|_| is_new);
                }
            }
            standing.retain(|(_, unit)| told.contains(&unit.above.as_deref()));
        }
        let mut lines = vec![None; self.units().len()];
        for (line, (place, _)) in standing.iter().enumerate() {
            if let Some(of) = lines.get_mut(*place) {
                *of = Some(line);
            }
        }
        let units = standing.iter().map(|(place, unit)| {
            let above = self.above(*place).filter(|(_, above)| is_below(unit.tier, above.tier));
            Standing {
                unit: &unit.id,
                tier: unit.tier,
                above: unit.above.as_deref(),
                above_at: above.and_then(|(above, _)| lines.get(above).copied().flatten()),
                reported: reported(*place),
                known: unit.known_in(period),
                tracked: collected.of(*place).map(|report| &report.line),
                matters: Vec::new(),
            }
        });
        add_up(period, units)
    }
}
