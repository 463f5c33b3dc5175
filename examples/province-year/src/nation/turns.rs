//! Work in turns: numbered jobs on several threads, and what they bring in the order of their numbers.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, sync_channel};

/// How many results a thread may be ahead.
const AHEAD: usize = 1;

/// Does jobs from 0 on several workers, one a thread, each taking its turn; hands what they bring to `take`
/// in order, until that fails, and gives the workers back.
pub(super) fn in_turns<W: Send, T: Send, E>(
    workers: Vec<W>,
    jobs: usize,
    work: impl Fn(&mut W, usize) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<Vec<W>, E> {
    let threads = workers.len().max(1);
    std::thread::scope(|scope| {
        let work = &work;
        let mut receivers: Vec<Receiver<T>> = Vec::new();
        let running: Vec<_> = (0..)
            .zip(workers)
            .map(|(first, mut worker)| {
                let (sender, receiver) = sync_channel(AHEAD);
                receivers.push(receiver);
                scope.spawn(move || {
                    for job in (first..jobs).step_by(threads) {
                        if sender.send(work(&mut worker, job)).is_err() {
                            break;
                        }
                    }
                    worker
                })
            })
            .collect();
        let taken = (0..jobs).try_for_each(|job| {
            // A thread that ended early has failed, which is said where it is joined.
            receivers.get(job % threads).and_then(|receiver| receiver.recv().ok()).map_or(Ok(()), &mut take)
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
    fn results_come_in_order_and_workers_come_back() {
        let mut seen = Vec::new();
        let work = |worker: &mut u32, job: usize| {
            *worker += 1;
            job * 10
        };
        let taken = in_turns(vec![0, 0, 0], 7, work, |result| {
            seen.push(result);
            Ok::<(), ()>(())
        });
        assert_eq!((taken, seen), (Ok(vec![3, 2, 2]), vec![0, 10, 20, 30, 40, 50, 60]));
    }

    #[test]
    fn nothing_is_taken_after_a_failure() {
        let mut seen = 0;
        let taken = in_turns(
            vec![(), ()],
            100,
            |(), job| job,
            |job| {
                seen += 1;
                if job == 5 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((taken, seen), (Err("enough"), 6));
    }
}
