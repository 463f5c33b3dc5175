//! Figures and their way up: tallies that add in any order, rates that name their formula, the
//! figures of Annex 3 and Annex 6, the chain of reports from the station to the national
//! administration, and who is late, missing, returned, revised or counted twice.

mod annexes;
mod collation;
mod compile;
mod count;
mod drill;
mod due;
mod figure;
mod figures;
mod kind_table;
mod ledger;
mod leg;
mod periods;
mod rate;
mod roll_up;
mod roster;
mod station_quarters;
pub mod submission;
mod tally;
mod track;

pub use annexes::{AnnexSix, CountedStation, annex_six, annex_three};
pub use collation::{
    CollatedReport, Collation, FigureChange, Receipt, ReceivedReport, Revision, changes, collate,
};
pub use compile::{Compiled, Compiling};
pub use count::{CaseFacts, tally_case, tally_case_between, tally_inquiry};
pub use drill::{FigureEvidence, TracedFigure, adds_to, drill};
pub use due::{ReportDue, ReportingCalendarError, report_due, reporting_calendar};
pub use figure::Figure;
pub use figures::{Statistics, Summary};
pub use kind_table::KindTable;
pub use ledger::{
    ExpectedReport, Ledger, LedgerLine, LedgerStanding, SubmissionRecord, SubmissionStatus, ledger,
};
pub use leg::{Channels, Leg, LegError, Rhythm, TIERS, height};
pub use periods::{does_not_carry, of_quarters, periods_differ};
pub use rate::{Rate, RateFormula, percent};
pub use roll_up::{ReportNode, RollUp, RollUpLine, roll_up};
pub use roster::{Roster, RosterUnit};
pub use station_quarters::{CountedQuarter, StationQuarters, StationQuartersError};
pub use tally::{Reported, ReportedError, Tally, TallyOverflowError};
pub use track::{Tracked, TrackedReport};
