//! Forms: what is written is read back, what people make of a cell is read, and what cannot be read is
//! said and changes nothing.

use proptest::prelude::*;
use wujin_core::edition::{AnnexOneField, Form};
use wujin_core::finding::Finding;
use wujin_core::form::{
    AnnexFiveForm, AnnexFourForm, AnnexOneForm, AnnexSixForm, AnnexThreeForm, AnnexTwoForm, Content,
    FieldPlace, FieldValue, FormRecord, FormText, missing,
};
use wujin_core::money::Fen;
use wujin_core::time::{AnnualWindow, Day, Period};

use crate::random_forms::any_cells;
use crate::support::tries;

/// Fills a form cell by cell, and sees to it that each cell, the whole form and its document come back.
fn comes_back<R>(cells: &[(FieldPlace, Content)]) -> Result<(), TestCaseError>
where
    R: FormRecord + PartialEq + core::fmt::Debug + serde::Serialize + serde::de::DeserializeOwned,
{
    let mut record = R::default();
    for (place, content) in cells {
        prop_assert!(record.put(*place, content).is_ok(), "{}: {content:?}", R::path(*place));
        prop_assert_eq!(&record.content(*place), content, "{}", R::path(*place));
    }
    let mut copy = R::default();
    for place in record.places() {
        prop_assert!(copy.put(place, &record.content(place)).is_ok());
    }
    prop_assert_eq!(&copy, &record);
    let document = serde_json::to_string(&record).unwrap();
    prop_assert_eq!(&serde_json::from_str::<R>(&document).unwrap(), &record, "{}", document);
    Ok(())
}

macro_rules! every_form_comes_back {
    ($($test:ident: $form:ty;)+) => { proptest! {
        #![proptest_config(tries(2_000))]
        $( #[test]
        fn $test(cells in any_cells::<$form>()) {
            comes_back::<$form>(&cells)?;
        } )+
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

fn text(text: &str) -> Content {
    Content::Text(text.to_owned())
}

fn code<T: FieldValue>(content: &Content) -> &'static str {
    T::read(content).map_or_else(|matter| Finding::from(matter).code(), |_| "")
}

#[test]
fn cells_are_read_as_people_write_them() {
    let day: Day = "2012-03-05".parse().unwrap();
    for content in [
        text("2012-03-05"),
        text("２０１２年３月５日"),
        text("2012/3/5 00:00:00"),
        text("2012-03-05T00:00:00"),
        Content::Number(40_973.0),
        Content::Day(day),
    ] {
        assert_eq!(Day::read(&content), Ok(day), "{content:?}");
    }
    for content in [text("1200"), text("1,200"), text("１，２００"), text(" 1200 "), Content::Number(1_200.0)]
    {
        assert_eq!(u32::read(&content), Ok(1_200), "{content:?}");
    }
    for content in [
        text("125300"),
        text("125,300.00元"),
        text("￥125,300"),
        text("12.53万元"),
        text("１２．５３万"),
        Content::Number(125_300.0),
    ] {
        assert_eq!(Fen::read(&content), Ok(Fen(12_530_000)), "{content:?}");
    }
    assert_eq!(Fen::read(&text("0.000001万元")), Ok(Fen(1)));
    let telephone = FormText::read(&Content::Number(13_800_001_234.0)).unwrap();
    assert_eq!(telephone.as_str(), "13800001234");
    let year = Period::annual(2012, AnnualWindow::JanuaryToNovember).unwrap();
    for content in ["2012年度（1月1日至11月30日）", "2012年度(1月1日至11月30日)", "2012Y-january_to_november"]
    {
        assert_eq!(Period::read(&text(content)), Ok(year), "{content}");
    }
    for content in ["2012年第一季度", "2012年1季度", "2012Q1", "２０１２年 第1季度"] {
        assert_eq!(Period::read(&text(content)), Ok(Period::quarter(2012, 1).unwrap()), "{content}");
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    for (content, expected) in [
        (text("2012-02-30"), "WJ-912"),
        (text("昨天"), "WJ-911"),
        (text("2012-03-05 09:30"), "WJ-911"),
        (Content::Number(40_973.5), "WJ-911"),
        (Content::Number(60.0), "WJ-911"),
        (Content::Number(1e300), "WJ-911"),
        (Content::Number(f64::NAN), "WJ-911"),
    ] {
        assert_eq!(code::<Day>(&content), expected, "{content:?}");
    }
    for (content, expected) in [
        (text("12,00"), "WJ-917"),
        (text("1,2,3"), "WJ-917"),
        (Content::Number(3.5), "WJ-917"),
        (Content::Number(-1.0), "WJ-915"),
        (Content::Number(f64::INFINITY), "WJ-917"),
        (text("十二"), "WJ-917"),
    ] {
        assert_eq!(code::<u32>(&content), expected, "{content:?}");
    }
    for (content, expected) in [
        (text("1.0000001万元"), "WJ-916"),
        (text("万元"), "WJ-916"),
        (text("12.5百万"), "WJ-916"),
        (text("-3"), "WJ-915"),
        (text("2000000万元"), "WJ-918"),
        (Content::Number(1.005), "WJ-916"),
    ] {
        assert_eq!(code::<Fen>(&content), expected, "{content:?}");
    }
    assert_eq!(code::<Period>(&text("2012年度")), "WJ-928");
    assert_eq!(code::<FormText>(&text("a\u{1}b")), "WJ-928");
}

#[test]
fn a_cell_that_cannot_be_read_changes_nothing() {
    let mut form = AnnexTwoForm::default();
    let place = |row| FieldPlace::Line { table: 0, row, field: 0 };
    form.put(place(0), &Content::Number(1.0)).unwrap();
    let before = form.clone();
    assert!(form.put(place(0), &text("一")).is_err());
    assert!(form.put(place(7), &text("一")).is_err());
    assert_eq!(form, before);
    // A place that the form does not have is passed over.
    assert_eq!(form.put(FieldPlace::Line { table: 3, row: 0, field: 0 }, &text("一")), Ok(()));
    assert_eq!(form, before);
}

#[test]
fn what_must_be_filled_is_named_with_its_place_and_provision() {
    let mut form = AnnexFourForm::default();
    form.put(FieldPlace::Line { table: 0, row: 1, field: 0 }, &text("张某")).unwrap();
    let said: Vec<_> = missing(&form)
        .iter()
        .map(|finding| {
            let place = finding.place.as_ref().and_then(|place| place.path.clone()).unwrap();
            format!("{} {place}", finding.code())
        })
        .collect();
    assert_eq!(said[0], "WJ-301 station");
    assert!(said.contains(&"WJ-301 staff[0].name".to_owned()));
    assert!(!said.contains(&"WJ-301 staff[1].name".to_owned()));
    assert!(said.contains(&"WJ-301 conditions[7].seen".to_owned()));
    // One that is marked is not blank.
    let station = FieldPlace::Head { field: 0 };
    form.put(station, &text("—")).unwrap();
    assert!(
        missing(&form)
            .iter()
            .all(|finding| finding.place.as_ref().unwrap().path.as_deref() != Some("station"))
    );
}

#[test]
fn annex_one_has_every_field_that_registering_asks_for() {
    let names: Vec<_> = AnnexOneForm::HEAD.iter().map(|field| field.term.name).collect();
    for field in AnnexOneField::ALL {
        assert!(names.contains(&field.name()), "{field}");
    }
    let forms = [
        AnnexOneForm::FORM,
        AnnexTwoForm::FORM,
        AnnexThreeForm::FORM,
        AnnexFourForm::FORM,
        AnnexFiveForm::FORM,
        AnnexSixForm::FORM,
    ];
    assert_eq!(forms, Form::ALL[..]);
}
