//! The command line from outside: what it prints, what it reports, how it ends.

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn whosaid(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(arguments)
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command line starts");
    child.stdin.take().expect("it has an input").write_all(input).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn records(output: &Output) -> Vec<Value> {
    output
        .stdout
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).expect("each line is JSON"))
        .collect()
}

fn file(name: &str, content: &[u8]) -> String {
    std::fs::write(format!("{}/{name}", env!("CARGO_TARGET_TMPDIR")), content).expect("a test file");
    name.to_owned()
}

#[test]
fn bad_lines_are_reported_and_the_rest_goes_on() {
    let input =
        b"{\"id\":1,\"text\":\"Rain fell.\"}\nnot json\n\n\xff\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"\"}";
    let output = whosaid(&["extract", "--format", "jsonl"], input);
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<_> = records(&output).iter().map(|record| record["id"].clone()).collect();
    assert_eq!(ids, [json!(1), json!("c")]);
    let errors = String::from_utf8_lossy(&output.stderr);
    let heads: Vec<_> = errors.lines().map(|line| &line[..13]).collect();
    assert_eq!(heads, ["whosaid: -:2:", "whosaid: -:4:", "whosaid: -:5:"]);
}

#[test]
fn missing_and_broken_files_leave_the_others_alone() {
    let (good, bad) = (file("good.txt", b"Rain fell."), file("bad.txt", b"Rain\nfe\xc3ll."));
    let output = whosaid(&["extract", "nowhere.txt", &bad, &good], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(records(&output), [json!({"id": "good", "text": "Rain fell.", "quotes": []})]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.starts_with("whosaid: nowhere.txt: cannot be read: "), "{errors}");
    assert!(errors.contains("whosaid: bad.txt:2: is not UTF-8"), "{errors}");
}

#[test]
fn a_page_becomes_its_article() {
    let page = file("page.html", PAGE.as_bytes());
    let output = whosaid(&["extract", &page], b"");
    assert_eq!(output.status.code(), Some(0));
    let [record] = &records(&output)[..] else { panic!("one document, one line") };
    assert_eq!(record["id"], "page");
    let text = record["text"].as_str().expect("a text");
    assert!(text.contains("The harbour will stay open, the mayor’s office said on Tuesday"), "{text}");
    assert!(!text.contains("Weather"), "{text}");
}

const PAGE: &str = "<!doctype html><title>Harbour stays open</title>
<nav><p><a href=/weather>Weather</a></p></nav>
<article><h1>Harbour stays open</h1>
<p>The harbour will stay open, <b>the mayor’s office</b> said on Tuesday, although the storm that passed over the coast in
the night had broken two of its three cranes and sunk a ferry.</p>
<p>Fishermen had asked for a week of repairs, which the town, its council and the port authority turned down after a short
debate in which nobody from the harbour spoke.</p>
<p>Work on the cranes is to begin before the end of the month, and the ferry will be raised in spring, when divers can see
more than their own hands.</p></article>";

#[test]
fn a_wrong_command_line_is_told_apart() {
    assert_eq!(whosaid(&["extract", "--format", "pdf"], b"").status.code(), Some(2));
}
