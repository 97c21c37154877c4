//! Agencies that a report credits for its text.

use polybius_reading::Account;

/// The credited agencies, folded to lower case, sorted.
pub(super) fn of(_text: &str, _account: &Account) -> Vec<String> {
    Vec::new()
}
