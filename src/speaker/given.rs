//! Given names and short forms of them.

use super::Gender;

include!(concat!(env!("OUT_DIR"), "/given.rs"));

const NICKNAMES: &str = include_str!("../lexicon/nicknames.txt");

/// What a given name tells of its bearer: `None` where `name` is no given name, `Some(None)` where both use it.
/// `name` is folded ([`fold`]); a double name ("jean-luc") is told by its halves.
pub fn gender(name: &str) -> Option<Option<Gender>> {
    if let Some(known) = look_up(name) {
        return Some(known);
    }
    let (first, second) = name.split_once('-')?;
    let first = look_up(first)?;
    Some(match look_up(second) {
        Some(second) if first.is_some() && second.is_some() && second != first => None,
        second => first.or(second.flatten()),
    })
}

/// Whether both are forms of one given name: "bill" and "william".
pub fn same(one: &str, other: &str) -> bool {
    let holds =
        |line: &&str| line.split(' ').any(|name| name == one) && line.split(' ').any(|name| name == other);
    one == other || NICKNAMES.lines().filter(|line| !line.starts_with('#')).any(|line| holds(&line))
}

/// A name in lower case with its letters reduced to a-z where they have one.
pub fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'æ' => folded.push_str("ae"),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ğ' => folded.push('g'),
            'ì'..='ï' | 'ī' | 'ı' => folded.push('i'),
            'ł' | 'ľ' => folded.push('l'),
            'ñ' | 'ń' | 'ň' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => folded.push('o'),
            'ř' => folded.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ť' | 'ţ' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            '’' | 'ʼ' | '‘' => folded.push('\''),
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' => {}
            _ => folded.push(c),
        }
    }
    folded
}

fn look_up(name: &str) -> Option<Option<Gender>> {
    GIVEN.get(name).map(|usual| [Some(Gender::Male), Some(Gender::Female)].get(usual).copied().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        assert_eq!(gender("aaron"), Some(Some(Gender::Male)));
        assert_eq!(gender(&fold("Zoë")), Some(Some(Gender::Female)));
        assert_eq!(gender("sarah-jane"), Some(Some(Gender::Female)));
        assert_eq!(gender("jean-luc"), Some(Some(Gender::Male)));
        assert_eq!(gender("ministry"), None);
        assert!(same("bill", "william") && !same("bill", "robert"));
    }
}
