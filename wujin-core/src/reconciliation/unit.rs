//! The units figures are printed in, and the exact whole numbers they are counted in.

use serde::Serialize;

use super::TrueRange;
use crate::vocabulary;

vocabulary! {
    /// The unit a figure is printed in.
    pub enum FigureUnit {
        Cases = "cases", "件", "matters, one by one";
        TenThousandCases = "ten_thousand_cases", "万件", "ten thousand matters";
        Yuan = "yuan", "元", "yuan";
        TenThousandYuan = "ten_thousand_yuan", "万元", "ten thousand yuan";
        Percent = "percent", "%", "per cent";
    }
}

/// What a figure measures. Figures of one dimension can be added and compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Matters: the base unit is one matter.
    Count,
    /// Money: the base unit is one fen.
    Money,
    /// A share or a change: the base unit is 10⁻⁹ %.
    Rate,
}

/// 1 % in base units.
pub(super) const PERCENT: i128 = 1_000_000_000;

impl FigureUnit {
    /// What the unit measures.
    #[must_use]
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::Cases | Self::TenThousandCases => Dimension::Count,
            Self::Yuan | Self::TenThousandYuan => Dimension::Money,
            Self::Percent => Dimension::Rate,
        }
    }

    /// One of this unit in base units.
    #[must_use]
    pub const fn scale(self) -> i128 {
        match self {
            Self::Cases => 1,
            Self::TenThousandCases => 10_000,
            Self::Yuan => 100,
            Self::TenThousandYuan => 1_000_000,
            Self::Percent => PERCENT,
        }
    }

    /// How many decimals can be printed: down to one matter, one fen, or 10⁻⁸ %.
    #[must_use]
    pub const fn most_decimals(self) -> usize {
        match self {
            Self::Cases => 0,
            Self::TenThousandCases => 4,
            Self::Yuan => 2,
            Self::TenThousandYuan => 6,
            Self::Percent => 8,
        }
    }
}

impl Dimension {
    /// Whether the true value is a whole number of base units. A rate is any rational number.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        !matches!(self, Self::Rate)
    }

    /// A value as people write it, with the unit: 件, 元 or %. Rates are cut to four decimals,
    /// upwards where `up`.
    pub(super) fn write(self, value: i128, up: bool) -> String {
        let (shown, decimals, unit) = match self {
            Self::Count => (value, 0, "件"),
            Self::Money => (value, 2, "元"),
            Self::Rate => {
                let cut = value.div_euclid(100_000);
                (if up && value.rem_euclid(100_000) != 0 { cut.saturating_add(1) } else { cut }, 4, "%")
            }
        };
        let sign = if shown < 0 { "-" } else { "" };
        let one = 10_u128.pow(decimals);
        let (whole, rest) = (shown.unsigned_abs() / one, shown.unsigned_abs() % one);
        let width = decimals as usize;
        let text = if decimals == 0 { whole.to_string() } else { format!("{whole}.{rest:0width$}") };
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        format!("{sign}{text} {unit}")
    }

    /// A range as people write it: one value, `a – b`, `≥ a`, `≤ b`, or `…` where nothing is known.
    pub(super) fn write_range(self, range: TrueRange) -> String {
        let least = range.least.map(|bound| self.write(bound.value, false));
        let most = range.most.map(|bound| self.write(bound.value, true));
        match (least, most) {
            (Some(least), Some(most)) if least == most => least,
            (Some(least), Some(most)) => format!("{least} – {most}"),
            (Some(least), None) => format!("≥ {least}"),
            (None, Some(most)) => format!("≤ {most}"),
            (None, None) => "…".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_people_write_them() {
        assert_eq!(Dimension::Count.write(620, false), "620 件");
        assert_eq!(Dimension::Money.write(-1_050, false), "-10.5 元");
        assert_eq!(Dimension::Rate.write(57_903_225_806, false), "57.9032 %");
        assert_eq!(Dimension::Rate.write(57_903_225_806, true), "57.9033 %");
        assert_eq!(Dimension::Rate.write(100 * PERCENT, true), "100 %");
    }
}
