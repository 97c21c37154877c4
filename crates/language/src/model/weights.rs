//! The weights file of `models/en/FORMAT.md`.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use polybius_kernels::{Linear, Norm, Parts};
use safetensors::{Dtype, SafeTensors};

use super::ModelError;
use crate::decode::Matrix;

/// The only version of the file that is understood.
const VERSION: &str = "2";

/// The tensors by name, each of which must be asked for.
pub(super) struct Weights<'a> {
    tensors: SafeTensors<'a>,
    metadata: HashMap<String, String>,
    unasked: RefCell<BTreeSet<String>>,
}

impl<'a> Weights<'a> {
    /// Reads the file's head.
    ///
    /// # Errors
    /// When it is no such file or of another version.
    pub(super) fn new(file: &'a [u8]) -> Result<Self, ModelError> {
        let broken = |error| ModelError::new(format!("model.safetensors: {error}"));
        let tensors = SafeTensors::deserialize(file).map_err(broken)?;
        let (_, head) = SafeTensors::read_metadata(file).map_err(broken)?;
        let metadata = head.metadata().clone().unwrap_or_default();
        let unasked = RefCell::new(tensors.names().into_iter().map(str::to_owned).collect());
        let weights = Self { tensors, metadata, unasked };
        match weights.about("version")? {
            VERSION => Ok(weights),
            found => Err(ModelError::new(format!("model.safetensors has version {found}, expected {VERSION}"))),
        }
    }

    /// An entry of the metadata.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn about(&self, name: &str) -> Result<&str, ModelError> {
        let missing = || ModelError::new(format!("model.safetensors does not say its {name:?}"));
        self.metadata.get(name).map(String::as_str).ok_or_else(missing)
    }

    /// The columns of the layer `tags`, by the names of its heads.
    ///
    /// # Errors
    /// When the metadata do not list them as `name:width,name:width`.
    pub(super) fn tags(&self) -> Result<Vec<(&str, Range<usize>)>, ModelError> {
        let written = self.about("tags")?;
        let mut end = 0;
        let column = |head: &'_ str| -> Option<(usize, usize)> {
            let (name, width) = head.split_once(':')?;
            Some((name.len(), width.parse().ok().filter(|width| *width > 0)?))
        };
        let range = |head| {
            let wrong = || ModelError::new(format!("model.safetensors has {head:?} among its tags"));
            let (length, width) = column(head).ok_or_else(wrong)?;
            end += width;
            Ok((&head[..length], end - width..end))
        };
        written.split(',').map(range).collect()
    }

    /// Whether there are layers or constants whose names start like that.
    pub(super) fn has(&self, prefix: &str) -> bool {
        self.tensors.names().iter().any(|name| name.starts_with(prefix))
    }

    /// Whole numbers in place, as rows of a certain width; row by row.
    ///
    /// # Errors
    /// When they are missing or of another kind or width.
    pub(super) fn levels(&self, name: &str, width: usize) -> Result<&'a [i8], ModelError> {
        let (data, shape) = self.data(name, Dtype::I8)?;
        match shape[..] {
            [_, columns] if columns == width => Ok(bytemuck::cast_slice(data)),
            _ => Err(shaped(name, &shape, &format!("rows of {width}"))),
        }
    }

    /// Numbers, as rows of a certain width.
    ///
    /// # Errors
    /// When they are missing or of another kind or width.
    pub(super) fn matrix(&self, name: &str, width: usize) -> Result<Matrix, ModelError> {
        let (data, shape) = self.data(name, Dtype::F32)?;
        match shape[..] {
            [rows, columns] if rows > 0 && columns == width => Ok(Matrix::new(floats(data), width)),
            _ => Err(shaped(name, &shape, &format!("rows of {width}"))),
        }
    }

    /// Numbers in one row.
    ///
    /// # Errors
    /// When they are missing or of another kind.
    pub(super) fn vector(&self, name: &str) -> Result<Vec<f32>, ModelError> {
        let (data, shape) = self.data(name, Dtype::F32)?;
        if shape.len() == 1 { Ok(floats(data)) } else { Err(shaped(name, &shape, "one row")) }
    }

    /// So many numbers in one row.
    ///
    /// # Errors
    /// When they are missing, of another kind or number.
    pub(super) fn vector_of(&self, name: &str, length: usize) -> Result<Vec<f32>, ModelError> {
        let values = self.vector(name)?;
        expect(name, values.len(), length)?;
        Ok(values)
    }

    /// A layer that rounds its inputs.
    ///
    /// # Errors
    /// When a part is missing or of another size than the others.
    pub(super) fn linear(&self, name: &str, inputs: usize) -> Result<Linear, ModelError> {
        let steps = self.vector_of(&format!("{name}.steps"), inputs)?;
        self.linear_with(name, steps)
    }

    /// A layer whose inputs are counted in its steps already.
    ///
    /// # Errors
    /// When a part is missing or of another size than the others.
    pub(super) fn linear_in_steps(&self, name: &str, inputs: usize) -> Result<Linear, ModelError> {
        self.linear_with(name, vec![1.0; inputs])
    }

    fn linear_with(&self, name: &str, steps: Vec<f32>) -> Result<Linear, ModelError> {
        let part = |part: &str| format!("{name}.{part}");
        let factor = self.vector(&part("factor"))?;
        let levels = self.levels(&part("weight"), factor.len())?;
        let zero = match self.data(&part("zero"), Dtype::U8)? {
            ([zero], _) => *zero,
            (_, shape) => return Err(shaped(&part("zero"), &shape, "one number")),
        };
        let parts = Parts { levels, factor, bias: self.vector(&part("bias"))?, zero, steps };
        Linear::new(parts).map_err(|error| ModelError::new(format!("weight {name:?}: {error}")))
    }

    /// A layer normalisation.
    ///
    /// # Errors
    /// When a part is missing or of another width.
    pub(super) fn norm(&self, name: &str, width: usize) -> Result<Norm, ModelError> {
        let scale = self.vector_of(&format!("{name}.weight"), width)?;
        let bias = self.vector_of(&format!("{name}.bias"), width)?;
        Norm::new(scale, bias).ok_or_else(|| ModelError::new(format!("weight {name:?} is empty")))
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// When there are tensors that nobody asked for.
    pub(super) fn finish(self) -> Result<(), ModelError> {
        match self.unasked.into_inner().first() {
            None => Ok(()),
            Some(name) => Err(ModelError::new(format!("model.safetensors has an unknown weight {name:?}"))),
        }
    }

    fn data(&self, name: &str, kind: Dtype) -> Result<(&'a [u8], Vec<usize>), ModelError> {
        let missing = |_| ModelError::new(format!("model.safetensors has no weight {name:?}"));
        let view = self.tensors.tensor(name).map_err(missing)?;
        self.unasked.borrow_mut().remove(name);
        if view.dtype() == kind {
            return Ok((view.data(), view.shape().to_vec()));
        }
        Err(ModelError::new(format!("weight {name:?} is of kind {:?}, expected {kind:?}", view.dtype())))
    }
}

/// Compares a number of values.
///
/// # Errors
/// When they are more or fewer than expected.
pub(super) fn expect(name: &str, found: usize, expected: usize) -> Result<(), ModelError> {
    if found == expected {
        return Ok(());
    }
    Err(ModelError::new(format!("weight {name:?} has {found} values, expected {expected}")))
}

fn shaped(name: &str, shape: &[usize], expected: &str) -> ModelError {
    ModelError::new(format!("weight {name:?} has the shape {shape:?}, expected {expected}"))
}

fn floats(data: &[u8]) -> Vec<f32> {
    data.chunks_exact(4).map(|bytes| f32::from_le_bytes(bytes.try_into().expect("four bytes"))).collect()
}
