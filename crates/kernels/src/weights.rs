//! Weights in the order in which products read them.
//!
//! Sixteen outputs make a panel, sixteen inputs a group. AVX2 multiplies bytes into sums of 16 bits and widens these to
//! 32 bits; widening once for a whole group costs far less than once for every pair. That is exact where the sums of a
//! group cannot leave 16 bits whatever the inputs: between the least and the most that eight products can sum up to must
//! lie less than 2^16, and an offset moves that range around zero. Groups for which this holds stand first in their panel.

/// Outputs of a panel.
pub(crate) const PANEL: usize = 16;

/// Inputs of a group.
pub(crate) const GROUP: usize = 16;

/// Largest weight: two products with a byte stay within 16 bits.
pub(crate) const LIMIT: i8 = 63;

/// Largest sum of the magnitudes of eight weights that share a sum of 16 bits.
const NARROW: i32 = 256;

/// The weights of four inputs for all outputs of a panel, output by output.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(C, align(64))]
pub(crate) struct Quad(pub(crate) [i8; 4 * PANEL]);

/// What the sums of 16 bits start from, two for each output of a panel.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(C, align(64))]
pub(crate) struct Offsets(pub(crate) [i16; 2 * PANEL]);

/// The weights of a group of inputs for all outputs of a panel.
pub(crate) type GroupWeights = [Quad; GROUP / 4];

/// A matrix of weights.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    panels: Vec<Panel>,
}

/// The weights of some outputs.
#[derive(Debug, Clone)]
pub(crate) struct Panel {
    /// What the sums start from: what the inputs' zero contributes, taken off.
    pub(crate) start: [i32; PANEL],
    /// The same for products that use the offsets.
    pub(crate) start_with_offsets: [i32; PANEL],
    pub(crate) groups: Vec<GroupWeights>,
    /// By place in `groups`: which inputs they belong to.
    pub(crate) order: Vec<u16>,
    /// By group of inputs: its place in `groups`.
    pub(crate) places: Vec<u16>,
    /// For the first groups, whose sums stay within 16 bits.
    pub(crate) offsets: Vec<Offsets>,
}

impl Weights {
    /// Packs weights `[inputs, outputs]` for inputs of which `zero` means 0.
    pub(crate) fn new(levels: &[i8], outputs: usize, zero: u8) -> Self {
        Self { panels: (0..outputs.div_ceil(PANEL)).map(|panel| Panel::new(levels, outputs, zero, panel)).collect() }
    }

    pub(crate) fn panels(&self) -> &[Panel] {
        &self.panels
    }
}

impl Panel {
    fn new(levels: &[i8], outputs: usize, zero: u8, panel: usize) -> Self {
        let first = panel * PANEL;
        let columns = first..outputs.min(first + PANEL);
        let groups = levels.chunks(GROUP * outputs).map(|rows| group(rows.chunks_exact(outputs), columns.clone()));
        let (mut narrow, wide): (Vec<_>, Vec<_>) = groups.enumerate().partition(|(_, group)| offsets(group).is_some());
        let offsets: Vec<Offsets> = narrow.iter().filter_map(|(_, group)| offsets(group)).collect();
        narrow.extend(wide);
        let (order, groups): (Vec<u16>, Vec<GroupWeights>) =
            narrow.into_iter().map(|(index, group)| (index as u16, group)).unzip();
        let mut places = vec![0; order.len()];
        order.iter().zip(0..).for_each(|(group, place)| places[usize::from(*group)] = place);
        let start = std::array::from_fn(|output| -i32::from(zero) * sum(&groups, output));
        let added = |output: usize| -> i32 {
            offsets.iter().map(|pair| i32::from(pair.0[2 * output]) + i32::from(pair.0[2 * output + 1])).sum()
        };
        let start_with_offsets = std::array::from_fn(|output| start[output] - added(output));
        Self { start, start_with_offsets, groups, order, places, offsets }
    }
}

/// The weights of at most sixteen inputs for some outputs, filled up with zeros.
fn group<'a>(rows: impl Iterator<Item = &'a [i8]>, columns: std::ops::Range<usize>) -> GroupWeights {
    let mut quads = [Quad([0; 4 * PANEL]); GROUP / 4];
    for (input, row) in rows.enumerate() {
        for (output, weight) in row[columns.clone()].iter().enumerate() {
            quads[input / 4].0[4 * output + input % 4] = *weight;
        }
    }
    quads
}

/// Sum of the weights of an output.
fn sum(groups: &[GroupWeights], output: usize) -> i32 {
    let of_quad = |quad: &Quad| quad.0[4 * output..4 * output + 4].iter().map(|weight| i32::from(*weight)).sum::<i32>();
    groups.iter().flatten().map(of_quad).sum()
}

/// Offsets that keep every sum of a group within 16 bits, if there are such.
fn offsets(group: &GroupWeights) -> Option<Offsets> {
    let mut offsets = [0; 2 * PANEL];
    for (lane, offset) in offsets.iter_mut().enumerate() {
        let weights = group.iter().flat_map(|quad| &quad.0[2 * lane..2 * lane + 2]).map(|weight| i32::from(*weight));
        let (sum, magnitude) = weights.fold((0, 0), |(sum, all), weight| (sum + weight, all + weight.abs()));
        if magnitude > NARROW {
            return None;
        }
        *offset = (-255 * sum / 2) as i16;
    }
    Some(Offsets(offsets))
}
