//! From the text that was printed to the exact range of true values that can stand behind it.

use serde::{Deserialize, Serialize};

use super::{Bound, Dimension, FigureUnit, TrueRange};
use crate::edition::PrintMark;
use crate::vocabulary;

vocabulary! {
    /// What is wrong with a printed text.
    pub enum PrintFault {
        NotANumber = "not_a_number", "不是数字", "it is not a plain decimal number";
        TooPrecise = "too_precise", "小数位数超出单位", "it has more decimals than its unit allows";
        TooLarge = "too_large", "数值过大", "it is larger than any figure can be";
        Illegible = "illegible", "无法辨认", "it cannot be made out";
    }
}

/// A printed text could not be read as a figure.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("\"{printed}\" is no figure in {unit}: {}", fault.term().en)]
pub struct PrintError {
    /// What was printed.
    pub printed: String,
    /// In which unit.
    pub unit: FigureUnit,
    /// What is wrong with it.
    pub fault: PrintFault,
}

/// A figure as it was printed.
///
/// `printed` is the bare number: digits, one decimal point, thousands grouped by commas where they
/// were printed so, and a sign. An empty text is blank; `—`, `－`, `-`, `/` say that the figure does
/// not apply.
///
/// ```
/// use wujin_core::reconciliation::{Figure, FigureUnit};
/// let disputes = Figure::new("disputes", "消费纠纷", "1.72", FigureUnit::TenThousandCases);
/// let range = disputes.range()?.unwrap();
/// assert!(range.contains(17_150) && range.contains(17_299) && !range.contains(17_300));
/// # Ok::<(), wujin_core::reconciliation::PrintError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What the claims call it, unique in its table.
    pub id: String,
    /// What people call it, in Chinese.
    pub label: String,
    /// As it was printed.
    #[serde(default)]
    pub printed: String,
    /// The unit it was printed in.
    pub unit: FigureUnit,
    /// Why there is nothing to read, where somebody has said so; it goes before `printed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<PrintMark>,
    /// Whether the true value may be below zero. A figure that is printed with a sign, or that is
    /// the difference or rate of a change, may be in any case.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub signed: bool,
}

/// No printed figure may be larger, in base units; that leaves room for exact products.
const LARGEST: i128 = 1_000_000_000_000_000_000;

impl Figure {
    /// A figure as it was printed, not below zero.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        label: impl Into<String>,
        printed: impl Into<String>,
        unit: FigureUnit,
    ) -> Self {
        Self { id: id.into(), label: label.into(), printed: printed.into(), unit, mark: None, signed: false }
    }

    /// Why there is no figure to read, if there is none.
    #[must_use]
    pub fn mark(&self) -> Option<PrintMark> {
        // READING: unreadable-is-not-zero
        self.mark.or(match self.printed.as_str() {
            "" => Some(PrintMark::Blank),
            "—" | "－" | "-" | "/" => Some(PrintMark::NotApplicable),
            _ => None,
        })
    }

    /// Whether it was printed with a sign.
    #[must_use]
    pub fn has_sign(&self) -> bool {
        self.mark().is_none() && self.printed.starts_with(['+', '-', '−'])
    }

    /// The true values that round half up, or are cut, to what was printed; none where nothing was
    /// printed. Fails where the text is not a figure of its unit.
    // READING: printed-precision
    pub fn range(&self) -> Result<Option<TrueRange>, PrintError> {
        let error = |fault| PrintError { printed: self.printed.clone(), unit: self.unit, fault };
        match self.mark() {
            Some(PrintMark::Illegible) => Err(error(PrintFault::Illegible)),
            Some(PrintMark::Blank | PrintMark::NotApplicable) => Ok(None),
            None => read(&self.printed, self.unit).map(Some).map_err(error),
        }
    }
}

/// Reads a number strictly and gives the values that can have been printed so.
fn read(printed: &str, unit: FigureUnit) -> Result<TrueRange, PrintFault> {
    let unsigned = printed.strip_prefix(['+', '-', '−']).unwrap_or(printed);
    let negative = printed.starts_with(['-', '−']);
    let (whole, decimals) = match unsigned.split_once('.') {
        Some((_, "")) => return Err(PrintFault::NotANumber),
        Some((whole, decimals)) => (whole, decimals),
        None => (unsigned, ""),
    };
    let mut digits = ungrouped(whole).ok_or(PrintFault::NotANumber)?;
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PrintFault::NotANumber);
    }
    if decimals.len() > unit.most_decimals() {
        return Err(PrintFault::TooPrecise);
    }
    digits.push_str(decimals);
    let mut step = unit.scale();
    for _ in 0..decimals.len() {
        step /= 10;
    }
    let value = digits
        .bytes()
        .try_fold(0_i128, |sum, digit| sum.checked_mul(10)?.checked_add(i128::from(digit - b'0')))
        .and_then(|value| value.checked_mul(step))
        .filter(|value| *value <= LARGEST)
        .ok_or(PrintFault::TooLarge)?;
    Ok(behind(value, step, negative, unit.dimension()))
}

/// The digits of a whole part, without its commas, if they are where they belong.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let leading = first.len() > 1 && first.starts_with('0') || grouped && first == "0";
    if first.is_empty() || leading || grouped && first.len() > 3 || groups.any(|group| group.len() != 3) {
        return None;
    }
    let digits: String = whole.chars().filter(|letter| *letter != ',').collect();
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
}

/// The values behind a print of size `value` and step `step`. Below zero everything is mirrored;
/// a plain zero can have been reached from either side.
fn behind(value: i128, step: i128, negative: bool, dimension: Dimension) -> TrueRange {
    let whole = dimension.is_whole();
    let far = if whole { Bound::closed(value + step - 1) } else { Bound::open(value + step) };
    // The half of an odd step is no whole number of base units: the end moves inward.
    let near = Bound::closed(value - step / 2);
    let mirror = |bound: Bound| Bound { value: -bound.value, open: bound.open };
    let (least, most) = match (negative, value) {
        (true, _) => (mirror(far), mirror(near)),
        (false, 0) => (mirror(far), far),
        (false, _) => (near, far),
    };
    TrueRange { least: Some(least), most: Some(most) }
}
