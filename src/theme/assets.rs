//! The files that pages ask for: style sheet, icon, scripts.
//!
//! Assets refer to each other as `./name.ext`; they are published under names that hold a hash of
//! their content, so the references are rewritten first, in topological order. All of `css/*.css`
//! become one `site.css`, in the order of their names, and modules one script ([`scripts`](super::scripts)): one
//! request instead of several.

use std::collections::BTreeMap;
use std::ops::Range;

use sha2::{Digest as _, Sha256};

use super::{Part, Parts, scripts};
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Place};
use crate::files::Files;

/// The assets as they are published, and their published paths by name.
#[derive(Clone, Default)]
pub(super) struct Assets {
    pub(super) files: Files,
    pub(super) names: BTreeMap<String, String>,
}

/// An asset before its references are rewritten.
pub(super) struct Asset {
    pub(super) bytes: Vec<u8>,
    /// The places that its bytes come from: the offset at which each file begins.
    pub(super) files: Vec<(usize, String)>,
}

/// Reads and names all assets. Mistakes: a reference to an asset that is not there, assets that
/// refer to each other in a circle.
pub(super) fn load(parts: &Parts) -> Outcome<Assets> {
    let mut sources: BTreeMap<String, Asset> = BTreeMap::new();
    for (name, part) in parts.below("assets/") {
        let is_style = name.strip_prefix("css/").is_some_and(|rest| rest.ends_with(".css"));
        let name = if is_style { "site.css" } else { name };
        let asset = sources.entry(name.to_owned()).or_insert(Asset { bytes: Vec::new(), files: Vec::new() });
        asset.files.push((asset.bytes.len(), part.file.clone()));
        asset.bytes.extend(if is_style { compact(part) } else { scripts::small(name, part).to_vec() });
    }
    scripts::join(&mut sources);
    let mut diagnostics = Diagnostics::new();
    let mut assets = Assets::default();
    let names: Vec<String> = sources.keys().cloned().collect();
    for name in &names {
        publish(name, &sources, &mut assets, &mut Vec::new(), &mut diagnostics);
    }
    Outcome::with(assets, diagnostics)
}

/// Publishes the asset `name` after all that it refers to; `path` holds those that refer to it.
fn publish(
    name: &str,
    sources: &BTreeMap<String, Asset>,
    assets: &mut Assets,
    path: &mut Vec<String>,
    diagnostics: &mut Diagnostics,
) {
    if assets.names.contains_key(name) {
        return;
    }
    let asset = &sources[name];
    path.push(name.to_owned());
    let mut written = Vec::with_capacity(asset.bytes.len());
    let mut at = 0;
    for range in references(name, &asset.bytes) {
        let to = String::from_utf8_lossy(&asset.bytes[range.clone()]).into_owned();
        let place = |mistake| Diagnostic::at(asset.place(range.clone()), mistake);
        if path.contains(&to) {
            diagnostics.push(place(Mistake::AssetCircle { names: format!("{} → {to}", path.join(" → ")) }));
            continue;
        }
        if !sources.contains_key(&to) {
            diagnostics.push(place(Mistake::AssetMissing { nearest: nearest(&to, sources.keys()), name: to }));
            continue;
        }
        publish(&to, sources, assets, path, diagnostics);
        written.extend_from_slice(&asset.bytes[at..range.start]);
        let published = &assets.names[&to];
        written.extend_from_slice(published.rsplit('/').next().unwrap_or(published).as_bytes());
        at = range.end;
    }
    written.extend_from_slice(&asset.bytes[at..]);
    path.pop();
    let published = format!("assets/{}", hashed(name, &written));
    assets.files.put(published.as_str(), written);
    assets.names.insert(name.to_owned(), published);
}

impl Asset {
    /// The place of `range`; a style sheet's comments are gone, so that only its file is sure.
    fn place(&self, range: Range<usize>) -> Place {
        let (start, file) =
            self.files.iter().rev().find(|(start, _)| *start <= range.start).expect("an asset has a file");
        if self.files.len() > 1 {
            return Place::file(file.as_str());
        }
        Place::new(&file.as_str().into(), range.start - start..range.end - start)
    }
}

/// Where `name` (a script, a style sheet) names other assets: `./other.ext` in quotes or brackets.
pub(super) fn references(name: &str, bytes: &[u8]) -> Vec<Range<usize>> {
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| name.ends_with(".js") || name.ends_with(".css")) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (at, _) in text.match_indices("./") {
        let opens = text[..at].ends_with(['"', '\'', '(']);
        let start = at + 2;
        let length = text[start..].find(['"', '\'', ')']).unwrap_or(0);
        let target = &text[start..start + length];
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if opens && target.contains('.') && target.chars().all(plain) {
            found.push(start..start + length);
        }
    }
    found
}

/// `name.ext` with the hash of its content: `name.0123456789.ext`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    match name.rsplit_once('.') {
        Some((stem, ext)) => format!("{stem}.{hash}.{ext}"),
        None => format!("{name}.{hash}"),
    }
}

/// A style sheet without comments, indentation and empty lines: readers need none of them.
fn compact(part: &Part) -> Vec<u8> {
    let text = String::from_utf8_lossy(&part.bytes);
    let mut bare = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
}
