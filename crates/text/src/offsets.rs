/// Converts byte offsets of one text into Unicode code points, which is what every outlet counts in.
///
/// Built in one pass; a look-up scans at most [`CodePoints::STEP`] bytes.
///
/// # Example
/// ```
/// let text = "Kyjiw – Київ";
/// let points = polybius_text::CodePoints::new(text);
/// assert_eq!(points.at("Kyjiw –".len()), 7);
/// ```
pub struct CodePoints<'text> {
    text: &'text str,
    /// Code points before byte `STEP * index`.
    marks: Vec<u32>,
    ascii: bool,
}

impl<'text> CodePoints<'text> {
    /// Bytes between two remembered offsets.
    pub const STEP: usize = 64;

    /// Prepares the conversion for `text`.
    pub fn new(text: &'text str) -> Self {
        if text.is_ascii() {
            return Self { text, marks: Vec::new(), ascii: true };
        }
        let mut marks = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut points = 0;
        for (offset, byte) in text.bytes().enumerate() {
            if offset % Self::STEP == 0 {
                marks.push(points);
            }
            points += u32::from(starts_character(byte));
        }
        marks.push(points);
        Self { text, marks, ascii: false }
    }

    /// Code points before the byte offset `byte`, which may be the text's length.
    pub fn at(&self, byte: usize) -> usize {
        if self.ascii {
            return byte;
        }
        let block = (byte / Self::STEP).min(self.marks.len() - 1);
        let from = (block * Self::STEP).min(self.text.len());
        if from == self.text.len() && byte == from {
            return *self.marks.last().expect("a text that is not ASCII has marks") as usize;
        }
        let rest = &self.text.as_bytes()[from..byte];
        self.marks[block] as usize + rest.iter().filter(|byte| starts_character(**byte)).count()
    }
}

fn starts_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn every_boundary_of_a_long_mixed_text_is_converted() {
        let text = "„Ja“ – 国 and plain words, ".repeat(50);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }

    #[test]
    fn a_text_of_exactly_one_block_ends_right() {
        let text = "é".repeat(CodePoints::STEP / 2);
        assert_eq!(CodePoints::new(&text).at(text.len()), CodePoints::STEP / 2);
        assert_eq!(CodePoints::new("").at(0), 0);
    }
}
