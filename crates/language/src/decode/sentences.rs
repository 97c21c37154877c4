//! Where sentences end.

/// Words of a sentence at most; what is longer is a list or no prose, and a tree over it would cost its square.
pub(crate) const LONGEST: usize = 400;

/// The logit from which on a sentence ends inside a line without a mark.
const SURE: f32 = 2.5;

/// What stands after a word, as far as sentence ends go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Boundary {
    /// A sentence may end here.
    Open,
    /// Neither a mark nor a line break stands here: a sentence ends only where the model is sure.
    Unmarked,
    /// The next word is glued to this one and closes what it ends: a quotation mark, a bracket, the number of a note.
    Glued,
    /// The paragraph ends.
    Paragraph,
}

/// The words after which sentences end, each given as the index after it.
///
/// `logits` say of each word whether it is the last of its sentence; a paragraph's last word always is, and an end before
/// glued closing marks is moved behind them. Unless `is_whole`, more words follow, and the last sentence stays open. A
/// sentence that is too long is cut in its second half, where an end is likeliest.
pub(crate) fn sentence_ends(logits: &[f32], is_whole: bool, boundary: impl Fn(usize) -> Boundary) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    let mut is_end = false;
    for (index, logit) in logits.iter().enumerate() {
        let boundary = boundary(index);
        is_end |= *logit > if boundary == Boundary::Unmarked { SURE } else { 0.0 };
        let forced = boundary == Boundary::Paragraph || (is_whole && index + 1 == logits.len());
        if forced || (is_end && boundary != Boundary::Glued) {
            cut_long(logits, start, index + 1, &mut ends);
            ends.push(index + 1);
            start = index + 1;
            is_end = false;
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
    use super::{Boundary, LONGEST, sentence_ends};

    const OPEN: fn(usize) -> Boundary = |_| Boundary::Open;

    #[test]
    fn sentences_end_where_the_model_says_and_with_the_paragraph() {
        let logits = [-1.0, 2.0, -3.0, -3.0, -2.0];
        let boundary = |index| if index == 3 { Boundary::Paragraph } else { Boundary::Open };
        assert_eq!(sentence_ends(&logits, true, boundary), [2, 4, 5]);
        assert_eq!(sentence_ends(&logits, false, boundary), [2, 4]);
        assert_eq!(sentence_ends(&[], true, OPEN), [0; 0]);
    }

    #[test]
    fn closing_marks_stay_with_what_they_close() {
        let boundary = |index| if index == 0 { Boundary::Glued } else { Boundary::Open };
        assert_eq!(sentence_ends(&[2.0, -1.0, -1.0], true, boundary), [2, 3]);
    }

    #[test]
    fn a_monstrous_sentence_is_cut_where_an_end_is_likeliest() {
        let mut logits = vec![-5.0; 1000];
        logits[300] = -1.0;
        let ends = sentence_ends(&logits, true, OPEN);
        assert_eq!(ends[0], 301);
        assert!(ends.windows(2).all(|pair| pair[1] - pair[0] <= LONGEST));
        assert_eq!(ends.last(), Some(&1000));
    }
}
