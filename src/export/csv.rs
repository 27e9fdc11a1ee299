use super::Item;
use crate::outline::Metadata;
use crate::quotation::Confidence;

const HEAD: &str = "number,quotation,kind,speaker,role,cue,via,confidence,title,outlet,date,link\r\n";

pub fn all(items: &[Item], metadata: &Metadata) -> String {
    let mut table = HEAD.to_owned();
    for (index, item) in items.iter().enumerate() {
        let cells = [
            Some(item.text.as_str()),
            Some(item.kind.name()),
            item.speaker,
            item.role,
            item.cue,
            item.via,
            Some(confidence(item.confidence)),
            metadata.title.as_deref(),
            metadata.site.as_deref(),
            metadata.date.as_deref(),
            item.link.as_deref(),
        ];
        table += &(index + 1).to_string();
        for cell in cells {
            table.push(',');
            table += &escape(cell.unwrap_or(""));
        }
        table += "\r\n";
    }
    table
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}

/// One cell. What a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
fn escape(cell: &str) -> String {
    let formula = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{formula}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{formula}{cell}")
    }
}
