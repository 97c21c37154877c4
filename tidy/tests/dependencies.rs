//! A crate depends only on crates that stand before it in the flow of data.

use serde_json::Value;
use tidy::metadata;

/// The crates in the order in which data flows through them.
const FLOW: [&str; 9] = [
    "polybius-text",
    "polybius-kernels",
    "polybius-language",
    "polybius-knowledge",
    "polybius-reading",
    "polybius-assembly",
    "polybius-store",
    "polybius-intake",
    "polybius",
];

/// Crates that stand side by side and may not know each other: store and intake both only meet in the program.
const STRANGERS: [(&str, &str); 1] = [("polybius-intake", "polybius-store")];

/// The one crate that may say `unsafe`, where it says so: to call instructions that the processor was found to have.
const UNSAFE: &str = "polybius-kernels";

#[test]
fn crates_depend_only_on_earlier_ones() {
    for package in packages() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(place) = place(name) else { continue };
        for dependency in own_dependencies(&package) {
            let earlier = self::place(&dependency).expect("own dependencies are in the flow");
            assert!(earlier < place, "{name} depends on {dependency}, which stands after it in the flow");
            let strangers = STRANGERS.contains(&(name, dependency.as_str()));
            assert!(!strangers, "{name} may not know {dependency}");
        }
    }
}

#[test]
fn every_crate_stands_in_the_flow_and_keeps_the_lints() {
    for package in packages() {
        let name = package["name"].as_str().unwrap_or_default();
        assert!(name == "tidy" || place(name).is_some(), "{name} is missing in the order of the flow");
        let manifest = std::fs::read_to_string(package["manifest_path"].as_str().unwrap_or_default()).unwrap();
        let lints = if name == UNSAFE { "[lints.rust]\nunsafe_code = \"deny\"" } else { "[lints]\nworkspace = true" };
        assert!(manifest.contains(lints), "{name} does not keep the workspace's lints");
    }
    let workspace = tidy::text("Cargo.toml".as_ref());
    assert!(workspace.contains("unsafe_code = \"forbid\"") && workspace.contains("missing_docs = \"warn\""));
}

fn packages() -> Vec<Value> {
    metadata(false)["packages"].as_array().cloned().unwrap_or_default()
}

fn place(name: &str) -> Option<usize> {
    FLOW.iter().position(|known| *known == name)
}

fn own_dependencies(package: &Value) -> Vec<String> {
    let dependencies = package["dependencies"].as_array().cloned().unwrap_or_default();
    let names = dependencies.iter().filter_map(|dependency| dependency["name"].as_str());
    names.filter(|name| name.starts_with("polybius")).map(str::to_owned).collect()
}
