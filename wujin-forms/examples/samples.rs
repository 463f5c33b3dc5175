//! Writes workbooks to look at: a station's year and an office's quarter. The people in them are made up.
//!
//!     cargo run -p wujin-forms --example samples FOLDER

use std::error::Error;
use std::path::Path;
use std::str::FromStr;

use wujin_core::edition::{OperatorKind, Outcome, ProblemNature, ReceptionWay};
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{
    AnnexFiveForm, AnnexFiveLine, AnnexFourForm, AnnexOneForm, AnnexSixColumn, AnnexSixForm, AnnexThreeForm,
    AnnexTwoForm, AnnexTwoLine, Entry, OfficerLine, StaffLine,
};
use wujin_core::money::Fen;
use wujin_core::station::{Employment, Presence};
use wujin_core::time::Period;
use wujin_forms::{OfficeQuarter, StationYear, write_office_quarter, write_station_year};

type Sample<T> = Result<T, Box<dyn Error>>;

/// A text or a day, as it is written.
fn said<T: FromStr>(text: &str) -> Sample<Entry<T>>
where
    T::Err: Error + 'static,
{
    Ok(Entry::Filled(text.parse()?))
}

const STATION: &str = "东湖商场12315消费维权服务站";

fn complaint() -> Sample<AnnexOneForm> {
    let mut form = AnnexOneForm::default();
    let head = &mut form.head;
    head.number = said("2012-017")?;
    head.station = said(STATION)?;
    head.registered = said("2012-03-05")?;
    head.way = Entry::Filled(ReceptionWay::Visit);
    head.consumer_name = said("王某")?;
    head.consumer_sex = said("女")?;
    head.consumer_age = Entry::Filled(41);
    head.consumer_telephone = said("13800001234")?;
    head.consumer_address = said("武昌区中北路某小区")?;
    head.goods = said("电热水器")?;
    head.purchase_day = said("2012-02-18")?;
    head.amount = Entry::Filled(Fen(168_000));
    head.nature = Entry::Filled(ProblemNature::AfterSales);
    head.request = said(
        "2月18日在本商场三楼购买电热水器一台，安装后漏水，售后人员两次上门均未修好。\n要求退货，并退还安装费80元。",
    )?;
    head.evidence = said("购物发票、保修卡复印件各一份")?;
    head.opinion = said("经查属实。商品在七日内出现性能故障，消费者可以退货、换货或者修理，建议退货。")?;
    head.foundation = said("《部分商品修理更换退货责任规定》第九条")?;
    head.reply_by = said("2012-03-08")?;
    head.replied = said("2012-03-07")?;
    head.reply = said("电话告知消费者同意退货，约定到店办理")?;
    head.terms = said("商场收回热水器，退还货款1680元和安装费80元。")?;
    head.perform_by = said("2012-03-10")?;
    head.review = said("同意。")?;
    head.reviewer = said("李某")?;
    head.reviewed = said("2012-03-07")?;
    head.performance = said("3月9日已退款，消费者签收。")?;
    head.performed = said("2012-03-09")?;
    head.recourse_told = Entry::NotApplicable;
    head.outcome = Entry::Filled(Outcome::Settled);
    head.consumer_signature = said("王某")?;
    head.handler = said("张某")?;
    head.archived = said("2012-03-12")?;
    Ok(form)
}

fn register() -> Sample<AnnexTwoForm> {
    let mut form = AnnexTwoForm::default();
    form.head.station = said(STATION)?;
    let lines = [
        (
            "2012-015",
            "2012-02-27",
            "陈某",
            "羽绒服",
            ProblemNature::Quality,
            59_900,
            Outcome::Settled,
            "2012-03-01",
        ),
        (
            "2012-016",
            "2012-03-02",
            "赵某",
            "手机",
            ProblemNature::Contract,
            219_900,
            Outcome::RecourseTold,
            "2012-03-06",
        ),
        (
            "2012-017",
            "2012-03-05",
            "王某",
            "电热水器",
            ProblemNature::AfterSales,
            168_000,
            Outcome::Settled,
            "2012-03-09",
        ),
    ];
    for (entry, (number, accepted, name, goods, nature, fen, outcome, resolved)) in (1..).zip(lines) {
        form.entries.push(AnnexTwoLine {
            entry: Entry::Filled(entry),
            number: said(number)?,
            accepted: said(accepted)?,
            consumer_name: said(name)?,
            consumer_telephone: said("13800001234")?,
            goods: said(goods)?,
            nature: Entry::Filled(nature),
            amount: Entry::Filled(Fen(fen)),
            outcome: Entry::Filled(outcome),
            resolved: said(resolved)?,
            handler: said("张某")?,
            remark: Entry::Blank,
        });
    }
    Ok(form)
}

fn summary(
    station: &str,
    kind: OperatorKind,
    quarter: u8,
    accepted: u32,
    settled: u32,
) -> Sample<AnnexThreeForm> {
    let mut form = AnnexThreeForm::default();
    form.head.station = said(station)?;
    form.head.period = Entry::Filled(Period::quarter(2012, quarter)?);
    form.head.hot_spots = said("小家电售后服务类投诉相对集中，占受理量的三成。")?;
    form.head.suggestions = Entry::NotApplicable;
    form.head.filled_by = said("张某")?;
    form.head.person_in_charge = said("李某")?;
    form.head.filled_on = said("2012-04-05")?;
    if let Some(line) = form.kinds.get_mut(usize::from(kind.index())) {
        line.inquiries = Entry::Filled(accepted * 3);
        line.accepted = Entry::Filled(accepted);
        line.settled = Entry::Filled(settled);
        line.recourse_told = Entry::Filled(accepted - settled);
        line.withdrawn = Entry::Filled(0);
        line.open = Entry::Filled(0);
        line.amount = Entry::Filled(Fen(u64::from(accepted) * 61_730));
    }
    Ok(form)
}

fn station() -> Sample<AnnexFourForm> {
    let mut form = AnnexFourForm::default();
    let head = &mut form.head;
    head.station = said(STATION)?;
    head.kind = Entry::Filled(OperatorKind::Mall);
    head.operator = said("武汉东湖商场有限公司")?;
    head.business_code = said("420106000012345")?;
    head.address = said("武汉市武昌区东湖路1号")?;
    head.person_in_charge = said("李某")?;
    head.telephone = said("027-88001234")?;
    head.set_up = said("2011-09-15")?;
    head.office = said("420106-03")?;
    head.filled_by = said("周某")?;
    head.filled_on = said("2011-09-20")?;
    for (name, employment) in [("张某", Employment::FullTime), ("刘某", Employment::PartTime)] {
        form.staff.push(StaffLine {
            name: said(name)?,
            employment: Entry::Filled(employment),
            telephone: said("13900005678")?,
            photograph: Entry::Filled(Presence::Present),
        });
    }
    form.officers.push(OfficerLine {
        name: said("周某")?,
        telephone: said("13700009012")?,
        photograph: Entry::Filled(Presence::Present),
    });
    for condition in &mut form.conditions {
        condition.seen = Entry::Filled(Presence::Present);
    }
    Ok(form)
}

fn office_quarter() -> Sample<OfficeQuarter> {
    let stations = [
        (STATION, OperatorKind::Mall, 40, 38),
        ("民主路超市服务站", OperatorKind::Supermarket, 25, 25),
        ("大东门集贸市场服务站", OperatorKind::Market, 18, 15),
        ("黄鹤楼景区服务站", OperatorKind::ScenicArea, 6, 6),
    ];
    let mut quarter = OfficeQuarter::default();
    let (five, six): (&mut AnnexFiveForm, &mut AnnexSixForm) =
        (&mut quarter.stations, &mut quarter.statistics);
    five.head.office = said("420106-03")?;
    five.head.filled_by = said("周某")?;
    five.head.filled_on = said("2012-04-09")?;
    six.head.unit = said("420106-03")?;
    six.head.period = Entry::Filled(Period::quarter(2012, 1)?);
    six.head.filled_by = said("周某")?;
    six.head.reviewed_by = said("吴某")?;
    six.head.filled_on = said("2012-04-10")?;
    let column = |stations: u32, accepted: u32, settled: u32| AnnexSixColumn {
        stations: Entry::Filled(stations),
        inquiries: Entry::Filled(accepted * 3),
        accepted: Entry::Filled(accepted),
        settled: Entry::Filled(settled),
        recourse_told: Entry::Filled(accepted - settled),
        withdrawn: Entry::Filled(0),
        open: Entry::Filled(0),
        amount: Entry::Filled(Fen(u64::from(accepted) * 61_730)),
        staff: Entry::Filled(stations * 2),
        recovered: Entry::Blank,
    };
    let (mut accepted_in_all, mut settled_in_all) = (0, 0);
    six.kinds = core::array::from_fn(|_| column(0, 0, 0));
    for (entry, (name, kind, accepted, settled)) in (1..).zip(stations) {
        quarter.summaries.push(summary(name, kind, 1, accepted, settled)?);
        five.stations.push(AnnexFiveLine {
            entry: Entry::Filled(entry),
            station: said(name)?,
            kind: Entry::Filled(kind),
            address: said("武汉市武昌区某路某号")?,
            person_in_charge: said("李某")?,
            telephone: said("027-88001234")?,
            staff: Entry::Filled(2),
            set_up: said("2011-09-15")?,
            remark: Entry::Blank,
        });
        if let Some(line) = six.kinds.get_mut(usize::from(kind.index())) {
            *line = column(1, accepted, settled);
        }
        accepted_in_all += accepted;
        settled_in_all += settled;
    }
    six.total = [column(4, accepted_in_all, settled_in_all)];
    Ok(quarter)
}

fn main() -> Sample<()> {
    let folder = std::env::args().nth(1).ok_or("usage: samples FOLDER")?;
    let folder = Path::new(&folder);
    let edition = FormEdition::reconstructed();
    let quarters =
        (1..=4_u8).map(|quarter| summary(STATION, OperatorKind::Mall, quarter, 36 + u32::from(quarter), 35));
    let year = StationYear {
        station: station()?,
        register: register()?,
        quarters: quarters.collect::<Sample<_>>()?,
        complaints: vec![complaint()?],
    };
    std::fs::write(folder.join("station-year.xlsx"), write_station_year(edition, &year)?)?;
    std::fs::write(folder.join("office-quarter.xlsx"), write_office_quarter(edition, &office_quarter()?)?)?;
    Ok(())
}
