//! From files to [`Content`]: which file is read by whom, and which has no place here.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::entry::{Content, MeasureEntry, PageEntry, Placed, PolicyEntry, SiteEntry, Words};
use super::read;
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostic, Diagnostics, Mistake, Outcome, Phrase, Place};
use crate::files::{Body, Files};
use crate::site::Synonyms;
use crate::wording::{self, Wording};

/// Reads `site.yaml` and everything below `content/`. Every file is read, whatever is wrong with the
/// others; a file that nobody knows is a mistake with the nearest known name. The value is `None`
/// only if `site.yaml` names no language.
pub fn load(files: &Files) -> Outcome<Content> {
    let site = file(files, "site.yaml").and(|(text, file)| read::site::read(text, &file));
    site.and(|site| {
        let mut told = Diagnostics::new();
        let content = Reader { files, tags: site.languages.iter().map(|tag| tag.value.clone()).collect() }
            .content(site, &mut told);
        Outcome::with(content, told)
    })
}

struct Reader<'a> {
    files: &'a Files,
    tags: Vec<String>,
}

/// The text of a file that must be there.
fn file<'a>(files: &'a Files, path: &str) -> Outcome<(&'a str, Arc<str>)> {
    let file: Arc<str> = path.into();
    let place = Place::file(Arc::clone(&file));
    match files.get(path) {
        None => Outcome::bad(Diagnostic::at(place, Mistake::MissingFile { path: path.into() })),
        Some(Body::Disk(_)) => Outcome::bad(Diagnostic::at(place, Mistake::NotAFile { what: Phrase::NotText {} })),
        Some(Body::Bytes(bytes)) => match std::str::from_utf8(bytes) {
            Ok(text) => Outcome::good((text, file)),
            Err(_) => Outcome::bad(Diagnostic::at(place, Mistake::NotUtf8 { encoding: guess(bytes) })),
        },
    }
}

/// The encoding that `bytes` are probably in, by its name.
fn guess(bytes: &[u8]) -> Phrase {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Phrase::own("UTF-16");
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Phrase::own(detector.guess(None, chardetng::Utf8Detection::Deny).name())
}

impl Reader<'_> {
    fn content(&self, site: SiteEntry, told: &mut Diagnostics) -> Content {
        let tags = &self.tags;
        let (departments, departments_broken) = self.shared(
            "content/departments.yaml",
            true,
            |text, file| read::shared::departments(text, file, tags),
            told,
        );
        let (topics, topics_broken) =
            self.shared("content/topics.yaml", false, |text, file| read::shared::topics(text, file, tags), told);
        let terms = |text: &str, file: &Arc<str>| read::shared::glossary(text, file, tags);
        // A glossary is the longest single file, and nothing else waits for it.
        let (glossary, rest) = rayon::join(
            || {
                let mut told = Diagnostics::new();
                let (glossary, _) = self.shared("content/glossary.yaml", false, terms, &mut told);
                Outcome::with(glossary, told)
            },
            || self.policies_and_pages(),
        );
        let glossary = glossary.into(told).unwrap_or_default();
        let wordings = tags.iter().map(|tag| self.wording(tag, told)).collect();
        let synonyms = tags.iter().map(|tag| self.synonyms(tag, told)).collect();
        self.tell_unknown(told);
        self.theme(&site, told);
        let (policies, pages, unread) = rest.into(told).unwrap_or_default();
        Content {
            site,
            departments,
            departments_broken,
            topics,
            topics_broken,
            glossary,
            wordings,
            synonyms,
            policies,
            unread,
            pages,
        }
    }

    /// Every policy and every page of its own, and the names of the folders that could not be read.
    fn policies_and_pages(&self) -> Outcome<(Vec<PolicyEntry>, Vec<PageEntry>, Vec<String>)> {
        let mut told = Diagnostics::new();
        let (mut policies, mut pages, mut unread) = (Vec::new(), Vec::new(), Vec::new());
        for folder in self.folders("content/policies/") {
            let name = folder.value.clone();
            match self.policy(folder).into(&mut told) {
                Some(policy) => policies.push(policy),
                None => unread.push(name),
            }
        }
        for folder in self.folders("content/pages/") {
            let name = folder.value.clone();
            match self.page(folder).into(&mut told) {
                Some(page) => pages.push(page),
                None => unread.push(name),
            }
        }
        Outcome::with((policies, pages, unread), told)
    }

    /// How a language words figures, bounds and force: from the site's own file, else from the
    /// program's; `None` if there is neither.
    fn wording(&self, tag: &str, told: &mut Diagnostics) -> Option<Wording> {
        let path = format!("content/languages/{tag}.yaml");
        let own = self.files.get(&path).is_some();
        let outcome = match own {
            true => file(self.files, &path).and(|(text, file)| read::language::read(text, &file)),
            false => read::language::read(wording::builtin(tag)?, &path.as_str().into()),
        };
        outcome.into(told)
    }

    /// What editors say of the words that readers search with in a language; nothing without a file.
    fn synonyms(&self, tag: &str, told: &mut Diagnostics) -> Synonyms {
        let path = format!("content/synonyms/{tag}.yaml");
        if self.files.get(&path).is_none() {
            return Synonyms::default();
        }
        file(self.files, &path).and(|(text, file)| read::synonyms::read(text, &file)).into(told).unwrap_or_default()
    }

    /// A file below `content/` with a list, and whether a part of it could not be read.
    fn shared<T>(
        &self,
        path: &str,
        needed: bool,
        read: impl Fn(&str, &Arc<str>) -> Outcome<Vec<T>>,
        told: &mut Diagnostics,
    ) -> (Vec<T>, bool) {
        if !needed && self.files.get(path).is_none() {
            return (Vec::new(), false);
        }
        let outcome = file(self.files, path).and(|(text, file)| read(text, &file));
        let broken = outcome.diagnostics.has_errors();
        (outcome.into(told).unwrap_or_default(), broken)
    }

    /// The folders directly below `parent`, in order.
    fn folders(&self, parent: &str) -> Vec<Words> {
        let names: BTreeSet<&str> = self
            .files
            .below(parent)
            .filter_map(|(path, _)| path[parent.len()..].split_once('/'))
            .map(|(name, _)| name)
            .collect();
        let word = |name: &str| {
            let folder = format!("{parent}{name}/");
            let direct = |path: &&str| !path[folder.len()..].contains('/');
            let paths = || self.files.below(&folder).map(|(path, _)| path);
            // A folder is told of at a file in it, one that is not in a folder of its own if there is one.
            let first = paths().find(direct).or(paths().next()).unwrap_or(parent);
            Placed { value: name.to_owned(), place: Place::file(first) }
        };
        names.into_iter().map(word).collect()
    }

    /// A theme that is named has files of its own, unless it is the default one.
    fn theme(&self, site: &SiteEntry, told: &mut Diagnostics) {
        let Some(theme) = site.theme.as_ref().filter(|theme| theme.value != "default") else { return };
        let themes = self.folders("themes/");
        if !themes.iter().any(|folder| folder.value == theme.value) {
            let nearest = nearest(&theme.value, themes.iter().map(|folder| folder.value.as_str()));
            told.tell(theme.place.clone(), Mistake::ThemeUnknown { name: theme.value.clone(), nearest });
        }
    }

    /// Files that have no place below `content/`.
    fn tell_unknown(&self, told: &mut Diagnostics) {
        for (path, _) in self.files.below("content/") {
            let parts: Vec<&str> = path.split('/').skip(1).collect();
            let languages = || self.tags.iter().map(|tag| format!("{tag}.md"));
            let (name, known): (&str, Vec<String>) = match parts[..] {
                [name] => (name, ["departments.yaml", "glossary.yaml", "topics.yaml"].map(str::to_owned).to_vec()),
                ["languages" | "synonyms", name] => (name, self.tags.iter().map(|tag| format!("{tag}.yaml")).collect()),
                ["policies", _, name] => (name, vec!["policy.yaml".into()]),
                ["policies", _, "measures", folder, name] if folder_number(folder).is_some() => {
                    (name, languages().collect())
                }
                ["pages", _, name] => (name, languages().collect()),
                ["policies", _, "measures", folder, _] => {
                    told.tell(Place::file(path), Mistake::BadFolder { name: folder.into() });
                    continue;
                }
                _ => (path, Vec::new()),
            };
            let tag =
                name.strip_suffix(".md").filter(|tag| known.iter().any(|k| k.ends_with(".md")) && read::is_tag(tag));
            if let Some(tag) = tag.filter(|tag| !self.tags.iter().any(|known| known == tag)) {
                read::language(tag, &Place::file(path), &self.tags, told);
            } else if !known.iter().any(|known| known == name) {
                let nearest = nearest(name, known.iter().map(String::as_str));
                told.tell(Place::file(path), Mistake::UnknownFile { name: name.into(), nearest });
            }
        }
    }

    fn policy(&self, slug: Words) -> Outcome<PolicyEntry> {
        let folder = format!("content/policies/{}/", slug.value);
        let mut told = Diagnostics::new();
        read::check_slug(&slug, &mut told);
        let entry = file(self.files, &format!("{folder}policy.yaml"))
            .and(|(text, file)| read::policy::read(text, &file, slug, &self.tags));
        let Some(mut policy) = entry.into(&mut told) else { return Outcome::bad(told) };
        let folders = self.folders(&format!("{folder}measures/"));
        let numbered = folders.par_iter().filter_map(|name| Some((name, folder_number(&name.value)?)));
        let read = numbered.map(|(name, n)| (n, self.measure(&folder, &name.value, n, &policy.source)));
        for (number, outcome) in read.collect::<Vec<_>>() {
            match outcome.into(&mut told) {
                Some(measure) => policy.measures.push(measure),
                None => policy.unread.push(number),
            }
        }
        policy.measures.sort_by_key(|measure| measure.number);
        Outcome::with(policy, told)
    }

    fn measure(&self, folder: &str, name: &str, number: u32, source: &str) -> Outcome<MeasureEntry> {
        let path = |tag: &str| format!("{folder}measures/{name}/{tag}.md");
        let mut told = Diagnostics::new();
        let binding = file(self.files, &path(source))
            .and(|(text, file)| read::measure::source(text, &file, &self.tags))
            .into(&mut told);
        let mut translations = Vec::new();
        for tag in self.tags.iter().filter(|tag| *tag != source && self.files.get(&path(tag)).is_some()) {
            let translation = file(self.files, &path(tag))
                .and(|(text, file)| read::measure::translation(text, &file))
                .into(&mut told);
            let word = Placed { value: tag.clone(), place: Place::file(path(tag)) };
            translations.extend(translation.map(|(front, text)| (word, front, text)));
        }
        Outcome {
            value: binding.map(|(source, text)| MeasureEntry { number, source, text, translations }),
            diagnostics: told,
        }
    }

    fn page(&self, slug: Words) -> Outcome<PageEntry> {
        let mut told = Diagnostics::new();
        read::check_slug(&slug, &mut told);
        let mut languages = Vec::new();
        let (mut broken, mut in_foot) = (false, false);
        for tag in &self.tags {
            let path = format!("content/pages/{}/{tag}.md", slug.value);
            if self.files.get(&path).is_none() {
                continue;
            }
            let first = languages.is_empty() && !broken;
            let page = file(self.files, &path).and(|(text, file)| read::page::read(text, &file, first)).into(&mut told);
            let Some((front, body)) = page else {
                broken = true;
                continue;
            };
            in_foot |= front.in_foot;
            let word = Placed { value: tag.clone(), place: Place::file(path) };
            languages.push((word, front.title, body.markup, body.links));
        }
        let entry = (!languages.is_empty()).then_some(PageEntry { slug, languages, in_foot, broken });
        Outcome { value: entry, diagnostics: told }
    }
}

/// The number that a measure's folder is named by: three digits, or more without zeros in front.
fn folder_number(name: &str) -> Option<u32> {
    let number: u32 = name.bytes().all(|b| b.is_ascii_digit()).then(|| name.parse().ok()).flatten()?;
    (number > 0 && format!("{number:03}") == name).then_some(number)
}
