//! `cargo xtask www`: the playground on this machine.

use crate::{build, project};
use anyhow::{Result, anyhow};
use std::fs;
use std::path::{Component, Path, PathBuf};
use tiny_http::{Header, Request, Response, Server};

/// Builds the playground and serves it until it is stopped, to this machine only. `PORT` says where; by chance otherwise.
pub fn serve() -> Result<()> {
    build::playground()?;
    let port = std::env::var("PORT").unwrap_or_else(|_| "0".into());
    let server = Server::http(format!("127.0.0.1:{port}"))
        .map_err(|error| anyhow!("port {port} is not to be had ({error}): set PORT to another"))?;
    println!("\nThe playground: http://{}/", server.server_addr());
    answer_all(&server, &project::dist().join("www"));
    Ok(())
}

fn answer_all(server: &Server, folder: &Path) {
    for request in server.incoming_requests() {
        // A reader who has gone away is no error of ours.
        let _ = answer(request, folder);
    }
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    let found = asked(request.url()).and_then(|path| {
        let kind = content_type(&path);
        Some((fs::read(folder.join(path)).ok()?, kind))
    });
    let Some((content, kind)) = found else { return request.respond(Response::empty(404)) };
    let header: Header =
        format!("content-type: {kind}").parse().map_err(|()| std::io::ErrorKind::InvalidData)?;
    request.respond(Response::from_data(content).with_header(header))
}

/// The file that is asked for, within the folder.
fn asked(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let path = PathBuf::from(if path.is_empty() { "index.html" } else { path });
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{answer_all, asked};
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::{fs, thread};
    use tiny_http::Server;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        assert_eq!(asked("/../Cargo.toml"), None);
        assert_eq!(asked("/samples/news.css?1").as_deref(), Some("samples/news.css".as_ref()));
        assert_eq!(asked("/").as_deref(), Some("index.html".as_ref()));
    }

    #[test]
    fn browsers_get_what_they_ask_for_as_what_it_is() {
        let folder = std::env::temp_dir().join(format!("whosaid-www-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>it").unwrap();
        fs::write(folder.join("engine_bg.wasm"), "\0asm").unwrap();
        let server = Server::http("127.0.0.1:0").unwrap();
        let address = server.server_addr().to_ip().unwrap();
        let own = folder.clone();
        thread::spawn(move || answer_all(&server, &own));
        let get = |path: &str| {
            let mut stream = TcpStream::connect(address).unwrap();
            write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer.to_ascii_lowercase()
        };
        assert!(get("/").contains("content-type: text/html") && get("/").ends_with("<p>it"));
        assert!(get("/engine_bg.wasm").contains("content-type: application/wasm"));
        assert!(get("/nothing").starts_with("http/1.1 404"));
        fs::remove_dir_all(folder).unwrap();
    }
}
