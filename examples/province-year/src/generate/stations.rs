//! The stations of the folder.

use std::collections::BTreeMap;
use std::io;

use wujin_core::edition::OperatorKind;
use wujin_core::identity::{DivisionCode, DivisionLevel, Divisions, OfficeId, RegistrationNumber, StationId};
use wujin_core::intake::{Columns, StationColumn, StationColumn as Column};
use wujin_core::time::Day;

use super::planter::Planter;
use super::random::Random;
use super::sheet::{Sheet, Writing};
use super::{Fault, Request, file, names, writing};

/// The province: 湖北, whose chain has a vice-provincial city and counties directly under it.
const PROVINCE: u32 = 420_000;
/// The prefectures that a small folder takes its counties from: 武汉 襄阳 恩施, and 省直辖.
const FIRST: [u32; 4] = [420_100, 429_000, 420_600, 422_800];

/// A station as the rest of the generator needs it.
#[derive(Clone, Debug)]
pub(super) struct Made {
    /// Its number.
    pub id: StationId,
    /// Its kind.
    pub kind: OperatorKind,
    /// Who handles complaints.
    pub clerk: String,
    /// Who reviews them.
    pub leader: String,
    /// The area officer.
    pub officer: String,
    /// Since when.
    pub set_up: Day,
    /// How busy it is.
    pub weight: u32,
    /// How many of a thousand settlements fail.
    pub failing: u32,
    /// How many of a thousand consumers are satisfied.
    pub satisfied: u32,
}

fn counties(stations: u32) -> Vec<(DivisionCode, String)> {
    let rank = |code: DivisionCode| {
        let group = code.number() / 100 * 100;
        FIRST.iter().position(|first| *first == group).unwrap_or(FIRST.len())
    };
    let mut counties: Vec<_> = Divisions::of_the_notice()
        .iter()
        .filter(|row| {
            row.code().province().number() == PROVINCE && row.code().level() == DivisionLevel::County
        })
        .map(|row| (row.code(), row.name().to_owned()))
        .collect();
    counties.sort_by_key(|(code, _)| (rank(*code), *code));
    counties.truncate((stations / 10).clamp(1, 200) as usize);
    counties
}

fn area_code(county: DivisionCode) -> &'static str {
    match county.number() / 100 {
        4_201 => "027",
        4_202 => "0714",
        4_203 => "0719",
        4_205 => "0717",
        4_206 => "0710",
        4_207 => "0711",
        4_208 => "0724",
        4_209 => "0712",
        4_210 => "0716",
        4_211 => "0713",
        4_212 => "0715",
        4_213 => "0722",
        4_228 => "0718",
        _ => "0728",
    }
}

/// Writes the stations, in the order of their numbers.
pub(super) fn write(request: &Request, random: &mut Random, planter: &mut Planter) -> io::Result<Vec<Made>> {
    let counties = counties(request.stations);
    let mut by_office: BTreeMap<OfficeId, Vec<usize>> = BTreeMap::new();
    let each = request.stations as usize / counties.len().max(1);
    let offices = (each / 5).clamp(1, 4);
    for number in 0..request.stations as usize {
        let place = number % counties.len().max(1);
        let office = u8::try_from(number / counties.len().max(1) % offices + 1).unwrap_or(1);
        let county = counties.get(place).map(|(code, _)| *code);
        if let Some(office) = county.and_then(|county| OfficeId::new(county, office)) {
            by_office.entry(office).or_default().push(place);
        }
    }
    let headings: Vec<_> = StationColumn::COLUMNS.iter().map(|column| column.zh).collect();
    let style = writing(request, Writing::Utf8Marked);
    let mut sheet = Sheet::create(&request.folder, file::STATIONS, style, &headings)?;
    let mut made = Vec::new();
    for (office, places) in by_office {
        let people = Office {
            name: String::new(),
            head: names::person(random),
            head_telephone: names::landline(random, area_code(office.county())),
            officer: names::person(random),
            officer_telephone: names::mobile(random),
        };
        for (local, place) in places.into_iter().enumerate() {
            let local = u16::try_from(local + 1).unwrap_or(9_999);
            let (Some(id), Some((_, county))) = (StationId::new(office, local), counties.get(place)) else {
                continue;
            };
            let short = names::OFFICES.get(usize::from(office.local()) - 1).copied().unwrap_or_default();
            let people = Office { name: format!("{county}工商局{short}工商所"), ..people.clone() };
            made.push(station(id, county, &people, random, planter, &mut sheet)?);
        }
    }
    sheet.finish()?;
    Ok(made)
}

#[derive(Clone)]
struct Office {
    name: String,
    head: String,
    head_telephone: String,
    officer: String,
    officer_telephone: String,
}

fn station(
    id: StationId,
    county: &str,
    office: &Office,
    random: &mut Random,
    planter: &mut Planter,
    sheet: &mut Sheet,
) -> io::Result<Made> {
    let kind = OperatorKind::ALL.get(random.below(5) as usize).copied().unwrap_or(OperatorKind::Mall);
    let words = names::KIND_NAMES.get(usize::from(kind.index())).copied().unwrap_or_default();
    let operator = format!("{county}{}{}", random.pick(names::BRANDS), random.pick(words));
    let set_up = if random.chance(80) {
        Day::from_ymd(2011, random.from(2, 8), random.from(1, 28))
    } else {
        Day::from_ymd(2008 + random.below(3).cast_signed(), random.from(1, 12), random.from(1, 28))
    }
    .unwrap_or(Day::MIN);
    let poor = random.chance(70);
    let made = Made {
        id,
        kind,
        clerk: names::person(random),
        leader: names::person(random),
        officer: office.officer.clone(),
        set_up,
        weight: if random.chance(150) { random.from(25, 60) } else { random.from(4, 20) },
        failing: if poor { random.from(280, 420) } else { random.from(20, 90) },
        satisfied: if poor { random.from(450, 700) } else { random.from(820, 980) },
    };
    let mut row = vec!["有".to_owned(); StationColumn::COLUMNS.len()];
    let mut set = |column: StationColumn, text: String| {
        if let Some(cell) = row.get_mut(column.place()) {
            *cell = text;
        }
    };
    set(Column::Station, id.to_string());
    set(Column::Name, format!("{operator}消费维权服务站"));
    set(Column::Kind, kind.term().zh.to_owned());
    set(Column::Operator, operator);
    set(Column::Registration, registration(id, random));
    set(Column::Address, format!("湖北省{county}人民路{}号", random.from(1, 300)));
    set(Column::Head, made.leader.clone());
    set(Column::Established, set_up.to_string());
    set(Column::OfficeName, office.name.clone());
    let second = if random.chance(300) { Some(names::person(random)) } else { None };
    let both = |first: &str, other: String| match second {
        Some(_) => format!("{first}；{other}"),
        None => first.to_owned(),
    };
    set(Column::StaffNames, both(&made.clerk, second.clone().unwrap_or_default()));
    set(Column::Employment, both("专职", "兼职".to_owned()));
    let telephones = (names::mobile(random), names::mobile(random));
    set(Column::StaffTelephones, both(&telephones.0, telephones.1));
    set(Column::Telephone, names::landline(random, area_code(id.office().county())));
    set(Column::OfficerName, office.officer.clone());
    set(Column::OfficerTelephone, office.officer_telephone.clone());
    set(Column::OfficeHead, office.head.clone());
    set(Column::OfficeHeadTelephone, office.head_telephone.clone());
    set(Column::Area, random.from(200, 20_000).to_string());
    set(Column::Employees, random.from(10, 500).to_string());
    let grade = if kind == OperatorKind::ScenicArea { random.pick(&["3A级", "4A级", "5A级"]) } else { "" };
    set(Column::ScenicGrade, grade.to_owned());
    let fault = planter.draw(3, |fault| (Fault::StationComputer..=Fault::StationCheckDigit).contains(&fault));
    let mut expected: &[(StationColumn, &str)] = &[];
    match fault {
        Some(Fault::StationComputer) => {
            set(Column::Computer, "无".to_owned());
            expected = &[(Column::Computer, "WJ-106")];
        }
        Some(Fault::StationPlate) => {
            set(Column::PlateNumber, "无".to_owned());
            expected = &[(Column::PlateNumber, "WJ-112")];
        }
        Some(Fault::StationTelephone) => {
            set(Column::Telephone, String::new());
            expected = &[(Column::Telephone, "WJ-105"), (Column::Telephone, "WJ-126")];
        }
        Some(Fault::StationCheckDigit) => {
            let sound = row.get(Column::Registration.place()).cloned().unwrap_or_default();
            let last = sound.bytes().last().map_or(0, |digit| (digit - b'0' + 1) % 10);
            let wrong = format!("{}{last}", sound.get(..14).unwrap_or_default());
            if let Some(cell) = row.get_mut(Column::Registration.place()) {
                *cell = wrong;
            }
            expected = &[(Column::Registration, "WJ-313")];
        }
        _ => {}
    }
    let line = sheet.row(&row)?;
    for (column, code) in expected {
        let title = StationColumn::COLUMNS.get(column.place()).map_or("", |column| column.zh);
        planter.expect(fault.unwrap_or(Fault::UnknownCase), file::STATIONS, line, title, code);
    }
    Ok(made)
}

/// A registration number with its check digit.
fn registration(id: StationId, random: &mut Random) -> String {
    let county = id.office().county().number();
    let body = format!("{county:06}{:08}", random.below(100_000_000));
    let mut digits = [0_u8; 14];
    for (digit, byte) in digits.iter_mut().zip(body.bytes()) {
        *digit = byte - b'0';
    }
    format!("{body}{}", RegistrationNumber::check_digit(digits))
}
