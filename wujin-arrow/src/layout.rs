//! Where the columns of a log stand in its batches.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};
use wujin_core::finding::{Finding, InputMatter, Place};
use wujin_core::intake::SourceTable;

use crate::column::LogColumn;
use crate::error::LogError;

/// What a caller calls the columns, where it is not what they are called as a rule.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct ColumnNames {
    own: [Option<Arc<str>>; LogColumn::ALL.len()],
}

impl ColumnNames {
    /// Calls a column so.
    pub(crate) fn set(&mut self, column: LogColumn, name: &str) {
        if let Some(own) = self.own.get_mut(column as usize) {
            *own = Some(name.into());
        }
    }

    fn own(&self, column: LogColumn) -> Option<&str> {
        self.own.get(column as usize)?.as_deref()
    }

    /// Whether a heading means a column: a name of the caller's own to the letter, and no other then.
    fn means(&self, column: LogColumn, heading: &str) -> bool {
        if let Some(own) = self.own(column) {
            return own == heading;
        }
        let taken = self.own.iter().flatten().any(|own| **own == *heading);
        !taken && column.column().answers_to(heading)
    }
}

/// Where each column of a log stands, and its heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Layout {
    places: [Option<(usize, Arc<str>)>; LogColumn::ALL.len()],
}

impl Layout {
    /// Finds the columns by their headings; what is missing, doubled or of another type is said of all
    /// columns at once.
    pub(crate) fn of(schema: &Schema, names: &ColumnNames) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let places = LogColumn::ALL.map(|column| find(column, schema, names, &mut findings));
        if findings.is_empty() { Ok(Self { places }) } else { Err(findings) }
    }

    pub(crate) fn place(&self, column: LogColumn) -> Option<usize> {
        self.places.get(column as usize)?.as_ref().map(|(place, _)| *place)
    }

    /// What a column is called here.
    pub(crate) fn heading(&self, column: LogColumn) -> &str {
        let found = self.places.get(column as usize).and_then(Option::as_ref);
        found.map_or(column.column().name, |(_, heading)| heading)
    }
}

/// Where the columns of the batches stand, looked for where their schema is another than before.
#[derive(Debug, Default)]
pub(crate) struct Layouts {
    names: ColumnNames,
    last: Option<(SchemaRef, Layout)>,
}

impl Layouts {
    pub(crate) fn new(names: ColumnNames) -> Self {
        Self { names, last: None }
    }

    pub(crate) fn of(&mut self, schema: &SchemaRef) -> Result<Layout, LogError> {
        let layout = match self.last.take() {
            Some((known, layout)) if known == *schema => layout,
            _ => Layout::of(schema, &self.names).map_err(LogError::Columns)?,
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

fn find(
    column: LogColumn,
    schema: &Schema,
    names: &ColumnNames,
    findings: &mut Vec<Finding>,
) -> Option<(usize, Arc<str>)> {
    let mut meant = schema.fields().iter().enumerate().filter(|(_, field)| names.means(column, field.name()));
    let Some((place, field)) = meant.next() else {
        // A column that has been named is there to be read.
        if column.column().required || names.own(column).is_some() {
            let heading = names.own(column).unwrap_or(column.column().name).to_owned();
            findings.push(InputMatter::HeadingMissing { heading, table: SourceTable::Events.term() }.into());
        }
        return None;
    };
    if let Some((_, second)) = meant.next() {
        findings.push(at(second, InputMatter::HeadingDoubled { heading: second.name().clone() }));
    }
    // A column of no type holds nothing in any row, as one that is not there.
    if *field.data_type() == DataType::Null && !column.column().required {
        return None;
    }
    if !column.reads(field.data_type()) {
        let ((zh, en), heading) = (column.wanted(), field.name().clone());
        let found = said(field.data_type());
        let (zh, en) = (zh.to_owned(), en.to_owned());
        findings.push(at(field, InputMatter::ColumnType { heading, found, zh, en }));
    }
    Some((place, field.name().as_str().into()))
}

fn at(field: &Field, matter: InputMatter) -> Finding {
    Finding::from(matter).at(Place { column: Some(field.name().clone()), ..Place::default() })
}

/// A type as Arrow's own documentation writes it.
fn said(data: &DataType) -> String {
    data.to_string()
}
