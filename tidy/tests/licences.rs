//! Everything that is linked into the program may be given away under MIT OR Apache-2.0.

use serde_json::Value;
use tidy::metadata;

/// Licences (SPDX) that ask for no more than their own text beside the program; MPL-2.0 asks for the source of its own
/// files, which the registry holds.
const ALLOWED: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn every_dependency_has_an_allowed_licence() {
    let metadata = metadata(true);
    let packages = metadata["packages"].as_array().expect("cargo lists packages");
    assert!(packages.len() > 20, "the dependencies were not listed");
    for package in packages {
        let licence = package["license"].as_str().unwrap_or("none stated");
        assert!(allows(licence), "{} {} is under {licence}", name(package), package["version"]);
    }
}

#[test]
fn expressions_are_read_as_spdx_has_them() {
    assert!(allows("MIT OR GPL-3.0"));
    assert!(allows("(Apache-2.0 OR GPL-2.0) AND BSD-3-Clause"));
    assert!(allows("Unlicense/MIT"));
    assert!(!allows("MIT AND GPL-3.0"));
    assert!(!allows("(MIT OR Apache-2.0) AND GPL-3.0"));
    assert!(!allows("none stated"));
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap_or_default()
}

/// Whether an SPDX expression can be met by allowed licences alone; `/` is the old way to write `OR`.
fn allows(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    split(&expression, " OR ").iter().any(|choice| split(choice, " AND ").iter().all(|part| allows_part(part)))
}

fn allows_part(part: &str) -> bool {
    let part = part.trim();
    match part.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => allows(inner),
        None => ALLOWED.contains(&part),
    }
}

/// Splits at `operator` outside parentheses.
fn split<'a>(expression: &'a str, operator: &str) -> Vec<&'a str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (offset, byte) in expression.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ if depth == 0 && offset >= start && expression[offset..].starts_with(operator) => {
                parts.push(&expression[start..offset]);
                start = offset + operator.len();
            }
            _ => {}
        }
    }
    parts.push(&expression[start..]);
    parts
}
