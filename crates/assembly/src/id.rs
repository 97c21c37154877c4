//! Stable ids: made from content, so that unrelated reports do not change them.

/// BLAKE3 over the table and its parts, as 16 hexadecimal digits.
pub(crate) fn stable(table: &str, parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(table.as_bytes());
    for part in parts {
        hasher.update(&[0]).update(part.as_bytes());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::stable;

    #[test]
    fn the_bounds_of_parts_matter() {
        assert_ne!(stable("story", &["ab", "c"]), stable("story", &["a", "bc"]));
        assert_ne!(stable("story", &["a"]), stable("copy", &["a"]));
        assert_eq!(stable("story", &["a"]).len(), 16);
    }
}
