//! Readers of single cells. Each takes a trimmed, non-empty text and gives the value, or what is
//! wrong with it.

use crate::finding::InputMatter;
use crate::money::{Fen, FenError};
use crate::term::Vocabulary;
use crate::time::{Day, Instant};

/// The half-width form of a text that holds full-width digits or signs; none where it holds none.
pub(crate) fn half_width(text: &str) -> Option<String> {
    let narrow = |sign: char| match sign {
        '０'..='９' | '．' | '－' | '／' | '：' | '＋' => {
            char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign)
        }
        other => other,
    };
    let narrowed: String = text.chars().map(narrow).collect();
    (narrowed != text).then_some(narrowed)
}

fn refuse_full_width(text: &str) -> Result<(), InputMatter> {
    // Cheap for the usual cell, which is ASCII.
    match if text.is_ascii() { None } else { half_width(text) } {
        Some(half) => Err(InputMatter::FullWidth { given: text.to_owned(), half }),
        None => Ok(()),
    }
}

/// Year, month and day of a text: `2011-03-05`, `2011-3-5`, `2011/3/5`, `2011.3.5` or `2011年3月5日`.
// READING: input-forms
pub fn read_day(text: &str) -> Result<Day, InputMatter> {
    // The form that is by far the commonest is read without more ado.
    if let Ok(day) = text.parse() {
        return Ok(day);
    }
    refuse_full_width(text)?;
    let form = || InputMatter::DayForm { given: text.to_owned() };
    let (year, rest) = text.split_once(['-', '/', '.', '年']).ok_or_else(form)?;
    let (month, rest) = rest.split_once(['-', '/', '.', '月']).ok_or_else(form)?;
    let day = rest.strip_suffix('日').unwrap_or(rest);
    let number = |digits: &str, most: usize| {
        let fits = (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if fits { digits.parse::<u16>().map_err(|_| form()) } else { Err(form()) }
    };
    if year.len() != 4 {
        return Err(form());
    }
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    Day::from_ymd(i32::from(year), u32::from(month), u32::from(day))
        .map_err(|_| InputMatter::DayNotInCalendar { given: text.to_owned() })
}

/// A day and a time in China: `2011-03-05 09:30` or `2011-03-05 09:30:15`, the day in any form that
/// [`read_day`] takes; or RFC 3339 with an offset.
// READING: input-forms
pub fn read_instant(text: &str) -> Result<Instant, InputMatter> {
    let form = || InputMatter::InstantForm { given: text.to_owned() };
    refuse_full_width(text)?;
    let Some((day, time)) = text.split_once([' ', 'T']) else {
        // A day alone says too little, and a day that is wrong is the graver fault.
        read_day(text)?;
        return Err(form());
    };
    let day = read_day(day)?;
    let two = |digits: &str, below: u32| match digits.as_bytes() {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            Some(u32::from(tens - b'0') * 10 + u32::from(ones - b'0')).filter(|number| *number < below)
        }
        _ => None,
    };
    let mut parts = time.split(':');
    let hour = parts.next().and_then(|digits| match digits.len() {
        1 => digits.parse().ok(),
        _ => two(digits, 24),
    });
    let minute = parts.next().and_then(|digits| two(digits, 60));
    let second = parts.next().map_or(Some(0), |digits| two(digits, 60));
    match (hour, minute, second, parts.next()) {
        (Some(hour), Some(minute), Some(second), None) => {
            Ok(Instant::on(day, hour * 3_600 + minute * 60 + second))
        }
        _ => text.parse().map_err(|_| form()),
    }
}

/// The largest amount of one row, ten billion yuan: what is larger is a slip, and could not be summed.
const LARGEST: Fen = Fen(1_000_000_000_000);

/// Yuan with up to two decimals, never negative.
pub fn read_amount(text: &str) -> Result<Fen, InputMatter> {
    let given = || text.to_owned();
    match text.parse::<Fen>() {
        Ok(amount) if amount <= LARGEST => Ok(amount),
        Ok(_) | Err(FenError::TooLarge) => Err(InputMatter::AmountTooLarge { given: given() }),
        Err(error) => {
            refuse_full_width(text)?;
            Err(match error {
                FenError::Negative => InputMatter::Negative { given: given() },
                _ => InputMatter::AmountForm { given: given() },
            })
        }
    }
}

/// A whole number, never negative.
pub fn read_count(text: &str) -> Result<u32, InputMatter> {
    if text.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(count) = text.parse()
    {
        return Ok(count);
    }
    refuse_full_width(text)?;
    let given = text.to_owned();
    let negative = text.strip_prefix('-').is_some_and(|rest| rest.parse::<u32>().is_ok());
    Err(if negative { InputMatter::Negative { given } } else { InputMatter::CountForm { given } })
}

/// A word of a vocabulary: its Chinese, its program name, or one of the synonyms given.
pub fn read_word<T: Vocabulary>(text: &str, synonyms: &[(&str, T)]) -> Result<T, InputMatter> {
    let place = T::TERMS.iter().position(|term| term.zh == text || term.name == text);
    place
        .and_then(|place| u8::try_from(place).ok())
        .and_then(T::from_index)
        .or_else(|| synonyms.iter().find(|(synonym, _)| *synonym == text).map(|(_, word)| *word))
        .ok_or_else(|| InputMatter::UnknownWord {
            given: text.to_owned(),
            known: T::TERMS.iter().copied().collect(),
        })
}

/// Yes or no: `有`, `是`, `√`, `1`; `无`, `否`, `×`, `0`.
pub fn read_yes_no(text: &str) -> Result<bool, InputMatter> {
    match text {
        "有" | "是" | "√" | "1" | "Y" => Ok(true),
        "无" | "否" | "没有" | "×" | "0" | "N" => Ok(false),
        _ => Err(InputMatter::YesNoForm { given: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complaint::Action;
    use crate::finding::Finding;

    fn code<T>(read: Result<T, InputMatter>) -> &'static str {
        read.map_or_else(|matter| Finding::from(matter).code(), |_| "")
    }

    #[test]
    fn days_are_read_in_the_forms_that_leave_no_doubt() {
        let day: Day = "2011-03-05".parse().unwrap();
        for text in ["2011-03-05", "2011-3-5", "2011/3/05", "2011.3.5", "2011年3月5日", "2011年03月05日"]
        {
            assert_eq!(read_day(text), Ok(day), "{text}");
        }
        let faults = [
            ("2011-02-30", "WJ-912"),
            ("2011-13-01", "WJ-912"),
            ("2011年2月29日", "WJ-912"),
            ("２０１１-03-05", "WJ-913"),
            ("11-03-05", "WJ-911"),
            ("03/05/2011", "WJ-911"),
            ("2011-03", "WJ-911"),
            ("2011-+3-05", "WJ-911"),
            ("昨天", "WJ-911"),
        ];
        for (text, expected) in faults {
            assert_eq!(code(read_day(text)), expected, "{text}");
        }
    }

    #[test]
    fn instants_without_an_offset_are_in_china() {
        let instant: Instant = "2011-03-05T09:30:00+08:00".parse().unwrap();
        for text in ["2011-03-05 09:30", "2011/3/5 9:30:00", "2011-03-05T09:30:00", "2011-03-05T01:30:00Z"] {
            assert_eq!(read_instant(text), Ok(instant), "{text}");
        }
        let faults = [
            ("2011-03-05", "WJ-914"),
            ("2011-03-05 24:00", "WJ-914"),
            ("2011-03-05 9点", "WJ-914"),
            ("2011-02-30 09:30", "WJ-912"),
            ("2011-02-30", "WJ-912"),
            ("2011-03-05 ０9:30", "WJ-913"),
        ];
        for (text, expected) in faults {
            assert_eq!(code(read_instant(text)), expected, "{text}");
        }
    }

    #[test]
    fn numbers_say_what_is_wrong() {
        assert_eq!(read_amount("120.5"), Ok(Fen(12_050)));
        assert_eq!(read_count("7"), Ok(7));
        for (text, expected) in [
            ("-5", "WJ-915"),
            ("１２０", "WJ-913"),
            ("1,200", "WJ-916"),
            ("百元", "WJ-916"),
            ("12.345", "WJ-916"),
            ("1e5", "WJ-916"),
            ("10000000000.01", "WJ-918"),
            ("99999999999999999999.99", "WJ-918"),
        ] {
            assert_eq!(code(read_amount(text)), expected, "{text}");
        }
        for (text, expected) in [
            ("-5", "WJ-915"),
            ("７", "WJ-913"),
            ("3.5", "WJ-917"),
            ("+3", "WJ-917"),
            ("4294967296", "WJ-917"),
        ] {
            assert_eq!(code(read_count(text)), expected, "{text}");
        }
    }

    #[test]
    fn words_are_read_in_chinese_and_by_name() {
        assert_eq!(read_word("审核同意", &[]), Ok(Action::Approve));
        assert_eq!(read_word("approve", &[]), Ok(Action::Approve));
        assert_eq!(read_word("同意", &[("同意", Action::Approve)]), Ok(Action::Approve));
        assert_eq!(code(read_word::<Action>("批准", &[])), "WJ-919");
        assert_eq!((read_yes_no("有"), read_yes_no("否")), (Ok(true), Ok(false)));
        assert_eq!(code(read_yes_no("不详")), "WJ-920");
    }
}
