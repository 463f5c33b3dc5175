//! Writes the folder of a province as old systems would: seeded, so that a seed names one folder, and
//! with a list of the faults planted in it. Nobody in it exists.

mod cases;
mod faults;
mod life;
mod names;
mod planter;
mod random;
mod reports;
mod sheet;
mod stations;

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;

use wujin_core::profile::Profile;
use wujin_core::time::Day;

use crate::ingest::FAULT_LIST;
pub use faults::{Fault, FaultPlan, FaultPlanError, Planted};
use planter::Planter;
pub(crate) use random::Random;
pub use sheet::Writing;

/// The profile that the folder carries.
pub const PROFILE: &str = include_str!("profile.toml");

/// What is asked of the generator.
#[derive(Clone, Debug)]
pub struct Request {
    /// The seed.
    pub seed: u64,
    /// How many stations.
    pub stations: u32,
    /// How many complaints.
    pub cases: u32,
    /// Which faults.
    pub faults: FaultPlan,
    /// Where to.
    pub folder: PathBuf,
    /// One encoding for all files; each its own, as old systems have it, where it is left out.
    pub writing: Option<Writing>,
}

/// The names of the files, in the order of the tables.
pub mod file {
    /// Stations.
    pub const STATIONS: &str = "服务站信息登记.csv";
    /// Complaints.
    pub const COMPLAINTS: &str = "消费投诉登记.csv";
    /// Events.
    pub const EVENTS: &str = "投诉办理记录.csv";
    /// Summaries.
    pub const SUMMARIES: &str = "附件3汇总表.csv";
    /// Petitions.
    pub const PETITIONS: &str = "申诉登记.csv";
    /// Submissions.
    pub const SUBMISSIONS: &str = "报表报送记录.csv";
}

/// The first and the last day of the records.
#[must_use]
pub fn span() -> (Day, Day) {
    let day = |year, month, day| Day::from_ymd(year, month, day).unwrap_or(Day::MIN);
    (day(2011, 1, 1), day(2012, 12, 31))
}

/// Writes the folder; gives the list of what was planted.
pub fn generate(request: &Request) -> io::Result<Vec<Planted>> {
    fs::create_dir_all(&request.folder)?;
    fs::write(request.folder.join("profile.toml"), PROFILE)?;
    let profile = Profile::from_toml(PROFILE).map_err(io::Error::other)?;
    let mut planter = Planter::new(request.faults.clone(), Random::new(request.seed ^ 0x5EED));
    let mut random = Random::new(request.seed);
    let stations = stations::write(request, &mut random, &mut planter)?;
    let ends = cases::write(request, &stations, &mut random, &mut planter)?;
    reports::write(request, &stations, &ends, &profile, &mut random, &mut planter)?;
    let list = planter.finish();
    faults::write_list(&list, File::create(request.folder.join(FAULT_LIST))?)?;
    Ok(list)
}

/// How a file is written where the request does not say.
fn writing(request: &Request, own: Writing) -> Writing {
    request.writing.unwrap_or(own)
}
