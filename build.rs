//! Asks the linker for what taking the program apart needs, when it is to be taken apart.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Which function names which: without it nobody could tell what a part needs.
        println!("cargo::rustc-link-arg-bin=demarche-app=--emit-relocs");
    }
}
