//! What is written is read back, alone and among others.

use proptest::prelude::*;
use wujin_core::form::layout::FormEdition;
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, AnyForm, Content,
    Entry, FieldPlace, FormRecord,
};
use wujin_core::time::Period;
use wujin_forms::{
    OfficeQuarter, StationYear, read_book, write_form, write_forms, write_office_quarter, write_station_year,
};

use crate::random_forms::{any_cells, filled};

fn other() -> FormEdition {
    FormEdition::from_json(include_str!("../../../wujin-core/tests/suite/editions/other.json")).unwrap()
}

fn comes_back<R>(edition: &FormEdition, cells: &[(FieldPlace, Content)]) -> Result<(), TestCaseError>
where
    R: FormRecord + Clone,
    AnyForm: From<R>,
{
    let form: R = filled(cells);
    let written = write_form(edition, &form).unwrap();
    prop_assert_eq!(&write_form(edition, &form).unwrap(), &written, "the same form gives the same bytes");
    // The other edition stands by, and is not taken for it.
    let other = other();
    let read = read_book("表.xlsx", &written, &[FormEdition::reconstructed(), &other]);
    let said: Vec<_> = read.findings.iter().map(ToString::to_string).collect();
    prop_assert!(said.is_empty(), "{:?}", said);
    prop_assert_eq!(read.forms.len(), 1);
    prop_assert_eq!(&read.forms[0].form, &AnyForm::from(form));
    prop_assert_eq!(&read.forms[0].edition, edition.id());
    Ok(())
}

macro_rules! every_form_comes_back {
    ($($test:ident: $form:ty;)+) => { proptest! {
        #![proptest_config(ProptestConfig::with_cases(
            std::env::var("WUJIN_FORMS").map_or(300, |cases| cases.parse().unwrap())
        ))]
        $( #[test]
        fn $test(cells in any_cells::<$form>()) {
            comes_back::<$form>(FormEdition::reconstructed(), &cells)?;
        } )+

        #[test]
        fn a_form_by_another_edition_comes_back(cells in any_cells::<AnnexSixForm>()) {
            comes_back::<AnnexSixForm>(&other(), &cells)?;
        }
    } };
}

every_form_comes_back! {
    annex_one_comes_back: AnnexOneForm;
    annex_two_comes_back: AnnexTwoForm;
    annex_three_comes_back: AnnexThreeForm;
    annex_four_comes_back: AnnexFourForm;
    annex_five_comes_back: AnnexFiveForm;
    annex_six_comes_back: AnnexSixForm;
}

fn station(name: &str, quarter: u8) -> AnnexThreeForm {
    let mut form = AnnexThreeForm::default();
    form.head.station = Entry::Filled(name.parse().unwrap());
    form.head.period = Entry::Filled(Period::quarter(2012, quarter).unwrap());
    form
}

#[test]
fn a_whole_year_of_a_station_comes_back_in_one_workbook() {
    let mut year = StationYear {
        quarters: (1..=4).map(|one| station("东湖商场", one)).collect(),
        ..StationYear::default()
    };
    for number in ["2012-001", "2012-002", "2012-002", "一/二[三]"] {
        let mut complaint = AnnexOneForm::default();
        complaint.head.number = Entry::Filled(number.parse().unwrap());
        year.complaints.push(complaint);
    }
    let written = write_station_year(FormEdition::reconstructed(), &year).unwrap();
    let read = read_book("东湖.xlsx", &written, &[FormEdition::reconstructed()]);
    assert_eq!(read.findings, []);
    let sheets: Vec<_> = read.forms.iter().map(|form| form.sheet.as_str()).collect();
    assert_eq!(
        sheets,
        [
            "附件4",
            "附件2",
            "附件3 2012年第一季度",
            "附件3 2012年第二季度",
            "附件3 2012年第三季度",
            "附件3 2012年第四季度",
            "附件1 2012-001",
            "附件1 2012-002",
            "附件1 2012-002(2)",
            "附件1 一二三",
        ]
    );
    assert_eq!(read.forms[3].form, AnyForm::from(year.quarters[1].clone()));
}

#[test]
fn the_quarter_of_an_office_comes_back_in_one_workbook() {
    let long = "武汉市武昌区东湖生态旅游风景名胜区管理委员会消费维权服务站".repeat(2);
    let quarter =
        OfficeQuarter { summaries: vec![station(&long, 1), station(&long, 1)], ..OfficeQuarter::default() };
    let written = write_office_quarter(FormEdition::reconstructed(), &quarter).unwrap();
    let read = read_book("一季度.xlsx", &written, &[FormEdition::reconstructed()]);
    assert_eq!(read.findings, []);
    assert_eq!(read.forms.len(), 4);
    assert!(read.forms.iter().all(|form| form.sheet.encode_utf16().count() <= 31));
    assert_eq!(read.forms[3].form, AnyForm::from(quarter.summaries[1].clone()));
}

#[test]
fn the_sheets_of_several_forms_say_which_they_are() {
    let sheets = |forms: &[AnyForm]| {
        let written = write_forms(FormEdition::reconstructed(), forms).unwrap();
        let read = read_book("表.xlsx", &written, &[FormEdition::reconstructed()]);
        assert_eq!(read.findings, []);
        assert!(read.forms.iter().map(|form| &form.form).eq(forms));
        read.forms.into_iter().map(|form| form.sheet).collect::<Vec<_>>()
    };
    let of = |name, quarter| AnyForm::from(station(name, quarter));
    assert_eq!(sheets(&[of("甲", 1), AnnexTwoForm::default().into()]), ["附件3", "附件2"]);
    assert_eq!(sheets(&[of("甲", 1), of("甲", 2)]), ["附件3 2012年第一季度", "附件3 2012年第二季度"]);
    assert_eq!(sheets(&[of("甲", 1), of("乙", 1), of("乙", 2)]), ["附件3 甲", "附件3 乙", "附件3 乙(2)"]);
}

#[test]
fn a_register_of_a_hundred_thousand_complaints_comes_back() {
    let mut form = AnnexTwoForm::default();
    for row in 0..100_000 {
        let number = Content::Number(f64::from(u32::try_from(row).unwrap() + 1));
        form.put(FieldPlace::Line { table: 0, row, field: 0 }, &number).unwrap();
        form.put(FieldPlace::Line { table: 0, row, field: 5 }, &Content::Text("电视机".to_owned())).unwrap();
    }
    let written = write_form(FormEdition::reconstructed(), &form).unwrap();
    let read = read_book("登记簿.xlsx", &written, &[FormEdition::reconstructed()]);
    assert_eq!(read.findings, []);
    assert!(read.forms[0].form == AnyForm::from(form));
}
