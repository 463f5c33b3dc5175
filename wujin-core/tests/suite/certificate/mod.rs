//! The certificate: what holds of every procedure under every edition and profile that is shipped, found by
//! walking the running machine through all of it, and written down with the hash of the tables.

mod cases;
mod document;
mod petitions;
mod stations;
mod submissions;
mod walk;

use std::sync::LazyLock;

use wujin_core::profile::Profile;

use crate::documents::root;

/// The profiles that are shipped: the national one, and the worked examples.
static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    let folder = root().join("examples/profiles");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|own| own == "toml")).collect();
    files.sort();
    files.iter().map(|file| Profile::from_toml(&std::fs::read_to_string(file).unwrap()).unwrap()).collect()
});

/// Each profile, with the others.
fn profiles() -> impl Iterator<Item = (&'static Profile, Vec<&'static Profile>)> {
    PROFILES.iter().map(|profile| (profile, PROFILES.iter().filter(|other| *other != profile).collect()))
}
