use super::{read, write};

const REPORT: &str = "\
# newpar
# sent_id = 1
# text = The mayor of Torvik doesn't agree.
1\tThe\tthe\tDET\t_\tDefinite=Def|PronType=Art\t2\tdet\t_\t_
2\tmayor\tmayor\tNOUN\t_\tNumber=Sing\t7\tnsubj\t_\t_
3\tof\tof\tADP\t_\t_\t4\tcase\t_\t_
4\tTorvik\tTorvik\tPROPN\t_\tNumber=Sing\t2\tnmod\t_\tNER=B-place
5-6\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
5\tdoes\tdo\tAUX\t_\t_\t7\taux\t_\t_
6\tn't\tnot\tPART\t_\t_\t7\tadvmod\t_\t_
7\tagree\tagree\tVERB\t_\tVerbForm=Inf\t0\troot\t_\tHappened=-0.25|Roles=ARG0:1-4,ARGM-NEG:6-6|SpaceAfter=No
8\t.\t.\tPUNCT\t_\t_\t7\tpunct\t_\tSpacesAfter=\\n\\n

# newpar
# sent_id = 2
# text = Ana Lund's reply
1\tAna\tAna\tPROPN\t_\t_\t4\tnmod:poss\t_\tNER=B-person
2-3\tLund's\t_\t_\t_\t_\t_\t_\t_\t_
2\tLund\tLund\tPROPN\t_\t_\t1\tflat\t_\tNER=I-person
3\t's\t's\tPART\t_\t_\t1\tcase\t_\t_
4\treply\treply\tNOUN\t_\t_\t0\troot\t_\t_

";

#[test]
fn what_is_written_is_what_was_read() {
    let (text, analysis) = read(REPORT).unwrap();
    assert_eq!(text, "The mayor of Torvik doesn't agree.\n\nAna Lund's reply");
    assert_eq!(write(&text, &analysis), REPORT);
}

#[test]
fn spans_and_names_belong_to_the_text() {
    let (text, analysis) = read(REPORT).unwrap();
    let forms = |index: usize| -> Vec<&str> {
        analysis.sentences[index].tokens.iter().map(|token| token.span.of(&text)).collect()
    };
    assert_eq!(forms(0), ["The", "mayor", "of", "Torvik", "does", "n't", "agree", "."]);
    assert_eq!(forms(1), ["Ana", "Lund", "'s", "reply"]);
    assert_eq!(analysis.sentences[1].names[0].tokens, 0..2);
    assert!(analysis.sentences[1].opens_paragraph);
}

#[test]
fn words_that_do_not_spell_their_token_share_it() {
    let rows = "1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n\
                1\tde\tde\tADP\t_\t_\t2\tcase\t_\t_\n\
                2\tel\tel\tDET\t_\t_\t0\troot\t_\t_\n";
    let (text, analysis) = read(rows).unwrap();
    let forms: Vec<_> = analysis.sentences[0].tokens.iter().map(|token| token.span.of(&text)).collect();
    assert_eq!(forms, ["de", "l"]);
}

#[test]
fn errors_name_the_line() {
    for (rows, line) in [
        ("1\tA\ta\n", 1),
        ("# text\n\n1\tA\ta\tNOUNS\t_\t_\t0\troot\t_\t_\n", 3),
        ("2\tA\ta\tNOUN\t_\t_\t0\troot\t_\t_\n", 1),
        ("1\tA\ta\tNOUN\t_\t_\tx\troot\t_\t_\n", 1),
        ("1\tA\ta\tNOUN\t_\t_\t7\troot\t_\t_\n", 1),
    ] {
        assert_eq!(read(rows).unwrap_err().line(), line, "{rows}");
    }
}
