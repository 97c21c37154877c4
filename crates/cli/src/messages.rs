//! What is said on standard error; colours only on terminals, and none under `NO_COLOR`.

use std::fmt::Display;
use std::io::Write;

use anstyle::{AnsiColor, Style};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Why the command could not go on.
pub fn error(message: &dyn Display) {
    labelled(ERROR, "error", message);
}

/// Something the user should know.
pub fn warning(message: &dyn Display) {
    labelled(WARNING, "note", message);
}

/// An input that was not taken in.
pub fn rejection(message: &dyn Display) {
    labelled(WARNING, "not read", message);
}

/// A plain line.
pub fn line(message: &dyn Display) {
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// A closed standard error is no reason to fail.
fn labelled(style: Style, label: &str, message: &dyn Display) {
    let _ = writeln!(anstream::stderr(), "{style}{label}:{style:#} {message}");
}
