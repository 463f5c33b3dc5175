//! Masking of personal data in exports and logs: what is shown suffices to tell records apart, not to
//! find the person. Masking what is masked changes nothing.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{DivisionCode, DivisionLevel, Divisions, TelephoneKind};
use crate::time::Day;
use crate::vocabulary;

const STAR: char = '*';
/// What stands for a hidden part whose length is hidden, too.
const HIDDEN: &str = "****";

/// Surnames of two characters.
const COMPOUND_SURNAMES: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒",
    "司空", "夏侯", "端木", "轩辕", "南宫", "独孤", "闻人", "赫连", "澹台", "淳于", "单于", "申屠", "公冶",
    "钟离", "百里", "东郭", "西门", "呼延", "拓跋", "完颜", "第五", "太史", "万俟", "濮阳", "公羊", "鲜于",
    "闾丘", "亓官", "仲孙", "宰父", "谷梁", "段干", "东门", "南门", "左丘", "梁丘", "即墨", "达奚", "褚师",
];

vocabulary! {
    /// What a text says of a person, by which it is masked.
    pub enum PersonalDetail {
        Name = "name", "姓名", "name";
        Telephone = "telephone", "联系电话", "telephone";
        Address = "address", "地址", "address";
        Text = "text", "文字", "free text";
    }
}

impl PersonalDetail {
    /// A text of this kind as it may stand in a list or an export.
    #[must_use]
    pub fn mask(self, text: &str) -> String {
        match self {
            Self::Name => mask_name(text),
            Self::Telephone => mask_phone(text),
            Self::Address => mask_address(text),
            Self::Text => mask_text(text),
        }
    }
}

/// A name with the surname shown and the rest as stars; of a name in several words, or in another
/// script, the first letter is shown.
///
/// ```
/// use wujin_core::identity::mask_name;
/// assert_eq!(mask_name("张三丰"), "张**");
/// assert_eq!(mask_name("欧阳修"), "欧阳*");
/// assert_eq!(mask_name("John Smith"), "J*** *****");
/// ```
#[must_use]
pub fn mask_name(name: &str) -> String {
    // READING: masking
    let name = name.trim();
    let count = name.chars().count();
    let compound = COMPOUND_SURNAMES.iter().any(|surname| name.starts_with(surname));
    let shown = match count {
        0 | 1 => 0,
        3.. if compound => 2,
        _ => 1,
    };
    let hide = |(index, letter): (usize, char)| {
        if index < shown || matches!(letter, ' ' | '·' | '•' | '・') { letter } else { STAR }
    };
    name.chars().enumerate().map(hide).collect()
}

/// A telephone number with the middle hidden: `138****1234`, `027-****5678`; an extension is hidden
/// whole. Public service numbers are not personal and stay. Where the text is no telephone number,
/// every letter and digit is hidden.
///
/// ```
/// use wujin_core::identity::mask_phone;
/// assert_eq!(mask_phone("13812341234"), "138****1234");
/// assert_eq!(mask_phone("0712-2345678-12"), "0712-***5678-**");
/// assert_eq!(mask_phone("12315"), "12315");
/// ```
#[must_use]
pub fn mask_phone(text: &str) -> String {
    // READING: masking
    let hide_all =
        || text.chars().map(|letter| if letter.is_alphanumeric() { STAR } else { letter }).collect();
    if is_masked_phone(text) {
        return text.to_owned();
    }
    let Some(telephone) = super::telephone::read(text) else { return hide_all() };
    match telephone.kind() {
        TelephoneKind::Service => telephone.to_string(),
        TelephoneKind::Mobile => hide_range(telephone.number(), 3..7),
        TelephoneKind::Landline => {
            let number = telephone.number();
            let hidden = hide_range(number, 0..number.len().saturating_sub(4));
            let extension: String = telephone.extension().chars().map(|_| STAR).collect();
            let separator = if extension.is_empty() { "" } else { "-" };
            format!("{}-{hidden}{separator}{extension}", telephone.area())
        }
    }
}

fn hide_range(text: &str, range: core::ops::Range<usize>) -> String {
    text.chars()
        .enumerate()
        .map(|(index, letter)| if range.contains(&index) { STAR } else { letter })
        .collect()
}

/// Whether the text is what [`mask_phone`] gives for a mobile or a landline.
fn is_masked_phone(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let stars = |part: &str| part.bytes().all(|byte| byte == b'*');
    let masked = |part: &str, shown: usize, hidden: core::ops::RangeInclusive<usize>| {
        let length = part.len();
        hidden.contains(&length.wrapping_sub(shown + 4))
            && part.get(..shown).is_some_and(digits)
            && part.get(shown..length - 4).is_some_and(stars)
            && part.get(length - 4..).is_some_and(digits)
    };
    let mut parts = text.split('-');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(mobile), None, None, None) => masked(mobile, 3, 4..=4),
        (Some(area), Some(number), extension, None) => {
            matches!(area.len(), 3 | 4)
                && area.starts_with('0')
                && digits(area)
                && masked(number, 0, 3..=4)
                && extension.is_none_or(|extension| !extension.is_empty() && stars(extension))
        }
        _ => false,
    }
}

/// An address with the province, prefecture and county shown and all that follows hidden, its length
/// included. What does not begin with names of divisions, written in full, is hidden whole.
///
/// ```
/// use wujin_core::identity::mask_address;
/// assert_eq!(mask_address("湖北省武汉市江岸区中山大道1号"), "湖北省武汉市江岸区****");
/// assert_eq!(mask_address("阳光小区3栋"), "****");
/// ```
#[must_use]
pub fn mask_address(address: &str) -> String {
    // READING: masking
    let address = address.trim();
    let mut rest = address;
    let mut within: Option<DivisionCode> = None;
    while let Some((code, length)) = leading_division(rest, within) {
        within = Some(code);
        rest = rest.get(length..).unwrap_or_default();
    }
    let shown = address.strip_suffix(rest).unwrap_or_default();
    if rest.is_empty() { shown.to_owned() } else { format!("{shown}{HIDDEN}") }
}

/// The division whose name the text begins with and that lies in `within`, and the name's length in bytes.
fn leading_division(text: &str, within: Option<DivisionCode>) -> Option<(DivisionCode, usize)> {
    static NAMES: OnceLock<HashMap<&'static str, Vec<DivisionCode>>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let mut names: HashMap<&'static str, Vec<DivisionCode>> = HashMap::new();
        let latest = Divisions::as_of(Day::MAX).into_iter();
        for row in latest.chain([Divisions::of_the_notice()]).flatten() {
            if row.code().level() != DivisionLevel::Placeholder {
                names.entry(row.name()).or_default().push(row.code());
            }
        }
        names
    });
    let lies_in = |code: &DivisionCode| {
        within.is_none_or(|within| {
            *code != within && (code.province() == within || code.prefecture() == Some(within))
        })
    };
    // The longest name of the tables has 15 characters.
    let ends = text.char_indices().map(|(index, letter)| index + letter.len_utf8()).take(15);
    let found = ends.filter_map(|end| {
        let code = names.get(text.get(..end)?)?.iter().find(|code| lies_in(code))?;
        Some((*code, end))
    });
    found.last()
}

/// A free text with every run of seven or more digits hidden: telephone, identity and bank numbers,
/// also in full-width or Chinese digits and with single spaces or hyphens between. Days written
/// `YYYY-MM-DD` stay.
///
/// It cannot find names or addresses: a free text that may hold them is not for export.
///
/// ```
/// use wujin_core::identity::mask_text;
/// assert_eq!(mask_text("2012-03-15购买，电话138 1234 1234"), "2012-03-15购买，电话*** **** ****");
/// ```
#[must_use]
pub fn mask_text(text: &str) -> String {
    // READING: masking
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let joins = matches!(letter, ' ' | '-' | '－' | '—') && letters.peek().copied().is_some_and(is_digit);
        // The last place of an identity number may be X.
        let closes =
            matches!(letter, 'X' | 'x') && run.chars().filter(|digit| is_digit(*digit)).count() == 17;
        if is_digit(letter) || !run.is_empty() && (joins || closes) {
            run.push(letter);
        } else {
            close_run(&mut out, &mut run);
            out.push(letter);
        }
    }
    close_run(&mut out, &mut run);
    out
}

fn close_run(out: &mut String, run: &mut String) {
    let long = run.chars().filter(|letter| is_digit(*letter)).count() >= 7;
    if long && run.parse::<Day>().is_err() {
        out.extend(run.chars().map(|letter| if letter.is_alphanumeric() { STAR } else { letter }));
    } else {
        out.push_str(run);
    }
    run.clear();
}

/// A digit in any script; Chinese ones and 幺, as a number is read aloud, included.
fn is_digit(letter: char) -> bool {
    letter.is_numeric() || "零一二三四五六七八九幺".contains(letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_every_sort_are_masked() {
        for (name, masked) in [
            ("张三", "张*"),
            ("欧阳", "欧*"),
            ("欧阳娜娜", "欧阳**"),
            ("阿不都·买买提", "阿**·***"),
            ("张", "*"),
            (" 张三 ", "张*"),
            ("", ""),
        ] {
            assert_eq!(mask_name(name), masked);
        }
    }

    #[test]
    fn what_is_no_telephone_number_is_hidden_whole() {
        assert_eq!(mask_phone("张三1381234"), "*********");
        assert_eq!(mask_phone("8234 5678"), "**** ****");
    }

    #[test]
    fn addresses_show_the_divisions_only() {
        for (address, masked) in [
            ("北京市东城区东华门大街1号", "北京市东城区****"),
            ("广东省东莞市莞城街道", "广东省东莞市****"),
            ("湖北省仙桃市沔州大道", "湖北省仙桃市****"),
            ("湖北省朝阳区", "湖北省****"),
            ("湖北省武汉市", "湖北省武汉市"),
            ("武汉江岸区", "****"),
        ] {
            assert_eq!(mask_address(address), masked);
        }
    }

    #[test]
    fn long_numbers_in_a_text_are_hidden() {
        assert_eq!(mask_text("身份证42010219800101123X，花费1200元"), "身份证******************，花费1200元");
        assert_eq!(mask_text("手机１３８１２３４１２３４"), "手机***********");
        assert_eq!(mask_text("一三八幺二三四一二三四"), "***********");
        assert_eq!(mask_text("0712-2345678转12"), "****-*******转12");
    }

    proptest! {
        #[test]
        fn masking_twice_is_masking_once(
            text in prop_oneof![any::<String>(), "[0-9 *()转Xx一-]{0,20}", "1[3-9][0-9]{9}", "0[3-9][0-9]{2}-[2-9][0-9]{6,7}(-[0-9]{1,6})?", "(湖北省|武汉市|江岸区|东莞市|[a0-9]){0,6}"],
        ) {
            for mask in [mask_name, mask_phone, mask_address, mask_text] {
                let once = mask(&text);
                prop_assert_eq!(mask(&once), once.clone());
            }
        }

        #[test]
        fn a_name_shows_at_most_two_letters(name in "[一-龥]{1,8}|[A-Za-z ]{1,20}") {
            let masked = mask_name(&name);
            let shown = masked.chars().filter(|letter| !matches!(letter, '*' | ' ')).count();
            let most = if name.trim().chars().count() > 2 { 2 } else { 1 };
            prop_assert!(shown <= most, "{masked}");
        }

        #[test]
        fn a_mobile_number_hides_its_middle(head in "1[3-9][0-9]", middle in "[0-9]{4}", tail in "[0-9]{4}") {
            let masked = mask_phone(&format!("{head}{middle}{tail}"));
            prop_assert_eq!(masked, format!("{head}****{tail}"));
        }

        #[test]
        fn no_long_number_gets_through_a_text(before in "[^0-9]{0,8}", number in "[1-9][0-9]{6,19}", after in "[^0-9]{0,8}") {
            let masked = mask_text(&format!("{before}{number}{after}"));
            prop_assert!(!masked.contains(&number));
            prop_assert!(!masked.chars().any(|letter| letter.is_ascii_digit()));
        }

        #[test]
        fn what_follows_the_divisions_never_shows(tail in "[0-9A-Za-z]{1,20}") {
            prop_assert_eq!(mask_address(&format!("湖北省武汉市江岸区{tail}")), "湖北省武汉市江岸区****");
        }
    }
}
