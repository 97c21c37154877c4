//! Looks up what is known by a name: `cargo run -p polybius-knowledge --example look_up -- Kyiv 2024-11-20`.

use std::time::Instant;

use polybius_knowledge::Knowledge;

fn main() {
    let begun = Instant::now();
    let knowledge = Knowledge::embedded();
    println!("tables read in {:.1?}, {} things", begun.elapsed(), knowledge.things().len());
    let mut arguments = std::env::args().skip(1);
    let Some(name) = arguments.next() else { return };
    let day = arguments.next().and_then(|day| day.parse().ok());
    let words: Vec<&str> = name.split_whitespace().collect();
    if let Some(found) = knowledge.longest(&words) {
        found.known.iter().for_each(|known| println!("{:?} of {:?}", known.sense, known.thing));
    }
    knowledge.persons_named(&words, day).iter().take(5).for_each(|candidate| println!("{candidate:?}"));
    knowledge.places(&name).iter().take(5).for_each(|place| println!("{place:?}"));
    println!("{:?}\n{:?}", knowledge.agent(&name), knowledge.title(&name));
}
