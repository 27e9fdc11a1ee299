//! Where things are.

use std::path::{Path, PathBuf};

/// The top folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies within the project")
}

/// What `cargo xtask build` leaves.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where cargo compiles to, and where half-made files go.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}
