//! Rows as comma-separated values (RFC 4180).

use serde_json::Value;

use crate::rows::Row;

/// The row's fields in order: text as it is, numbers plain, nothing for null, nested values as JSON.
pub(super) fn line<R: Row>(row: &R) -> serde_json::Result<String> {
    let value = serde_json::to_value(row)?;
    let fields = R::COLUMNS.iter().map(|column| field(value.get(column).unwrap_or(&Value::Null)));
    Ok(fields.collect::<Vec<_>>().join(","))
}

fn field(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => quoted(text),
        nested => quoted(&nested.to_string()),
    }
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::field;

    #[test]
    fn fields_are_quoted_where_they_must() {
        assert_eq!(field(&json!(null)), "");
        assert_eq!(field(&json!("plain words")), "plain words");
        assert_eq!(field(&json!("he said \"no\", twice")), "\"he said \"\"no\"\", twice\"");
        assert_eq!(field(&json!(2.5)), "2.5");
        assert_eq!(field(&json!(["MIL"])), "\"[\"\"MIL\"\"]\"");
    }
}
