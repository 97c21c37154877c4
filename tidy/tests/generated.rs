//! Generated files are what their generators make of today's sources.
//!
//! The generators need the gold data beside the project; where it is absent these tests say so and pass.

use std::path::Path;
use std::process::Command;

use tidy::{files, root, shared};

#[test]
fn generated_data_is_up_to_date() {
    let Some(shared) = shared() else {
        eprintln!("skipped: ../shared is not there, so generated data cannot be compared");
        return;
    };
    let generators: Vec<_> = files("data", ".py").into_iter().filter(|path| is_generator(path)).collect();
    assert!(!generators.is_empty(), "no generator was found below data/");
    for generator in generators {
        let output = Command::new("python3")
            .arg(&generator)
            .args(["--check", "--shared"])
            .arg(&shared)
            .current_dir(root())
            .output()
            .expect("python3 runs");
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{} --check: {message}", generator.display());
    }
}

fn is_generator(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("generate"))
}
