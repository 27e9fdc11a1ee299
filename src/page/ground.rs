//! What the text of the live page stands on, and how it can be painted so that it stays readable.

use super::COLOURS;
use super::paint::Style;
use crate::contrast::{self, Colour, Ground, Layer, Paint};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Range, Window};

#[wasm_bindgen(module = "/src/page/ground.js")]
extern "C" {
    fn grounds(texts: &Array) -> Vec<f32>;
    fn palette(window: &Window, colours: usize) -> Vec<f32>;
}

/// The strength of the grey behind what nobody is named for; the style sheet has it, too.
const UNNAMED: f32 = 0.16;

/// The reader's colours as the style sheets have them now. It is another one when the reader chose others, or the screen went dark.
#[derive(Clone, PartialEq, Default)]
pub struct Palette(Vec<f32>);

impl Palette {
    /// The palette in this window.
    pub fn now(window: &Window) -> Palette {
        Palette(palette(window, COLOURS))
    }

    /// The strength and the two colours of a style; `None` where no style sheet of ours is, or it does not matter.
    fn tint(&self, style: Style) -> Option<(f32, [Colour; 2])> {
        let (colour, strength) = match style {
            Style::Quoted(colour) => (colour, *self.0.first()?),
            Style::Reported(colour) => (colour, *self.0.get(1)?),
            Style::Name(colour) => (colour, *self.0.get(2)?),
            Style::Unnamed => (COLOURS, UNNAMED),
            Style::Focus => return None,
        };
        let at = 3 + colour * 6;
        let one = |at: usize| -> Option<Colour> { self.0.get(at..at + 3)?.try_into().ok() };
        strength.is_finite().then_some((strength, [one(at)?, one(at + 3)?]))
    }

    /// How these ranges are to be painted, each in its style.
    pub fn paints<'a>(&self, ranges: impl Iterator<Item = (Style, &'a Range)> + Clone) -> Vec<Paint> {
        let texts: Array = ranges.clone().filter_map(|(_, range)| range.start_container().ok()).collect();
        let facts = grounds(&texts);
        let mut facts = facts.as_slice();
        ranges
            .map(|(style, _)| {
                let ground = next(&mut facts);
                self.tint(style).map_or(Paint::Tint, |(strength, colours)| {
                    contrast::paint(ground.as_ref(), &colours, strength)
                })
            })
            .collect()
    }
}

/// Takes the facts of one text from the front of all.
fn next(facts: &mut &[f32]) -> Option<Ground> {
    let (&count, rest) = facts.split_first()?;
    let (own, rest) = rest.split_at_checked(4 * count as usize)?;
    *facts = rest;
    let mut layers =
        own.as_chunks::<4>().0.iter().map(|&[r, g, b, opacity]| -> Layer { ([r, g, b], opacity) });
    let text = layers.next()?;
    Some(Ground { text, behind: layers.collect() })
}
