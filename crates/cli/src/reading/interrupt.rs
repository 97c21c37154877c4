//! Ctrl-C: what is being read is finished and stored, then the program ends. A second time it ends at once.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// Exit code of a program that was interrupted twice.
const INTERRUPTED: i32 = 130;

/// Watches for Ctrl-C; the flag says whether it came.
pub(super) fn watch() -> &'static AtomicBool {
    static STOP: AtomicBool = AtomicBool::new(false);
    static WATCHING: OnceLock<()> = OnceLock::new();
    WATCHING.get_or_init(|| {
        // Where no handler can be set, Ctrl-C ends the program at once, which loses nothing that was stored.
        let _ = ctrlc::set_handler(|| {
            if STOP.swap(true, Ordering::Relaxed) {
                std::process::exit(INTERRUPTED);
            }
        });
    });
    &STOP
}
