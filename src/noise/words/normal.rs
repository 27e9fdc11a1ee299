//! How texts and phrases are compared. The build makes its tables by the same rules.

/// Small letters, single spaces, no signs around.
pub fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}')) {
        if word.is_empty() {
            continue;
        }
        if !normal.is_empty() {
            normal.push(' ');
        }
        for c in word.chars() {
            match c {
                '`' | '’' | '‘' => normal.push('\''),
                c if c.is_ascii() => normal.push(c.to_ascii_lowercase()),
                '‑' | '–' | '—' => normal.push('-'),
                c => normal.extend(c.to_lowercase()),
            }
        }
    }
    let trimmed = normal.trim_matches(is_sign);
    if trimmed.len() == normal.len() { normal } else { trimmed.to_owned() }
}

/// Signs that pages set around a phrase. A question mark is not one: it makes the phrase another.
pub fn is_sign(c: char) -> bool {
    c != '?'
        && (c.is_ascii_punctuation()
            || c.is_whitespace()
            || matches!(c,
                '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}'
                | '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe0f}'
                | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff5b}'..='\u{ff65}' | '\u{1f000}'..='\u{1faff}'))
}

/// Letters of scripts that set no spaces, or seldom.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{1000}'..='\u{109f}' | '\u{2e80}'..='\u{d7af}')
}
