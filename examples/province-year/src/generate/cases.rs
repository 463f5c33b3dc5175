//! The complaints and their events, station by station, and what they leave for the reports.

use std::collections::BTreeMap;
use std::io;

use wujin_core::complaint::{Action, Outcome};
use wujin_core::edition::{ProblemNature, ReceptionWay};
use wujin_core::identity::StationId;
use wujin_core::intake::{ComplaintColumn, EventColumn};
use wujin_core::money::Fen;
use wujin_core::procedure::Role;
use wujin_core::reporting::Tally;
use wujin_core::time::{Day, Quarter};

use super::life::{EventCells, Life, Living, Parts, cell, print};
use super::planter::Planter;
use super::random::Random;
use super::sheet::{Sheet, Writing};
use super::stations::Made;
use super::{Fault, Request, file, names, span, writing};

/// What the complaints leave.
#[derive(Debug, Default)]
pub(super) struct Ends {
    /// The figures of each station and quarter.
    pub tallies: BTreeMap<(StationId, Quarter), Tally>,
    /// Complaints whose consumer was told of recourse: the case, the station, the day.
    pub told: Vec<(String, StationId, Day, Option<Fen>)>,
}

struct Sheets {
    complaints: Sheet,
    events: Sheet,
}

/// Writes complaints and events.
pub(super) fn write(
    request: &Request,
    stations: &[Made],
    random: &mut Random,
    planter: &mut Planter,
) -> io::Result<Ends> {
    let headings: Vec<_> = ComplaintColumn::COLUMNS.iter().map(|column| column.zh).collect();
    let style = writing(request, Writing::Gb18030);
    let complaints = Sheet::create(&request.folder, file::COMPLAINTS, style, &headings)?;
    let headings: Vec<_> = EventColumn::COLUMNS.iter().map(|column| column.zh).collect();
    let style = writing(request, Writing::Utf8);
    let events = Sheet::create(&request.folder, file::EVENTS, style, &headings)?;
    let mut sheets = Sheets { complaints, events };
    let mut ends = Ends::default();
    let total: u64 = stations.iter().map(|station| u64::from(station.weight)).sum();
    let (mut weight, mut done) = (0_u64, 0_u64);
    for station in stations {
        weight += u64::from(station.weight);
        let until = u64::from(request.cases) * weight / total.max(1);
        let count = u32::try_from(until - done).unwrap_or(u32::MAX);
        done = until;
        of_station(station, count, random, planter, &mut sheets, &mut ends)?;
    }
    sheets.complaints.finish()?;
    sheets.events.finish()?;
    Ok(ends)
}

fn of_station(
    station: &Made,
    count: u32,
    random: &mut Random,
    planter: &mut Planter,
    sheets: &mut Sheets,
    ends: &mut Ends,
) -> io::Result<()> {
    let (first, last) = span();
    let from = first.max(station.set_up.next());
    let days = u32::try_from(last.days_since(from)).unwrap_or(1);
    let mut starts: Vec<(Day, u32)> = (0..count)
        .map(|_| {
            let day = from.plus_days(random.below(days).cast_signed()).unwrap_or(from);
            (day, random.from(9 * 3_600, 15 * 3_600))
        })
        .collect();
    starts.sort_unstable();
    let mut serial: BTreeMap<i32, u32> = BTreeMap::new();
    let mut entry = 0;
    for start in starts {
        let serial = serial.entry(start.0.year()).or_default();
        *serial += 1;
        let case = format!("{}-{}-{serial:04}", station.id, start.0.year());
        let parts = Parts {
            case: &case,
            clerk: &station.clerk,
            leader: &station.leader,
            officer: &station.officer,
            failing: station.failing,
            end: last,
        };
        let life = Living::live(random, &parts, start, &mut entry);
        let amount = random.chance(930).then(|| Fen(u64::from(random.from(8, 6_000)) * 50));
        let row = complaint(station, &case, start, &life, amount, random);
        count_in(station.id, start.0, &life, amount, ends);
        if let (Some((day, Outcome::RecourseTold)), true) = (life.resolved, life.archived) {
            ends.told.push((case.clone(), station.id, day, amount));
        }
        let fault = planter.draw(1, |fault| suits(fault, &life));
        if fault.is_some() {
            planter.touched.insert(station.id);
        }
        Planting { fault, station, start, planter, sheets }.write(row, life)?;
    }
    Ok(())
}

fn count_in(station: StationId, registered: Day, life: &Life, amount: Option<Fen>, ends: &mut Ends) {
    let accepted = ends.tallies.entry((station, Quarter::of(registered))).or_default();
    accepted.accepted += 1;
    accepted.amount = accepted.amount.plus(amount.unwrap_or_default());
    if let Some((day, outcome)) = life.resolved {
        let ended = ends.tallies.entry((station, Quarter::of(day))).or_default();
        match outcome {
            Outcome::Settled => ended.settled += 1,
            Outcome::RecourseTold => ended.recourse_told += 1,
            Outcome::Withdrawn => ended.withdrawn += 1,
        }
    }
}

/// Problems are not spread evenly: some natures are commoner, and a kind's own are commoner still.
fn nature(station: &Made, random: &mut Random) -> ProblemNature {
    if random.chance(350) {
        return match station.kind.index() {
            0 => ProblemNature::AfterSales,
            1 => ProblemNature::Price,
            2 => ProblemNature::Measurement,
            3 => ProblemNature::Quality,
            _ => ProblemNature::FalsePublicity,
        };
    }
    let place = [0, 0, 0, 1, 2, 3, 4, 4, 6, 8, 9, 10, 11];
    ProblemNature::from_index(random.pick(&place)).unwrap_or(ProblemNature::Quality)
}

fn complaint(
    station: &Made,
    case: &str,
    (day, second): (Day, u32),
    life: &Life,
    amount: Option<Fen>,
    random: &mut Random,
) -> Vec<String> {
    let goods = names::GOODS.get(usize::from(station.kind.index())).copied().unwrap_or_default();
    let way = ReceptionWay::from_index(random.pick(&[0, 0, 0, 1, 1, 3])).unwrap_or(ReceptionWay::Visit);
    let bought = day.plus_days(-random.from(0, 40).cast_signed()).unwrap_or(day);
    let said = life.archived && random.chance(550);
    let satisfied = if random.chance(station.satisfied) { "是" } else { "否" };
    vec![
        case.to_owned(),
        station.id.to_string(),
        print(day, second),
        way.term().zh.to_owned(),
        names::person(random),
        random.pick(&["男", "女"]).to_owned(),
        random.from(18, 78).to_string(),
        "湖北省".to_owned(),
        names::mobile(random),
        random.pick(goods).to_owned(),
        bought.to_string(),
        amount.map(|amount| amount.to_string()).unwrap_or_default(),
        nature(station, random).term().zh.to_owned(),
        random.pick(names::REQUESTS).to_owned(),
        random.pick(&["购物小票", "发票", "照片", ""]).to_owned(),
        station.clerk.clone(),
        if said { satisfied.to_owned() } else { String::new() },
    ]
}

/// Whether a fault can be planted in a case: it needs room after it to be seen, and its step.
fn suits(fault: Fault, life: &Life) -> bool {
    let settled = matches!(life.resolved, Some((_, Outcome::Settled)));
    let has = |action: Action| life.actions.contains(&action);
    fault.is_of_case()
        && life.archived
        && life.events.len() >= 3
        && match fault {
            Fault::NoConsent | Fault::WrongRole => settled,
            Fault::OpinionUnfounded => has(Action::Propose),
            Fault::PetitionNotTold => has(Action::InformRecourse),
            _ => true,
        }
}

/// One case and the fault planted in it.
struct Planting<'a> {
    fault: Option<Fault>,
    station: &'a Made,
    start: (Day, u32),
    planter: &'a mut Planter,
    sheets: &'a mut Sheets,
}

const REGISTERED: usize = 2;
const TELEPHONE: usize = 8;
const GOODS: usize = 9;
const AMOUNT: usize = 11;

impl Planting<'_> {
    fn write(&mut self, mut row: Vec<String>, mut life: Life) -> io::Result<()> {
        let last = life.events.len().saturating_sub(1);
        let complaint_fault = self.change_complaint(&mut row);
        let line = match self.fault {
            Some(Fault::OpenQuote) => {
                let goods = row.get(GOODS).cloned().unwrap_or_default();
                put(&mut row, GOODS, format!("\u{1}{goods}"));
                let text = row.join(",").replace('\u{1}', "\"");
                self.sheets.complaints.raw(&text, &[])?
            }
            _ => self.sheets.complaints.row(&row)?,
        };
        if let Some((column, code)) = complaint_fault {
            self.expect(file::COMPLAINTS, line, column, code);
        }
        if self.fault == Some(Fault::DoubledComplaint) {
            let line = self.sheets.complaints.row(&row)?;
            self.expect(file::COMPLAINTS, line, "投诉编号", "WJ-923");
        }
        let at = self.change_event(&mut life, last);
        let mut lines = Vec::with_capacity(life.events.len());
        for (place, event) in life.events.iter().enumerate() {
            let line = self.event(event, at.filter(|at| *at == place))?;
            lines.push(line);
        }
        self.expect_events(&lines, at)?;
        Ok(())
    }

    fn expect(&mut self, file: &str, line: u64, column: &str, code: &str) {
        self.planter.expect(self.fault.unwrap_or(Fault::UnknownCase), file, line, column, code);
    }

    /// Plants a fault in the complaint's own row; gives where and as what it must be found.
    fn change_complaint(&mut self, row: &mut Vec<String>) -> Option<(&'static str, &'static str)> {
        Some(match self.fault? {
            Fault::DayNotInCalendar => {
                put(row, REGISTERED, "2011-02-30 09:00:00".to_owned());
                ("登记时间", "WJ-912")
            }
            Fault::FullWidthDigit => {
                put(row, AMOUNT, "１２００".to_owned());
                ("涉及金额（元）", "WJ-913")
            }
            Fault::TelephoneLetter => {
                put(row, TELEPHONE, "1380000123O".to_owned());
                ("联系电话", "WJ-311")
            }
            Fault::NegativeAmount => {
                put(row, AMOUNT, "-50.00".to_owned());
                ("涉及金额（元）", "WJ-915")
            }
            Fault::UnknownStation => {
                let unknown = format!("{}-9999", self.station.id.office());
                put(row, 1, unknown);
                ("站点编号", "WJ-921")
            }
            Fault::ComplaintCells => {
                row.pop();
                ("", "WJ-906")
            }
            Fault::OpenQuote => ("", "WJ-909"),
            _ => return None,
        })
    }

    /// Plants a fault in an event; gives its place.
    fn change_event(&mut self, life: &mut Life, last: usize) -> Option<usize> {
        let of = |action: Action| life.actions.iter().position(|done| *done == action);
        let (place, cell, text) = match self.fault? {
            Fault::UndecodableEvent | Fault::EventCells | Fault::DoubledSequence => {
                return Some(self.planter.below(last));
            }
            Fault::MissingEvent => {
                let place = self.planter.below(last);
                life.events.remove(place);
                return Some(place);
            }
            Fault::UnknownAction => (self.planter.below(last), cell::ACTION, "批示".to_owned()),
            Fault::EventBeforeRegistration => (0, cell::AT, print(self.start.0.previous(), self.start.1)),
            Fault::NoConsent => (of(Action::Agree)?, cell::AGREED, "否".to_owned()),
            Fault::WrongRole => (of(Action::Approve)?, cell::ROLE, Role::Staff.term().zh.to_owned()),
            Fault::OpinionUnfounded => (of(Action::Propose)?, cell::FOUNDATION, String::new()),
            Fault::TimeRunsBack => (last, cell::AT, print(self.start.0, self.start.1)),
            Fault::PetitionNotTold => (of(Action::InformRecourse)?, cell::WAY, "仲裁".to_owned()),
            _ => return None,
        };
        if let Some(event) = life.events.get_mut(place) {
            put(event, cell, text);
        }
        Some(place)
    }

    fn event(&mut self, event: &EventCells, here: Option<usize>) -> io::Result<u64> {
        let events = &mut self.sheets.events;
        match self.fault.filter(|_| here.is_some()) {
            Some(Fault::UndecodableEvent) => events.raw(&event.join(","), b"\xFF"),
            Some(Fault::EventCells) => {
                let mut cells = event.to_vec();
                cells.push("多".to_owned());
                events.row(&cells)
            }
            Some(Fault::DoubledSequence) => {
                let line = events.row(event)?;
                let doubled = events.row(event)?;
                self.expect(file::EVENTS, doubled, "序号", "WJ-924");
                Ok(line)
            }
            _ => events.row(event),
        }
    }

    /// Lists what the events' rows must lead to.
    fn expect_events(&mut self, lines: &[u64], at: Option<usize>) -> io::Result<()> {
        let Some(fault) = self.fault else { return Ok(()) };
        let line = |place: usize| lines.get(place).copied();
        let events = file::EVENTS;
        let held = |this: &mut Self, place: usize| {
            if let Some(line) = line(place) {
                this.expect(events, line, "", "WJ-927");
            }
        };
        match fault {
            Fault::DayNotInCalendar
            | Fault::FullWidthDigit
            | Fault::TelephoneLetter
            | Fault::NegativeAmount
            | Fault::UnknownStation => held(self, 0),
            Fault::ComplaintCells | Fault::OpenQuote => {
                if let Some(line) = line(0) {
                    self.expect(events, line, "投诉编号", "WJ-922");
                }
            }
            Fault::UnknownCase => {
                let mut row: EventCells = Default::default();
                let case = format!("{}-{}-9999", self.station.id, self.start.0.year());
                for (place, text) in [
                    (0, case),
                    (cell::SEQUENCE, "2".to_owned()),
                    (cell::AT, print(self.start.0, self.start.1)),
                    (cell::ACTION, Action::Withdraw.term().zh.to_owned()),
                    (cell::ROLE, Role::Consumer.term().zh.to_owned()),
                ] {
                    put(&mut row, place, text);
                }
                let line = self.sheets.events.row(&row)?;
                self.expect(events, line, "投诉编号", "WJ-922");
            }
            _ => {
                let Some(place) = at else { return Ok(()) };
                self.expect_at(fault, place, lines);
            }
        }
        Ok(())
    }

    /// Lists what a fault in the event at a place must lead to.
    fn expect_at(&mut self, fault: Fault, place: usize, lines: &[u64]) {
        let events = file::EVENTS;
        let line = |place: usize| lines.get(place).copied().unwrap_or(0);
        let (column, code) = match fault {
            Fault::UndecodableEvent | Fault::EventCells => {
                let code = if fault == Fault::EventCells { "WJ-906" } else { "WJ-908" };
                self.expect(events, line(place), "", code);
                self.expect(events, line(place + 1), "序号", "WJ-925");
                self.expect(events, line(place + 1), "", "WJ-927");
                return;
            }
            Fault::MissingEvent => {
                self.expect(events, line(place), "序号", "WJ-925");
                self.expect(events, line(place), "", "WJ-927");
                return;
            }
            Fault::UnknownAction => ("办理事项", "WJ-919"),
            Fault::EventBeforeRegistration => ("办理时间", "WJ-926"),
            Fault::NoConsent => ("消费者同意", "WJ-213"),
            Fault::WrongRole => ("办理人身份", "WJ-204"),
            Fault::OpinionUnfounded => ("依据", "WJ-212"),
            Fault::TimeRunsBack => ("办理时间", "WJ-205"),
            Fault::PetitionNotTold => ("方式", "WJ-221"),
            _ => return,
        };
        self.expect(events, line(place), column, code);
        if place + 1 < lines.len() {
            self.expect(events, line(place + 1), "", "WJ-927");
        }
    }
}

fn put(row: &mut [String], place: usize, text: String) {
    if let Some(cell) = row.get_mut(place) {
        *cell = text;
    }
}
