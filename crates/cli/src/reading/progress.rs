//! A bar on standard error with rate and time left; nothing where that is no terminal.

use std::fmt::Display;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::messages;

/// Shows how far reading has come.
pub(super) struct Progress {
    bar: ProgressBar,
    consumed: Box<dyn Fn() -> u64 + Send>,
    reports: usize,
    begun: Instant,
}

const FORM: &str = "{bar:28} {percent:>3}%  {msg}  {eta} left";
const FORM_WITHOUT_TOTAL: &str = "{spinner} {msg}";

impl Progress {
    /// Begins; `consumed` tells how many of `total` bytes were taken in.
    pub(super) fn new(total: u64, consumed: Box<dyn Fn() -> u64 + Send>) -> Self {
        let (bar, form) =
            if total > 0 { (ProgressBar::new(total), FORM) } else { (ProgressBar::new_spinner(), FORM_WITHOUT_TOTAL) };
        bar.set_style(ProgressStyle::with_template(form).expect("the form is well-formed"));
        bar.enable_steady_tick(Duration::from_millis(250));
        Self { bar, consumed, reports: 0, begun: Instant::now() }
    }

    /// One more report is done; `words` counts all words read so far.
    pub(super) fn advance(&mut self, words: usize) {
        self.reports += 1;
        let rate = words as f64 / self.begun.elapsed().as_secs_f64().max(0.001);
        self.bar.set_position((self.consumed)());
        self.bar.set_message(format!("{} reports, {rate:.0} words/s", self.reports));
    }

    /// Tells of an input that was not taken in.
    pub(super) fn rejection(&self, message: &dyn Display) {
        self.bar.suspend(|| messages::rejection(message));
    }

    /// Tells something the user should know.
    pub(super) fn warning(&self, message: &dyn Display) {
        self.bar.suspend(|| messages::warning(message));
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
