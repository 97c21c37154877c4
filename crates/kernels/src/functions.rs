//! Functions of one number, written so that loops over them vectorise and give the same bits everywhere.

/// Added and taken off again, it rounds to the nearest whole number, the even one of two; the last bits hold it.
const ROUNDER: f32 = 12_582_912.0;

/// The larger; as one instruction, since no argument is ever NaN.
#[inline(always)]
pub(crate) fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The smaller; as one instruction, since no argument is ever NaN.
#[inline(always)]
pub(crate) fn smaller(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// A byte for a number counted in steps, where `zero` means 0.
#[inline(always)]
pub(crate) fn rounded(steps: f32, zero: u8) -> u8 {
    let lowest = -f32::from(zero);
    let inside = smaller(larger(steps, lowest), lowest + 255.0);
    (inside + ROUNDER).to_bits().wrapping_add(u32::from(zero)) as u8
}

/// The exponential function for arguments up to 88, with a relative error below 2e-7; below -87 it stays at e^-87.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    /// ln 2 in two parts, of which the first has few bits.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    /// Of (e^r - 1 - r) / r^2, the highest power first (Cephes).
    const SERIES: [f32; 6] = [1.987_569_2e-4, 1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5];
    let x = larger(x, -87.0);
    let shifted = x * std::f32::consts::LOG2_E + ROUNDER;
    let power = shifted - ROUNDER;
    let rest = x - power * LN_2[0] - power * LN_2[1];
    let mut series = SERIES[0];
    for coefficient in &SERIES[1..] {
        series = series * rest + coefficient;
    }
    let value = series * rest * rest + rest + 1.0;
    // The power in the last bits becomes an exponent.
    value * f32::from_bits((shifted.to_bits() << 23).wrapping_add(127 << 23))
}

/// x Φ(x), the Gaussian error linear unit, with an absolute error below 1e-6.
///
/// It is max(x, 0) - t Φ(-t) with t = |x|; that bump is a polynomial here, fitted by least largest error on 0 ≤ t ≤ 5.2,
/// beyond which it is less than 6e-7.
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    const EDGE: f32 = 5.2;
    /// In t / 2.6 - 1, the highest power first.
    const BUMP: [f32; 15] = [
        0.015_652_364,
        -0.032_977_6,
        -0.057_145_52,
        0.177_607_67,
        0.006_181_052_4,
        -0.367_646_13,
        0.307_421_5,
        0.214_284_58,
        -0.565_343_4,
        0.374_073_33,
        0.062_638_134,
        -0.285_643_34,
        0.218_476_55,
        -0.079_698_76,
        0.012_119_56,
    ];
    let place = smaller(x.abs(), EDGE) * (2.0 / EDGE) - 1.0;
    // Even and odd powers on their own: two short chains of operations that wait for each other instead of a long one.
    let square = place * place;
    let (mut even, mut odd) = (BUMP[0], BUMP[1]);
    for [of_even, of_odd] in BUMP[2..].as_chunks().0 {
        even = even * square + of_even;
        odd = odd * square + of_odd;
    }
    even = even * square + BUMP[14];
    larger(x, 0.0) - (even + odd * place)
}

#[cfg(test)]
mod tests {
    use super::{exp, gelu, rounded};

    fn numbers(from: f32, to: f32) -> impl Iterator<Item = f32> {
        (0..=200_000).map(move |step| from + (to - from) * step as f32 / 200_000.0)
    }

    #[test]
    fn the_exponential_is_close() {
        for x in numbers(-87.0, 80.0) {
            let exact = f64::from(x).exp();
            assert!((f64::from(exp(x)) - exact).abs() <= 2e-7 * exact, "{x}");
        }
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(-1e30) > 0.0 && exp(-1e30) < 2e-38);
    }

    /// The normal distribution by a sum of trapezoids.
    fn exact_gelu(x: f64) -> f64 {
        let steps = 4_000;
        let width = x.abs() / f64::from(steps);
        let density = |t: f64| (-t * t / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
        let inner: f64 = (1..steps).map(|step| density(f64::from(step) * width)).sum();
        let area = width * (inner + (density(0.0) + density(x)) / 2.0);
        x * (0.5 + area.copysign(x))
    }

    #[test]
    fn gelu_is_close() {
        for x in numbers(-9.0, 9.0).step_by(97) {
            assert!((f64::from(gelu(x)) - exact_gelu(f64::from(x))).abs() < 1e-6, "{x}");
        }
        assert!((gelu(1e6) - 1e6).abs() < 1.0);
        assert!(gelu(-1e6).abs() < 1e-6);
    }

    #[test]
    fn numbers_are_rounded_to_the_even_and_cut_off() {
        for (steps, zero, expected) in [
            (0.5, 0, 0),
            (1.5, 0, 2),
            (-0.5, 3, 3),
            (2.5, 3, 5),
            (-9.0, 3, 0),
            (1e9, 3, 255),
            (252.4, 3, 255),
            (-1e9, 200, 0),
        ] {
            assert_eq!(rounded(steps, zero), expected, "{steps} {zero}");
        }
    }
}
