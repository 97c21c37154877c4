use crate::decode::Matrix;

/// What the encoder makes of the words of a text: one row of numbers for each word, in the order of the text. Words with
/// like meanings and surroundings have like rows; what a number says is not defined and changes with the model.
#[derive(Debug, Clone)]
pub struct Vectors(Matrix);

impl Vectors {
    pub(crate) fn new(rows: Matrix) -> Self {
        Self(rows)
    }

    /// The numbers of the word with that index among all words of the text.
    ///
    /// # Panics
    /// When the text has no such word.
    pub fn row(&self, word: usize) -> &[f32] {
        self.0.row(word)
    }

    /// How many numbers a word has.
    pub fn width(&self) -> usize {
        self.0.width()
    }
}
