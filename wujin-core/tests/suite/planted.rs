//! A property that no defect breaks shows nothing: each is broken by some single change of the table, and by how
//! many is written down, so that a property that grows weaker shows.

use std::fmt::Write as _;

use wujin_core::catalogue::{PROCEDURES, ProcedureEntry};
use wujin_core::procedure::{ALWAYS, Exploration, Row, Set, Table};

/// The set without what was in it, or with what was not.
fn turned(set: Set, one: u8) -> Set {
    if set.contains(one) { set.without(Set::of(&[one])) } else { set.with(one) }
}

/// The row with one thing changed, in every way there is.
fn changes(table: &Table, row: Row) -> Vec<Row> {
    let (stages, sides) = (Set::below(table.stages.len()), Set::below(table.sides.len()));
    let to = stages.iter().map(Some).chain([None]).filter(|to| *to != row.to);
    let to = to.map(|to| Row { to, ..row });
    let side_to = sides.iter().map(Some).chain([None]).filter(|side| *side != row.side_to);
    let side_to = side_to.map(|side_to| Row { side_to, ..row });
    let from = stages.iter().map(|stage| Row { from: turned(row.from, stage), ..row });
    let side_from = sides.iter().map(|side| Row { side_from: turned(row.side_from, side), ..row });
    to.chain(side_to).chain(from).chain(side_from).chain([Row { citations: &[], ..row }]).collect()
}

/// The table with one row changed, left out or written twice, or with one stage more or less that ends it.
fn tables(table: &Table) -> impl Iterator<Item = Table> {
    let with = |rows: Vec<Row>| Table { rows: rows.leak(), ..*table };
    let rows = (0..table.rows.len()).flat_map(move |place| {
        let (before, [row, after @ ..]) = table.rows.split_at(place) else { return Vec::new() };
        let instead =
            changes(table, *row).into_iter().map(|changed| vec![changed]).chain([vec![], vec![*row; 2]]);
        instead.map(|rows| with([before, &rows, after].concat())).collect()
    });
    let ends = Set::below(table.stages.len()).iter();
    rows.chain(ends.map(|stage| Table { ends: turned(table.ends, stage), ..*table }))
}

/// How many such tables there are, and how many break each property.
fn broken_by(procedure: &ProcedureEntry) -> (usize, Vec<(String, usize)>) {
    let properties: Vec<_> = ALWAYS.iter().chain(procedure.properties).collect();
    let (mut tried, mut broken) = (0, vec![0; properties.len()]);
    for table in tables(procedure.table) {
        let explored = Exploration::of(&table);
        tried += 1;
        for (count, property) in broken.iter_mut().zip(&properties) {
            *count += usize::from(!(property.holds)(&table, &explored));
        }
    }
    (tried, properties.iter().map(|property| format!("{property:?}")).zip(broken).collect())
}

#[test]
fn every_property_is_broken_by_some_single_change_of_the_table() {
    let mut text = String::new();
    for procedure in PROCEDURES {
        let (tried, broken) = broken_by(procedure);
        writeln!(text, "{}: {tried} single changes of the table", procedure.table.name.name).unwrap();
        for (property, count) in broken {
            assert!(count > 0, "nothing breaks \"{property}\" of {}", procedure.table.name.name);
            writeln!(text, "  {count:>4} break \"{property}\"").unwrap();
        }
    }
    insta::assert_snapshot!(text);
}
