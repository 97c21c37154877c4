//! From bytes to text, to the letter.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::binary;

/// A text, and a warning when it could not be decoded without loss.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub text: String,
    pub warning: Option<String>,
}

/// Decodes a file; `declared` is the encoding that a page names.
///
/// The byte order mark decides, then what is declared, then valid UTF-8, then what the bytes look like.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, &'static str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(&bytes[mark..], encoding));
    }
    if let Ok(text) = std::str::from_utf8(bytes).map(str::to_owned)
        && binary::kind_of(bytes).is_none()
    {
        return Ok(Decoded { text, warning: None });
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return Ok(decode_as(bytes, encoding));
    }
    if let Some(kind) = binary::kind_of(bytes) {
        return Err(kind);
    }
    Ok(decode_as(bytes, declared.filter(|encoding| *encoding != UTF_8).unwrap_or_else(|| guess(bytes))))
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let warning = damaged.then(|| {
        let count = text.chars().filter(|character| *character == char::REPLACEMENT_CHARACTER).count();
        replaced(count, encoding.name())
    });
    Decoded { text: text.into_owned(), warning }
}

/// Tells how many characters were lost.
pub(crate) fn replaced(count: usize, encoding: &str) -> String {
    match count {
        1 => format!("one character could not be decoded as {encoding} and was replaced by U+FFFD"),
        _ => format!("{count} characters could not be decoded as {encoding} and were replaced by U+FFFD"),
    }
}

/// Latin text in UTF-16 has a zero in every second byte.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    match pairs {
        0..4 => None,
        _ if odd * 2 > pairs && even * 20 < pairs => Some(UTF_16LE),
        _ if even * 2 > pairs && odd * 20 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 with a few broken characters stays UTF-8; else the encoding that the bytes look like most.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let (whole, broken) = characters_beyond_ascii(bytes);
    if whole > 2 * broken {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// How many characters beyond ASCII are well-formed UTF-8, and how many stretches are not.
fn characters_beyond_ascii(bytes: &[u8]) -> (usize, usize) {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (whole, broken)
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn check(bytes: &[u8], expected: &str) {
        let decoded = decode(bytes, None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.warning), (expected, None));
    }

    fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn text_is_kept_to_the_letter() {
        check("A line.\r\nAnother – “quoted”. \n\n".as_bytes(), "A line.\r\nAnother – “quoted”. \n\n");
    }

    #[test]
    fn only_the_mark_goes() {
        check(b"\xef\xbb\xbf The port", " The port");
        check(&[b"\xff\xfe".to_vec(), utf_16("Кyiv’s port", u16::to_le_bytes)].concat(), "Кyiv’s port");
        check(&[b"\xfe\xff".to_vec(), utf_16("Kyiv’s port", u16::to_be_bytes)].concat(), "Kyiv’s port");
    }

    #[test]
    fn encodings_without_mark_are_found() {
        check(&utf_16("The port stayed closed – again.", u16::to_le_bytes), "The port stayed closed – again.");
        check(&utf_16("The port stayed closed – again.", u16::to_be_bytes), "The port stayed closed – again.");
        check(b"The caf\xe9 \x93closed\x94 on Monday.", "The café “closed” on Monday.");
    }

    #[test]
    fn broken_utf_8_stays_utf_8_and_says_so() {
        let mut bytes = "Kyjiw – Київ – “closed” –".as_bytes().to_vec();
        bytes.pop();
        let decoded = decode(&bytes, None).unwrap();
        assert!(decoded.text.starts_with("Kyjiw – Київ"));
        assert_eq!(
            decoded.warning.as_deref(),
            Some("one character could not be decoded as UTF-8 and was replaced by U+FFFD")
        );
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert!(decode(b"%PDF-1.7 \xff", None).unwrap_err().contains("PDF"));
        assert!(decode(b"\0\x01\x02\x03\0\0\0\x07\x08\xff\xfe", None).unwrap_err().contains("binary"));
    }
}
