use polybius_text::Span;

use super::ReadError;
use super::spaces::unescaped;
use crate::{Analysis, Argument, Features, Name, NameKind, Predicate, Relation, Role, Sentence, Token, Upos};

/// Reads sentences with the text they stand in, which is put together from the forms and their spacing.
///
/// A sentence after `# newpar` or `# newdoc` starts a new line of the text, other sentences follow after one space,
/// unless MISC of the last word says otherwise. Enhanced dependencies and empty nodes are left out. Where MISC has no
/// names or predicates there are none.
///
/// # Errors
/// When a line is neither comment, word nor blank, a part of speech is unknown, or a head lies outside its sentence.
///
/// # Example
/// ```
/// let written = "1\tShips\tship\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_\n\
///                2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n\
///                3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n";
/// let (text, analysis) = polybius_language::conllu::read(written).unwrap();
/// assert_eq!(text, "Ships left.");
/// assert_eq!(analysis.sentences[0].tokens[0].head, Some(1));
/// ```
pub fn read(written: &str) -> Result<(String, Analysis), ReadError> {
    let mut reader = Reader { opens_paragraph: true, ..Reader::default() };
    for (index, line) in written.lines().enumerate() {
        let line = line.trim_end_matches('\r');
        match line.strip_prefix('#') {
            _ if line.trim().is_empty() => reader.end_sentence(index)?,
            Some(comment) if reader.tokens.is_empty() => reader.comment(comment.trim()),
            Some(_) => {}
            None => reader.row(Row::new(line, index + 1)?)?,
        }
    }
    reader.end_sentence(written.lines().count())?;
    Ok((reader.text, reader.analysis))
}

/// One line of ten columns.
struct Row<'a> {
    columns: [&'a str; 10],
    line: usize,
}

impl<'a> Row<'a> {
    fn new(written: &'a str, line: usize) -> Result<Self, ReadError> {
        let columns: Vec<&str> = written.split('\t').collect();
        let found = columns.len();
        match columns.try_into() {
            Ok(columns) => Ok(Self { columns, line }),
            Err(_) => Err(ReadError::new(line, format!("expected 10 columns with tabs between them, found {found}"))),
        }
    }

    fn misc(&self, name: &str) -> Option<&'a str> {
        self.columns[9].split('|').find_map(|item| item.strip_prefix(name)?.strip_prefix('='))
    }

    fn spaces_after(&self) -> Option<String> {
        match self.misc("SpacesAfter") {
            Some(spaces) => Some(unescaped(spaces)),
            None => (self.misc("SpaceAfter") == Some("No")).then(String::new),
        }
    }

    /// The predicate that MISC says the word is, as [`write`](super::write) writes it.
    fn predicate(&self, token: usize) -> Option<Predicate> {
        let happened = self.misc("Happened")?.parse().ok()?;
        let argument = |written: &str| -> Option<Argument> {
            let (role, words) = written.split_once(':')?;
            let (first, last) = words.split_once('-')?;
            let first: usize = first.parse().ok()?;
            Some(Argument { tokens: first.checked_sub(1)?..last.parse().ok()?, role: Role::new(role) })
        };
        let arguments = self.misc("Roles").unwrap_or_default().split(',').filter_map(argument).collect();
        Some(Predicate { token, happened, arguments })
    }

    fn token(&self, span: Span) -> Result<Token, ReadError> {
        let [_, _, lemma, upos, _, features, head, relation, ..] = self.columns;
        let upos = match upos {
            "_" => Upos::Other,
            name => Upos::from_name(name)
                .ok_or_else(|| ReadError::new(self.line, format!("unknown part of speech {name:?}")))?,
        };
        let head = match head {
            "_" => 0,
            number => number
                .parse::<usize>()
                .map_err(|_| ReadError::new(self.line, format!("the head {number:?} is not a number")))?,
        };
        Ok(Token {
            span,
            lemma: lemma.into(),
            upos,
            features: Features::new(features),
            head: head.checked_sub(1),
            relation: Relation::new(relation),
        })
    }
}

/// A token of several words that is being read: `3-4 don't`.
struct MultiWord {
    last: usize,
    /// What its words have not used up yet.
    rest: Span,
    spaces_after: Option<String>,
}

#[derive(Default)]
struct Reader {
    text: String,
    analysis: Analysis,
    tokens: Vec<Token>,
    names: Vec<Name>,
    predicates: Vec<Predicate>,
    opens_paragraph: bool,
    multi_word: Option<MultiWord>,
    /// What stands after the last word; `None` is one space.
    spaces: Option<String>,
}

impl Reader {
    fn comment(&mut self, comment: &str) {
        if comment.starts_with("newpar") || comment.starts_with("newdoc") {
            self.opens_paragraph = true;
        }
    }

    fn row(&mut self, row: Row) -> Result<(), ReadError> {
        let id = row.columns[0];
        if id.contains('.') {
            return Ok(());
        }
        if let Some((_, last)) = id.split_once('-') {
            let last = last.parse().map_err(|_| ReadError::new(row.line, format!("{id:?} is no range of words")))?;
            let rest = self.surface(row.columns[1]);
            self.multi_word = Some(MultiWord { last, rest, spaces_after: row.spaces_after() });
            return Ok(());
        }
        if id.parse() != Ok(self.tokens.len() + 1) {
            return Err(ReadError::new(row.line, format!("expected word {}, found {id:?}", self.tokens.len() + 1)));
        }
        self.word(&row)
    }

    fn word(&mut self, row: &Row) -> Result<(), ReadError> {
        let span = match self.multi_word.take() {
            Some(token) => self.part(row, token),
            None => {
                let span = self.surface(row.columns[1]);
                self.spaces = row.spaces_after();
                span
            }
        };
        self.tokens.push(row.token(span)?);
        self.name(row);
        self.predicates.extend(row.predicate(self.tokens.len() - 1));
        Ok(())
    }

    /// Appends a form with the spacing before it.
    fn surface(&mut self, form: &str) -> Span {
        let opens_line = self.opens_paragraph && self.tokens.is_empty();
        if !self.text.is_empty() {
            let usual = if opens_line { "\n" } else { " " };
            self.text.push_str(self.spaces.take().as_deref().unwrap_or(usual));
        }
        let start = self.text.len();
        self.text.push_str(form);
        Span::new(start, self.text.len())
    }

    /// The characters of one word of a multi-word token: its form where the surface has it, the rest for the last one.
    fn part(&mut self, row: &Row, mut token: MultiWord) -> Span {
        let rest = token.rest.of(&self.text);
        let is_last = self.tokens.len() + 1 >= token.last;
        let taken = if is_last { rest.len() } else { common_length(rest, row.columns[1]) };
        let span = Span::new(token.rest.start as usize, token.rest.start as usize + taken);
        token.rest = Span { start: span.end, end: token.rest.end };
        if is_last {
            self.spaces = token.spaces_after;
        } else {
            self.multi_word = Some(token);
        }
        span
    }

    fn name(&mut self, row: &Row) {
        let index = self.tokens.len() - 1;
        let Some((position, kind)) = row.misc("NER").and_then(|label| label.split_once('-')) else { return };
        let Some(kind) = NameKind::from_name(kind) else { return };
        match self.names.last_mut() {
            Some(last) if position == "I" && last.kind == kind && last.tokens.end == index => last.tokens.end += 1,
            _ => self.names.push(Name { tokens: index..index + 1, kind, confidence: 1.0 }),
        }
    }

    fn end_sentence(&mut self, line: usize) -> Result<(), ReadError> {
        let tokens = std::mem::take(&mut self.tokens);
        let names = std::mem::take(&mut self.names);
        let predicates = std::mem::take(&mut self.predicates);
        self.multi_word = None;
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Ok(()) };
        if let Some(bad) = tokens.iter().position(|token| token.head.is_some_and(|head| head >= tokens.len())) {
            return Err(ReadError::new(line, format!("the head of word {} lies outside its sentence", bad + 1)));
        }
        let span = first.span.join(last.span);
        let opens_paragraph = std::mem::take(&mut self.opens_paragraph);
        self.analysis.sentences.push(Sentence { span, opens_paragraph, tokens, names, predicates });
        Ok(())
    }
}

/// How many bytes at the start of `surface` spell `form`, whatever the case.
fn common_length(surface: &str, form: &str) -> usize {
    let same = |(a, b): &((usize, char), char)| a.1.to_lowercase().eq(b.to_lowercase());
    surface.char_indices().zip(form.chars()).take_while(same).map(|((at, c), _)| at + c.len_utf8()).last().unwrap_or(0)
}
