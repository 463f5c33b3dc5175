//! Work in turns: numbered jobs on several threads, and what they bring in the order of their numbers.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, sync_channel};

/// How many results a thread may be ahead.
const AHEAD: usize = 1;

/// Takes one result of a job; whether more are wanted.
pub(super) type Handover<'s, T> = &'s mut dyn FnMut(T) -> bool;

/// Does jobs from 0 on several workers, one a thread, each taking its turn; hands what they send to `take`,
/// job by job, until that fails, and gives the workers back. A job may send any number of results.
pub(super) fn in_turns<W: Send, T: Send, E>(
    workers: Vec<W>,
    jobs: usize,
    work: impl Fn(&mut W, usize, Handover<'_, T>) + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<Vec<W>, E> {
    let threads = workers.len().max(1);
    std::thread::scope(|scope| {
        let work = &work;
        let mut receivers: Vec<Receiver<Option<T>>> = Vec::new();
        let running: Vec<_> = (0..)
            .zip(workers)
            .map(|(first, mut worker)| {
                let (sender, receiver) = sync_channel(AHEAD);
                receivers.push(receiver);
                scope.spawn(move || {
                    for job in (first..jobs).step_by(threads) {
                        work(&mut worker, job, &mut |result| sender.send(Some(result)).is_ok());
                        // The end of the job.
                        if sender.send(None).is_err() {
                            break;
                        }
                    }
                    worker
                })
            })
            .collect();
        let taken = (0..jobs).try_for_each(|job| {
            let Some(receiver) = receivers.get(job % threads) else { return Ok(()) };
            // A thread that ended early has failed, which is said where it is joined.
            while let Ok(Some(result)) = receiver.recv() {
                take(result)?;
            }
            Ok(())
        });
        // Who still waits to send is told that nobody takes any more.
        drop(receivers);
        let workers: Vec<_> = running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect();
        taken.map(|()| workers)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_jobs_and_workers_come_back() {
        let mut seen = Vec::new();
        // Job 0 sends nothing, job 1 one result, and so on.
        let work = |worker: &mut usize, job: usize, send: Handover<'_, (usize, usize)>| {
            *worker += 1;
            assert!((0..job).all(|place| send((job, place))));
        };
        let taken = in_turns(vec![0, 0, 0], 5, work, |result| {
            seen.push(result);
            Ok::<(), ()>(())
        });
        assert_eq!(taken, Ok(vec![2, 2, 1]));
        let expected: Vec<_> = (0..5).flat_map(|job| (0..job).map(move |place| (job, place))).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn nothing_is_taken_after_a_failure() {
        let mut seen = 0;
        let work = |(): &mut (), job: usize, send: Handover<'_, usize>| {
            send(job);
        };
        let taken = in_turns(vec![(), ()], 100, work, |job| {
            seen += 1;
            if job == 5 { Err("enough") } else { Ok(()) }
        });
        assert_eq!((taken, seen), (Err("enough"), 6));
    }
}
