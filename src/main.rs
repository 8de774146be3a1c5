//! The browser program: mounts the user interface. On any other target it only says where to look.

#[cfg(target_arch = "wasm32")]
fn main() {
    demarche::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Demarche runs in a browser: try `cargo xtask serve`.");
}
