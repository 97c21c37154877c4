//! Puts results back into the order of the input.

use std::collections::BTreeMap;

use crossbeam_channel::{Receiver, Sender};

use super::{Finished, Place};

/// The results in the order of their places; frees a place in the queue for each.
pub(super) fn in_order<'a>(
    finished: &'a Receiver<(Place, Finished)>,
    free: &'a Sender<()>,
) -> impl Iterator<Item = Finished> + 'a {
    let mut waiting: BTreeMap<Place, Finished> = BTreeMap::new();
    let mut next = 0;
    std::iter::from_fn(move || {
        while !waiting.contains_key(&next) {
            let (place, result) = finished.recv().ok()?;
            waiting.insert(place, result);
        }
        let result = waiting.remove(&next)?;
        next += 1;
        // The feeder has left when there is nothing more to feed.
        let _ = free.try_send(());
        Some(result)
    })
}

#[cfg(test)]
mod tests {
    use crossbeam_channel::unbounded;
    use polybius_store::{Engine, Standing};
    use polybius_text::ReportId;

    use super::{Finished, in_order};

    #[test]
    fn results_come_in_the_order_of_the_input() {
        let ((finish, finished), (free, places)) = (unbounded(), unbounded());
        for place in [2, 0, 1, 3] {
            let engine = Engine { program: String::new(), model: String::new(), rules: String::new() };
            let standing = Standing { newest: true, engine };
            finish.send((place, Finished::Known { id: ReportId(place.to_string()), standing })).unwrap();
        }
        drop(finish);
        let order: Vec<_> = in_order(&finished, &free)
            .map(|finished| match finished {
                Finished::Known { id, .. } => id.0,
                _ => unreachable!("only known reports were sent"),
            })
            .collect();
        assert_eq!(order, ["0", "1", "2", "3"]);
        assert_eq!(places.len(), 4);
    }
}
