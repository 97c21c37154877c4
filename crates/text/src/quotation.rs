mod mark;

use mark::{Family, Mark, Turn, invisible, marks};

use crate::{Layout, Span};

/// A quotation: words that the text puts in quotation marks, inside one paragraph.
///
/// # Example
/// ```
/// let text = "“The pier is closed,” she said.";
/// let quotations = polybius_text::Quotations::of(text);
/// assert_eq!(quotations.list[0].inner.of(text), "The pier is closed,");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub outer: Span,
    /// Without its marks, and without white space at its ends.
    pub inner: Span,
    /// How many quotations it stands in.
    pub depth: usize,
    /// Whether a mark closes it; if not, it ends with its paragraph or where the next one opens.
    pub closed: bool,
    /// Whether it carries on in the next quotation: a quotation over several paragraphs opens each of them with a mark and
    /// closes only the last.
    pub continued: bool,
}

/// The quotations of a text and the marks that have no partner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotations {
    /// In the order of their first mark.
    pub list: Vec<Quotation>,
    /// Marks that open or close nothing, or that pair with a mark of another kind; in order.
    pub unbalanced: Vec<Span>,
    /// Indices of the quotations that stand in no other one.
    outermost: Vec<usize>,
}

impl Quotations {
    /// Scans a text once; takes any text, in time linear in its length.
    pub fn of(text: &str) -> Self {
        Self::in_layout(text, &Layout::of(text))
    }

    /// The same for a text whose layout is known.
    pub fn in_layout(text: &str, layout: &Layout) -> Self {
        let mut scan = Scan { text, open: Vec::new(), found: Self::default() };
        let paragraphs: Vec<_> = layout.paragraphs.iter().map(|part| (part.span, marks(text, part.span))).collect();
        for (index, (span, marks)) in paragraphs.iter().enumerate() {
            scan.paragraph(marks);
            scan.end_paragraph(*span, paragraphs.get(index + 1).and_then(|(span, marks)| leading(text, *span, marks)));
        }
        scan.finish()
    }

    /// The outermost quotation that holds the byte `offset`.
    pub fn at(&self, offset: u32) -> Option<usize> {
        let after = self.outermost.partition_point(|index| self.list[*index].outer.start <= offset);
        let index = *self.outermost[..after].last()?;
        (offset < self.list[index].outer.end).then_some(index)
    }

    /// The quotations that stand in no other one, in order, with their index.
    pub fn outermost(&self) -> impl Iterator<Item = (usize, &Quotation)> {
        self.outermost.iter().map(|index| (*index, &self.list[*index]))
    }
}

/// The family of the mark that a paragraph starts with, if that mark opens.
fn leading(text: &str, paragraph: Span, marks: &[Mark]) -> Option<Family> {
    let first = marks.first()?;
    let lead = &text[paragraph.start as usize..first.span.start as usize];
    let at_start = lead.chars().all(|character| character.is_whitespace() || invisible(character));
    (at_start && first.turn(false) == Turn::Opens).then_some(first.family)
}

/// A quotation that has been opened.
struct Open {
    mark: Mark,
    /// Where a mark of the same family opened inside it.
    reopened: Option<u32>,
}

struct Scan<'text> {
    text: &'text str,
    open: Vec<Open>,
    found: Quotations,
}

impl Scan<'_> {
    /// Deeper than this nobody quotes; it bounds the work for each mark.
    const DEEPEST: usize = 16;

    fn paragraph(&mut self, marks: &[Mark]) {
        let closer_ahead = closers_ahead(marks);
        for (mark, closer_ahead) in marks.iter().zip(closer_ahead) {
            match mark.turn(self.is_open(mark.family)) {
                Turn::Closes if mark.possessive && closer_ahead => {}
                Turn::Closes => self.close(mark),
                _ => self.open(mark),
            }
        }
    }

    fn is_open(&self, family: Family) -> bool {
        self.open.iter().any(|open| open.mark.family == family)
    }

    fn open(&mut self, mark: &Mark) {
        if mark.can_be_prime() {
            return;
        }
        let reopens = self.open.last().is_some_and(|top| top.mark.family == mark.family && mark.after_sentence);
        if reopens || self.open.len() == Self::DEEPEST {
            self.leave_open(mark.span.start, reopens);
        }
        if let Some(outer) = self.open.iter_mut().rev().find(|outer| outer.mark.family == mark.family) {
            outer.reopened.get_or_insert(mark.span.start);
        }
        self.open.push(Open { mark: *mark, reopened: None });
    }

    fn close(&mut self, mark: &Mark) {
        if mark.family == Family::Single && self.open.last().is_none_or(|top| top.mark.family != Family::Single) {
            return;
        }
        match self.open.iter().rposition(|open| open.mark.family == mark.family) {
            Some(partner) => {
                while self.open.len() > partner + 1 {
                    self.leave_open(mark.span.start, false);
                }
                let open = self.open.pop().expect("the partner is open");
                self.push(open.mark.span, mark.span, true, false);
            }
            None => self.close_foreign(mark),
        }
    }

    /// Closes the innermost double quotation with a mark of another kind, as careless translations do.
    fn close_foreign(&mut self, mark: &Mark) {
        if mark.can_be_prime() {
            return;
        }
        self.found.unbalanced.push(mark.span);
        let paired = |top: &mut Open| top.mark.family != Family::Single && mark.family != Family::Single;
        if let Some(open) = self.open.pop_if(paired) {
            self.found.unbalanced.push(open.mark.span);
            self.push(open.mark.span, mark.span, true, false);
        }
    }

    /// Ends the innermost quotation at `end` though nothing closes it.
    fn leave_open(&mut self, end: u32, continued: bool) {
        let Some(open) = self.open.pop() else { return };
        if !open.mark.is_surely_mark() {
            return;
        }
        self.found.unbalanced.push(open.mark.span);
        let end = open.reopened.unwrap_or(end);
        self.push(open.mark.span, Span { start: end, end }, false, continued);
    }

    /// Ends what is open at a paragraph's end; `next` is the family of the mark that the next paragraph opens with.
    fn end_paragraph(&mut self, paragraph: Span, next: Option<Family>) {
        if self.open.len() == 1 && self.open[0].reopened.is_none() && next == Some(self.open[0].mark.family) {
            let open = self.open.pop().expect("one is open");
            let end = Span { start: paragraph.end, end: paragraph.end };
            return self.push(open.mark.span, end, false, true);
        }
        while !self.open.is_empty() {
            self.leave_open(paragraph.end, false);
        }
    }

    fn push(&mut self, opening: Span, closing: Span, closed: bool, continued: bool) {
        let inner = Span { start: opening.end, end: closing.start }.trimmed(self.text);
        let outer = if closed { opening.join(closing) } else { opening.join(inner) };
        self.found.list.push(Quotation { outer, inner, depth: 0, closed, continued });
    }

    /// Puts the quotations in order and counts how deep each one stands.
    fn finish(self) -> Quotations {
        let mut found = self.found;
        found.list.sort_by_key(|quotation| (quotation.outer.start, std::cmp::Reverse(quotation.outer.end)));
        found.unbalanced.sort_unstable();
        let mut around: Vec<Span> = Vec::new();
        for quotation in &mut found.list {
            while around.pop_if(|outer| outer.end < quotation.outer.end).is_some() {}
            quotation.depth = around.len();
            around.push(quotation.outer);
        }
        found.outermost = (0..found.list.len()).filter(|index| found.list[*index].depth == 0).collect();
        found
    }
}

/// For each mark, whether a single mark that surely closes comes after it before another one opens.
fn closers_ahead(marks: &[Mark]) -> Vec<bool> {
    let mut ahead = vec![false; marks.len()];
    let mut closes = false;
    for (index, mark) in marks.iter().enumerate().rev() {
        ahead[index] = closes;
        if mark.family == Family::Single && !mark.possessive {
            closes = mark.turn(true) == Turn::Closes;
        }
    }
    ahead
}

#[cfg(test)]
mod tests {
    use super::Quotations;

    /// Quotations as `depth:inner`, a `~` before one that nothing closes, a `>` after one that carries on.
    fn shown(text: &str) -> Vec<String> {
        let line = |quotation: &super::Quotation| {
            let open = if quotation.closed { "" } else { "~" };
            let on = if quotation.continued { ">" } else { "" };
            format!("{open}{}:{}{on}", quotation.depth, quotation.inner.of(text))
        };
        Quotations::of(text).list.iter().map(line).collect()
    }

    fn check(text: &str, expected: &[&str], unbalanced: usize) {
        assert_eq!(shown(text), expected, "{text}");
        assert_eq!(Quotations::of(text).unbalanced.len(), unbalanced, "unbalanced in {text}");
    }

    #[test]
    fn every_kind_of_mark() {
        check("\"Go,\" she said. \"Now.\"", &["0:Go,", "0:Now."], 0);
        check("“Go,” she said. “Now.”", &["0:Go,", "0:Now."], 0);
        check("„Geh“, sagte sie. „Jetzt.“", &["0:Geh", "0:Jetzt."], 0);
        check("« Va », dit-elle. «Vite!»", &["0:Va", "0:Vite!"], 0);
        check("»Gå,« sagde hun. ”Nu.”", &["0:Gå,", "0:Nu."], 0);
        check("‹Va› and 「行」", &["0:Va", "0:行"], 0);
        check("''Go,'' she said. ``Now,'' he said.", &["0:Go,", "0:Now,"], 0);
        check("‘Go,’ she said. 'Now,' he said.", &["0:Go,", "0:Now,"], 0);
        check("\"\"Go,\"\" she said. ““Now.””", &["0:Go,", "0:Now."], 0);
        check("\"“Go,”\" she said. \"“Now.”\"", &["0:Go,", "0:Now."], 0);
        check("\"They call it “odd”\" she said.", &["0:They call it “odd”", "1:odd"], 0);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("The dockers' union didn't sign in '98, nor did its members' friends.", &[], 0);
        check("The dockers’ union didn’t sign in ’98. Rock ’n’ roll.", &[], 0);
        check("‘The dockers’ union won’t sign,’ she said.", &["0:The dockers’ union won’t sign,"], 0);
        check("He is 6'2\" tall and the board 5\" thick.", &[], 0);
    }

    #[test]
    fn nesting() {
        check("“He told me ‘go’ and left,” she said.", &["0:He told me ‘go’ and left,", "1:go"], 0);
        check(
            "\"He said 'it is \"big\" here' today.\"",
            &["0:He said 'it is \"big\" here' today.", "1:it is \"big\" here", "2:big"],
            0,
        );
        check("“He said “no” and left.”", &["0:He said “no” and left.", "1:no"], 0);
        let (opening, closing) = ("“a ‘a ".repeat(3) + "“a", "b” b’ ".repeat(3) + "b”");
        assert_eq!(shown(&format!("{opening} {closing}")).len(), 7);
    }

    #[test]
    fn paragraphs_of_one_quotation() {
        check("She said: “One.\n\n“Two.\n\n“Three.”", &["~0:One.>", "~0:Two.>", "0:Three."], 0);
        check("She said: \"One.\n\nThen she left.", &["~0:One."], 1);
    }

    #[test]
    fn unbalanced_marks_are_named() {
        check(
            "“One thing. “Another thing. “A third,” she said.",
            &["~0:One thing.>", "~0:Another thing.>", "0:A third,"],
            2,
        );
        check("“One thing. » “Another,” she said.", &["0:One thing.", "0:Another,"], 2);
        check("It is over,” she said.", &[], 1);
        check("He called it “bad and said “we go” and “they stay”.", &["~0:bad and said", "0:we go", "0:they stay"], 1);
        check(" \" ", &["~0:"], 1);
    }

    #[test]
    fn marks_of_direction_do_not_matter() {
        check("\u{200f}\"Go,\"\u{200f} she said. \u{200e}“Now.”\u{200e}", &["0:Go,", "0:Now."], 0);
    }

    #[test]
    fn any_input_is_scanned_in_linear_time() {
        for unit in ["\"", "“", "”", "“‘", "'", "« ", " '\"", "»“’‚"] {
            let text = unit.repeat(10_000);
            let found = Quotations::of(&text);
            assert!(found.list.len() <= text.len());
        }
        let long = format!("“{}” she said.", "It rains. ".repeat(100_000));
        assert_eq!(Quotations::of(&long).list[0].inner.len(), 999_999);
    }

    #[test]
    fn quotation_at_an_offset() {
        let quotations = Quotations::of("“He said ‘no’ then,” and “left”");
        assert_eq!(quotations.at(0), Some(0));
        assert_eq!(quotations.at(14), Some(0));
        assert_eq!(quotations.at(30), None);
        assert_eq!(quotations.at(38), Some(2));
    }
}
