//! Annex 3 and Annex 6 as figures: from what was counted to what stands on the form, and back (3.2.5/3,
//! 3.2.5/5, 4.3/7).

use super::{
    AnnexSixColumn, AnnexSixForm, AnnexThreeColumn, AnnexThreeForm, Entry, Field, FieldNeed, FieldSet,
    FormRecord,
};
use crate::edition::{Form, OperatorKind, PrintMark};
use crate::finding::{Finding, FormMatter, Place, ReportingMatter};
use crate::money::Fen;
use crate::obligation::Party;
use crate::reporting::{Figure, KindTable, Statistics, Summary, Tally};

/// A figure or a name is more than a form holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FormFiguresError {
    /// A count is above 4294967295.
    #[error("the figure \"{0}\" is larger than a form holds")]
    TooLarge(Figure),
    /// The name of the station or the unit is no text that a form can hold.
    #[error("the name of the station or unit cannot stand on a form")]
    Name,
}

/// A line of figures, to be reached by their names.
trait FigureLine: FieldSet {
    /// What stands for a figure; none where the form does not have it.
    fn figure(&self, figure: Figure) -> Option<Entry<u64>>;
    /// Writes a figure; one that the form does not have is passed over.
    fn set(&mut self, figure: Figure, value: u64) -> Result<(), FormFiguresError>;
}

macro_rules! figure_line {
    ($line:ty: counts $($count:ident $field:ident),+; amounts $($amount:ident $money:ident),+; without $($without:ident),*) => {
        impl FigureLine for $line {
            fn figure(&self, figure: Figure) -> Option<Entry<u64>> {
                match figure {
                    $( Figure::$count => Some(self.$field.clone().map(u64::from)), )+
                    $( Figure::$amount => Some(self.$money.clone().map(|fen| fen.0)), )+
                    $( Figure::$without => None, )*
                }
            }

            fn set(&mut self, figure: Figure, value: u64) -> Result<(), FormFiguresError> {
                match figure {
                    $( Figure::$count => {
                        let count = u32::try_from(value).map_err(|_| FormFiguresError::TooLarge(figure))?;
                        self.$field = Entry::Filled(count);
                    } )+
                    $( Figure::$amount => self.$money = Entry::Filled(Fen(value)), )+
                    $( Figure::$without => {} )*
                }
                Ok(())
            }
        }
    };
}

figure_line! {
    AnnexThreeColumn: counts Inquiries inquiries, Accepted accepted, Settled settled,
        RecourseTold recourse_told, Withdrawn withdrawn, Open open; amounts Amount amount; without Stations, Staff, Recovered
}
figure_line! {
    AnnexSixColumn: counts Stations stations, Inquiries inquiries, Accepted accepted, Settled settled,
        RecourseTold recourse_told, Withdrawn withdrawn, Open open, Staff staff;
        amounts Amount amount, Recovered recovered; without
}

/// A line with every figure that a tally knows.
fn line_of<L: FigureLine>(tally: &Tally) -> Result<L, FormFiguresError> {
    let mut line = L::default();
    for figure in Figure::ALL.iter().copied() {
        if let Some(value) = tally.figure(figure) {
            line.set(figure, value)?;
        }
    }
    Ok(line)
}

/// Reads the lines of a form into tallies, and says which figures are wanting.
struct Lines {
    form: Form,
    findings: Vec<Finding>,
}

impl Lines {
    /// The figures of a line. A figure that may be left blank counts as nothing where it is; of one that
    /// must be there a mark or a blank is named, and is no zero.
    // READING: unreadable-is-not-zero
    fn tally<L: FigureLine>(
        &mut self,
        line: &L,
        path: impl Fn() -> String,
        asked: impl Fn(Figure) -> bool,
    ) -> Tally {
        let mut tally = Tally::EMPTY;
        for figure in Figure::ALL.iter().copied() {
            match line.figure(figure) {
                Some(Entry::Filled(value)) => tally = tally.with(figure, value),
                Some(entry) if asked(figure) => {
                    if let Some(field) = L::FIELDS.iter().find(|field| field.term.name == figure.name()) {
                        self.want(field, &entry, format!("{}.{}", path(), figure.name()));
                    }
                }
                Some(Entry::Blank | Entry::NotApplicable | Entry::Illegible) | None => {}
            }
        }
        tally
    }

    /// A field of the head that must be there.
    fn head<'a, R: FormRecord, T>(&mut self, entry: &'a Entry<T>, name: &str) -> Option<&'a T> {
        if let Some(field) = R::HEAD.iter().find(|field| field.term.name == name) {
            self.want(field, entry, name.to_owned());
        }
        entry.value()
    }

    /// Says that a field is wanting, if it is.
    fn want<T>(&mut self, field: &Field, entry: &Entry<T>, path: String) {
        let finding = match entry.mark() {
            None => return,
            Some(PrintMark::Blank) => {
                let form = self.form.term();
                Finding::from(FormMatter::FieldMissing { form, field: field.term, basis: field.citation })
            }
            Some(mark) => Finding::from(ReportingMatter::FigureUnreadable {
                figure: field.term.zh.to_owned(),
                printed: mark.term().zh.to_owned(),
                fault: mark.term(),
            })
            .under(field.citation),
        };
        self.findings.push(finding.at(Place::path(path)));
    }
}

/// The figures that a station's summary must have in the line of its kind.
const OF_A_STATION: &[Figure] = &[Figure::Inquiries, Figure::Accepted, Figure::Settled, Figure::RecourseTold];

impl AnnexThreeForm {
    /// A station's summary on the form: the line of its kind, and of others what was counted there.
    ///
    /// ```
    /// use wujin_core::edition::OperatorKind;
    /// use wujin_core::form::AnnexThreeForm;
    /// use wujin_core::reporting::{KindTable, Summary, Tally};
    /// use wujin_core::time::Period;
    /// let columns = KindTable::of(OperatorKind::Mall, Tally { accepted: 12, settled: 11, ..Tally::EMPTY });
    /// let period = Period::quarter(2012, 1)?;
    /// let summary = Summary { station: "东湖商场".to_owned(), period, kind: OperatorKind::Mall, columns };
    /// let form = AnnexThreeForm::of(&summary)?;
    /// assert_eq!(form.kinds[0].settled.value(), Some(&11));
    /// assert_eq!(form.summary(None).unwrap(), summary);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(summary: &Summary) -> Result<Self, FormFiguresError> {
        let mut form = Self::default();
        form.head.station = Entry::Filled(summary.station.parse().map_err(|_| FormFiguresError::Name)?);
        form.head.period = Entry::Filled(summary.period);
        for ((kind, tally), line) in summary.columns.iter().zip(&mut form.kinds) {
            if kind == summary.kind || !tally.is_empty() {
                *line = line_of(tally)?;
            }
        }
        Ok(form)
    }

    /// The summary that stands on the form, of a station whose kind is known or else of the first kind
    /// whose line is filled in; or everything that is wanting, with the path of each field.
    pub fn summary(&self, kind: Option<OperatorKind>) -> Result<Summary, Vec<Finding>> {
        let mut lines = Lines { form: Self::FORM, findings: Vec::new() };
        let station = lines.head::<Self, _>(&self.head.station, "station");
        let period = lines.head::<Self, _>(&self.head.period, "period");
        let filled = OperatorKind::ALL.iter().zip(&self.kinds).find(|(_, line)| !line.is_blank());
        let Some(kind) = kind.or_else(|| filled.map(|(kind, _)| *kind)) else {
            lines.findings.push(ReportingMatter::FiguresMissing { form: Self::FORM.term() }.into());
            return Err(lines.findings);
        };
        let mut columns = KindTable::EMPTY;
        for (row, (of, line)) in OperatorKind::ALL.iter().copied().zip(&self.kinds).enumerate() {
            let asked = |figure| of == kind && OF_A_STATION.contains(&figure);
            columns[of] = lines.tally(line, || format!("kinds[{row}]"), asked);
        }
        match (station, period) {
            (Some(station), Some(period)) if lines.findings.is_empty() => {
                Ok(Summary { station: station.to_string(), period: *period, kind, columns })
            }
            _ => Err(lines.findings),
        }
    }
}

impl AnnexSixForm {
    /// A unit's statistics on the form, with the total as it was written or else as the sum.
    pub fn of(statistics: &Statistics) -> Result<Self, FormFiguresError> {
        let mut form = Self::default();
        form.head.unit = Entry::Filled(statistics.unit.parse().map_err(|_| FormFiguresError::Name)?);
        form.head.period = Entry::Filled(statistics.period);
        for ((_, tally), line) in statistics.columns.iter().zip(&mut form.kinds) {
            *line = line_of(tally)?;
        }
        let sum = || statistics.columns.total().map_err(|_| FormFiguresError::TooLarge(Figure::Accepted));
        form.total = [line_of(&statistics.total.map_or_else(sum, Ok)?)?];
        Ok(form)
    }

    /// The statistics that stand on the form; or everything that is wanting, with the path of each field.
    pub fn statistics(&self, tier: Party) -> Result<Statistics, Vec<Finding>> {
        let mut lines = Lines { form: Self::FORM, findings: Vec::new() };
        let unit = lines.head::<Self, _>(&self.head.unit, "unit");
        let period = lines.head::<Self, _>(&self.head.period, "period");
        let asked = |figure: Figure| {
            let field = AnnexSixColumn::FIELDS.iter().find(|field| field.term.name == figure.name());
            field.is_some_and(|field| field.need == FieldNeed::Always)
        };
        let mut columns = KindTable::EMPTY;
        for (row, (kind, line)) in OperatorKind::ALL.iter().copied().zip(&self.kinds).enumerate() {
            columns[kind] = lines.tally(line, || format!("kinds[{row}]"), asked);
        }
        let [total] = &self.total;
        let total = (!total.is_blank()).then(|| lines.tally(total, || "total[0]".to_owned(), asked));
        match (unit, period) {
            (Some(unit), Some(period)) if lines.findings.is_empty() => {
                Ok(Statistics { unit: unit.to_string(), tier, period: *period, columns, total })
            }
            _ => Err(lines.findings),
        }
    }
}
