//! Files that hold no text.

/// What a file that holds no text is, in plain words; `None` for text in any encoding.
pub(crate) fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    let known = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    known.map(|(_, kind)| *kind).or_else(|| has_control_characters(bytes).then_some(UNKNOWN))
}

const UNKNOWN: &str = "is a binary file, not text; save it as plain text (UTF-8) or HTML";

const SIGNATURES: [(&[u8], &str); 9] = [
    (b"%PDF", "is a PDF; save its text as a .txt file and read that"),
    (b"PK\x03\x04", "is a ZIP archive or an office document; unpack it, or save its text as a .txt file"),
    (b"\xd0\xcf\x11\xe0", "is an office document; save its text as a .txt file and read that"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it first"),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"SQLite format 3\0", "is a database (SQLite), not a report"),
    (b"{\\rtf", "is a rich-text document (RTF); save it as plain text and read that"),
];

const PICTURE: &str = "is a picture; it has no text to read";

/// Control characters that no text has, save for the zeros of UTF-16, which [`crate::decode`] tells apart.
fn has_control_characters(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(1 << 16)];
    let control = sample.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    control * 50 > sample.len()
}
