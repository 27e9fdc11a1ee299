//! Whether text stays readable when a colour is laid behind it: by the contrast ratio of [WCAG 2.2], which wants 4.5.
//!
//! [WCAG 2.2]: https://www.w3.org/TR/WCAG22/#contrast-minimum

/// Red, green and blue as sRGB has them, from 0 to 1.
pub type Colour = [f32; 3];

/// A colour, and how much of it there is: 0 lets all through, 1 nothing.
pub type Layer = (Colour, f32);

/// The least contrast of text that is read without effort.
pub const READABLE: f32 = 4.5;

/// How a highlight is drawn, so that the text in it can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paint {
    /// The speaker's colour, translucent, behind the text.
    Tint,
    /// Only the line: behind the text, the colour would be too much.
    Line,
    /// A ground and a text colour of our own: what is there is not readable, or nobody knows.
    Solid,
}

/// What text is drawn in, and what it stands on: layers from the nearest to the farthest, the last one opaque.
#[derive(Clone, PartialEq, Debug)]
pub struct Ground {
    /// The text.
    pub text: Layer,
    /// What is behind it.
    pub behind: Vec<Layer>,
}

/// How to draw a highlight in one of these colours, so strong, on this ground; `None` stands for a ground that nobody knows, such as a
/// picture. The colours are those that it may have: one for light and one for dark pages, say.
pub fn paint(ground: Option<&Ground>, colours: &[Colour], strength: f32) -> Paint {
    let Some(Ground { text, behind }) = ground else { return Paint::Solid };
    let paper = behind.iter().rev().fold([1.0; 3], |below, &layer| over(layer, below));
    let readable = |ground: Colour| contrast(over(*text, ground), ground) >= READABLE;
    if !readable(paper) {
        return Paint::Solid;
    }
    if colours.iter().all(|&colour| readable(over((colour, strength), paper))) {
        Paint::Tint
    } else {
        Paint::Line
    }
}

fn over((colour, share): Layer, below: Colour) -> Colour {
    std::array::from_fn(|at| colour[at] * share + below[at] * (1.0 - share))
}

/// From 1, the same, to 21, black on white.
pub fn contrast(a: Colour, b: Colour) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Colour) -> f32 {
    let [r, g, b] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { curve((c + 0.055) / 1.055) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// `x` to the power of 2.4, by the binary digits of 0.4: `powf` takes ten times the room.
fn curve(x: f32) -> f32 {
    let (mut root, mut power) = (x, x * x);
    for digit in [false, true, true, false].into_iter().cycle().take(20) {
        root = root.sqrt();
        if digit {
            power *= root;
        }
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BLUE: Colour = [0.18, 0.5, 0.84];

    #[test]
    fn the_curve_is_a_power() {
        for step in 0..=100 {
            let x = step as f32 / 100.0;
            assert!((curve(x) - x.powf(2.4)).abs() < 1e-5, "{x}");
        }
    }

    fn grey(light: f32) -> Layer {
        ([light; 3], 1.0)
    }

    fn on(text: Layer, behind: &[Layer]) -> Option<Ground> {
        Some(Ground { text, behind: behind.to_vec() })
    }

    #[test]
    fn grounds() {
        let cases = [
            ("black on white", on(grey(0.0), &[grey(1.0)]), 0.42, Paint::Tint),
            ("white on black", on(grey(1.0), &[grey(0.0)]), 0.42, Paint::Tint),
            ("grey on white", on(grey(0.4), &[grey(1.0)]), 0.42, Paint::Line),
            ("grey on white, a little colour", on(grey(0.4), &[grey(1.0)]), 0.08, Paint::Tint),
            ("pale grey on white", on(grey(0.6), &[grey(1.0)]), 0.08, Paint::Solid),
            ("a picture", None, 0.08, Paint::Solid),
            (
                "white in a dark veil on white",
                on(grey(1.0), &[([0.0; 3], 0.8), grey(1.0)]),
                0.22,
                Paint::Tint,
            ),
            (
                "white in a thin veil on white",
                on(grey(1.0), &[([0.0; 3], 0.2), grey(1.0)]),
                0.22,
                Paint::Solid,
            ),
            ("faded black on white", on(([0.0; 3], 0.4), &[grey(1.0)]), 0.22, Paint::Solid),
        ];
        for (what, ground, strength, expected) in cases {
            assert_eq!(paint(ground.as_ref(), &[BLUE], strength), expected, "{what}");
        }
    }

    #[test]
    fn the_ratio_is_that_of_wcag() {
        assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 0.01);
        // #767676, the lightest grey that may stand on white.
        assert!((contrast([118.0 / 255.0; 3], [1.0; 3]) - 4.54).abs() < 0.01);
    }

    proptest! {
        #[test]
        fn what_is_tinted_is_readable(text in 0f32..=1.0, paper in 0f32..=1.0, colour: [u8; 3], strength in 0f32..=1.0) {
            let colour = colour.map(|part| f32::from(part) / 255.0);
            let ground = Ground { text: grey(text), behind: vec![grey(paper)] };
            let seen = match paint(Some(&ground), &[colour], strength) {
                Paint::Tint => contrast([text; 3], over((colour, strength), [paper; 3])),
                Paint::Line => contrast([text; 3], [paper; 3]),
                Paint::Solid => return Ok(()),
            };
            prop_assert!(seen >= READABLE, "{seen}");
        }
    }
}
