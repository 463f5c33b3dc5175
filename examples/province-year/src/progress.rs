//! A progress bar on a terminal, and nothing elsewhere.

use std::cell::Cell;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far the work has come.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    /// Bytes of the files before the present one.
    before: Cell<u64>,
}

impl Progress {
    /// A bar over so many bytes; hidden where it is not wanted or nobody would see it.
    #[must_use]
    pub fn new(bytes: u64, quiet: bool) -> Self {
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(bytes), target);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta}") {
            bar.set_style(style);
        }
        bar.set_message("读取文件");
        Self { bar, before: Cell::new(0) }
    }

    /// So many bytes of the present file have been read.
    pub fn at(&self, bytes: u64) {
        self.bar.set_position(self.before.get() + bytes);
    }

    /// The present file, of so many bytes, has been read.
    pub fn done(&self, bytes: u64) {
        self.before.set(self.before.get() + bytes);
        self.bar.set_position(self.before.get());
    }

    /// The next piece of work begins.
    pub fn begin(&self, message: &'static str) {
        self.bar.set_message(message);
        self.bar.set_position(0);
    }

    /// The present piece of work has so many parts.
    pub fn length(&self, parts: u64) {
        self.bar.set_length(parts);
    }

    /// So many parts more are done.
    pub fn step(&self, parts: u64) {
        self.bar.inc(parts);
    }

    /// Everything is done.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
