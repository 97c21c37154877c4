//! Occurrences over whole reports, in the notation of [`crate::examples`].

use crate::examples::assembled;

/// Each occurrence as the numbers of its reports, its origins and its status; the occurrences sorted.
fn check(reports: &[(&str, &str)], expected: &[&str]) {
    let (digests, assembly) = assembled(reports);
    let number = |id: &polybius_text::ReportId| {
        digests.iter().find(|digest| digest.report == *id).expect("a known report").uri.as_str()
    };
    let mut found: Vec<_> = (assembly.occurrences.iter())
        .map(|occurrence| {
            let mut numbers: Vec<_> = occurrence.reports.iter().map(number).collect();
            numbers.sort_unstable();
            format!("{} from {} {}", numbers.join(" "), occurrence.origins, occurrence.status.name())
        })
        .collect();
    found.sort_unstable();
    assert_eq!(found, expected);
}

const SENT: &str =
    "S:Norland V:sent=send=AID N:40=boats to T:Sudland on D:2024-05-03 for the flooded town of P:Lowmouth";
const GIVEN: &str =
    "N:40=boats V:given=give=AID by S:Norland to T:Sudland came to P:Lowmouth on D:2024-05-03 after the flood";
const OTHER: &str = "S:Norland V:sent=send=AID N:90=tents to T:Sudland on D:2024-09-20 for nomads near P:Drymouth";
const DENIED: &str =
    "S:Norland said it V!:sent=send=AID no N:40=boats to T:Sudland or P:Lowmouth on D:2024-05-03 or later";

#[test]
fn accounts_in_other_words_are_one_occurrence() {
    check(&[("2024-05-04", SENT), ("2024-05-05", GIVEN)], &["0 1 from 2 corroborated"]);
}

#[test]
fn the_same_act_on_another_day_is_another_occurrence() {
    check(&[("2024-05-04", SENT), ("2024-09-21", OTHER)], &["0 from 1 told_once", "1 from 1 told_once"]);
}

#[test]
fn different_weapons_are_different_occurrences() {
    let struck = |weapon: &str| {
        format!("S:Norland V:struck=strike=ASSAULT T:Sudland with {weapon} on D:2024-05-03 near the port of P:Lowmouth")
    };
    let (hawk, swift) = (struck("W:Hawk=rocket"), struck("W:Swift=missile"));
    check(&[("2024-05-04", &hawk), ("2024-05-05", &swift)], &["0 from 1 told_once", "1 from 1 told_once"]);
    let again = "A W:Hawk=rocket was V:fired=fire=ASSAULT by S:Norland at T:Sudland on D:2024-05-03 and hit P:Lowmouth";
    check(&[("2024-05-04", &hawk), ("2024-05-05", again)], &["0 1 from 2 corroborated"]);
}

#[test]
fn what_two_parties_say_alike_is_said_twice() {
    let one = "S:Norland=NOR V:welcomed=welcome=SUPPORT the treaty of T:Sudland on D:2024-05-03";
    let other =
        "after long talks the news from T:Sudland were V:welcomed=welcome=SUPPORT by S:Westland=WES on D:2024-05-03";
    check(&[("2024-05-04", one), ("2024-05-05", other)], &["0 from 1 told_once", "1 from 1 told_once"]);
}

#[test]
fn copies_are_one_origin() {
    check(&[("2024-05-04", SENT), ("2024-05-04", SENT), ("2024-05-05", GIVEN)], &["0 1 2 from 2 corroborated"]);
}

#[test]
fn reports_that_credit_one_agency_are_one_origin() {
    let (sent, given) = (format!("(Coastwire) - {SENT}"), format!("(Coastwire) - {GIVEN}"));
    check(&[("2024-05-04", &sent), ("2024-05-05", &given)], &["0 1 from 1 told_once"]);
}

#[test]
fn one_named_source_is_one_origin() {
    let (sent, given) = (format!("A:Anders said {SENT}"), format!("{GIVEN} said A:Anders"));
    check(&[("2024-05-04", &sent), ("2024-05-05", &given)], &["0 1 from 1 told_once"]);
}

#[test]
fn a_denial_belongs_to_what_it_denies() {
    check(&[("2024-05-04", SENT), ("2024-05-05", DENIED)], &["0 1 from 2 denied"]);
}

#[test]
fn the_order_of_reports_does_not_matter() {
    let (digests, assembly) = assembled(&[("2024-05-04", SENT), ("2024-09-21", OTHER), ("2024-05-05", GIVEN)]);
    let reversed: Vec<_> = digests.iter().rev().cloned().collect();
    assert_eq!(crate::assemble(&reversed), assembly);
}

#[test]
fn unrelated_reports_do_not_change_ids() {
    let (_, before) = assembled(&[("2024-05-04", SENT), ("2024-05-05", GIVEN)]);
    let (_, after) = assembled(&[("2024-05-04", SENT), ("2024-05-05", GIVEN), ("2024-09-21", OTHER)]);
    assert!(before.occurrences.iter().all(|old| after.occurrences.iter().any(|new| new.id == old.id)));
}
