//! Towns and cities of the world.
//!
//! The table is sorted by folded name, so that a look-up is a binary search in the text itself and nothing has to be
//! read beforehand.

use crate::fold::key;

/// A town or city.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// GeoNames id.
    pub geonames: u32,
    /// Its name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-3 code.
    pub country: &'static str,
    /// First-level region, where the table has it.
    pub region: Option<&'static str>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Number of inhabitants.
    pub population: u32,
}

impl Place {
    /// `place:geonames-` and the number.
    pub fn id(&self) -> String {
        format!("place:geonames-{}", self.geonames)
    }
}

/// The lines of a sorted table whose key column equals `key`.
pub(crate) fn lines_with(table: &'static str, key: &str) -> impl Iterator<Item = &'static str> {
    let mut low = first_row(table);
    let mut high = table.len();
    while low < high {
        let line = line_at(table, low + (high - low) / 2);
        if key_of(&table[line.clone()]) < key {
            low = (line.end + 1).min(table.len()).max(line.start + 1);
        } else {
            high = line.start;
        }
    }
    let key = key.to_owned();
    table[low.min(table.len())..].lines().take_while(move |line| key_of(line) == key)
}

/// Where the header comment ends.
fn first_row(table: &str) -> usize {
    table.split_inclusive('\n').take_while(|line| line.starts_with('#')).map(str::len).sum()
}

/// The line around a byte, without its line break.
fn line_at(table: &str, offset: usize) -> std::ops::Range<usize> {
    let bytes = table.as_bytes();
    let start = bytes[..offset].iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
    let end = bytes[offset..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| offset + length);
    start..end
}

fn key_of(line: &str) -> &str {
    line.split('\t').next().unwrap_or("")
}

/// See [`crate::Knowledge::places`].
pub(crate) fn find(table: &'static str, name: &str) -> Vec<Place> {
    let mut places: Vec<_> = lines_with(table, &key(name)).filter_map(place).collect();
    places.sort_by_key(|place| (std::cmp::Reverse(place.population), place.geonames));
    places.dedup_by_key(|place| place.geonames);
    places
}

fn place(line: &'static str) -> Option<Place> {
    let mut columns = line.split('\t').skip(1);
    Some(Place {
        geonames: columns.next()?.parse().ok()?,
        name: columns.next()?,
        country: columns.next()?,
        region: columns.next().filter(|region| !region.is_empty()),
        latitude: columns.next()?.parse().ok()?,
        longitude: columns.next()?.parse().ok()?,
        population: columns.next()?.parse().ok()?,
    })
}
