//! Summaries, submissions and petitions of the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use wujin_core::edition::{DeclineGround, EndGround, HandlingPlace, OperatorKind, editions_for};
use wujin_core::identity::{Divisions, OfficeId, StationId, chain};
use wujin_core::intake::{PetitionColumn, PetitionEnd, SubmissionColumn, SummaryColumn};
use wujin_core::obligation::Party;
use wujin_core::profile::Profile;
use wujin_core::reporting::{Channels, Leg, Rhythm, Tally};
use wujin_core::time::{Calendar, Day, Limit, Quarter};

use super::cases::Ends;
use super::planter::Planter;
use super::random::Random;
use super::sheet::{Sheet, Writing};
use super::stations::Made;
use super::{Fault, Request, file, span, writing};

struct Reports<'a> {
    request: &'a Request,
    stations: &'a [Made],
    ends: &'a Ends,
    profile: &'a Profile,
    random: &'a mut Random,
    planter: &'a mut Planter,
}

/// Writes the three files.
pub(super) fn write(
    request: &Request,
    stations: &[Made],
    ends: &Ends,
    profile: &Profile,
    random: &mut Random,
    planter: &mut Planter,
) -> io::Result<()> {
    let mut reports = Reports { request, stations, ends, profile, random, planter };
    reports.summaries()?;
    reports.submissions()?;
    reports.petitions()
}

fn due(after: Day, limit: Option<Limit>) -> Day {
    let due = limit.and_then(|limit| Calendar::national().due(after, limit, &[]).day());
    due.unwrap_or(after)
}

/// The quarters whose reports were due before the records end.
fn quarters() -> Vec<Quarter> {
    let (first, last) = span();
    let mut quarter = Some(Quarter::of(first));
    std::iter::from_fn(|| {
        let this = quarter.filter(|quarter| quarter.last() < last)?;
        quarter = this.next();
        Some(this)
    })
    .collect()
}

impl Reports<'_> {
    /// A day in time for a report of a period.
    fn in_time(&mut self, after: Day, due: Day) -> Day {
        let days = u32::try_from(due.days_since(after)).unwrap_or(1).max(1);
        after.plus_days(self.random.from(1, days).cast_signed()).unwrap_or(due)
    }

    fn summaries(&mut self) -> io::Result<()> {
        let headings: Vec<_> = SummaryColumn::COLUMNS.iter().map(|column| column.zh).collect();
        let style = writing(self.request, Writing::Gb18030);
        let mut sheet = Sheet::create(&self.request.folder, file::SUMMARIES, style, &headings)?;
        let mut short: BTreeSet<(OfficeId, Quarter)> = BTreeSet::new();
        for quarter in quarters() {
            let due = due(quarter.last(), self.profile.document().reporting.station);
            for station in self.stations.iter().filter(|station| station.set_up <= quarter.last()) {
                self.summary(station, quarter, due, &mut sheet, &mut short)?;
            }
        }
        for (office, _) in &short {
            self.planter.expect_of(Fault::MissingSummary, &office.to_string(), "WJ-416");
        }
        sheet.finish()
    }

    fn summary(
        &mut self,
        station: &Made,
        quarter: Quarter,
        due: Day,
        sheet: &mut Sheet,
        short: &mut BTreeSet<(OfficeId, Quarter)>,
    ) -> io::Result<()> {
        let mut tally = self.ends.tallies.get(&(station.id, quarter)).copied().unwrap_or_default();
        tally.inquiries = u64::from(self.random.below(30));
        let touched = self.planter.touched.contains(&station.id);
        let fault = self.planter.draw(1, |fault| match fault {
            Fault::SettledOverstated => !touched,
            Fault::OtherKind => tally.accepted > 0,
            Fault::LateSummary | Fault::MissingSummary => true,
            _ => false,
        });
        let mut kind = station.kind;
        let mut submitted = self.in_time(quarter.last(), due);
        match fault {
            Some(Fault::MissingSummary) => {
                self.planter.expect_of(Fault::MissingSummary, &station.id.to_string(), "WJ-402");
                short.insert((station.id.office(), quarter));
                return Ok(());
            }
            Some(Fault::SettledOverstated) => tally.settled += u64::from(self.random.from(2, 7)),
            Some(Fault::OtherKind) => {
                kind = OperatorKind::from_index((kind.index() + 1) % 5).unwrap_or(kind);
            }
            Some(Fault::LateSummary) => submitted = due.plus_days(5).unwrap_or(due),
            _ => {}
        }
        let season = ["一", "二", "三", "四"].get(usize::from(quarter.quarter()) - 1).copied().unwrap_or("");
        let filled = quarter.last().next().min(submitted);
        let line = sheet.row(&[
            station.id.to_string(),
            format!("{}年{season}季度", quarter.year()),
            kind.term().zh.to_owned(),
            tally.inquiries.to_string(),
            tally.accepted.to_string(),
            tally.settled.to_string(),
            tally.recourse_told.to_string(),
            tally.amount.to_string(),
            station.clerk.clone(),
            filled.to_string(),
            submitted.to_string(),
            String::new(),
            String::new(),
        ])?;
        match fault {
            Some(fault @ Fault::SettledOverstated) => {
                self.planter.expect(fault, file::SUMMARIES, line, "和解", "WJ-621");
            }
            Some(fault @ Fault::LateSummary) => {
                self.planter.expect(fault, file::SUMMARIES, line, "报送日期", "WJ-401");
            }
            Some(fault @ Fault::OtherKind) => {
                for _ in 0..filled_figures(&tally) {
                    self.planter.expect(fault, file::SUMMARIES, line, "类型", "WJ-411");
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn submissions(&mut self) -> io::Result<()> {
        let headings: Vec<_> = SubmissionColumn::COLUMNS.iter().map(|column| column.zh).collect();
        let style = writing(self.request, Writing::Gb18030);
        let mut sheet = Sheet::create(&self.request.folder, file::SUBMISSIONS, style, &headings)?;
        for (unit, (name, leg)) in self.units() {
            if leg.rhythm == Rhythm::HalfAndYear {
                self.province(&unit, &name, &mut sheet)?;
                continue;
            }
            for quarter in quarters() {
                self.report(&unit, &name, leg, quarter, &mut sheet)?;
            }
        }
        sheet.finish()
    }

    /// The units above the stations, with their names and legs.
    fn units(&self) -> BTreeMap<String, (String, Leg)> {
        let divisions = Divisions::of_the_notice();
        let mut units = BTreeMap::new();
        let offices: BTreeSet<OfficeId> = self.stations.iter().map(|station| station.id.office()).collect();
        for office in offices {
            let Ok(chain) = chain(office, divisions) else { continue };
            let links: Vec<_> = std::iter::once(chain.start).chain(chain.superiors).collect();
            let tiers: Vec<_> = links.iter().map(|link| Party::from(link.tier)).collect();
            for (link, leg) in links.iter().zip(Leg::chain(&tiers).unwrap_or_default()) {
                let id = link.unit.to_string();
                let code = id.parse().ok().and_then(|code| divisions.get(code));
                let name = code
                    .map_or_else(|| format!("{id}工商所"), |division| format!("{}工商局", division.name()));
                units.insert(id, (name, leg));
            }
        }
        units
    }

    fn report(
        &mut self,
        unit: &str,
        name: &str,
        leg: Leg,
        quarter: Quarter,
        sheet: &mut Sheet,
    ) -> io::Result<()> {
        let standard = &self.profile.document().reporting;
        let limit = match leg.from {
            Party::Office => standard.office,
            Party::County => standard.county,
            _ => standard.prefecture,
        };
        let due = due(quarter.last(), limit);
        let county = leg.from == Party::County;
        let fault =
            self.planter.draw(4, |fault| county && matches!(fault, Fault::LateReport | Fault::MissingReport));
        if fault == Some(Fault::MissingReport) {
            self.planter.expect_of(Fault::MissingReport, unit, "WJ-402");
            return Ok(());
        }
        let period = format!("{}年第{}季度", quarter.year(), quarter.quarter());
        let written = self.in_time(quarter.last(), due);
        sheet.row(&[unit, name, &period, "书面", &written.to_string(), ""])?;
        if leg.channels == Channels::Both {
            let late = fault == Some(Fault::LateReport);
            let entered =
                if late { due.plus_days(4).unwrap_or(due) } else { self.in_time(quarter.last(), due) };
            let line = sheet.row(&[unit, name, &period, "系统", &entered.to_string(), ""])?;
            if late {
                self.planter.expect(Fault::LateReport, file::SUBMISSIONS, line, "报送日期", "WJ-401");
            }
        }
        Ok(())
    }

    fn province(&mut self, unit: &str, name: &str, sheet: &mut Sheet) -> io::Result<()> {
        let (first, last) = span();
        for year in first.year()..=last.year() {
            for (period, day, window) in [
                (
                    format!("{year}年上半年"),
                    format!("{year}-07-{:02}", self.random.from(5, 15)),
                    String::new(),
                ),
                (
                    format!("{year}年度"),
                    format!("{year}-12-{:02}", self.random.from(5, 15)),
                    format!("{year}-11-30"),
                ),
            ] {
                for medium in ["书面", "系统"] {
                    sheet.row(&[unit, name, &period, medium, &day, &window])?;
                }
            }
        }
        Ok(())
    }

    fn petitions(&mut self) -> io::Result<()> {
        let headings: Vec<_> = PetitionColumn::COLUMNS.iter().map(|column| column.zh).collect();
        let style = writing(self.request, Writing::Utf8Marked);
        let mut sheet = Sheet::create(&self.request.folder, file::PETITIONS, style, &headings)?;
        let mut number = 0;
        for (case, station, told, amount) in &self.ends.told {
            if self.random.chance(450) {
                continue;
            }
            let received = later(*told, self.random.from(1, 12));
            if received > span().1 {
                continue;
            }
            number += 1;
            let row =
                self.petition(number, case, *station, received, amount.map(|amount| amount.to_string()));
            let declined = row.get(5).is_some_and(|day| !day.is_empty());
            // Few petitions are declined: they are given the fault that only they can have.
            let (share, suited) =
                if declined { (20, Fault::PetitionGround) } else { (4, Fault::PetitionDay) };
            let fault = self.planter.draw(share, |fault| fault == suited);
            let mut row = row;
            let (place, column, code, text) = match fault {
                Some(Fault::PetitionDay) => (3, "收到日期", "WJ-912", "2012-06-31"),
                Some(Fault::PetitionGround) => (6, "不予受理事由", GROUND_MISSING, ""),
                _ => {
                    sheet.row(&row)?;
                    continue;
                }
            };
            if let Some(cell) = row.get_mut(place) {
                text.clone_into(cell);
            }
            let line = sheet.row(&row)?;
            self.planter.expect(fault.unwrap_or(Fault::UnknownCase), file::PETITIONS, line, column, code);
        }
        sheet.finish()
    }

    fn petition(
        &mut self,
        number: u32,
        case: &str,
        station: StationId,
        received: Day,
        amount: Option<String>,
    ) -> Vec<String> {
        let end = span().1;
        let shown =
            |day: Option<Day>| day.filter(|day| *day <= end).map(|day| day.to_string()).unwrap_or_default();
        let county = station.office().county();
        let mut row = vec![String::new(); PetitionColumn::COLUMNS.len()];
        let mut set = |place: usize, text: String| {
            if let Some(cell) = row.get_mut(place) {
                *cell = text;
            }
        };
        set(0, format!("{county}-S{}-{number:05}", received.year()));
        set(1, county.to_string());
        set(2, case.to_owned());
        set(3, received.to_string());
        set(13, amount.unwrap_or_default());
        let slow = self.random.chance(60);
        let decided = later(received, if slow { self.random.from(7, 15) } else { self.random.from(1, 5) });
        let edition = editions_for(received, HandlingPlace::Bureau).next();
        let declines = |ground: &&DeclineGround| {
            edition
                .and_then(|edition| edition.declines_on(**ground))
                .is_some_and(|rule| rule.years.is_none() && rule.bodies.is_empty())
        };
        let ends = |ground: &&EndGround| {
            let plain = !matches!(
                **ground,
                EndGround::BarFound | EndGround::LimitPassed | EndGround::MediationRefused
            );
            plain && edition.is_some_and(|edition| edition.ends_on(**ground).is_some())
        };
        if self.random.chance(120) {
            let grounds: Vec<_> =
                DeclineGround::ALL.iter().copied().filter(|ground| declines(&ground)).collect();
            let place = self.random.below(u32::try_from(grounds.len()).unwrap_or(u32::MAX));
            if let Some(ground) = grounds.get(place as usize).filter(|_| decided <= end) {
                set(5, shown(Some(decided)));
                set(6, ground.term().zh.to_owned());
                set(10, shown(Some(decided)));
            }
            return row;
        }
        set(4, shown(Some(decided)));
        if decided > end {
            return row;
        }
        set(14, shown(Some(decided)));
        let days = if slow { self.random.from(55, 80) } else { self.random.from(8, 50) };
        let over = later(decided, days);
        if over > end {
            return row;
        }
        set(7, shown(Some(over)));
        let end_ground = EndGround::ALL.iter().rfind(ends);
        match end_ground.filter(|_| self.random.chance(300)) {
            Some(ground) => {
                set(8, PetitionEnd::Ended.term().zh.to_owned());
                set(9, ground.term().zh.to_owned());
            }
            None => set(8, PetitionEnd::Agreed.term().zh.to_owned()),
        }
        set(10, shown(Some(later(over, self.random.from(0, 5)))));
        row
    }
}

/// The code of a petition that names no ground.
const GROUND_MISSING: &str = "WJ-502";

fn later(day: Day, days: u32) -> Day {
    day.plus_days(days.cast_signed()).unwrap_or(day)
}

/// How many figures of a summary are not 0.
fn filled_figures(tally: &Tally) -> usize {
    let figures = [tally.inquiries, tally.accepted, tally.settled, tally.recourse_told, tally.amount.0];
    figures.iter().filter(|figure| **figure != 0).count()
}
