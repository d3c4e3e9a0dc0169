//! The words that the mutations look for, taken from the lists and from nothing under test: what
//! each is replaced by, always something of another meaning, and the neighbours beside which it is no
//! bound or force word (可 in 可供, “support” in “policy support”).

/// A word and what stands instead of it.
pub(super) struct Word {
    pub(super) word: &'static str,
    /// What replaces it.
    pub(super) other: &'static str,
    /// Right after one of these only; empty: anywhere. The empty text is the beginning of a line.
    pub(super) after: &'static [&'static str],
    /// Not right after one of these.
    pub(super) not_after: &'static [&'static str],
    /// Not right before one of these.
    pub(super) not_before: &'static [&'static str],
    /// Only where a figure follows.
    pub(super) before_figure: bool,
}

const fn word(word: &'static str, other: &'static str) -> Word {
    Word { word, other, after: &[], not_after: &[], not_before: &[], before_figure: false }
}

impl Word {
    const fn after(mut self, these: &'static [&'static str]) -> Self {
        self.after = these;
        self
    }

    const fn not_after(mut self, these: &'static [&'static str]) -> Self {
        self.not_after = these;
        self
    }

    const fn not_before(mut self, these: &'static [&'static str]) -> Self {
        self.not_before = these;
        self
    }

    const fn before_figure(mut self) -> Self {
        self.before_figure = true;
        self
    }
}

/// The bounds of a language; a word stands before those that it holds.
pub(super) fn bounds(lang: &str) -> &'static [Word] {
    if lang == "zh" { ZH_BOUNDS } else { EN_BOUNDS }
}

/// The words of force of a language.
pub(super) fn force(lang: &str) -> &'static [Word] {
    if lang == "zh" { ZH_FORCE } else { EN_FORCE }
}

const ZH_BOUNDS: &[Word] = &[
    word("不超过", "不少于"),
    word("不少于", "不超过"),
    word("不低于", "不高于"),
    word("至少", "至多"),
    // The highest standards are no bound.
    word("最高", "最低").not_before(&["标准", "水准", "水平"]),
    word("上限", "下限"),
    word("以上", "以下"),
    word("以内", "以外"),
    word("内", "后").after(&["年", "个月", "日"]),
    word("高于", "低于"),
    word("低于", "高于"),
    word("超过", "不足"),
    word("超", "不足").before_figure(),
    word("左右", "以上"),
    word("约", "超").before_figure(),
    word("净", "累计").not_before(&["化", "水"]),
    word("累计", "每年"),
    word("每年", "累计"),
];

const EN_BOUNDS: &[Word] = &[
    word("does not exceed", "exceeds"),
    word("not exceeding", "at least"),
    word("up to", "at least").before_figure(),
    word("at least", "at most"),
    word("maximum", "minimum"),
    word("or more", "or less"),
    word("or above", "or below"),
    word("more than", "less than").before_figure(),
    word("less than", "more than").before_figure(),
    word("exceeds", "falls short of").before_figure(),
    // “within the platform” is a place and no bound.
    word("within", "after").before_figure(),
    word("about", "more than").before_figure(),
    word("net", "total"),
    word("in total", "each year"),
    word("each year", "in total"),
];

const ZH_FORCE: &[Word] = &[
    word("可以", "应当"),
    word("可", "应").not_after(&["许", "认", "不"]).not_before(&["供", "贸", "靠", "持", "再", "见", "行"]),
    word("应", "可")
        .not_after(&["供", "效", "适", "响", "反", "必", "对", "相", "回"])
        .not_before(&["用", "对", "急", "届", "变"]),
    word("探索", "完成"),
    word("力争", "确保"),
    word("争取", "确保"),
    word("鼓励", "要求"),
    // As a verb; 政策支持 and 给予支持 name a thing that is given.
    word("支持", "限制").after(&["", "，", "；", "大力"]),
    word("原则上", "一律"),
    word("经批准", "无需批准"),
    word("符合条件", "不论条件"),
    word("有条件", "无条件"),
    word("一次性", "分期"),
];

const EN_FORCE: &[Word] = &[
    word("may", "must"),
    word("should", "may"),
    word("shall", "may"),
    word("explore", "complete"),
    word("exploring", "completing"),
    word("strive to", "make sure to"),
    word("encourage", "require"),
    word("support", "restrict").after(&["", ", ", "; ", "and ", "vigorously "]).not_before(&[
        " for",
        " of",
        " may",
        " a great rise",
    ]),
    word("in principle", "in all cases"),
    word("subject to approval", "without approval"),
    word("if eligible", "in any case"),
    word("eligible", "all"),
    word("where conditions allow", "under any conditions"),
    word("one-off", "annual"),
];

/// Measure words after which a Chinese numeral counts; not 批 (一批 is “a number of”), 条 (一条新路径 is “a new
/// path”) nor 次 (二次开发).
pub(super) const COUNTERS: &[&str] =
    &["年", "个", "所", "张", "支", "项", "种", "级", "类", "家", "件", "审", "名", "人", "万", "亿"];

/// Chinese numerals, each with its value and the one that replaces it.
pub(super) const NUMERALS: &[(&str, &str, &str)] = &[
    ("一半", "1/2", "三分之一"),
    ("一", "1", "两"),
    ("二", "2", "三"),
    ("两", "2", "三"),
    ("三", "3", "四"),
    ("四", "4", "五"),
    ("五", "5", "六"),
    ("六", "6", "七"),
    ("七", "7", "八"),
    ("八", "8", "九"),
    ("九", "9", "八"),
    ("十", "10", "九"),
    ("百", "100", "十"),
    ("千", "1000", "百"),
];

/// English number words, each with its value and the one that replaces it.
pub(super) const NUMBER_WORDS: &[(&str, &str, &str)] = &[
    ("half", "1/2", "third"),
    ("one", "1", "two"),
    ("two", "2", "three"),
    ("three", "3", "four"),
    ("four", "4", "five"),
    ("five", "5", "six"),
    ("six", "6", "seven"),
    ("seven", "7", "eight"),
    ("eight", "8", "nine"),
    ("nine", "9", "eight"),
    ("ten", "10", "nine"),
    ("eleven", "11", "twelve"),
    ("twelve", "12", "eleven"),
];

/// Magnitudes of a language, each with another one.
pub(super) fn magnitudes(lang: &str) -> &'static [(&'static str, &'static str)] {
    match lang {
        "zh" => &[("万", "亿"), ("亿", "万")],
        _ => &[(" thousand", " million"), (" million", " billion"), (" billion", " million")],
    }
}

/// Units of a language, each with another one; a unit stands before those that it holds.
pub(super) fn units(lang: &str) -> &'static [(&'static str, &'static str)] {
    match lang {
        "zh" => &[
            ("个工作日", "个小时"),
            ("小时", "个工作日"),
            ("个月", "年"),
            ("年", "个月"),
            ("日", "个月"),
            ("平方公里", "亩"),
            ("亩", "平方公里"),
            ("%", "倍"),
        ],
        _ => &[
            ("working days", "hours"),
            ("hours", "working days"),
            ("months", "years"),
            ("years", "months"),
            ("year", "month"),
            ("day", "month"),
            ("square kilometres", "mu"),
            ("mu", "square kilometres"),
            ("%", " times"),
        ],
    }
}

/// What else may follow a figure and goes with it where it is moved.
pub(super) fn counted(lang: &str) -> &'static [&'static str] {
    if lang == "zh" {
        &["美元", "元", "名", "人", "家", "个", "所", "张", "支", "项", "件", "类", "级", "审", "阶段"]
    } else {
        &[]
    }
}

/// Currencies of a language, each with another one.
pub(super) fn currencies(lang: &str) -> &'static [(&'static str, &'static str)] {
    if lang == "zh" { &[("美元", "元"), ("元", "美元")] } else { &[("RMB ", "USD "), ("USD ", "RMB ")] }
}

/// Authorities that the text names beside the departments of the site, each with another one.
pub(super) fn authorities(lang: &str) -> &'static [(&'static str, &'static str)] {
    match lang {
        "zh" => &[("商务部", "教育部"), ("财政部", "科技部"), ("商务厅", "教育厅"), ("财政厅", "科技厅")],
        _ => &[
            ("Ministry of Commerce", "Ministry of Education"),
            ("Ministry of Finance", "Ministry of Science and Technology"),
            ("Department of Commerce", "Department of Education"),
            ("Department of Finance", "Department of Science and Technology"),
            ("Bureaus of Commerce", "Bureaus of Education"),
        ],
    }
}
