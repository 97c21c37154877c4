//! Views that other people keep: the page, and what is new.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::{folder, run};

/// Two reports of one accident, a day apart, with another toll.
fn read_two(folder: &Path) {
    let day = |day: &str, toll: &str| {
        let text = format!(
            "LUNE, Norway – A ferry hit the pier of Lune on Monday. {toll} passengers were hurt, the police said. Mayor Anna \
             Berg <visited> the pier & promised the passengers help."
        );
        serde_json::json!({ "uri": format!("{day}.txt"), "published": day, "publisher": "Gazette", "text": text })
    };
    let lines = format!("{}\n{}\n", day("2024-05-06", "Seven"), day("2024-05-08", "Nine"));
    fs::write(folder.join("two.jsonl"), lines).unwrap();
    let ran = run(folder, &["read", "two.jsonl"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

/// The values of an attribute in a page.
fn attributes<'a>(html: &'a str, opening: &str) -> BTreeSet<&'a str> {
    html.split(opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_of_the_page_leads_to_words() {
    let folder = folder();
    read_two(folder.path());
    let ran = run(folder.path(), &["show", "--html", "page.html"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let html = fs::read_to_string(folder.path().join("page.html")).unwrap();
    let (links, targets) = (attributes(&html, "href=\"#"), attributes(&html, "id=\""));
    assert!(links.len() > 3 && links.is_subset(&targets), "{links:?} {targets:?}");
    assert!(html.contains("&lt;visited&gt; the pier &amp;") && !html.contains('\u{1b}'));
    assert!(!html.contains("src=") && !html.contains("http"), "the page needs nothing else");
}

#[test]
fn what_is_new_since_a_day() {
    let folder = folder();
    read_two(folder.path());
    let new = run(folder.path(), &["show", "new", "--since", "2024-05-08"]);
    assert_eq!(new.code, 0, "{}", new.err);
    assert!(new.out.starts_with("NEW SINCE 2024-05-08: 1 report") || new.out.starts_with("TOLD AGAIN"), "{}", new.out);
    assert!(new.out.contains("passengers: 7 [Gazette:") && new.out.contains("→ 9 [Gazette-2:"), "{}", new.out);
    assert_eq!(run(folder.path(), &["show", "new", "--since", "2024-06-01"]).out.trim(), "nothing to show");
    let unsaid = run(folder.path(), &["show", "new"]);
    assert!(unsaid.code != 0 && unsaid.err.contains("--since"), "{}", unsaid.err);
}
