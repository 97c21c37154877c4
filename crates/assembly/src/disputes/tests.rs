//! Disputes over whole reports, in the notation of [`crate::examples`].

use crate::examples::assembled;

/// Each dispute as attribute, kind and versions with their origins; the disputes sorted.
fn check(reports: &[(&str, &str)], expected: &[&str]) {
    let (_, assembly) = assembled(reports);
    let mut found: Vec<_> = (assembly.disputes.iter())
        .map(|dispute| {
            let version = |version: &crate::Version| format!("{} ({})", version.value, version.origins);
            let versions: Vec<_> = dispute.versions.iter().map(version).collect();
            format!("{} {}: {}", dispute.attribute, dispute.kind.name(), versions.join(" | "))
        })
        .collect();
    found.sort_unstable();
    assert_eq!(found, expected);
}

const SENT: &str =
    "S:Norland V:sent=send=AID N:40=boats to T:Sudland on D:2024-05-03 for the flooded town of P:Lowmouth";

fn with(what: &str, other: &str) -> String {
    SENT.replace(what, other).replace("for the flooded town of", "where a flood had come to")
}

fn pair(other: &str, expected: &[&str]) {
    check(&[("2024-05-04", SENT), ("2024-05-05", other)], expected);
}

#[test]
fn accounts_that_agree_have_no_dispute() {
    pair(&with("", ""), &[]);
}

#[test]
fn numbers_that_cannot_both_hold() {
    pair(&with("N:40", "N:90"), &["number contradiction: 40 (1) | 90 (1)"]);
}

#[test]
fn bounds_are_respected() {
    pair(&with("N:40", "N:30+"), &[]);
    pair(&with("N:40", "N:50+"), &["number contradiction: 40 (1) | 50 (1)"]);
}

#[test]
fn a_toll_that_grew_is_an_update() {
    let first = "S:Gunmen V:killed=kill=ASSAULT N:12=guards of T:Sudland at the dam of P:Lowmouth on D:2024-05-03";
    let later = first.replace("N:12", "N:15");
    check(&[("2024-05-04", first), ("2024-05-06", &later)], &[]);
    check(&[("2024-05-04", &later), ("2024-05-06", first)], &["number contradiction: 12 (1) | 15 (1)"]);
}

#[test]
fn a_closer_description_is_a_detail() {
    pair(&with("P:Lowmouth", "P:Lowmouth-Harbour"), &["place detail: Lowmouth (1) | Lowmouth-Harbour (1)"]);
}

#[test]
fn days_that_do_not_meet() {
    pair(&with("D:2024-05-03", "D:2024-05-01"), &["time contradiction: 2024-05-01 (1) | 2024-05-03 (1)"]);
}

#[test]
fn other_places() {
    pair(&with("P:Lowmouth", "P:Highford"), &["place contradiction: Highford (1) | Lowmouth (1)"]);
}

#[test]
fn a_denial() {
    pair(&with("V:sent", "V!:sent"), &["happened contradiction: did not happen (1) | happened (1)"]);
}

#[test]
fn copies_count_once() {
    let other = with("N:40", "N:90");
    check(
        &[("2024-05-04", SENT), ("2024-05-05", &other), ("2024-05-06", SENT)],
        &["number contradiction: 40 (1) | 90 (1)"],
    );
}

#[test]
fn the_denial_of_who_tells_it_is_a_dispute() {
    let told = format!("{SENT} said A:sailors but the harbour R:denied it");
    check(&[("2024-05-04", &told)], &["happened contradiction: did not happen (1) | happened (1)"]);
    check(&[("2024-05-04", &format!("{SENT} said A:sailors"))], &[]);
}

#[test]
fn two_measures_that_differ_by_the_same_values_have_two_ids() {
    let told = "S:Norland V:sent=send=AID N:40=boats and N:40=trucks to T:Sudland on D:2024-05-03 for the flooded town of \
                P:Lowmouth";
    let other = told.replace("N:40", "N:90").replace("for the flooded town of", "where a flood had come to");
    let (_, assembly) = assembled(&[("2024-05-04", told), ("2024-05-05", &other)]);
    let mut ids: Vec<_> = assembly.disputes.iter().map(|dispute| &dispute.id).collect();
    assert_eq!(ids.len(), 2, "boats and trucks: {:?}", assembly.disputes);
    ids.dedup();
    assert_eq!(ids.len(), 2);
}
