//! How each kind of value stands in a cell, and how it is read from what people make of that.

use super::content::{AS_TEXT, mark_of};
use super::{Content, FieldKind, FormText};
use crate::finding::InputMatter;
use crate::intake::{half_width, read_amount, read_count, read_day, read_quarter, read_word};
use crate::money::Fen;
use crate::term::Vocabulary;
use crate::time::{AnnualWindow, AnnualWindowKind, Day, Period};

/// A value that a field can hold.
///
/// What is written is read back as the same value. Reading takes what spreadsheets and people make of it:
/// digits of full width, days as texts or serial numbers, separators of thousands, `元` and `万元`.
// READING: cells-as-people-write
pub trait FieldValue: Sized {
    /// What it is.
    const KIND: FieldKind;

    /// As it stands in a cell.
    fn content(&self) -> Content;

    /// Reads a cell that is neither blank nor marked.
    fn read(content: &Content) -> Result<Self, InputMatter>;
}

impl FieldValue for FormText {
    const KIND: FieldKind = FieldKind::Text;

    fn content(&self) -> Content {
        let text = self.as_str();
        let is_guarded = mark_of(text).is_some() || text.starts_with(AS_TEXT);
        Content::Text(if is_guarded { format!("{AS_TEXT}{text}") } else { text.to_owned() })
    }

    fn read(content: &Content) -> Result<Self, InputMatter> {
        let text = content.to_text();
        let text = text.strip_prefix(AS_TEXT).unwrap_or(&text);
        text.parse().map_err(|error| InputMatter::CodeForm {
            given: text.chars().filter(|letter| !letter.is_control()).take(40).collect(),
            zh: "可以打印、不超过32766个字的文字".to_owned(),
            en: format!("a text that can be printed, of at most 32766 characters; {error}"),
        })
    }
}

impl FieldValue for Day {
    const KIND: FieldKind = FieldKind::Day;

    fn content(&self) -> Content {
        Content::Day(*self)
    }

    fn read(content: &Content) -> Result<Self, InputMatter> {
        match content {
            Content::Day(day) => Ok(*day),
            Content::Number(serial) => {
                day_of_serial(*serial).ok_or_else(|| InputMatter::DayForm { given: serial.to_string() })
            }
            Content::Text(_) | Content::Blank => {
                let text = narrow(content);
                // A day whose time is midnight is that day.
                let day = text.split_once([' ', 'T']).filter(|(_, time)| time.starts_with("00:00"));
                read_day(day.map_or(text.as_str(), |(day, _)| day))
            }
        }
    }
}

impl FieldValue for u32 {
    const KIND: FieldKind = FieldKind::Count;

    fn content(&self) -> Content {
        Content::Number(f64::from(*self))
    }

    fn read(content: &Content) -> Result<Self, InputMatter> {
        read_count(&ungrouped(&narrow(content)))
    }
}

impl FieldValue for Fen {
    const KIND: FieldKind = FieldKind::Money;

    /// Yuan, exact up to the ten billion that a cell may hold.
    #[expect(
        clippy::cast_precision_loss,
        reason = "every amount that can be read is far below 2 to the 53rd"
    )]
    fn content(&self) -> Content {
        Content::Number(self.0 as f64 / 100.0)
    }

    fn read(content: &Content) -> Result<Self, InputMatter> {
        let text = ungrouped(narrow(content).trim_start_matches(['¥', '￥']).trim());
        let bare = text.strip_suffix('元').unwrap_or(&text).trim();
        match bare.strip_suffix('万') {
            Some(number) => {
                let yuan = ten_thousand_fold(number.trim());
                yuan.map_or_else(|| read_amount(&text), |yuan| read_amount(&yuan))
            }
            None => read_amount(bare),
        }
    }
}

impl FieldValue for Period {
    const KIND: FieldKind = FieldKind::Period;

    fn content(&self) -> Content {
        Content::Text(self.zh())
    }

    fn read(content: &Content) -> Result<Self, InputMatter> {
        let text = narrow(content);
        let written: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        written
            .parse()
            .ok()
            .or_else(|| period_in_chinese(&written))
            .map_or_else(|| read_quarter(&written).map(Self::Quarter).map_err(|_| period_fault(&text)), Ok)
    }
}

impl<T: Vocabulary> FieldValue for T {
    const KIND: FieldKind = FieldKind::Word(T::TERMS);

    fn content(&self) -> Content {
        let term = T::TERMS.get(usize::from(self.index()));
        Content::Text(term.map_or_else(String::new, |term| term.zh.to_owned()))
    }

    fn read(content: &Content) -> Result<Self, InputMatter> {
        read_word(&content.to_text(), &[])
    }
}

/// The text of a cell with digits and signs of half width.
fn narrow(content: &Content) -> String {
    let text = content.to_text();
    half_width(&text).unwrap_or(text)
}

/// A number without its separators of thousands, where they stand where they belong.
fn ungrouped(number: &str) -> String {
    let number = number.replace('，', ",");
    let whole = number.split('.').next().unwrap_or(&number);
    let digits_end =
        whole.find(|letter: char| !letter.is_ascii_digit() && letter != ',').unwrap_or(whole.len());
    let mut groups = whole.get(..digits_end).unwrap_or(whole).split(',');
    let is_first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    let is_grouped = is_first && groups.all(|group| group.len() == 3);
    if is_grouped { number.replace(',', "") } else { number }
}

/// Ten thousand times a decimal number, as text, so that nothing is rounded; none where it is none, or has
/// more decimals than a fen leaves.
fn ten_thousand_fold(number: &str) -> Option<String> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(decimals) || decimals.len() > 6 {
        return None;
    }
    let padded = format!("{decimals:0<6}");
    let (yuan, fen) = padded.split_at_checked(4)?;
    Some(format!("{whole}{yuan}.{fen}"))
}

/// The day that a spreadsheet counts as this, from 30 December 1899, as they do since March 1900.
fn day_of_serial(serial: f64) -> Option<Day> {
    /// 1 March 1900: before it spreadsheets disagree, as some count a day that did not exist.
    const FIRST: f64 = 61.0;
    /// 31 December 9999.
    const LAST: f64 = 2_958_465.0;
    /// Of 1 January 1970.
    const EPOCH: i32 = 25_569;
    if !(FIRST..=LAST).contains(&serial) || serial.fract() != 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number within the range just looked at")]
    let days = serial as i32;
    Day::from_days_since_epoch(days - EPOCH).ok()
}

/// A half-year or a year as [`Period::zh`] writes it.
fn period_in_chinese(text: &str) -> Option<Period> {
    let (year, rest) = text.split_once('年')?;
    let year: i32 = year.parse().ok().filter(|year| (1..=9999).contains(year))?;
    if rest == "上半年" {
        return Period::first_half(year).ok();
    }
    let window = rest.strip_prefix("度")?.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let kinds = AnnualWindowKind::ALL.iter().filter_map(|kind| Some((AnnualWindow::of(*kind, None)?, kind)));
    let named = kinds.into_iter().find(|(_, kind)| {
        let zh = kind.term().zh.replace('（', "(").replace('）', ")");
        let written = window.replace('（', "(").replace('）', ")");
        zh.trim_end_matches(')') == written.trim_end_matches(')')
    });
    if let Some((window, _)) = named {
        return Period::annual(year, window).ok();
    }
    let (month, day) = window.strip_prefix("1月1日至")?.strip_suffix('日')?.split_once('月')?;
    let cut_off = Day::from_ymd(year, month.parse().ok()?, day.parse().ok()?).ok()?;
    Period::annual(year, AnnualWindow::ToCutOff(cut_off)).ok()
}

fn period_fault(given: &str) -> InputMatter {
    InputMatter::CodeForm {
        given: given.to_owned(),
        zh: "报告期，例如 2012年第一季度、2012年上半年、2012年度（1月1日至11月30日）".to_owned(),
        en: "a period such as 2012Q1, 2012H1 or 2012Y-january_to_november".to_owned(),
    }
}
