//! The network: from a window's pieces to the outputs of its words.

use std::ops::Range;

use polybius_kernels::{Activations, Dense, Linear, Path};

use super::encoder::{Encoder, Room};
use super::weights::{Weights, expect};
use super::{Labels, ModelError};
use crate::decode::{Matrix, Roles};

/// What the network reads of one window.
#[derive(Debug, Default)]
pub(crate) struct WindowInput {
    pub(crate) pieces: Vec<i32>,
    pub(crate) shapes: Vec<i32>,
    /// Index of each word's first piece.
    pub(crate) words: Vec<usize>,
}

/// What the network says of each word of a window.
#[derive(Debug, Default)]
pub(crate) struct Outputs {
    /// Scores of all tags; which columns are whose stands in [`Columns`].
    pub(crate) tags: Matrix,
    pub(crate) arc_dependent: Matrix,
    pub(crate) arc_head: Matrix,
    /// As a dependent, then as a head.
    pub(crate) relations: Matrix,
    /// As a predicate, then as a word that may be part of an argument.
    pub(crate) roles: Matrix,
    /// The encoder's last hidden states.
    pub(crate) hidden: Matrix,
}

/// The columns of the tags.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) sentence_end: Range<usize>,
    pub(crate) upos: Range<usize>,
    pub(crate) features: Range<usize>,
    pub(crate) lemma: Range<usize>,
    pub(crate) names: Range<usize>,
    pub(crate) predicate: Range<usize>,
    pub(crate) happened: Range<usize>,
}

/// The constants that decoding needs; the relation of a root word is known without.
pub(crate) struct Constants {
    pub(crate) root_arc_head: Dense,
    pub(crate) relation_weight: Matrix,
    pub(crate) relation_bias: Vec<f32>,
    pub(crate) roles: Roles,
}

/// The encoder with its heads.
pub(crate) struct Network {
    path: Path,
    encoder: Encoder,
    tags: Linear,
    arc_inner: Linear,
    arc_dependent: Linear,
    arc_head: Linear,
    relations: Linear,
    roles: Linear,
    columns: Columns,
}

/// Room for one window after the other.
#[derive(Default)]
pub(crate) struct Scratch {
    room: Room,
    dependents: Activations,
    heads: Activations,
    outputs: Outputs,
}

impl Network {
    /// Takes all weights.
    ///
    /// # Errors
    /// When one is missing, unknown or of another size than the rest of the model.
    pub(crate) fn load(file: &'static [u8], labels: &Labels, pieces: usize) -> Result<(Self, Constants), ModelError> {
        let weights = Weights::new(file)?;
        let encoder = Encoder::new(&weights)?;
        expect("piece.scales", encoder.pieces(), pieces)?;
        let hidden = encoder.width();
        let arc_inner = weights.linear("arc_inner", hidden)?;
        let network = Self {
            path: Path::best(),
            tags: weights.linear("tags", hidden)?,
            arc_dependent: weights.linear("arc_dependent", arc_inner.outputs() / 2)?,
            arc_head: weights.linear("arc_head", arc_inner.outputs() / 2)?,
            relations: weights.linear("relations", hidden)?,
            roles: weights.linear("roles", hidden)?,
            columns: Columns::new(&weights.tags()?, labels)?,
            encoder,
            arc_inner,
        };
        let constants = network.constants(&weights, labels)?;
        weights.finish()?;
        Ok((network, constants))
    }

    fn constants(&self, weights: &Weights, labels: &Labels) -> Result<Constants, ModelError> {
        let (arc, relation) = (self.arc_head.outputs(), self.relations.outputs() / 2);
        expect("arc_dependent.bias", self.arc_dependent.outputs(), arc)?;
        expect("tags.bias", self.tags.outputs(), self.columns.happened.end)?;
        weights.vector_of("root_relation_head", relation)?;
        let relation_weight = weights.matrix("relation_weight", relation)?;
        expect("relation_weight", relation_weight.len(), labels.relations.len())?;
        Ok(Constants {
            root_arc_head: Dense::new(&weights.vector_of("root_arc_head", arc)?, arc),
            relation_weight,
            relation_bias: weights.vector_of("relation_bias", labels.relations.len())?,
            roles: self.role_constants(weights, labels)?,
        })
    }

    fn role_constants(&self, weights: &Weights, labels: &Labels) -> Result<Roles, ModelError> {
        let width = self.roles.outputs() / 2;
        let (weight, features) = (weights.matrix("role_weight", width)?, weights.matrix("role_features", width)?);
        let bias = weights.vector_of("role_bias", labels.roles.len())?;
        Roles::new(weight.packed(), bias, features, labels.roles.clone(), labels.relations.len())
            .ok_or_else(|| ModelError::new("role_weight or role_features does not fit labels.json".to_owned()))
    }

    /// Which columns of the tags are whose.
    pub(crate) fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Reads one window; it runs alone, so its outputs cannot depend on others.
    pub(crate) fn run<'a>(&self, window: &WindowInput, scratch: &'a mut Scratch) -> &'a Outputs {
        let Scratch { room, dependents, heads, outputs } = scratch;
        let path = self.path;
        self.encoder.run(path, window, room);
        outputs.hidden.fill(self.encoder.width(), |words| std::mem::swap(words, &mut room.hidden));
        let words = outputs.hidden.values();
        let Room { rounded, tile, .. } = room;
        self.tags.round(path, words, rounded);
        outputs.tags.fill(self.tags.outputs(), |values| self.tags.store(path, rounded, tile, values));
        self.relations.round(path, words, rounded);
        outputs.relations.fill(self.relations.outputs(), |values| self.relations.store(path, rounded, tile, values));
        self.roles.round(path, words, rounded);
        outputs.roles.fill(self.roles.outputs(), |values| self.roles.store(path, rounded, tile, values));
        self.arc_inner.round(path, words, rounded);
        self.arc_inner.gelu(
            path,
            rounded,
            tile,
            [(&self.arc_dependent, &mut *dependents), (&self.arc_head, &mut *heads)],
        );
        for (layer, inputs, matrix) in [
            (&self.arc_dependent, dependents, &mut outputs.arc_dependent),
            (&self.arc_head, heads, &mut outputs.arc_head),
        ] {
            matrix.fill(layer.outputs(), |values| layer.store(path, inputs, tile, values));
        }
        outputs
    }
}

impl Columns {
    /// Compares the widths of the tags with what `labels.json` names.
    ///
    /// # Errors
    /// When one is missing, unknown or of another width.
    fn new(tags: &[(&str, Range<usize>)], labels: &Labels) -> Result<Self, ModelError> {
        let known = [
            ("sentence_end", 1),
            ("upos", labels.upos.len()),
            ("features", labels.features.len()),
            ("lemma", labels.lemma_rules.len()),
            ("names", labels.names.len()),
            ("predicate", 1),
            ("happened", 1),
        ];
        if let Some((name, _)) = tags.iter().find(|(name, _)| known.iter().all(|(head, _)| head != name)) {
            return Err(ModelError::new(format!("model.safetensors has an unknown head {name:?} among its tags")));
        }
        let mut columns = known.into_iter().map(|(name, width)| {
            let missing = || ModelError::new(format!("model.safetensors has no head {name:?} among its tags"));
            let (_, columns) = tags.iter().find(|(head, _)| *head == name).ok_or_else(missing)?;
            expect(name, columns.len(), width)?;
            Ok(columns.clone())
        });
        let mut next = || columns.next().expect("as many heads as are known");
        Ok(Self {
            sentence_end: next()?,
            upos: next()?,
            features: next()?,
            lemma: next()?,
            names: next()?,
            predicate: next()?,
            happened: next()?,
        })
    }
}
