use serde::{Deserialize, Serialize, Serializer};

/// A number as a reader would write it: whole values without a point.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() <= LARGEST_EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// How likely a row is right, 0 to 1, to three decimals.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(transparent)]
pub struct Confidence(pub f64);

impl Confidence {
    /// Rounds the confidence that reading gave.
    pub fn new(confidence: f32) -> Self {
        Self((f64::from(confidence).clamp(0.0, 1.0) * 1000.0).round() / 1000.0)
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Confidence, Number};

    #[test]
    fn whole_numbers_have_no_point() {
        let written = |value| serde_json::to_string(&Number(value)).unwrap();
        assert_eq!(written(160.0), "160");
        assert_eq!(written(-2.5), "-2.5");
        assert_eq!(written(1e300), "1e+300");
    }

    #[test]
    fn confidence_has_three_decimals() {
        assert_eq!(serde_json::to_string(&Confidence::new(0.9)).unwrap(), "0.9");
        assert_eq!(serde_json::to_string(&Confidence::new(0.66666)).unwrap(), "0.667");
        assert_eq!(Confidence::new(f32::INFINITY).0, 1.0);
    }
}
