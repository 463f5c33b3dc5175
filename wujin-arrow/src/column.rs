//! The columns of a log: what they are called, and what types they may have.

use arrow_schema::{DataType, TimeUnit};
use wujin_core::intake::{Column, Columns, ComplaintColumn, EventColumn};

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

    /// The column of a name or heading by which it is known.
    #[must_use]
    pub fn known_as(heading: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.column().answers_to(heading))
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
    pub(crate) const fn wanted(self) -> (&'static str, &'static str) {
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

/// How many of a unit's steps make a second.
pub(crate) const fn per_second(unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::Second => 1,
        TimeUnit::Millisecond => 1_000,
        TimeUnit::Microsecond => 1_000_000,
        TimeUnit::Nanosecond => 1_000_000_000,
    }
}
