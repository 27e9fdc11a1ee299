/// Turns byte offsets of a text into code points. A count is kept for every block of the text, so that any offset costs at most
/// one block.
pub struct CodePoints<'t> {
    text: &'t str,
    /// How many code points begin before each block.
    before: Vec<usize>,
}

const BLOCK: usize = 256;

impl<'t> CodePoints<'t> {
    /// Counts a text.
    pub fn new(text: &'t str) -> CodePoints<'t> {
        let mut count = 0;
        let mut before = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            count += begun(block);
            before.push(count);
        }
        CodePoints { text, before }
    }

    /// How many code points lie before this byte, which must begin one or be the text's end.
    pub fn at(&self, byte: usize) -> usize {
        let block = byte / BLOCK;
        self.before[block] + begun(&self.text.as_bytes()[block * BLOCK..byte])
    }
}

/// How many code points begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| (byte as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_is_counted() {
        let text = "Zoë said: “Não — 🎉!” ".repeat(40);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }
}
