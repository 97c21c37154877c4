//! The encoder: from a window's pieces to the hidden state of each.

use polybius_kernels::{Activations, Attention, Heads, Linear, Norm, Path, Tile};

use super::weights::{Weights, expect};
use super::{ModelError, WindowInput};
use crate::decode::Matrix;

/// Embeddings and layers.
pub(super) struct Encoder {
    embeddings: Embeddings,
    heads: Heads,
    layers: Vec<Layer>,
}

/// What the sum of three embeddings is made of.
struct Embeddings {
    /// Of pieces, as they lie in the file.
    levels: &'static [i8],
    /// By which the levels of each piece are multiplied.
    scales: Vec<f32>,
    shapes: Matrix,
    positions: Matrix,
    norm: Norm,
}

struct Layer {
    query_key_value: Linear,
    attention_output: Linear,
    attention_norm: Norm,
    inner: Linear,
    outer: Linear,
    outer_norm: Norm,
}

/// Room for what stands between the layers of a window.
#[derive(Default)]
pub(super) struct Room {
    /// The hidden state of each piece, at last of each word.
    pub(super) hidden: Vec<f32>,
    pub(super) rounded: Activations,
    pub(super) tile: Tile,
    joint: Vec<f32>,
    inner: Activations,
    attention: Attention,
}

impl Encoder {
    /// Takes the encoder's weights.
    ///
    /// # Errors
    /// When one is missing or does not fit the others.
    pub(super) fn new(weights: &Weights<'static>) -> Result<Self, ModelError> {
        let embeddings = Embeddings::new(weights)?;
        let hidden = embeddings.width();
        let written = weights.about("attention_heads")?;
        let heads = written.parse().ok().and_then(|count| Heads::new(hidden, count));
        let unfit = || ModelError::new(format!("{written:?} attention heads do not share {hidden} values"));
        let names = (0..).map(|number| format!("layer{number}")).take_while(|name| weights.has(&format!("{name}.")));
        let layers: Vec<Layer> = names.map(|name| Layer::new(weights, &name, hidden)).collect::<Result<_, _>>()?;
        if layers.is_empty() {
            return Err(ModelError::new("model.safetensors has no layer \"layer0\""));
        }
        Ok(Self { embeddings, heads: heads.ok_or_else(unfit)?, layers })
    }

    /// Width of the hidden state.
    pub(super) fn width(&self) -> usize {
        self.embeddings.width()
    }

    /// Number of pieces that can be told apart.
    pub(super) fn pieces(&self) -> usize {
        self.embeddings.scales.len()
    }

    /// Reads a window: the hidden state of each word's first piece.
    ///
    /// In the last layer all pieces are attended to, but only those pieces are worked on.
    pub(super) fn run(&self, path: Path, window: &WindowInput, room: &mut Room) {
        self.embeddings.sum(path, window, &mut room.hidden);
        for (number, layer) in self.layers.iter().enumerate() {
            layer.attend(path, self.heads, room);
            if number + 1 == self.layers.len() {
                room.keep(&window.words, self.width());
            }
            layer.work(path, room);
        }
    }
}

impl Room {
    /// Keeps only the pieces that stand for words.
    fn keep(&mut self, words: &[usize], width: usize) {
        self.rounded.keep(words);
        for (place, piece) in words.iter().enumerate() {
            self.hidden.copy_within(piece * width..(piece + 1) * width, place * width);
        }
        self.hidden.truncate(words.len() * width);
    }
}

impl Embeddings {
    fn new(weights: &Weights<'static>) -> Result<Self, ModelError> {
        let scales = weights.vector("piece.scales")?;
        let width = weights.vector("embedding.norm.bias")?.len();
        let levels = weights.levels("piece.levels", width)?;
        expect("piece.levels", levels.len(), scales.len() * width)?;
        let shapes = weights.matrix("shape", width)?;
        let positions = weights.matrix("position", width)?;
        Ok(Self { levels, scales, shapes, positions, norm: weights.norm("embedding.norm", width)? })
    }

    fn width(&self) -> usize {
        self.shapes.width()
    }

    fn sum(&self, path: Path, window: &WindowInput, hidden: &mut Vec<f32>) {
        let width = self.width();
        hidden.clear();
        for (place, (piece, shape)) in window.pieces.iter().zip(&window.shapes).enumerate() {
            let piece = *piece as usize;
            let scale = self.scales[piece];
            let others = self.shapes.row(*shape as usize).iter().zip(self.positions.row(place));
            let levels = &self.levels[piece * width..(piece + 1) * width];
            hidden.extend(levels.iter().zip(others).map(|(level, (a, b))| f32::from(*level) * scale + a + b));
        }
        self.norm.apply(path, hidden);
    }
}

impl Layer {
    fn new(weights: &Weights, name: &str, hidden: usize) -> Result<Self, ModelError> {
        let part = |part: &str| format!("{name}.{part}");
        let inner = weights.linear(&part("inner"), hidden)?;
        let layer = Self {
            query_key_value: weights.linear(&part("query_key_value"), hidden)?,
            attention_output: weights.linear_in_steps(&part("attention_output"), hidden)?,
            attention_norm: weights.norm(&part("attention_norm"), hidden)?,
            outer: weights.linear(&part("outer"), inner.outputs())?,
            outer_norm: weights.norm(&part("outer_norm"), hidden)?,
            inner,
        };
        expect(&part("query_key_value.bias"), layer.query_key_value.outputs(), 3 * hidden)?;
        expect(&part("attention_output.bias"), layer.attention_output.outputs(), hidden)?;
        expect(&part("outer.bias"), layer.outer.outputs(), hidden)?;
        Ok(layer)
    }

    /// Mixes what the pieces say to each other.
    fn attend(&self, path: Path, heads: Heads, room: &mut Room) {
        let Room { hidden, rounded, tile, joint, attention, .. } = room;
        self.query_key_value.round(path, hidden, rounded);
        self.query_key_value.store(path, rounded, tile, joint);
        attention.mix(path, heads, joint, self.attention_output.zero(), rounded);
    }

    /// Works the mixture into the hidden state of each piece.
    fn work(&self, path: Path, room: &mut Room) {
        let Room { hidden, rounded, tile, inner, .. } = room;
        self.attention_output.add_to(path, rounded, tile, hidden);
        self.attention_norm.apply(path, hidden);
        self.inner.round(path, hidden, rounded);
        self.inner.gelu(path, rounded, tile, [(&self.outer, inner)]);
        self.outer.add_to(path, inner, tile, hidden);
        self.outer_norm.apply(path, hidden);
    }
}
