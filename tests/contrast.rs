//! The colours of the style sheets: text stays readable under them, they show on every page, and colour-blind readers tell them apart.
//! What is decided page by page is tested in `src/contrast.rs` and, on the screen, in `tests/e2e/contrast.test.js`.

use std::fs;
use whosaid::contrast::{Colour, READABLE, contrast};

fn parse(hex: &str) -> Colour {
    let part = |at: usize| f32::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
    [part(1), part(3), part(5)]
}

fn over(colour: Colour, share: f32, ground: Colour) -> Colour {
    std::array::from_fn(|at| colour[at] * share + ground[at] * (1.0 - share))
}

fn sheet() -> String {
    fs::read_to_string("extension/palette.css").unwrap()
}

/// All colours of a part of the sheet, in order.
fn colours(part: &str) -> Vec<Colour> {
    part.match_indices('#').map(|(at, _)| parse(&part[at..at + 7])).collect()
}

/// The twelve speakers' colours, and the one of nobody.
fn standard() -> Vec<Colour> {
    let colours = colours(sheet().split("/* How strong").next().unwrap());
    assert_eq!(colours.len(), 13);
    colours
}

fn strength(name: &str) -> f32 {
    let sheet = sheet();
    let rest = sheet.split(&format!("--whosaid-{name}: ")).nth(1).unwrap();
    rest.split('%').next().unwrap().parse::<f32>().unwrap() / 100.0
}

#[test]
fn text_stays_readable_under_every_highlight() {
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
        for colour in standard() {
            for name in ["quoted", "reported", "named"] {
                let seen = contrast(text, over(colour, strength(name), ground));
                assert!(seen >= READABLE, "{colour:?}, {name}: {seen:.2}");
            }
        }
    }
}

#[test]
fn ink_and_paper_of_our_own_are_readable_in_every_colour() {
    let ink = parse("#16181d");
    assert!(sheet().contains("--whosaid-ink: #16181d") && sheet().contains("--whosaid-paper: #fff;"));
    // Black stands for the worst that a reader could choose.
    for colour in standard().into_iter().chain([[0.0; 3]]) {
        assert!(contrast(ink, over(colour, strength("solid"), [1.0; 3])) >= READABLE, "{colour:?}");
    }
}

#[test]
fn lines_show_on_light_and_on_dark() {
    for colour in standard() {
        for ground in ["#ffffff", "#121212"] {
            let seen = contrast(colour, parse(ground));
            assert!(seen >= 3.0, "{colour:?} on {ground}: {seen:.2}");
        }
    }
    // For readers who need more: each colour is given for light and for dark pages.
    let sheet = sheet();
    let high = colours(sheet.split("~='contrast'").nth(1).unwrap());
    assert_eq!(high.len(), 24);
    for pair in high.chunks(2) {
        assert!(contrast(pair[0], [1.0; 3]) >= READABLE, "{pair:?}");
        assert!(contrast(pair[1], [0.0; 3]) >= READABLE, "{pair:?}");
    }
}

/// What colour-blind eyes see, as linear light: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
/// Vision Deficiency", 2009, at full severity.
const EYES: [(&str, [[f32; 3]; 3]); 4] = [
    ("all three", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    ),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    (
        "tritanopia",
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ),
];

fn product(matrix: &[[f32; 3]; 3], colour: Colour) -> Colour {
    std::array::from_fn(|row| matrix[row].iter().zip(colour).map(|(factor, part)| factor * part).sum())
}

/// How far apart two colours are for these eyes: 100 is from black to white, about 2 is what one can just see. The distance is that in
/// [Oklab](https://bottosson.github.io/posts/oklab/).
fn distance(eyes: &[[f32; 3]; 3], a: Colour, b: Colour) -> f32 {
    let place = |colour: Colour| {
        let linear = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        let seen = product(eyes, linear).map(|part| part.clamp(0.0, 1.0));
        let cones = [
            [0.412_221_46, 0.536_332_55, 0.051_445_995],
            [0.211_903_5, 0.680_699_5, 0.107_396_96],
            [0.088_302_46, 0.281_718_85, 0.629_978_7],
        ];
        let lab = [
            [0.210_454_26, 0.793_617_8, -0.004_072_047],
            [1.977_998_5, -2.428_592_2, 0.450_593_7],
            [0.025_904_037, 0.782_771_77, -0.808_675_77],
        ];
        product(&lab, product(&cones, seen).map(f32::cbrt))
    };
    100.0 * place(a).iter().zip(place(b)).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt()
}

#[test]
fn colour_blind_readers_tell_speakers_apart() {
    let colours = standard();
    for (name, eyes) in &EYES {
        for b in 0..12 {
            for a in 0..b {
                let apart = distance(eyes, colours[a], colours[b]);
                let least = if b < 8 { 8.0 } else { 5.0 };
                assert!(apart >= least, "{name}: {} and {}: {apart:.1}", a + 1, b + 1);
            }
        }
    }
}
