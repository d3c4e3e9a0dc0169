//! A source sentence changes: readers are told at that very sentence, until the translation is accepted.

use crate::folder::Folder;

const SOURCE: &str = "content/policies/opening/measures/001/zh.md";
const TRANSLATION: &str = "content/policies/opening/measures/001/en.md";
const NOTICE: &str = "The Chinese text of this sentence has changed since this translation was made.";

/// The sentences of the measure on the page `page`, each with what stands after it.
fn sentences(site: &Folder, page: &str) -> Vec<String> {
    let page = site.text(page);
    let text = page.split("<div class=\"text\">").nth(1).unwrap().split("</div>").next().unwrap();
    text.split("<span class=\"sentence\"").skip(1).map(str::to_owned).collect()
}

/// How many sentences of the data are marked as stale.
fn stale(site: &Folder) -> usize {
    site.text("public/data/opening.json").matches("\"stale\": \"sentence-changed\"").count()
}

#[test]
fn a_changed_sentence_is_told_to_readers_until_it_is_accepted() {
    let site = Folder::base();
    site.run("build").ends(0);
    let pages = ["public/en/opening/measures/1/index.html", "public/en/opening/full/index.html"];
    let told = |page: &str| sentences(&site, page).iter().map(|s| s.contains(NOTICE)).collect::<Vec<_>>();
    let before = told(pages[0]);
    assert!(before.len() >= 2 && !before.contains(&true));
    assert_eq!(stale(&site), 0);

    let source = site.text(SOURCE);
    let amended = source.replace("\nlead:", "\namended: {by: 小政发〔2027〕3号, date: 2027-03-01}\nlead:");
    assert!(amended.contains("给予最高100万元奖励。"));
    site.write(SOURCE, amended.replace("给予最高100万元奖励。", "给予最高100万元资助。"));
    site.run("build").ends(0);
    for page in pages {
        let told = told(page);
        let (last, others) = told.split_last().unwrap();
        assert!(*last && !others.contains(&true), "{page}: {told:?}");
        assert!(site.text(page).contains("the Chinese text has changed in 1 place"), "{page}");
    }
    assert!(!site.text("public/zh/opening/measures/1/index.html").contains("class=\"changed\""));
    assert_eq!(stale(&site), 1);

    site.run(&format!("accept {TRANSLATION}")).ends(0);
    site.run("build").ends(0);
    assert!(pages.iter().all(|page| !site.text(page).contains("class=\"changed\"")));
    assert_eq!(stale(&site), 0);
}
