//! Modules that import each other become one script, as style sheets become one: a page asks for one file instead of a
//! dozen, one after the other. In go the assets, in which a module imports others by lines of its own,
//! `import { a, b } from './other.js';`. All share one scope then, so that no two may name something alike at their top.
//! What imports nothing is left as it is, and so is what cannot be joined: `assets` tells what is wrong with it.
//!
//! Readers get the default theme's scripts without comments and indentation, as `build.rs` has written them; a site's
//! own script is published as it is.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

use super::Part;
use super::assets::{Asset, references};

static SMALL: Dir = include_dir!("$OUT_DIR/scripts");

/// What readers get of the asset `name`.
pub(super) fn small<'a>(name: &str, part: &'a Part) -> &'a [u8] {
    let default = SMALL.get_file(name).filter(|_| !part.own);
    default.map_or(&part.bytes, |file| file.contents())
}

/// Joins each script that imports modules, and that no other one imports, with all that it needs, which are then assets
/// of their own no longer.
pub(super) fn join(assets: &mut BTreeMap<String, Asset>) {
    let imported: BTreeSet<String> = assets.iter().flat_map(|(name, asset)| imports(name, asset)).collect();
    let first = assets.keys().filter(|name| is_script(name) && !imported.contains(*name));
    let orders: Vec<Vec<String>> =
        first.filter_map(|name| order(name, assets)).filter(|order| order.len() > 1).collect();
    let joined: Vec<Asset> = orders.iter().map(|order| together(order, assets)).collect();
    let inside: BTreeSet<String> = orders.iter().flatten().cloned().collect();
    let outside = assets.iter().filter(|(name, _)| !inside.contains(*name));
    let wanted: BTreeSet<String> = outside.flat_map(|(name, asset)| imports(name, asset)).collect();
    assets.retain(|name, _| !inside.contains(name) || wanted.contains(name));
    for (order, asset) in orders.into_iter().zip(joined) {
        assets.extend(order.into_iter().last().map(|name| (name, asset)));
    }
}

fn is_script(name: &str) -> bool {
    name.ends_with(".js")
}

/// The names of the modules that a script imports.
fn imports(name: &str, asset: &Asset) -> Vec<String> {
    if !is_script(name) {
        return Vec::new();
    }
    let named = |range: std::ops::Range<usize>| String::from_utf8_lossy(&asset.bytes[range]).into_owned();
    references(name, &asset.bytes).into_iter().map(named).filter(|other| is_script(other)).collect()
}

/// A script and all that it needs, each after what it needs itself; `None` if one is not there or needs itself.
fn order(name: &str, assets: &BTreeMap<String, Asset>) -> Option<Vec<String>> {
    fn visit(
        name: &str,
        assets: &BTreeMap<String, Asset>,
        path: &mut Vec<String>,
        order: &mut Vec<String>,
    ) -> Option<()> {
        if order.iter().any(|known| known == name) {
            return Some(());
        }
        if path.iter().any(|above| above == name) {
            return None;
        }
        path.push(name.to_owned());
        for other in imports(name, assets.get(name)?) {
            visit(&other, assets, path, order)?;
        }
        order.extend(path.pop());
        Some(())
    }
    let mut found = Vec::new();
    visit(name, assets, &mut Vec::new(), &mut found)?;
    Some(found)
}

/// The scripts of `order` as one, without their imports and exports.
fn together(order: &[String], assets: &BTreeMap<String, Asset>) -> Asset {
    let mut whole = Asset { bytes: Vec::new(), files: Vec::new() };
    for asset in order.iter().filter_map(|name| assets.get(name)) {
        whole.files.extend(asset.files.iter().map(|(_, file)| (whole.bytes.len(), file.clone())));
        for line in String::from_utf8_lossy(&asset.bytes).lines().filter(|line| !line.starts_with("import ")) {
            whole.bytes.extend_from_slice(line.strip_prefix("export ").unwrap_or(line).as_bytes());
            whole.bytes.push(b'\n');
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_become_one_script_in_the_order_in_which_they_need_each_other() {
        let asset = |text: &str| Asset { bytes: text.as_bytes().to_vec(), files: vec![(0, "x".into())] };
        let mut assets: BTreeMap<String, Asset> = [
            ("a.js", asset("import { b } from './b.js';\nimport { c } from './c.js';\nb(c);\n")),
            ("alone.js", asset("export const alone = 1;\n")),
            ("b.js", asset("import { c } from './c.js';\nexport const b = () => c;\n")),
            ("c.js", asset("export const c = 1;\n")),
            ("lost.js", asset("import { x } from './nowhere.js';\n")),
        ]
        .map(|(name, asset)| (name.to_owned(), asset))
        .into();
        join(&mut assets);
        let told: Vec<_> =
            assets.iter().map(|(name, asset)| format!("{name}: {}", String::from_utf8_lossy(&asset.bytes))).collect();
        snapbox::assert_data_eq!(
            told.concat(),
            snapbox::str![[r#"
a.js: const c = 1;
const b = () => c;
b(c);
alone.js: export const alone = 1;
lost.js: import { x } from './nowhere.js';

"#]]
        );
    }
}
