//! The arithmetic of a small quantised encoder: integer matrix products and what lies between them.
//!
//! Every function gives the same bits on every processor. Integer products are exact on all paths; floating-point code is
//! written without library functions, without fused multiply-add and with sums in fixed lanes, so that wider registers
//! change nothing but the time it takes. A [`Path`] is the way that suits the processor and stands for the proof that it
//! may be taken.

mod activations;
mod attention;
mod dense;
mod functions;
mod linear;
mod norm;
mod path;
mod product;
mod weights;

pub use activations::Activations;
pub use attention::{Attention, Heads};
pub use dense::Dense;
pub use linear::{Linear, LinearError, Parts};
pub use norm::Norm;
pub use path::Path;
pub use product::Tile;
