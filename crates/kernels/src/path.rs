//! The ways through the processor, and the one that is taken.

use std::sync::OnceLock;

use crate::product;

/// The instructions that are used, a proof that the processor has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path(Kind);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What every processor has.
    Plain,
    /// AVX2.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// AVX-512 F for products, with VNNI for those of integers; AVX2 for everything else.
    #[cfg(target_arch = "x86_64")]
    Vnni,
}

impl Path {
    /// The way that every processor can go.
    pub const PLAIN: Self = Self(Kind::Plain);

    /// The fastest way of this processor whose products were found right.
    pub fn best() -> Self {
        static BEST: OnceLock<Path> = OnceLock::new();
        *BEST.get_or_init(|| Self::available().into_iter().find(|path| product::is_right(*path)).unwrap_or(Self::PLAIN))
    }

    /// All ways of this processor, the fastest first.
    pub fn available() -> Vec<Self> {
        let mut paths = Vec::new();
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") {
            if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vnni") {
                paths.push(Self(Kind::Vnni));
            }
            paths.push(Self(Kind::Avx2));
        }
        paths.push(Self::PLAIN);
        paths
    }

    pub(crate) fn kind(self) -> Kind {
        self.0
    }
}

/// Makes a function of its body twice, plain and with AVX2, and takes a [`Path`] as its first argument to choose.
///
/// Everything that the body calls must be `#[inline(always)]` to be compiled with it.
macro_rules! vectorised {
    ($(#[$attribute:meta])* $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) $body:block) => {
        $(#[$attribute])*
        #[allow(clippy::too_many_arguments)]
        $visibility fn $name(path: $crate::Path, $($argument: $type),*) {
            #[inline(always)]
            #[allow(clippy::too_many_arguments)]
            fn plain($($argument: $type),*) $body

            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            #[allow(clippy::too_many_arguments)]
            fn wide($($argument: $type),*) {
                plain($($argument),*)
            }

            match path.kind() {
                $crate::path::Kind::Plain => plain($($argument),*),
                #[cfg(target_arch = "x86_64")]
                #[allow(unsafe_code)]
                // SAFETY: a path of these kinds is only made where the processor has AVX2.
                $crate::path::Kind::Avx2 | $crate::path::Kind::Vnni => unsafe { wide($($argument),*) },
            }
        }
    };
}
pub(crate) use vectorised;
