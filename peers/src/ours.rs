//! wujin itself.

use std::error::Error;
use std::path::Path;

use arrow_array::{Array, RecordBatch};
use arrow_ipc::reader::FileReader;
use province_year::nation::{CheckOptions, LogOrder, check_log};
use serde_json::{Value, json};
use wujin_arrow::{CaseOrder, LogAnswer, LogChecker, LogError, Setting};
use wujin_core::conformance::arrival::{Arrivals, check_arrivals};
use wujin_core::conformance::{Columns, RepairGoal, Repairer, Verdict, check, violations};
use wujin_core::time::{Day, Instant};

use crate::annex_one::{is_registered, read, records};
use crate::arrived::{far_id, order_of_arrival};
use crate::asked::best;
use crate::halves::halves;
use crate::measure::Log;
use crate::memory::{forget_memory, most_memory};
use crate::rules::Answer;
use crate::said::Said;

/// Verdicts and first violations.
pub fn verdicts(columns: &Columns<'_>) -> Answer {
    check(columns).first_violations.into_iter().map(|violation| violation.row).collect()
}

/// What the cheapest repairs cost, to a case that is archived.
pub fn cost(columns: &Columns<'_>) -> Value {
    let mut repairer = Repairer::new();
    let cost = |case| repairer.repair(columns.case_actions(case), RepairGoal::Archived);
    json!({ "cost": (0..columns.cases()).map(cost).map(u64::from).sum::<u64>() })
}

/// On one thread.
pub fn run(columns: &Columns<'_>) {
    let ask = || verdicts(columns);
    Said::of("wujin", "grouped", ["verdict and first violation", "all"], columns).say(best(ask), &ask());
    let ask = || cost(columns);
    Said::of("wujin", "repair", ["cheapest repair of every case", "cost"], columns).say(best(ask), &ask());
}

/// Every violation, of which the first of each case is the answer.
pub fn run_for_every_violation(columns: &Columns<'_>) {
    let found = violations(columns);
    let mut first: Vec<_> = found.iter().map(|violation| (violation.case, violation.row)).collect();
    first.dedup_by_key(|(case, _)| *case);
    let answer: Answer = first.into_iter().map(|(_, row)| row).collect();
    Said::of("wujin", "columns", ["every violation, natively", "all"], columns)
        .say(best(|| violations(columns)), &answer);
}

/// On two threads.
pub fn run_on_two(columns: &Columns<'_>) {
    let ask = || {
        let [first, second] = halves(columns, |part| verdicts(&part));
        first + second
    };
    Said::of("wujin", "grouped", ["verdict and first violation", "all"], columns)
        .on(2)
        .say(best(ask), &ask());
}

fn pick<T: Copy>(rows: &[(u32, u32)], column: &[T]) -> Vec<T> {
    rows.iter().map(|(row, _)| column[*row as usize]).collect()
}

/// In order of arrival, the cases under numbers of 64 bits.
pub fn run_in_order_of_arrival(log: &Log) {
    let rows = order_of_arrival(log);
    let ids: Vec<u64> = rows.iter().map(|(_, case)| far_id(*case)).collect();
    let place = |row: usize| rows[row].0 as usize;
    let (actions, roles) = (pick(&rows, &log.actions), pick(&rows, &log.roles));
    let (instants, due_days) = (pick(&rows, &log.instants), pick(&rows, &log.due_days));
    let refusals = pick(&rows, &log.refusals);
    let arrivals = Arrivals::new(0, &ids, &actions, &instants, &roles)
        .and_then(|arrivals| arrivals.with_due_days(&due_days))
        .and_then(|arrivals| arrivals.with_refusals(&refusals));
    let Ok(arrivals) = arrivals else { return };
    let ask = || check_arrivals(&arrivals).map(|found| found.found.first_violations).unwrap_or_default();
    let seconds = best(ask);
    let answer: Answer = ask().into_iter().map(|violation| place(violation.row)).collect();
    Said::of("wujin", "arrival", ["verdict and first violation", "all"], &log.columns())
        .say(seconds, &answer);
}

/// From the file, with everything that is written: verdicts, violations, repairs, what was overdue, and
/// Annex 6 of every county.
pub fn run_from_parquet(folder: &Path) -> Result<(), Box<dyn Error>> {
    forget_memory();
    let begun = std::time::Instant::now();
    let checked = check_log(&CheckOptions {
        input: folder.to_owned(),
        output: folder.join("answers"),
        profile: None,
        as_of: Day::from_ymd(2012, 12, 31)?,
        threads: 2,
        order: LogOrder::Grouped(CaseOrder::Ascending),
        columns: Vec::new(),
    })?;
    let seconds = begun.elapsed().as_secs_f64();
    let size = (checked.verdicts.values().sum(), checked.events);
    let answer = json!({ "found": checked.verdicts.get(Verdict::Violates.name()) });
    let how = "everything, written as Parquet, and Annex 6";
    Said::of_file(how, "everything", size, most_memory()).say(seconds, &answer);
    Ok(())
}

/// Over a table that Polars wrote as it held it, everything that is said of it, on one thread and on two.
pub fn run_over_table(folder: &Path) -> Result<(), Box<dyn Error>> {
    /// So many rows are handed over at once, as from Python.
    const STRIDE: usize = 1 << 18;
    let file = std::fs::File::open(folder.join("log.arrow"))?;
    let batches = FileReader::try_new(file, None)?.collect::<Result<Vec<_>, _>>()?;
    let events: usize = batches.iter().map(RecordBatch::num_rows).sum();
    let as_of = Day::from_ymd(2012, 12, 31)?;
    for threads in [1, 2] {
        let setting = Setting::national(as_of).with_order(CaseOrder::Ascending).with_threads(threads);
        let ask = || -> Result<[usize; 2], LogError> {
            let mut checker = LogChecker::new(&setting);
            let mut answers = Vec::new();
            for batch in &batches {
                for from in (0..batch.num_rows()).step_by(STRIDE) {
                    answers.push(checker.push(&batch.slice(from, STRIDE.min(batch.num_rows() - from)))?);
                }
            }
            answers.push(checker.finish()?);
            let sum = |rows: &dyn Fn(&LogAnswer) -> usize| answers.iter().map(rows).sum();
            let wrong = |answer: &LogAnswer| {
                let costs = answer.verdicts.column_by_name("code");
                costs.map_or(0, |codes| codes.len() - codes.null_count())
            };
            Ok([sum(&wrong), sum(&|answer| answer.verdicts.num_rows())])
        };
        let mut seconds = f64::INFINITY;
        let mut said = [0; 2];
        for _ in 0..5 {
            let begun = std::time::Instant::now();
            said = ask()?;
            seconds = seconds.min(begun.elapsed().as_secs_f64());
        }
        let [found, cases] = said;
        let how = "everything, over the batches of that frame with numbers for words, in Rust";
        Said::of_table(how, (cases, events)).on(threads).say(seconds, &json!({ "found": found }));
    }
    Ok(())
}

/// How many records of Annex 1 are registered; those that lack a field are not.
pub fn registered(records: &[String]) -> Value {
    let day = Day::from_ymd(2012, 3, 29);
    let fits = |record: &&String| {
        day.as_ref().is_ok_and(|day| is_registered(read(record), Instant::on(*day, 9 * 3_600)))
    };
    json!({ "registered": records.iter().filter(fits).count() })
}

/// Records of Annex 1 as JSON.
pub fn run_on_records() {
    let records = records();
    let ask = || registered(&records);
    Said::of_records("wujin", "every field read, and every rule of registering", records.len())
        .say(best(ask), &ask());
}
