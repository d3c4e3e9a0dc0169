//! The files of a new measure, in every language of the site.

use std::collections::BTreeSet;

use crate::content::unfilled::mark_for;
use crate::diagnostic::{Diagnostic, Mistake, Outcome, nearest};
use crate::files::Files;
use crate::seed;
use crate::site::{Language, Policy, PolicyId, Site};

/// The files of a measure that `policy` (its name in addresses) does not have yet, under its item `item`: the
/// binding text with its facts, and a translation for every other language. The number is the first that is
/// free after `after` (else after the last measure): no folder has it, no row of the policy's document.
///
/// Where the policy has a document, the measure has to say why it is not in it.
///
/// Mistakes: no such policy, no such item in it, no measure `after`.
pub fn measure(files: &Files, site: &Site, policy: &str, item: u32, after: Option<u32>) -> Outcome<(u32, Files)> {
    let bad = |mistake| Outcome::bad(Diagnostic::nowhere(mistake));
    let Some((id, found)) = site.policies().find(|(_, found)| found.slug == policy) else {
        let nearest = nearest(policy, site.policies().map(|(_, policy)| policy.slug.as_str()));
        return bad(Mistake::NoPolicy { name: policy.into(), nearest });
    };
    if !items(site, found).any(|number| number == item) {
        let known = items(site, found).map(|number| number.to_string()).collect::<Vec<_>>().join(", ");
        return bad(Mistake::NoItem { number: item.to_string(), policy: policy.into(), known });
    }
    let taken = numbers(files, site, id, found);
    if let Some(number) = after.filter(|number| !taken.contains(number)) {
        return bad(Mistake::NoMeasure { number: number.to_string(), policy: policy.into() });
    }
    let last = after.or(taken.last().copied()).unwrap_or(0);
    let number = (last.saturating_add(1)..).find(|number| !taken.contains(number)).unwrap_or(u32::MAX);
    Outcome::good((number, made(site, found, item, number)))
}

fn items<'a>(site: &'a Site, policy: &'a Policy) -> impl Iterator<Item = u32> + 'a {
    policy.sections.iter().flat_map(|section| &site[*section].items).map(|item| site[*item].number)
}

/// The numbers that are taken: by folders, whatever is in them, and by the rows of the document.
fn numbers(files: &Files, site: &Site, id: PolicyId, policy: &Policy) -> BTreeSet<u32> {
    let folder = format!("content/policies/{}/measures/", policy.slug);
    let below = files.below(&folder).filter_map(|(path, _)| path[folder.len()..].split('/').next()?.parse().ok());
    let mut taken: BTreeSet<u32> = below.collect();
    taken.extend(site.measures.iter().filter(|measure| measure.policy == id).map(|measure| measure.number));
    if let Some(name) = &policy.document
        && let Some(bytes) = files.bytes(name)
    {
        let table = seed::decode(name, bytes).and(|text| seed::parse(name, &text)).value;
        taken.extend(table.iter().flat_map(|table| &table.rows).map(|row| row.number));
    }
    taken
}

fn made(site: &Site, policy: &Policy, item: u32, number: u32) -> Files {
    let folder = format!("content/policies/{}/measures/{number:03}/", policy.slug);
    let source = &site.languages[usize::from(policy.source.0)];
    let mut files = Files::new();
    for language in &site.languages {
        let text = if language == source { binding(language, policy, item) } else { translation(language, source) };
        files.put(format!("{folder}{}.md", language.tag), text);
    }
    files
}

/// The binding text's file.
fn binding(language: &Language, policy: &Policy, item: u32) -> String {
    let mark = |zh, en| mark_for(language.is_chinese(), if language.is_chinese() { zh } else { en });
    let lead = mark("牵头部门的名称", "the name of the lead department");
    let cooperating = mark(
        "配合部门，之间用顿号；没有就删去这一行",
        "the cooperating departments, joined by `;`, or delete this line",
    );
    let why = mark(
        "导入的原文里为什么没有这一条，如由哪个文件增加",
        "why the document does not have it: which later one added it",
    );
    let why = policy.document.as_ref().map_or(String::new(), |_| format!("not-in-document: {why}\n"));
    let text = mark("正文，一句一行", "the text, one line for each sentence");
    format!("---\nitem: {item}\nlead: {lead}\ncooperating: {cooperating}\n{why}---\n{text}\n")
}

/// A translation's file.
fn translation(language: &Language, source: &Language) -> String {
    let (tag, zh) = (&source.tag, language.is_chinese());
    let what = if zh {
        format!("译文，与 {tag}.md 逐行对应")
    } else {
        format!("the translation, line by line as in {tag}.md")
    };
    format!("---\n---\n{}\n", mark_for(zh, &what))
}
