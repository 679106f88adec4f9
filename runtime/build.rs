//! Builds nothing: cargo takes the `links` of a manifest only beside a build script.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}
