//! Bench: what the assembly costs when reports come to a record. Puts all reports of one record into another and assembles
//! that: `late RECORD FRESH.db`; with `--anew` everything is assembled. RECORD is changed.

use std::path::Path;
use std::time::Instant;

use polybius_assembly::digest;
use polybius_store::{Engine, Putting, Record};

fn main() -> polybius_store::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [record, fresh, rest @ ..] = &arguments[..] else { panic!("late RECORD FRESH.db [--anew]") };
    let (mut record, fresh) = (Record::open(Path::new(record))?, Record::open(Path::new(fresh))?);
    let engine = Engine { program: "bench".to_owned(), model: String::new(), rules: String::new() };
    let before = record.count()?;
    let names: Vec<String> = fresh.list()?.into_iter().map(|listed| listed.id).collect();
    for name in &names {
        let (report, account) = fresh.get(name)?;
        let digest = digest(&report, &account);
        record.put(&Putting { report: &report, account: &account, digest: &digest, engine: &engine })?;
    }
    let start = Instant::now();
    if rest.iter().any(|option| option == "--anew") {
        record.assemble()?
    } else {
        record.assemble_if_stale()?
    }
    println!("{} reports came to {before}: assembled in {:?}", names.len(), start.elapsed());
    Ok(())
}
