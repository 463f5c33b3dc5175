//! Takes a folder of a province's files, as they come from old systems, through a year: findings,
//! cases, figures, what is late, whom to visit, and a page that a director would read.

pub mod appraisals;
pub mod books;
pub mod cli;
pub mod county;
pub mod figures;
pub mod generate;
pub mod held;
pub mod ingest;

pub mod nation;
pub mod output;
pub mod partition;
pub mod petitions;
pub mod portions;
pub mod progress;
pub mod published;
pub mod recounts;
pub mod report;
pub mod reports;
pub mod return_tables;
pub mod returns;
pub mod rules;
pub mod run;
pub mod sink;
pub mod station_index;
pub mod station_year;
pub mod summary;
pub mod tables;
pub mod units;
pub mod year;
