//! Closed lists of English spelling: what keeps its full stop, what keeps its hyphen, what is written as one word.

/// Abbreviations that keep their full stop wherever they stand.
const ABBREVIATIONS: &[&str] = &[
    "Adm.", "Amb.", "Assn.", "Attn.", "Aug.", "Ave.", "Blvd.", "Bros.", "Brig.", "Capt.", "Cdr.", "Cmdr.", "Co.",
    "Col.", "Comdr.", "Cong.", "Corp.", "Cos.", "Cpl.", "Cpt.", "Dec.", "Dept.", "Det.", "Dr.", "Drs.", "Esq.", "Feb.",
    "Fr.", "Ft.", "Gen.", "Gov.", "Govs.", "Hon.", "Hr.", "Inc.", "Insp.", "Jan.", "Jr.", "Lt.", "Ltd.", "Maj.",
    "Messrs.", "Mlle.", "Mme.", "Mr.", "Mrs.", "Ms.", "Mt.", "Mx.", "Nov.", "Oct.", "Ph.", "Pres.", "Prof.", "Pvt.",
    "Rep.", "Reps.", "Rev.", "Sen.", "Sens.", "Sept.", "Sgt.", "Sr.", "St.", "Ste.", "Supt.", "Univ.", "al.",
    "approx.", "ca.", "cf.", "ed.", "eg.", "esp.", "etc.", "ie.", "incl.", "ret.", "viz.", "vs.",
];

/// Abbreviations only where a figure follows: elsewhere they are words.
const BEFORE_FIGURES: &[&str] = &[
    "No.", "Nos.", "no.", "nos.", "p.", "pp.", "vol.", "Vol.", "Art.", "art.", "Sec.", "sec.", "ch.", "fig.", "Fig.",
    "Apr.", "Mar.", "Jun.", "Jul.", "Sep.", "Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat.",
    "Sun.", "c.", "b.", "d.", "ext.", "para.",
];

/// First parts of hyphenated words that are not cut off.
const PREFIXES: &[&str] = &[
    "anti", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "inter", "intra", "macro", "mega", "micro",
    "mid", "mini", "mis", "mono", "multi", "neo", "non", "pan", "over", "post", "pre", "pro", "proto", "pseudo", "re",
    "semi", "sub", "super", "trans", "tri", "ultra", "un", "under", "uni",
];

/// Two words written as one, and how many bytes the first has.
const JOINED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("wanna", 3),
    ("outta", 3),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("isnt", 2),
    ("wasnt", 3),
    ("arent", 3),
    ("werent", 4),
    ("wouldnt", 5),
    ("couldnt", 5),
    ("shouldnt", 6),
    ("havent", 4),
    ("hasnt", 3),
    ("hadnt", 3),
    ("aint", 2),
    ("cant", 2),
    ("wont", 2),
    ("im", 1),
    ("ive", 1),
    ("youre", 3),
    ("youve", 3),
    ("theyre", 4),
    ("thats", 4),
    ("whats", 4),
];

/// Words that open with an apostrophe.
const CUT_AT_THE_FRONT: &[&str] = &["em", "til", "cause", "n", "tis", "twas", "bout", "round", "neath"];

/// Units that are written without a space after their figure.
const UNITS: &[&str] = &[
    "am", "pm", "k", "m", "mm", "b", "bn", "mn", "tn", "cm", "km", "kg", "g", "mg", "ml", "ft", "lb", "lbs", "oz",
    "mph", "kph", "kmh", "kt", "kw", "mw", "gw", "kwh", "mwh", "hz", "khz", "mhz", "ghz", "kb", "mb", "gb", "tb", "hr",
    "hrs", "min", "mins", "sec", "secs", "yr", "yrs", "mi", "nm", "sq", "million", "billion", "trillion", "percent",
    "usd", "eur", "gbp",
];

/// Last parts of file names and of addresses without `www.`.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "ai", "tv", "uk", "us", "de", "fr", "ru",
    "ua", "cn", "eu", "jp", "au", "ca", "in", "il", "es", "nl", "pl", "fi", "dk", "cz", "ch", "gr", "pt", "ro", "hu",
    "rs", "tr", "by", "kz", "br", "mx", "ar", "nz", "za", "kr", "hk", "tw", "sg", "ie", "lv", "lt", "ee", "sk", "hr",
    "bg", "ir", "iq", "sy", "lb", "ge", "md", "doc", "docx", "xls", "xlsx", "pdf", "txt", "html", "htm", "jpg", "jpeg",
    "png", "gif", "exe", "zip", "mp3", "mp4", "ppt", "csv", "php", "asp",
];

/// Whether a word with its full stop is an abbreviation, before a figure or elsewhere.
pub(super) fn is_abbreviation(word: &str, before_figure: bool) -> bool {
    let in_capitals = word.len() > 3 && word.chars().all(|c| !c.is_lowercase());
    let is_listed = if in_capitals { contains_lower(ABBREVIATIONS, word) } else { ABBREVIATIONS.contains(&word) };
    is_listed || (before_figure && BEFORE_FIGURES.contains(&word))
}

pub(super) fn is_prefix(word: &str) -> bool {
    contains_lower(PREFIXES, word)
}

/// Bytes of the first of two words written as one.
pub(super) fn joined(word: &str) -> Option<usize> {
    let lower = word.to_lowercase();
    JOINED.iter().find(|(joined, _)| *joined == lower).map(|(_, length)| *length)
}

pub(super) fn is_cut_at_the_front(word: &str) -> bool {
    contains_lower(CUT_AT_THE_FRONT, word)
}

/// Whether a figure's letters are a unit, with or without its power.
pub(super) fn is_unit(word: &str) -> bool {
    contains_lower(UNITS, word.trim_end_matches(['²', '³'])) || word.starts_with('º')
}

pub(super) fn is_ending(word: &str) -> bool {
    contains_lower(ENDINGS, word)
}

fn contains_lower(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}
