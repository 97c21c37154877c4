//! Plain text: one file, one report.

use crate::decode::decode;
use crate::envelope::Envelope;
use crate::{Item, Rejection, Settings};

/// The report of a plain-text file.
pub(crate) fn report(bytes: &[u8], uri: String, path: &str, settings: &Settings) -> Item {
    let decoded = decode(bytes, None).map_err(|reason| Rejection::new(path, reason))?;
    let warnings = decoded.warning.into_iter().collect();
    Envelope { text: decoded.text, warnings, ..Envelope::default() }.seal(uri, path, settings)
}
