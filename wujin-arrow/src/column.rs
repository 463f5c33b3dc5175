//! The columns of a log: what they are called, what types they may have, and where they stand.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::intake::{Column, Columns, ComplaintColumn, EventColumn, SourceTable};

use crate::error::LogError;

/// A column that a log may have. Its headings are those of the tables that old systems export, in
/// Chinese or as programs write them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogColumn {
    /// Which case: whole numbers, texts, or UUIDs of 16 bytes.
    Case,
    /// What was done: the name or the Chinese term of an [`Action`](wujin_core::complaint::Action), or
    /// its index.
    Action,
    /// When: a timestamp of any unit; without a zone it is China Standard Time.
    At,
    /// In which role: the name or the Chinese term of a [`Role`](wujin_core::procedure::Role), or its
    /// index.
    Role,
    /// The number of the event in its case, from 1.
    Sequence,
    /// The day agreed: a date, or a timestamp whose day in China counts.
    Day,
    /// Whether a breach states the operator's refusal.
    Refused,
    /// The number of the station; that of a case's first row counts.
    Station,
    /// The amount in dispute in fen; that of a case's first row counts.
    Amount,
}

impl LogColumn {
    /// Every column.
    pub const ALL: [Self; 9] = [
        Self::Case,
        Self::Action,
        Self::At,
        Self::Role,
        Self::Sequence,
        Self::Day,
        Self::Refused,
        Self::Station,
        Self::Amount,
    ];

    /// What it is called, and whether a log must have it.
    #[must_use]
    pub fn column(self) -> Column {
        let event = |column: EventColumn| EventColumn::COLUMNS.get(column.place()).copied();
        let known = match self {
            Self::Case => event(EventColumn::Case),
            Self::Action => event(EventColumn::Action),
            Self::At => event(EventColumn::At),
            Self::Role => event(EventColumn::Role),
            // An export of events needs the number; a log can be judged without it.
            Self::Sequence => event(EventColumn::Sequence).map(|column| Column { required: false, ..column }),
            Self::Day => event(EventColumn::Day),
            Self::Station => ComplaintColumn::COLUMNS
                .get(ComplaintColumn::Station.place())
                .map(|column| Column { required: false, ..*column }),
            Self::Refused | Self::Amount => None,
        };
        let own = match self {
            Self::Refused => ("refused", "经营者拒绝"),
            _ => ("amount_fen", "涉及金额（分）"),
        };
        known.unwrap_or(Column { name: own.0, zh: own.1, variants: &[], required: false })
    }

    /// Whether it can be read from a type, or from a dictionary of that type.
    #[must_use]
    pub fn reads(self, data: &DataType) -> bool {
        let data = match data {
            DataType::Dictionary(_, values) => values,
            other => other,
        };
        let is_text = matches!(data, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
        let is_moment = matches!(data, DataType::Timestamp(..));
        match self {
            Self::Case => is_text || data.is_integer() || *data == DataType::FixedSizeBinary(16),
            Self::Action | Self::Role => is_text || *data == DataType::UInt8,
            Self::At => is_moment,
            Self::Sequence | Self::Amount => data.is_integer(),
            Self::Day => is_moment || matches!(data, DataType::Date32 | DataType::Date64),
            Self::Refused => *data == DataType::Boolean,
            Self::Station => is_text,
        }
    }

    /// What types it may have, in Chinese and English.
    const fn wanted(self) -> (&'static str, &'static str) {
        match self {
            Self::Case => ("整数、字符串或者16字节的 UUID", "whole numbers, texts or UUIDs of 16 bytes"),
            Self::Action | Self::Role => {
                ("字符串、字典或者 UInt8 序号", "texts, a dictionary of texts, or UInt8 indexes")
            }
            Self::At => ("时间戳", "timestamps"),
            Self::Sequence | Self::Amount => ("整数", "whole numbers"),
            Self::Day => ("日期或者时间戳", "dates or timestamps"),
            Self::Refused => ("布尔值", "booleans"),
            Self::Station => ("字符串或者字典", "texts or a dictionary of texts"),
        }
    }
}

/// Where each column of a log stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Layout {
    places: [Option<usize>; LogColumn::ALL.len()],
}

impl Layout {
    /// Finds the columns by their headings; what is missing, doubled or of another type is said of all
    /// columns at once.
    pub(crate) fn of(schema: &Schema) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let places = LogColumn::ALL.map(|column| find(column, schema, &mut findings));
        if findings.is_empty() { Ok(Self { places }) } else { Err(findings) }
    }

    pub(crate) fn place(&self, column: LogColumn) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }
}

/// Where the columns of the batches stand, looked for where their schema is another than before.
#[derive(Debug, Default)]
pub(crate) struct Layouts {
    last: Option<(SchemaRef, Layout)>,
}

impl Layouts {
    pub(crate) fn of(&mut self, schema: &SchemaRef) -> Result<Layout, LogError> {
        let layout = match self.last.take() {
            Some((known, layout)) if known == *schema => layout,
            _ => Layout::of(schema).map_err(LogError::Columns)?,
        };
        self.last = Some((Arc::clone(schema), layout.clone()));
        Ok(layout)
    }

    /// The type that ids had last.
    pub(crate) fn case_type(&self) -> DataType {
        let place = self.last.as_ref().and_then(|(schema, layout)| {
            let place = layout.place(LogColumn::Case)?;
            schema.fields().get(place).map(|field| field.data_type().clone())
        });
        place.unwrap_or(DataType::Null)
    }
}

fn find(column: LogColumn, schema: &Schema, findings: &mut Vec<Finding>) -> Option<usize> {
    let known = column.column();
    let mut answering =
        schema.fields().iter().enumerate().filter(|(_, field)| known.answers_to(field.name()));
    let Some((place, field)) = answering.next() else {
        if known.required {
            let heading = known.name.to_owned();
            findings.push(InputMatter::HeadingMissing { heading, table: SourceTable::Events.term() }.into());
        }
        return None;
    };
    if let Some((_, second)) = answering.next() {
        findings.push(at(second, InputMatter::HeadingDoubled { heading: second.name().clone() }));
    }
    if !column.reads(field.data_type()) {
        let ((zh, en), heading) = (column.wanted(), field.name().clone());
        let found = said(field.data_type());
        let (zh, en) = (zh.to_owned(), en.to_owned());
        findings.push(at(field, InputMatter::ColumnType { heading, found, zh, en }));
    }
    Some(place)
}

fn at(field: &Field, matter: InputMatter) -> Finding {
    Finding::from(matter).at(Place { column: Some(field.name().clone()), ..Place::default() })
}

/// A type as Arrow's own documentation writes it.
fn said(data: &DataType) -> String {
    data.to_string()
}

/// How many of a unit's steps make a second.
pub(crate) const fn per_second(unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::Second => 1,
        TimeUnit::Millisecond => 1_000,
        TimeUnit::Microsecond => 1_000_000,
        TimeUnit::Nanosecond => 1_000_000_000,
    }
}
