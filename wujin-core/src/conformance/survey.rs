//! Everything there is to say of whole logs, in one visit to each row: verdicts, every violation, the
//! cheapest repairs, what was overdue, and the figures of Annex 3 and Annex 6.

use super::{
    Columns, Conformance, Flow, MoveKind, OverdueDuty, RepairMove, Repairer, Violation, check, count_cases,
    overdue, violations_of,
};
use crate::profile::Profile;
use crate::reporting::{StationQuarters, TallyOverflowError};
use crate::time::{Calendar, Day};

/// How many cases are looked at together: few enough that their rows are still at hand in the second
/// cache when the last question is put to them.
const PORTION: usize = 2048;

/// What was found of each case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Survey {
    /// The verdicts, and the first violation of each case that violates.
    pub found: Conformance,
    /// Every violation, in the order of the rows.
    pub violations: Vec<Violation>,
    /// What was overdue, in the order of the cases.
    pub overdue: Vec<OverdueDuty>,
    repairs: Vec<(usize, u32)>,
    changes: Vec<RepairMove>,
}

/// The cheapest repair of one case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CaseRepair<'a> {
    /// The number of the case.
    pub case: usize,
    /// What is inserted and removed, in the order of the log; as many moves as the repair costs. None
    /// where the order of the actions is lawful, and the violations are of another kind.
    pub changes: &'a [RepairMove],
}

impl Survey {
    /// The cheapest repair of each case that violates, in the order of the cases.
    pub fn repairs(&self) -> impl Iterator<Item = CaseRepair<'_>> {
        self.repairs.iter().scan(self.changes.as_slice(), |rest, (case, cost)| {
            let (changes, later) = rest.split_at_checked(*cost as usize)?;
            *rest = later;
            Some(CaseRepair { case: *case, changes })
        })
    }

    /// Adds what was found of the cases that follow, surveyed apart.
    pub fn append(&mut self, mut next: Self) {
        self.found.append(next.found);
        self.violations.append(&mut next.violations);
        self.overdue.append(&mut next.overdue);
        self.repairs.append(&mut next.repairs);
        self.changes.append(&mut next.changes);
    }
}

/// Surveys logs as of a day, under a profile and a calendar.
///
/// ```
/// use wujin_core::complaint::Action::{Perform, Register};
/// use wujin_core::conformance::{Columns, Surveyor};
/// use wujin_core::profile::Profile;
/// use wujin_core::reporting::StationQuarters;
/// use wujin_core::time::{Calendar, Quarter};
///
/// let actions = [Register, Perform].map(|action| action.index());
/// let columns = Columns::new(&[0, 2], &actions, &[0, 1], &[0, 0])?.with_stations(&[0])?;
/// let quarter = Quarter::new(1970, 1)?;
/// let mut figures = StationQuarters::new(1, quarter, quarter);
/// let mut surveyor = Surveyor::new(Profile::national(), Calendar::national(), quarter.last());
/// let survey = surveyor.survey(&columns, &mut figures)?;
/// assert_eq!(survey.violations[0].kind.code(), "WJ-242"); // performed before any review
/// assert_eq!(survey.repairs().next().unwrap().changes.len(), 1); // leave it out
/// assert_eq!(figures.tally(0, quarter).unwrap().open, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Surveyor<'r> {
    profile: &'r Profile,
    calendar: &'r Calendar,
    as_of: Day,
    repairer: Repairer,
    flow: Option<Flow>,
}

impl<'r> Surveyor<'r> {
    /// One that looks at the end of a day.
    #[must_use]
    pub fn new(profile: &'r Profile, calendar: &'r Calendar, as_of: Day) -> Self {
        Self { profile, calendar, as_of, repairer: Repairer::new(), flow: None }
    }

    /// One that counts too how cases go through the steps.
    #[must_use]
    pub fn with_flow(self) -> Self {
        Self { flow: Some(Flow::default()), ..self }
    }

    /// How the cases that were surveyed went through the steps; none where nobody asked for it.
    #[must_use]
    pub const fn flow(&self) -> Option<&Flow> {
        self.flow.as_ref()
    }

    /// Surveys every case, and counts it into the figures; without stations, every case counts as
    /// [unplaced](StationQuarters::unplaced) there.
    ///
    /// It says what [`check`], [`violations`](super::violations()), [`Repairer::repair_case`],
    /// [`overdue`](super::overdue()) and [`count_cases`] say, which are asked of a few cases at a
    /// time.
    pub fn survey(
        &mut self,
        columns: &Columns<'_>,
        figures: &mut StationQuarters,
    ) -> Result<Survey, TallyOverflowError> {
        let mut survey = Survey::default();
        survey.found.verdicts.reserve(columns.cases());
        for start in (0..columns.cases()).step_by(PORTION) {
            self.portion(&columns.slice_cases(start..start + PORTION), &mut survey, figures)?;
        }
        Ok(survey)
    }

    fn portion(
        &mut self,
        columns: &Columns<'_>,
        survey: &mut Survey,
        figures: &mut StationQuarters,
    ) -> Result<(), TallyOverflowError> {
        let found = check(columns);
        for violation in &found.first_violations {
            let case = violation.case - columns.first_case();
            violations_of(columns, case, &mut survey.violations);
            let cost = self.repairer.repair_case(columns, case);
            let changes = self.repairer.moves().iter().filter(|step| step.kind != MoveKind::Keep);
            survey.changes.extend(changes);
            survey.repairs.push((violation.case, cost));
        }
        survey.overdue.extend(overdue(columns, &found, self.profile, self.calendar, self.as_of));
        count_cases(columns, &found, figures)?;
        if let Some(flow) = &mut self.flow {
            flow.add(columns);
        }
        survey.found.append(found);
        Ok(())
    }
}
