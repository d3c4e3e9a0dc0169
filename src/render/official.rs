//! What pages say for registers: the tags that Chinese government sites carry, named as the State
//! Council's guide for them names them, and the numbers in the foot. Only what is given; never the time of a build.

use serde::Serialize;

use super::here::Here;
use super::view::Said;
use crate::site::route::Route;
use crate::site::{Localized, PolicyId};

/// A tag in the head of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Tag {
    /// Its name.
    pub name: &'static str,
    /// What it says.
    pub said: Said,
}

/// What the foot of every page says.
#[derive(Debug, Clone, Serialize)]
pub struct Foot {
    /// Who runs the site.
    pub organiser: Option<Said>,
    /// The site's identification code.
    pub site_code: Option<String>,
    /// Its numbers in registers.
    pub registers: Vec<Register>,
    /// On what terms the content may be used.
    pub licence: Option<Terms>,
}

/// A number in a register, leading to the register.
#[derive(Debug, Clone, Serialize)]
pub struct Register {
    /// The number.
    pub said: Said,
    /// The register.
    pub href: String,
}

/// Terms of use.
#[derive(Debug, Clone, Serialize)]
pub struct Terms {
    /// Their name.
    pub said: Said,
    /// Where they stand.
    pub href: Option<String>,
}

/// The register of the Ministry of Industry and Information Technology, to which an ICP number has to lead.
const ICP: &str = "https://beian.miit.gov.cn/";

/// The register of the Ministry of Public Security; the digits of the number follow.
const POLICE: &str = "https://beian.mps.gov.cn/#/query/webSearch?code=";

/// The tags of this page: those of the site on every page, those of the column on the pages of a
/// policy, those of an article where a text stands.
pub(super) fn tags(here: &Here) -> Vec<Tag> {
    let government = &here.site.government;
    let given = |name, value: &Option<Localized<String>>| Some(Tag { name, said: here.say(value.as_ref()?) });
    let plain = |name, value: &Option<String>| Some(Tag { name, said: here.own(value.as_ref()?) });
    let mut tags = vec![
        given("SiteName", &government.site_name),
        plain("SiteDomain", &government.site_domain),
        plain("SiteIDCode", &government.site_code),
    ];
    if let Some(id) = here.own_policy().filter(|_| !matches!(here.route, Route::Chooser | Route::NotFound)) {
        let policy = &here.site[id];
        let column = &policy.official.column;
        tags.extend([
            given("ColumnName", &column.name),
            given("ColumnDescription", &column.description),
            given("ColumnKeywords", &column.keywords),
            given("ColumnType", &column.kind),
        ]);
        tags.extend(article(here, id).into_iter().flatten().map(Some));
    }
    tags.into_iter().flatten().collect()
}

/// What is said of the text of a policy or of a measure, on a site that has tags at all.
fn article(here: &Here, id: PolicyId) -> Option<Vec<Tag>> {
    let (policy, government) = (&here.site[id], &here.site.government);
    government.site_name.as_ref().or(policy.official.column.name.as_ref())?;
    let title = match here.route {
        Route::Full(..) => here.say(&policy.title),
        Route::Measure(_, id) => here.title(id).0,
        _ => return None,
    };
    let mut tags = vec![Tag { name: "ArticleTitle", said: title }];
    if let (Some(day), Some(time)) = (&policy.facts.published, &policy.official.published_time) {
        tags.push(Tag { name: "PubDate", said: here.own(&format!("{day} {time}")) });
    }
    if let Some(source) = &policy.official.content_source {
        tags.push(Tag { name: "ContentSource", said: here.say(source) });
    }
    Some(tags)
}

/// The foot of every page.
pub(super) fn foot(here: &Here) -> Foot {
    let government = &here.site.government;
    // Numbers of registers are Chinese on every page.
    let chinese = here.site.langs().find(|lang| here.site.languages[usize::from(lang.0)].is_chinese());
    let said = |text: &String| chinese.map_or_else(|| here.own(text), |lang| here.said_in(lang, text));
    let icp = government.icp.as_ref().map(|number| Register { said: said(number), href: ICP.to_owned() });
    let police = government.police.as_ref().map(|number| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        Register { said: said(number), href: format!("{POLICE}{digits}") }
    });
    Foot {
        organiser: government.organiser.as_ref().map(|name| here.say(name)),
        site_code: government.site_code.clone(),
        registers: icp.into_iter().chain(police).collect(),
        licence: here
            .site
            .licence
            .as_ref()
            .map(|licence| Terms { said: here.say(&licence.name), href: licence.address.clone() }),
    }
}
