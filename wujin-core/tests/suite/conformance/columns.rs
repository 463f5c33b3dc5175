//! Columns that do not fit together are refused by name.

use wujin_core::conformance::{Columns, ColumnsError, check, offsets_of, violations};

#[test]
fn columns_that_do_not_fit_are_named() {
    let (actions, instants, roles) = ([0, 1], [0, 1], [0, 0]);
    let columns = Columns::new(&[0, 2], &actions, &instants, &roles).unwrap();
    let length = |column, found| Some(ColumnsError::Length { column, expected: 2, found });
    assert_eq!(Columns::new(&[0, 2], &actions, &[0], &roles).err(), length("instants", 1));
    assert_eq!(Columns::new(&[0, 2], &actions, &instants, &[0; 3]).err(), length("roles", 3));
    assert_eq!(columns.with_sequences(&[1]).err(), length("sequences", 1));
    assert_eq!(columns.with_due_days(&[]).err(), length("due_days", 0));
    let wrong = columns.with_refusals(&[0; 5]).unwrap_err();
    assert_eq!(wrong.to_string(), "column \"refusals\" has 5 rows, and \"actions\" has 2");
    let cases = |column, found| Some(ColumnsError::Cases { column, expected: 1, found });
    assert_eq!(columns.with_stations(&[0; 2]).err(), cases("stations", 2));
    assert_eq!(columns.with_amounts(&[]).err(), cases("amounts", 0));
    let wrong = columns.with_amounts(&[0; 3]).unwrap_err();
    assert_eq!(wrong.to_string(), "column \"amounts\" has 3 entries, and there are 1 cases");
    for (offsets, entry) in
        [(&[][..], 0), (&[1, 2], 0), (&[0, 2, 1, 2], 2), (&[0, 1], 1), (&[0, 3], 1), (&[0], 0)]
    {
        let found = Columns::new(offsets, &actions, &instants, &roles).err();
        assert_eq!(found, Some(ColumnsError::Offsets { entry, rows: 2 }), "{offsets:?}");
    }
}

#[test]
fn no_case_is_no_finding() {
    let none = Columns::new(&[0], &[], &[], &[]).unwrap();
    assert_eq!((none.cases(), none.rows()), (0, 0));
    assert!(check(&none).verdicts.is_empty() && violations(&none).is_empty());
    assert_eq!(none.case_rows(usize::MAX), 0..0);
    assert_eq!(offsets_of(&[]), [0]);
    let part = none.slice_cases(3..9);
    assert_eq!(part.cases(), 0);
}

#[test]
fn a_part_has_its_own_cases_and_the_rows_of_the_whole() {
    let actions = [0, 1, 2, 3, 4, 5, 6];
    let whole = Columns::new(&[0, 2, 3, 7], &actions, &[0; 7], &[0; 7]).unwrap();
    assert_eq!((whole.cases(), whole.rows(), whole.first_case()), (3, 7, 0));
    let part = whole.slice_cases(1..9);
    assert_eq!((part.cases(), part.rows(), part.first_case()), (2, 5, 1));
    assert_eq!((part.case_rows(0), part.case_rows(1), part.case_rows(2)), (2..3, 3..7, 0..0));
    assert_eq!(part.case_actions(1), [3, 4, 5, 6]);
    let last = part.slice_cases(1..2);
    assert_eq!((last.first_case(), last.case_rows(0)), (2, 3..7));
    assert_eq!(last.with_stations(&[5, 6, 7]).map(|columns| columns.cases()), Ok(1));
}

#[test]
fn a_case_ends_where_the_id_changes() {
    assert_eq!(offsets_of(&[7, 7, 3, 9, 9, 9]), [0, 2, 3, 6]);
    assert_eq!(offsets_of(&[7]), [0, 1]);
}
