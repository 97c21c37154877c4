//! PLOVER's sectors: what part of society an actor belongs to.

/// Every sector code that the tables use, with its meaning. The codes are PLOVER's, with the secondary codes of CAMEO
/// that PLOVER keeps.
///
/// # Source
/// Open Event Data Alliance, *PLOVER: Political Language Ontology for Verifiable Event Records*, section on actors; the
/// CAMEO manual 1.1b3, chapter 3, for the secondary codes.
pub const SECTORS: [(&str, &str); 32] = [
    ("AGR", "agriculture"),
    ("BUS", "business"),
    ("COP", "police"),
    ("CRM", "criminals"),
    ("CVL", "civilians"),
    ("DEV", "development"),
    ("EDU", "education and research"),
    ("ELI", "elites, former officials"),
    ("ENV", "environment"),
    ("GOV", "government"),
    ("HLH", "health"),
    ("HRI", "human rights"),
    ("IGO", "intergovernmental organisation"),
    ("IMG", "international militant group"),
    ("JUD", "judiciary"),
    ("LAB", "workers and unions"),
    ("LEG", "legislature"),
    ("MED", "media"),
    ("MIL", "military"),
    ("MNC", "multinational company"),
    ("NGO", "non-governmental organisation"),
    ("OPP", "opposition"),
    ("PRM", "paramilitaries"),
    ("PTY", "political party"),
    ("RAD", "radicals"),
    ("REB", "rebels"),
    ("REF", "refugees"),
    ("REL", "religious groups"),
    ("SET", "settlers"),
    ("SPY", "intelligence services"),
    ("UAF", "unidentified armed forces"),
    ("UIS", "unidentified state actors"),
];

/// Whether `code` is one of [`SECTORS`].
pub fn is_sector(code: &str) -> bool {
    SECTORS.binary_search_by_key(&code, |(code, _)| code).is_ok()
}
