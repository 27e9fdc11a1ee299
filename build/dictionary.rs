//! Writes what `src/dictionary.rs` reads.

use std::collections::BTreeMap;
use std::env;

/// Below it, a byte is a value; above, a letter.
const LETTER: usize = 0x20;

/// From this on, a value takes a second byte.
const LONG: usize = 0x18;

/// So many words share one head where room costs nothing.
const ROOMY: usize = 4;

/// Up to so many heads are searched without an index, which takes room.
const FEW: usize = 256;

/// The words with their values as a Rust expression, a `Dictionary`. In WebAssembly so many words share one head: fewer are found
/// sooner, more take less room. Natively there is room.
pub fn dictionary(words: &BTreeMap<String, usize>, block: usize) -> String {
    let packs = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    let block = if packs { block } else { ROOMY };
    let Packed { index, heads, shares, entries } = packed(words, block);
    let (shares, entries) = (shares.escape_ascii(), entries.escape_ascii());
    format!(
        "crate::dictionary::Dictionary::new({block}, &{index:?}, &{heads:?}, b\"{shares}\", b\"{entries}\")"
    )
}

/// What a `Dictionary` is made of.
pub struct Packed {
    pub index: Vec<u16>,
    pub heads: Vec<u32>,
    pub shares: Vec<u8>,
    pub entries: Vec<u8>,
}

/// The words with their values, so many to a head.
pub fn packed(words: &BTreeMap<String, usize>, block: usize) -> Packed {
    let (mut shares, mut entries) = (Vec::new(), Vec::new());
    let mut heads = Vec::new();
    let mut head_words = Vec::new();
    let mut before = "";
    for (index, (word, &value)) in words.iter().enumerate() {
        assert!(word.len() < 256 && word.bytes().all(|byte| usize::from(byte) >= LETTER), "{word:?}");
        let mut shared = before.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count();
        if index % block == 0 {
            heads.push(entries.len() as u32);
            head_words.push(word.as_str());
            shared = 0;
        }
        shares.push(shared as u8);
        entries.extend(&word.as_bytes()[shared..]);
        match value.checked_sub(LONG) {
            None => entries.push(value as u8),
            Some(above) => {
                assert!(above < (LETTER - LONG) << 8, "{word}: the value {value} is too great");
                entries.extend([(LONG + (above >> 8)) as u8, above as u8]);
            }
        }
        before = word;
    }
    let pairs = (b'a'..=b'z').flat_map(|first| (b'a'..=b'z').map(move |second| [first, second]));
    let index = pairs
        .chain([[b'z' + 1, 0]])
        .map(|pair| head_words.partition_point(|word| word.as_bytes() < pair.as_slice()) as u16);
    let index = if block == ROOMY || heads.len() > FEW { index.collect() } else { Vec::new() };
    Packed { index, heads, shares, entries }
}

/// The different values, the most frequent first, and each word with the number of its value.
pub fn numbered<V: Ord + Clone>(words: &BTreeMap<String, V>) -> (Vec<V>, BTreeMap<String, usize>) {
    let mut often: BTreeMap<&V, usize> = BTreeMap::new();
    for value in words.values() {
        *often.entry(value).or_default() += 1;
    }
    let mut values: Vec<(&V, usize)> = often.into_iter().collect();
    values.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let number: BTreeMap<&V, usize> =
        values.iter().enumerate().map(|(number, &(value, _))| (value, number)).collect();
    let words = words.iter().map(|(word, value)| (word.clone(), number[value])).collect();
    (values.into_iter().map(|(value, _)| value.clone()).collect(), words)
}
