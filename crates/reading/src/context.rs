use jiff::civil::Date;
use polybius_knowledge::Knowledge;
use polybius_language::{Analysis, Tree, Vectors};

/// What every stage of reading may look at: the text, its trees, what was known beforehand, and the report's day.
pub struct Context<'a> {
    /// The report's text, to the letter.
    pub text: &'a str,
    /// Its sentences.
    pub analysis: &'a Analysis,
    /// A tree for each sentence, in the same order.
    pub trees: Vec<Tree<'a>>,
    /// The language model's vectors of its words; without them nobody judges how far events can be trusted.
    pub vectors: Option<&'a Vectors>,
    /// What was known beforehand.
    pub knowledge: &'a Knowledge,
    /// The report's day; `None` when nothing tells it.
    pub published: Option<Date>,
    /// What the caller adds to find places in the report: the outlet, for "told this newspaper".
    pub publisher: Option<&'a str>,
}

impl<'a> Context<'a> {
    /// Prepares the trees of `analysis`.
    pub fn new(text: &'a str, analysis: &'a Analysis, knowledge: &'a Knowledge) -> Self {
        let trees = analysis.sentences.iter().map(|sentence| Tree::new(text, sentence)).collect();
        Self { text, analysis, trees, vectors: None, knowledge, published: None, publisher: None }
    }
}
