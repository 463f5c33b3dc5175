//! How the cells look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};
use wujin_core::form::FieldKind;
use wujin_core::form::layout::{MoneyUnit, TextStyle};

/// The looks of every kind of cell.
pub(super) struct Styles {
    texts: Vec<Format>,
    text: Format,
    guarded: Format,
    word: Format,
    day: Format,
    count: Format,
    yuan: Format,
    ten_thousand_yuan: Format,
    rate: Format,
}

/// The character set by which programs without the font choose another for Chinese.
const CHINESE: u8 = 134;

impl Styles {
    pub(super) fn new() -> Self {
        let font = |name: &str, size: f64| {
            Format::new().set_font_name(name).set_font_size(size).set_font_charset(CHINESE)
        };
        let body = font("仿宋", 11.0).set_align(FormatAlign::VerticalCenter).set_text_wrap();
        let boxed = body.clone().set_border(FormatBorder::Thin);
        let middle = boxed.clone().set_align(FormatAlign::Center);
        let text = boxed.clone().set_num_format("@").set_align(FormatAlign::Left).set_indent(1);
        let figure = boxed.clone().set_align(FormatAlign::Right);
        let look = |style: TextStyle| match style {
            TextStyle::AnnexNumber => font("黑体", 12.0),
            TextStyle::Title => font("宋体", 18.0)
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            TextStyle::Section | TextStyle::Label => font("宋体", 11.0)
                .set_bold()
                .set_border(FormatBorder::Thin)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap(),
            TextStyle::Note => font("仿宋", 10.0).set_align(FormatAlign::VerticalCenter).set_text_wrap(),
            TextStyle::Seal => boxed.clone().set_align(FormatAlign::Right).set_indent(3),
        };
        Self {
            texts: TextStyle::ALL.iter().map(|style| look(*style)).collect(),
            text: text.clone(),
            guarded: text.set_quote_prefix(),
            word: middle.clone(),
            day: middle.clone().set_num_format("yyyy-mm-dd"),
            count: figure.clone().set_num_format("0"),
            yuan: figure.clone().set_num_format("#,##0.00"),
            ten_thousand_yuan: figure.clone().set_num_format("#,##0.00####"),
            rate: figure.set_num_format("0.00%"),
        }
    }

    /// Of a text of the form itself.
    pub(super) fn of_text(&self, style: TextStyle) -> &Format {
        self.texts.get(usize::from(style.index())).unwrap_or(&self.word)
    }

    /// Of a field.
    pub(super) const fn of_field(&self, kind: FieldKind, unit: MoneyUnit) -> &Format {
        match (kind, unit) {
            (FieldKind::Text | FieldKind::Period, _) => &self.text,
            (FieldKind::Word(_), _) => &self.word,
            (FieldKind::Day, _) => &self.day,
            (FieldKind::Count, _) => &self.count,
            (FieldKind::Money, MoneyUnit::Yuan) => &self.yuan,
            (FieldKind::Money, MoneyUnit::TenThousandYuan) => &self.ten_thousand_yuan,
        }
    }

    /// Of a text that a spreadsheet would else take for a formula when it is edited.
    pub(super) const fn guarded(&self) -> &Format {
        &self.guarded
    }

    /// Of something worked out.
    pub(super) const fn of_computed(&self, is_rate: bool) -> &Format {
        if is_rate { &self.rate } else { &self.count }
    }
}
