//! Where sentences end.

/// Words of a sentence at most; what is longer is a list or no prose, and a tree over it would cost its square.
pub(crate) const LONGEST: usize = 400;

/// The words after which sentences end, each given as the index after it.
///
/// `logits` say of each word whether it is the last of its sentence; a paragraph's last word always is. Unless `is_whole`,
/// more words follow, and the last sentence stays open. A sentence that is too long is cut in its second half, where an
/// end is likeliest.
pub(crate) fn sentence_ends(logits: &[f32], is_whole: bool, ends_paragraph: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    for (index, logit) in logits.iter().enumerate() {
        if *logit > 0.0 || ends_paragraph(index) || (is_whole && index + 1 == logits.len()) {
            cut_long(logits, start, index + 1, &mut ends);
            ends.push(index + 1);
            start = index + 1;
        }
    }
    cut_long(logits, start, logits.len(), &mut ends);
    ends
}

fn cut_long(logits: &[f32], mut start: usize, end: usize, ends: &mut Vec<usize>) {
    while end - start > LONGEST {
        let from = start + LONGEST / 2;
        start = from + super::best(&logits[from..start + LONGEST]) + 1;
        ends.push(start);
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, sentence_ends};

    #[test]
    fn sentences_end_where_the_model_says_and_with_the_paragraph() {
        let logits = [-1.0, 2.0, -3.0, -3.0, -2.0];
        assert_eq!(sentence_ends(&logits, true, |index| index == 3), [2, 4, 5]);
        assert_eq!(sentence_ends(&logits, false, |index| index == 3), [2, 4]);
        assert_eq!(sentence_ends(&[], true, |_| false), [0; 0]);
    }

    #[test]
    fn a_monstrous_sentence_is_cut_where_an_end_is_likeliest() {
        let mut logits = vec![-5.0; 1000];
        logits[300] = -1.0;
        let ends = sentence_ends(&logits, true, |_| false);
        assert_eq!(ends[0], 301);
        assert!(ends.windows(2).all(|pair| pair[1] - pair[0] <= LONGEST));
        assert_eq!(ends.last(), Some(&1000));
    }
}
