//! What the rules of ad noise reach on the saved pages of `../shared/corpora/pages`, in seconds and without a browser:
//!
//! ```sh
//! cargo test --release --test noise_corpus -- --ignored --nocapture
//! ```
//!
//! The judge is `../shared/score/pages/pages.mjs`, in a browser. This stands in for it while one works: where the gold items are, and
//! what of them can be seen anyway, is taken from its `baseline.json`.

use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use whosaid::noise;
use whosaid::outline::{ElementId, Outline, html};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/pages");

#[test]
#[ignore = "needs ../shared/corpora"]
fn what_is_reached() {
    let baseline: Value = serde_json::from_str(&read("baseline.json")).expect("baseline.json is JSON");
    let mut gold: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for item in lines("noise_gold.jsonl") {
        gold.entry(text(&item["id"]).to_owned()).or_default().push(item);
    }
    let mut removed: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    // Paragraphs that browsers show and files do not have as one text: only the browser judges them.
    let mut unseen = 0;
    let (mut traps, mut dropped, mut paragraphs, mut lost, mut left) = (0, vec![], 0, vec![], vec![]);
    for page in lines("manifest.jsonl") {
        let id = text(&page["id"]);
        let outline = html::outline(&unpack(text(&page["file"])));
        let hidden: HashSet<ElementId> =
            noise::judge(&outline).iter().map(|verdict| verdict.element).collect();
        let paths: HashSet<String> = hidden.iter().map(|&element| outline.path(element)).collect();
        let seen = &baseline[id];
        for (at, item) in gold.get(id).into_iter().flatten().enumerate() {
            if seen["hidden"][at] != false {
                continue;
            }
            let path = text(&seen["paths"][at]);
            let gone = path
                .match_indices(" > ")
                .map(|(end, _)| end)
                .chain([path.len()])
                .any(|end| paths.contains(&path[..end]));
            if item["hide"] == false {
                traps += 1;
                dropped.extend(gone.then(|| item["gid"].clone()));
                continue;
            }
            let with_text = if text(&item["text"]).is_empty() { "without text" } else { "with text" };
            for kind in [text(&item["kind"]), with_text, "all"] {
                let count = removed.entry(kind.to_owned()).or_default();
                *count = (count.0 + u32::from(gone), count.1 + 1);
            }
            left.extend((!gone).then(|| format!("{} {}", text(&item["kind"]), item["gid"])));
        }
        if !matches!(text(&page["corpus"]), "fundus" | "aeb") {
            continue;
        }
        let in_body = |item: &&Value| item["in_body_gt"] == true && item["hide"] == true;
        let gold_in_body: HashSet<&str> =
            gold.get(id).into_iter().flatten().filter(in_body).map(|item| text(&item["text"])).collect();
        let (before, after) = (visible(&outline, &HashSet::new()), visible(&outline, &hidden));
        for (at, paragraph) in page["body"]
            .as_array()
            .into_iter()
            .flatten()
            .map(text)
            .filter(|p| p.chars().count() > 20)
            .enumerate()
        {
            if seen["present"][at] == true && !gold_in_body.contains(paragraph) {
                let bare = without_space(paragraph);
                paragraphs += 1;
                unseen += u32::from(!before.contains(&bare));
                lost.extend((before.contains(&bare) && !after.contains(&bare)).then(|| format!("{id} {at}")));
            }
        }
    }
    for (kind, (gone, all)) in &removed {
        println!("{kind:<14} {gone:>4} of {all:>4}  {:.1} %", 100.0 * f64::from(*gone) / f64::from(*all));
    }
    println!(
        "traps hidden {} of {traps}: {dropped:?}\nparagraphs lost {} of {paragraphs}, {unseen} not judged: {lost:?}",
        dropped.len(),
        lost.len()
    );
    left.sort();
    println!("left: {}", left.join(", "));
    let (gone, all) = removed["all"];
    assert!(gone * 100 >= all * 92, "fewer than 92 % are removed");
    assert!(dropped.is_empty(), "a trap is hidden");
    assert!(lost.is_empty(), "a paragraph of an article is lost");
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(CORPUS).join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn lines(file: &str) -> Vec<Value> {
    read(file).lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn unpack(file: &str) -> String {
    let output =
        Command::new("gzip").arg("-dc").arg(Path::new(CORPUS).join(file)).output().expect("gzip runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// All text that is not hidden, without white space.
fn visible(outline: &Outline, hidden: &HashSet<ElementId>) -> String {
    let mut ends = 0;
    let mut gone = vec![false; outline.elements().len()];
    for (id, element) in outline.elements().iter().enumerate() {
        if hidden.contains(&(id as ElementId)) {
            ends = ends.max(element.next);
        }
        gone[id] = (id as ElementId) < ends;
    }
    let shown = outline.texts().iter().filter(|node| !gone[node.parent as usize]);
    shown.map(|node| without_space(node.span.of(outline.text()))).collect()
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}
