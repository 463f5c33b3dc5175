//! What stands behind the numbers of units: cells of workbooks, and cases.

use std::collections::BTreeMap;
use std::str::FromStr;

use wujin_core::edition::OperatorKind;
use wujin_core::reporting::{CaseFacts, Figure, FigureEvidence, adds_to};
use wujin_core::time::Period;
use wujin_forms::BookReport;

/// A number that is asked about, as `unit:period:kind:figure`; of all kinds together where the kind is
/// `total`.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// Whose it is, by number or name.
    pub unit: String,
    /// Of which period.
    pub period: Period,
    /// Of which kind; none for all together.
    pub kind: Option<OperatorKind>,
    /// Which figure.
    pub figure: Figure,
}

/// A text does not ask about a number.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "写作 单位:报告期:类型:数字 / write UNIT:PERIOD:KIND:FIGURE, such as 420000:2012Q1:mall:settled; \"{0}\" 不是 / is none"
)]
pub struct AskedError(String);

impl FromStr for Asked {
    type Err = AskedError;

    fn from_str(text: &str) -> Result<Self, AskedError> {
        let error = |part: &str| AskedError(part.to_owned());
        let mut parts = text.split(':');
        let mut part =
            || parts.next().map(str::trim).filter(|part| !part.is_empty()).ok_or_else(|| error(text));
        let (unit, period, kind, figure) = (part()?, part()?, part()?, part()?);
        let named = |word: &str, name: &str, zh: &str| word == name || word == zh;
        let known = OperatorKind::ALL.iter().copied().find(|word| named(kind, word.name(), word.term().zh));
        let is_total = named(kind, "total", "合计");
        Ok(Self {
            unit: unit.to_owned(),
            period: period.parse().map_err(|_| error(period))?,
            kind: if is_total { None } else { Some(known.ok_or_else(|| error(kind))?) },
            figure: Figure::ALL
                .iter()
                .copied()
                .find(|word| named(figure, word.name(), word.term().zh))
                .ok_or_else(|| error(figure))?,
        })
    }
}

/// The cases of each station by its number: each with the kind of the station's operator.
pub(super) type CasesByStation = BTreeMap<String, Vec<(String, OperatorKind, CaseFacts)>>;

/// What stands behind the numbers of a period.
pub(super) struct Evidence<'a> {
    /// The period.
    pub(super) period: Period,
    /// The report of each unit that counts.
    pub(super) reports: BTreeMap<&'a str, &'a BookReport>,
    /// The cases of each station, where records are at hand.
    pub(super) cases: Option<&'a CasesByStation>,
}

impl FigureEvidence for Evidence<'_> {
    fn source(&self, unit: &str, kind: Option<OperatorKind>, figure: Figure) -> Option<String> {
        self.reports.get(unit)?.cells_of(kind, figure)
    }

    fn cases(&self, unit: &str, kind: Option<OperatorKind>, figure: Figure) -> Option<Vec<(String, u64)>> {
        // No case tells how many stations, inquiries or staff there are.
        if matches!(figure, Figure::Stations | Figure::Inquiries | Figure::Staff | Figure::Recovered) {
            return None;
        }
        let own = self.cases?.get(unit).map(Vec::as_slice).unwrap_or_default();
        let adds = |(id, of, facts): &(String, OperatorKind, CaseFacts)| {
            let is_asked = kind.is_none_or(|kind| kind == *of);
            Some((id.clone(), adds_to(self.period, figure, facts).filter(|_| is_asked)?))
        };
        Some(own.iter().filter_map(adds).collect())
    }
}
