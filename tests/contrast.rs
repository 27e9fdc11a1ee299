//! The page's text stays readable under every highlight: at least 4.5:1, as WCAG 2.2 asks, for text that had it before with
//! something to spare.

use std::fs;

type Colour = [f64; 3];

fn parse(hex: &str) -> Colour {
    let part = |at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
    [part(1), part(3), part(5)]
}

/// Relative luminance by WCAG 2.2.
fn luminance(colour: Colour) -> f64 {
    let [r, g, b] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn over(colour: Colour, share: f64, ground: Colour) -> Colour {
    std::array::from_fn(|at| colour[at] * share + ground[at] * (1.0 - share))
}

#[test]
fn text_stays_readable_under_every_highlight() {
    let palette = fs::read_to_string("extension/palette.css").unwrap();
    let standard = palette.split("/* How strong").next().unwrap();
    let colours: Vec<&str> = standard.match_indices(": #").map(|(at, _)| &standard[at + 2..at + 9]).collect();
    assert_eq!(colours.len(), 13);
    let strengths: Vec<f64> = ["quoted", "reported", "named"]
        .iter()
        .map(|name| {
            let rest = palette.split(&format!("--whosaid-{name}: ")).nth(1).unwrap();
            rest.split('%').next().unwrap().parse::<f64>().unwrap() / 100.0
        })
        .collect();
    // Text and ground: black and dark grey on white and cream, white and light grey on black and dark grey.
    let pages = [
        ("#000000", "#ffffff"),
        ("#333333", "#ffffff"),
        ("#1a1a1a", "#fff1e5"),
        ("#ffffff", "#000000"),
        ("#e8e8e8", "#121212"),
        ("#dddddd", "#1e1e1e"),
    ];
    for (text, ground) in pages.map(|(text, ground)| (parse(text), parse(ground))) {
        for colour in &colours {
            for &strength in &strengths {
                let seen = contrast(text, over(parse(colour), strength, ground));
                assert!(seen >= 4.5, "{colour} at {strength}: {seen:.2}");
            }
        }
    }
}
