//! The second half of the run: the stations of each county with what they and their offices report,
//! and what comes together above them. Counties are worked on several at once, and of each only its
//! sums are kept.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use wujin_core::finding::Place;
use wujin_core::identity::StationId;
use wujin_core::intake::ReportUnit;
use wujin_core::obligation::Party;
use wujin_core::reporting::LedgerLine;
use wujin_core::supervision::{Concern, HotSpot, hot_spots};
use wujin_core::time::{Day, Period};

use crate::appraisals::{AppraisalLine, ReferenceVolumes, VisitLine, appraisals, visits};
use crate::figures::{FigureWork, Parts, UnitFigures, stands};
use crate::held::{Held, Reading, Submissions};
use crate::ingest::SourceFile;
use crate::partition::{Kind, Partitions, Portion, Record};
use crate::portions::{Emit, each_portion};
use crate::progress::Progress;
use crate::recounts::{RecountLine, recounts};
use crate::reports::CameIn;
use crate::return_tables::{ReturnTables, VisitTable};
use crate::sink::FindingSink;
use crate::units::{Units, units};
use crate::year::{Recounted, Reported, Visits};

/// What complaints are about: the operator, the nature of the problem, and the goods.
type Concerns = BTreeMap<(String, crate::station_year::Concern), u64>;

/// What the returns are worked out with.
pub struct ReturnWork<'a> {
    /// The files, for the places of findings.
    pub files: &'a [SourceFile],
    /// The rules and the years.
    pub figures: FigureWork<'a>,
    /// The year that is looked at.
    pub year: Period,
    /// What volumes are held against.
    pub volumes: &'a ReferenceVolumes,
    /// Where visits wait to be put in order, and how many bytes of them may wait in memory.
    pub waiting: (&'a Path, usize),
}

/// What came of a county, or of a part of it.
struct CountyReturns {
    held: Held,
    units: Units,
    annex_six: Vec<UnitFigures>,
    parts: Parts,
    reports: Vec<LedgerLine>,
    recounts: Vec<RecountLine>,
    appraisals: Vec<AppraisalLine>,
    visits: Vec<VisitLine>,
    /// The reports of bureaus, which are looked at when all is there.
    above: Submissions,
}

/// What the returns come to.
#[derive(Default)]
pub struct Returns {
    /// How many stations do not meet the conditions.
    pub below: u64,
    /// The bureaus of counties, prefectures and the province.
    pub units: Units,
    /// Annex 6 of the bureaus.
    pub annex_six: Vec<UnitFigures>,
    /// The reports, and which are late.
    pub reports: Reported,
    /// The recount.
    pub recounts: Recounted,
    /// Whom to visit.
    pub visits: Visits,
    /// Where complaints concentrate, by county.
    pub hot_spots: Vec<(u32, HotSpot)>,
}

impl ReturnWork<'_> {
    /// Works the returns out, and writes their tables.
    pub fn run(
        &self,
        mut rows: Partitions,
        output: &Path,
        sink: &mut FindingSink,
        progress: &Progress,
    ) -> io::Result<Returns> {
        let mut tables = ReturnTables::create(output)?;
        let mut returns = Returns::default();
        let mut waiting = Partitions::new(self.waiting.0.to_owned(), self.waiting.1);
        let (mut parts, mut above) = (Parts::new(), Submissions::new());
        // What the complaints of the county at hand are about: a large county comes in parts.
        let mut county = (0, Concerns::new());
        each_portion(
            &mut rows,
            sink,
            progress,
            |rows, portion, emit| self.portion(rows, portion, emit),
            |(number, _), done| {
                if number != county.0 {
                    let (number, concerns) = std::mem::replace(&mut county, (number, Concerns::new()));
                    returns
                        .hot_spots
                        .extend(self.hot_spots(&concerns).into_iter().map(|spot| (number, spot)));
                }
                done.concerns(&mut county.1);
                done.write(&mut tables)?;
                returns.take(&done, self.figures.rules.as_of);
                for visit in &done.visits {
                    set_aside(&mut waiting, visit)?;
                }
                for (quarter, tables) in done.parts {
                    parts.entry(quarter).or_default().extend(tables);
                }
                returns.units.extend(done.units.into_iter().filter(|(_, unit)| unit.is_bureau()));
                above.extend(done.above);
                Ok(())
            },
        )?;
        let spots = self.hot_spots(&county.1);
        returns.hot_spots.extend(spots.into_iter().map(|spot| (county.0, spot)));
        self.bureaus(&mut returns, &mut tables, &parts, &above, sink)?;
        tables.finish()?;
        returns.visits = most_pressing_first(&waiting, output)?;
        Ok(returns)
    }

    fn portion(&self, rows: &Partitions, portion: Portion, emit: &mut Emit<'_>) -> io::Result<CountyReturns> {
        let mut held = Reading::of(rows, portion, self.files, self.figures.rules.profile, emit)?;
        let (units, unknown) = units(&held.stations);
        for (station, finding) in unknown {
            emit.push(finding.at(Place::subject(station.to_string())))?;
        }
        let (above, own) = std::mem::take(&mut held.submissions)
            .into_iter()
            .partition(|((unit, _), _)| matches!(unit, ReportUnit::Bureau(_)));
        held.submissions = own;
        let mut came_in = CameIn::default();
        came_in.summaries(&held);
        came_in.submissions(&held.submissions);
        let below = units.values().filter(|unit| !unit.is_bureau());
        let stands = |unit: &_, quarter| stands(&held, unit, quarter);
        let (reports, findings) = self.figures.reports(below, stands, &came_in, self.files);
        emit.all(findings)?;
        let (annex_six, parts, findings) = self.figures.of_offices(&held, &units);
        emit.all(findings)?;
        let (recounts, findings) = recounts(&held, self.files);
        emit.all(findings)?;
        let appraisals = appraisals(&held, self.volumes, self.figures.rules.profile);
        let visits = visits(&held, &appraisals, &recounts);
        Ok(CountyReturns { held, units, annex_six, parts, reports, recounts, appraisals, visits, above })
    }

    /// What comes together at the bureaus, once every office is there.
    fn bureaus(
        &self,
        returns: &mut Returns,
        tables: &mut ReturnTables,
        parts: &Parts,
        above: &Submissions,
        sink: &mut FindingSink,
    ) -> io::Result<()> {
        let mut came_in = CameIn::default();
        came_in.submissions(above);
        let (reports, findings) =
            self.figures.reports(returns.units.values(), |_, _| true, &came_in, self.files);
        findings.iter().try_for_each(|finding| sink.push(finding))?;
        let (annex_six, findings) = self.figures.of_bureaus(parts, &returns.units);
        findings.iter().try_for_each(|finding| sink.push(finding))?;
        for figures in &annex_six {
            tables.figures(figures, name_of(&returns.units, &figures.unit))?;
        }
        for line in &reports {
            tables.report(line, name_of(&returns.units, &line.unit))?;
            returns.reports.take(line, county_of(&returns.units, &line.unit), self.figures.rules.as_of);
        }
        returns.annex_six = annex_six;
        Ok(())
    }

    /// Where the complaints of a county concentrate.
    fn hot_spots(&self, concerns: &Concerns) -> Vec<HotSpot> {
        let registered = self.year.first();
        let concerns: Vec<_> = concerns
            .iter()
            .map(|((operator, concern), count)| {
                let (operator, goods) = (operator.clone(), concern.goods.clone());
                let count = usize::try_from(*count).unwrap_or(usize::MAX);
                (Concern { registered, operator, nature: concern.nature, goods }, count)
            })
            .collect();
        let each = concerns.iter().flat_map(|(concern, count)| std::iter::repeat_n(concern, *count));
        hot_spots(each, self.year, &self.figures.rules.profile.document().supervision.hot_spots)
    }
}

fn name_of<'a>(units: &'a Units, unit: &str) -> Option<&'a str> {
    units.get(unit).map(|unit| unit.name.as_str())
}

impl CountyReturns {
    fn station_name(&self, station: StationId) -> Option<&str> {
        self.held.stations.get(&station)?.row.record.name.as_deref()
    }

    fn write(&self, tables: &mut ReturnTables) -> io::Result<()> {
        self.held.stations.values().try_for_each(|station| tables.station(station))?;
        for figures in &self.annex_six {
            tables.figures(figures, name_of(&self.units, &figures.unit))?;
        }
        for line in &self.reports {
            tables.report(line, name_of(&self.units, &line.unit))?;
        }
        self.recounts.iter().try_for_each(|line| tables.recount(line))?;
        let mut appraisals = self.appraisals.iter();
        appraisals.try_for_each(|line| tables.appraisal(line, self.station_name(line.station)))
    }

    /// Adds what its complaints are about.
    fn concerns(&self, concerns: &mut Concerns) {
        for (station, year) in &self.held.years {
            let operator =
                self.held.stations.get(station).and_then(|known| known.row.record.operator.clone());
            let operator = operator.unwrap_or_else(|| station.to_string());
            for (concern, count) in &year.concerns {
                *concerns.entry((operator.clone(), concern.clone())).or_default() += count;
            }
        }
    }
}

impl Returns {
    /// Adds the sums of a county.
    fn take(&mut self, county: &CountyReturns, as_of: Day) {
        self.below +=
            county.held.stations.values().filter(|station| !station.unmet.is_empty()).count() as u64;
        for line in &county.reports {
            self.reports.take(line, county_of(&county.units, &line.unit), as_of);
        }
        self.recounts.take(&county.recounts, |station| county.station_name(station).map(str::to_owned));
    }
}

/// The county in which a unit stands, and the unit above it; none where it stands higher.
fn county_of<'a>(units: &'a Units, unit: &str) -> Option<(&'a str, &'a str)> {
    let mut unit = units.get(unit)?;
    while unit.tier != Party::County {
        unit = units.get(unit.above.as_deref()?)?;
    }
    Some((unit.above.as_deref().unwrap_or_default(), &unit.id))
}

/// Sets a visit aside by its weight, the most pressing under the lowest number.
fn set_aside(waiting: &mut Partitions, visit: &VisitLine) -> io::Result<()> {
    let group = u32::MAX - u32::try_from(visit.weight).unwrap_or(u32::MAX);
    let station = visit.station.to_string();
    let mut cells = vec![station.as_str(), &visit.name];
    cells.extend(visit.reasons.iter().map(String::as_str));
    waiting.push(group, &station, &Record { kind: Kind::Visit, file: 0, line: 0, cells })
}

/// Writes the visits, the most pressing first, and of equal weight in the order of the counties.
fn most_pressing_first(waiting: &Partitions, output: &Path) -> io::Result<Visits> {
    let mut table = VisitTable::create(output)?;
    let mut visits = Visits::default();
    for portion in waiting.portions() {
        let weight = u64::from(u32::MAX - portion.0);
        waiting.each(portion, |record| {
            let [station, name, reasons @ ..] = record.cells.as_slice() else { return Ok(()) };
            let Ok(station) = station.parse() else { return Ok(()) };
            let reasons = reasons.iter().map(|reason| (*reason).to_owned()).collect();
            let visit = VisitLine { station, name: (*name).to_owned(), weight, reasons };
            table.visit(&visit)?;
            visits.take(visit);
            Ok(())
        })?;
    }
    table.finish()?;
    Ok(visits)
}
