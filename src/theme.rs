//! How the site looks: templates, words of the interface, assets.
//!
//! In go the files below `themes/<name>/`; each replaces the file of the same name in the default
//! theme, which is part of the program. Out comes a [`Theme`], which renders views and hands out
//! hashed assets. It knows no model and no address: what a template sees is made by `render`.

mod assets;
mod expression;
mod filters;
mod paths;
mod scan;
mod scripts;
mod shape;
mod templates;
mod words;

use std::collections::BTreeMap;
use std::io::{self, Write};

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Tera};

pub(crate) use shape::Shape;
pub use words::Words;

use templates::Templates;

use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase, Place};
use crate::files::Files;
use crate::render;
use crate::site::{Lang, Language};

static DEFAULT: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The largest page: a template that repeats itself must not fill the disk.
const LARGEST_PAGE: usize = 32 * 1024 * 1024;

/// A theme, ready to render pages in every language of a site.
#[derive(Clone)]
pub struct Theme {
    name: String,
    sources: BTreeMap<String, String>,
    engines: Vec<Tera>,
    words: Vec<Words>,
    assets: assets::Assets,
}

/// What a theme is made of: the default theme's files with the site's in their place, by their path
/// below the theme's folder, each with the name under which it is told of.
struct Parts {
    name: String,
    files: BTreeMap<String, Part>,
}

/// One file of a theme.
#[derive(Clone)]
struct Part {
    /// `default/templates/x.html`, or `themes/<name>/templates/x.html` for one of the site's.
    file: String,
    bytes: Vec<u8>,
    /// Whether it is the site's and not the same as the default theme's.
    own: bool,
}

/// Reads the theme `name`: the default one with the files below `themes/<name>/` in place of its own.
///
/// Mistakes: a theme that is not there; files that no theme has; templates that cannot be read, that
/// use what does not exist, or that misspell what a page offers; missing, extra and unreadable
/// strings of any language; references to assets that are not there. A broken file is told and the
/// default theme's is used, so that everything else is told in the same run.
pub fn load(files: &Files, name: &str, languages: &[Language]) -> Outcome<Theme> {
    let mut diagnostics = Diagnostics::new();
    let parts = parts(files, name).into(&mut diagnostics).unwrap_or_else(|| Parts::default_theme(name));
    let templates = templates::load(&parts).into(&mut diagnostics);
    let sound = !diagnostics.has_errors();
    let words = words::load(&parts, languages, templates.as_ref()).into(&mut diagnostics);
    let assets = assets::load(&parts).into(&mut diagnostics);
    let (Some(templates), Some(words), Some(assets)) = (templates, words, assets) else {
        return Outcome::bad(diagnostics);
    };
    let theme = |parts: &Parts, templates: &Templates, words: Vec<Words>| {
        let engines = words.iter().map(|words| templates.engine(words)).collect();
        Theme { name: name.to_owned(), sources: parts.sources(), engines, words, assets: assets.clone() }
    };
    let own = parts.below("templates/").any(|(_, part)| part.own);
    let sample = ["zh", "en"].map(|tag| Language { tag: tag.into() });
    // The default theme has been rehearsed by the tests.
    let words_of_sample = words::load(&parts, &sample, None).value.filter(|_| own && sound);
    let told = words_of_sample.map(|words| render::rehearse(&theme(&parts, &templates, words))).unwrap_or_default();
    let stand_in = told.has_errors().then(|| templates::load(&parts.without(&told))).and_then(|sound| sound.value);
    diagnostics.extend(told);
    Outcome::with(theme(&parts, stand_in.as_ref().unwrap_or(&templates), words), diagnostics)
}

/// The text of a file of the default theme, by the name under which it is told of:
/// `default/templates/base.html`.
pub fn default_source(file: &str) -> Option<&'static str> {
    DEFAULT.get_file(file.strip_prefix("default/")?)?.contents_utf8()
}

impl Theme {
    /// The text of a template, strings file or text asset by the name under which it is told of.
    pub fn source(&self, file: &str) -> Option<&str> {
        self.sources.get(file).map(String::as_str)
    }

    /// The names in templates that no page has; `roots` are the shapes of `page` and `view` for each
    /// template that makes pages.
    pub(crate) fn misspelt(&self, roots: &BTreeMap<String, (Shape, Shape)>) -> Vec<Diagnostic> {
        let templates = self.sources.iter().filter_map(|(file, text)| {
            let (folder, name) = file.split_once("/templates/")?;
            let behind =
                folder == "default" && self.sources.contains_key(&format!("themes/{}/templates/{name}", self.name));
            let name = if behind { format!("default/{name}") } else { name.to_owned() };
            Some((name, paths::Source { file, text }))
        });
        paths::misspelt(&templates.collect(), roots)
    }

    /// The words of the interface in `lang`.
    pub fn words(&self, lang: Lang) -> &Words {
        &self.words[usize::from(lang.0)]
    }

    /// The files that every site with this theme publishes, `assets/<name>.<hash>.<ext>`.
    pub fn assets(&self) -> Files {
        self.assets.files.clone()
    }

    /// The path below the site's root of the asset `name`, such as `site.css`.
    pub fn asset(&self, name: &str) -> Option<&str> {
        self.assets.names.get(name).map(String::as_str)
    }

    /// The page that `template` makes of `page` and `view` with the words of `lang`. `told_as` is the
    /// page's address, for the mistake that tells what in the template failed.
    pub fn render<P: Serialize, V: Serialize>(
        &self,
        lang: Lang,
        template: &str,
        page: &P,
        view: &V,
        told_as: &str,
    ) -> Outcome<Vec<u8>> {
        let mut context = Context::new();
        context.insert("page", page);
        context.insert("view", view);
        let mut written = Limited { bytes: Vec::with_capacity(16 * 1024) };
        match self.engines[usize::from(lang.0)].render_to(template, &context, &mut written) {
            Ok(()) => Outcome::good(written.bytes),
            Err(error) => Outcome::bad(templates::failure(&error, &self.name, template, told_as)),
        }
    }
}

/// A page as it is written, up to [`LARGEST_PAGE`].
struct Limited {
    bytes: Vec<u8>,
}

impl Write for Limited {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + more.len() > LARGEST_PAGE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Parts {
    /// The default theme alone.
    fn default_theme(name: &str) -> Self {
        let mut files = BTreeMap::new();
        let mut folders = vec![&DEFAULT];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let part = Part { file: format!("default/{path}"), bytes: file.contents().to_vec(), own: false };
                files.insert(path, part);
            }
        }
        Self { name: name.to_owned(), files }
    }

    /// The same with the default theme's templates in place of those that are told of, or of all if
    /// it is not sure which are at fault.
    fn without(&self, told: &Diagnostics) -> Self {
        let at_fault =
            |part: &Part| told.iter().any(|d| d.place.as_ref().is_some_and(|place| *place.file == part.file));
        let some = self.files.values().any(|part| part.own && at_fault(part));
        let mut files = Self::default_theme(&self.name).files;
        for (path, part) in self.files.iter().filter(|(path, _)| path.starts_with("templates/")) {
            if part.own && some && !at_fault(part) {
                files.insert(path.clone(), part.clone());
            }
        }
        Self { name: self.name.clone(), files }
    }

    /// All texts by the names under which they are told of; the default theme's templates also where
    /// the site has its own in their place, since these may extend them.
    fn sources(&self) -> BTreeMap<String, String> {
        let text = |part: &Part| Some((part.file.clone(), String::from_utf8(part.bytes.clone()).ok()?));
        let behind = self.files.iter().filter(|(path, part)| part.own && path.starts_with("templates/"));
        let behind = behind.filter_map(|(path, _)| {
            let file = format!("default/{path}");
            Some((file.clone(), default_source(&file)?.to_owned()))
        });
        self.files.values().filter_map(text).chain(behind).collect()
    }

    /// The files below `folder` (ending with `/`) with their names in it.
    fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Part)> {
        self.files.iter().filter_map(move |(path, part)| Some((path.strip_prefix(folder)?, part)))
    }
}

/// The default theme's files with the site's in their place.
fn parts(files: &Files, name: &str) -> Outcome<Parts> {
    let mut diagnostics = Diagnostics::new();
    let mut parts = Parts::default_theme(name);
    let folder = format!("themes/{name}/");
    for (file, _) in files.below(&folder) {
        let path = &file[folder.len()..];
        let Some(bytes) = files.bytes(file) else { continue };
        let sort = path.split_once('/').map(|(sort, rest)| (sort, rest.rsplit_once('.').map_or("", |(_, ext)| ext)));
        match sort {
            Some(("templates", "html") | ("strings", "yaml")) if std::str::from_utf8(bytes).is_err() => {
                diagnostics.tell(Place::file(file), Mistake::NotUtf8 { encoding: Phrase::AnotherEncoding {} });
            }
            Some(("templates", "html") | ("strings", "yaml") | ("assets", _)) => {
                let own = parts.files.get(path).is_none_or(|part| part.bytes != bytes);
                let file = if own { file.to_owned() } else { format!("default/{path}") };
                parts.files.insert(path.to_owned(), Part { file, bytes: bytes.to_vec(), own });
            }
            _ => diagnostics.tell(
                Place::file(file),
                Mistake::UnknownFile {
                    name: path.to_owned(),
                    nearest: crate::diagnostic::nearest(path, parts.files.keys()),
                },
            ),
        }
    }
    unused(&parts, &mut diagnostics);
    Outcome::with(parts, diagnostics)
}

/// Tells every template of the site that replaces no default one and that no template names: a
/// misspelt file would change nothing without a word.
fn unused(parts: &Parts, diagnostics: &mut Diagnostics) {
    let texts = || parts.files.iter().filter_map(|(path, part)| Some((path, std::str::from_utf8(&part.bytes).ok()?)));
    let default = Parts::default_theme("default");
    for (path, part) in parts.files.iter().filter(|(path, part)| part.own && !default.files.contains_key(*path)) {
        let Some(name) = path.strip_prefix("templates/") else { continue };
        let quoted = format!("\"{name}\"");
        if !texts().any(|(other, text)| other != path && text.contains(&quoted)) {
            let nearest = crate::diagnostic::nearest(path, default.files.keys());
            diagnostics.tell(Place::file(part.file.as_str()), Mistake::UnknownFile { name: name.to_owned(), nearest });
        }
    }
}
