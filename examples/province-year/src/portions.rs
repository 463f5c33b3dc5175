//! Portions of rows worked on several at once, and taken up one after another, in their order.

use std::io;

use rayon::prelude::*;
use wujin_core::finding::Finding;

use crate::partition::{Partitions, Portion, READ_AT_MOST};
use crate::progress::Progress;
use crate::sink::FindingSink;

/// How many portions are in memory at once, for each thread.
const A_THREAD: usize = 2;

/// Where the findings of a portion go.
pub enum Emit<'a> {
    /// They wait until the portions before have been taken up.
    Kept(Vec<Finding>),
    /// They go to the table at once: a portion that cannot be split may have any number.
    Straight(&'a mut FindingSink),
}

impl Emit<'_> {
    /// Takes a finding.
    pub fn push(&mut self, finding: Finding) -> io::Result<()> {
        match self {
            Self::Kept(findings) => findings.push(finding),
            Self::Straight(sink) => sink.push(&finding)?,
        }
        Ok(())
    }

    /// Takes all of these.
    pub fn all(&mut self, findings: impl IntoIterator<Item = Finding>) -> io::Result<()> {
        findings.into_iter().try_for_each(|finding| self.push(finding))
    }
}

/// Works on every portion, and takes up what came of each in the order of the portions, whatever the
/// number of threads. Groups that are too large are split first.
pub fn each_portion<Done: Send>(
    rows: &mut Partitions,
    sink: &mut FindingSink,
    progress: &Progress,
    work: impl Fn(&Partitions, Portion, &mut Emit<'_>) -> io::Result<Done> + Sync,
    mut take: impl FnMut(Portion, Done) -> io::Result<()>,
) -> io::Result<()> {
    rows.split(READ_AT_MOST)?;
    let rows = &*rows;
    let portions = rows.portions();
    progress.length(portions.len() as u64);
    let is_small = |portion: &Portion| rows.bytes(*portion) <= 2 * READ_AT_MOST;
    let several = A_THREAD * rayon::current_num_threads().max(1);
    for run in portions.chunk_by(|one, next| is_small(one) && is_small(next)) {
        for group in run.chunks(several) {
            if let [portion] = group {
                let done = work(rows, *portion, &mut Emit::Straight(sink))?;
                take(*portion, done)?;
            } else {
                let done: Vec<io::Result<(Done, Vec<Finding>)>> = group
                    .par_iter()
                    .map(|portion| {
                        let mut emit = Emit::Kept(Vec::new());
                        let done = work(rows, *portion, &mut emit)?;
                        let Emit::Kept(findings) = emit else { return Ok((done, Vec::new())) };
                        Ok((done, findings))
                    })
                    .collect();
                for (portion, done) in group.iter().zip(done) {
                    let (done, findings) = done?;
                    findings.iter().try_for_each(|finding| sink.push(finding))?;
                    take(*portion, done)?;
                }
            }
            progress.step(group.len() as u64);
        }
    }
    Ok(())
}
