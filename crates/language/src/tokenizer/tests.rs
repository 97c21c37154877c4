use super::paragraphs;

/// Checks the words of a text, written with a space between them.
fn check(text: &str, expected: &str) {
    let words: Vec<&str> = paragraphs(text).iter().flatten().map(|word| word.span.of(text)).collect();
    assert_eq!(words.join(" "), expected, "{text}");
}

#[test]
fn clitics_are_words() {
    check("She won't; they'd've gone.", "She wo n't ; they 'd 've gone .");
    check("It’s the harbour’s pilots’ fault", "It ’s the harbour ’s pilots ’ fault");
    check("We cannot and dont wanna stay", "We can not and do nt wan na stay");
    check("WE CAN'T", "WE CA N'T");
    check("in 2003's report", "in 2003 's report");
    check("O'Hara's d'état, Shi'ite", "O'Hara 's d'état , Shi'ite");
    check("the '90s, the 1980s and 50's", "the '90s , the 1980s and 50's");
    check("get 'em", "get 'em");
}

#[test]
fn hyphens_are_words_except_after_prefixes() {
    check("a 15-year-old, US-based crew", "a 15 - year - old , US - based crew");
    check("anti-tank pre-war co-pilots e-mail", "anti-tank pre-war co-pilots e-mail");
    check("al-Halim F-16s and T-72", "al - Halim F - 16s and T - 72");
    check("yes -- no—maybe – so", "yes -- no — maybe – so");
    check("mid-1990s", "mid-1990s");
}

#[test]
fn figures_keep_their_separators() {
    check("1,000 or 3.5 at 7:30", "1,000 or 3.5 at 7:30");
    check("$5, €3.8bn, 20%, US$40", "$ 5 , € 3.8 bn , 20 % , US$ 40");
    check("5pm 11 a.m. 430km 2nd", "5 pm 11 a.m. 430 km 2nd");
    check("On 2024-11-21 or 11/21/2024, 9/11", "On 2024-11-21 or 11/21/2024 , 9/11");
    check("3-5 days, 1/2 and 1999-2001.", "3 - 5 days , 1 / 2 and 1999 - 2001 .");
    check("call 555-0199, +44", "call 555-0199 , +44");
    check("one,two and 1,two", "one , two and 1 , two");
}

#[test]
fn abbreviations_keep_their_full_stop() {
    check("Dr. A. B. Moor of the U.S. army", "Dr. A. B. Moor of the U.S. army");
    check("Acme Corp. said no. 5 and No. 6", "Acme Corp. said no. 5 and No. 6");
    check("He said no. Then he left.", "He said no . Then he left .");
    check("We met at 5 p.m. She left", "We met at 5 p.m . She left");
    check("tanks, guns, etc.", "tanks , guns , etc .");
    check("It was I. He knew", "It was I . He knew");
    check("(e.g. tanks, i.e. armour)", "( e.g. tanks , i.e. armour )");
    check("a Ph.D. in law", "a Ph.D. in law");
}

#[test]
fn addresses_are_one_word() {
    check("See https://example.org/a_(b)?c=1.", "See https://example.org/a_(b)?c=1 .");
    check("(www.example.org/x), write to a.b@example.org!", "( www.example.org/x ) , write to a.b@example.org !");
    check("example.com has plan.doc", "example.com has plan.doc");
    check("It ended.Then rain", "It ended . Then rain");
    check("#harbour @pilot #1", "#harbour @pilot # 1");
}

#[test]
fn signs_stand_alone_or_in_runs() {
    check("“[misiles]” (sic)…", "“ [ misiles ] ” ( sic ) …");
    check("Wait... what?! No!!!", "Wait ... what ?! No !!!");
    check("\"[T]he talks\" ``failed''", "\" [T]he talks \" `` failed ''");
    check("and/or AT&T :-) ok:)", "and / or AT&T :-) ok :)");
    check("*** ===== ___", "*** ===== ___");
    check("👍🏽 ok 👩‍🚒!", "👍🏽 ok 👩‍🚒 !");
}

#[test]
fn strange_texts_have_right_spans() {
    check("", "");
    check(" \u{200b} \u{feff}\u{200f} ", "");
    check("a\u{0}b\u{7}c", "a b c");
    check("שלום עולם\u{200f}.", "שלום עולם\u{200f} .");
    check("Zu\u{308}rich-\u{301}", "Zu\u{308}rich -\u{301}");
    check("'", "'");
    check("....", "....");
    check("東京で会談", "東京で会談");
}

#[test]
fn words_are_in_order_and_only_white_space_is_left_out() {
    let odd = "a'b.c-d/e&f_g@h.#1$2%3^'s''`,5:;?!…—\u{2028}[x]y (1) 1.2.3-4/5-6,789 'tis R&D p.m.! www. http:// @ x@ @y 'n' ‘’ 9a’s 1's ";
    let text = odd.repeat(3);
    let words: Vec<_> = paragraphs(&text).concat();
    let mut end = 0;
    for word in words {
        let between = &text[end..word.span.start as usize];
        assert!(between.chars().all(char::is_whitespace), "{between:?} is lost");
        assert!(!word.span.is_empty());
        end = word.span.end as usize;
    }
    assert!(text[end..].trim().is_empty());
}
