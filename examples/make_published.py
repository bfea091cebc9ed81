"""Write the three example registers that carry over published stakeholder analyses.

    python examples/make_published.py DATA_FOLDER

DATA_FOLDER holds `microplastics-clausen2020/`, `iran-pharma-subsidy/` and `dienbien-acs/` with the
tables as CSV. The registers are written beside this script, or into a second folder if one is given.
The same tables always give the same bytes. Scores and words come from the tables alone; what is
added here (full names, kinds, categories) stands in `BODIES`, `ACTORS` and `OFFICES`. A table that
does not fit them is refused, so that nothing is carried over half.
"""

import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

MICROPLASTICS = "microplastics.stakeholders.yaml"
SUBSIDY = "iran-pharma-subsidy.stakeholders.yaml"
CLIMATE = "dienbien.stakeholders.yaml"

Row = dict[str, str]


@dataclass(frozen=True)
class Body:
    """What we add to a row of the table; everything left out stays as published."""

    name: str = ""  # the full name, where the table has an abbreviation and we are sure of it
    alias: str = ""  # an abbreviation that the table has inside the name
    kind: str = ""
    category: str = ""
    tag: str = ""  # the heading under which the table lists it
    note: str = ""  # what a reader should know of its scores


# --- Microplastics -------------------------------------------------------------------------------

MICROPLASTICS_HEAD = """\
# Who matters to the EU restriction of microplastics: a published analysis as a register.
# Written by examples/make_published.py; change that, not this.
#
# Source: Clausen LPW, Hansen OFH, Oturai NB, Syberg K, Hansen SF (2020). Stakeholder analysis with
# regard to a recent European restriction proposal on microplastics. PLOS ONE 15(6): e0235062,
# table 3. https://doi.org/10.1371/journal.pone.0235062
# Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
#
# Carried over: all 28 stakeholders, with their scores from 1 to 10 unchanged, and under `because`
# the words and ranks that the table gives beside the scores (ranks go from 1 to 28, the highest).
#
# Changed:
# - The authors' "importance" stands as interest, the nearest axis that kmap has. It is not quite
#   the same thing: read the x axis of this grid as importance.
# - Abbreviations are written out where we are certain of them, and kept under `aliases`. The others
#   (five kinds of NGO, Ecouncil, NCM, NEGB, NEP, NG, RA) stand as they were printed.
# - Kinds and categories are ours, given only where it is plain what the body is.
# - The day of `as_of` is the day of publication.
#
# Two scores are marked * in the table, because the authors had moved (jittered) them: the influence
# of RA (5.5) and the importance of UEFA (7.5). We keep the printed numbers and say so under
# `notes`; the numbers behind them are not in the table. All other scores are whole.
#
# How to read it: the middle of 1 to 10 is 5.5. No whole score can equal it, so the one doubtful
# place on the grid, that of RA, comes from the moved score.
#
# Scores, words and ranks were found in three ways and do not agree everywhere; all stand as
# printed. The importance of the European Parliament is 3 beside Medium and rank 14, which lies
# between a 5 and a 7; the influence of large companies is 8 beside rank 16, below four bodies that
# have 7. So no number has a word of its own, and the scale has no labels.

title: EU restriction of microplastics, stakeholders in 2020
as_of: 2020-06-22

scale:
  min: 1
  max: 10
  step: 1
threshold: midpoint

categories:
  - {id: eu-bodies, name: EU institutions and agencies}
  - {id: intergovernmental, name: Bodies of several governments}

check:
  ignore:
    KM213: The one place on the threshold comes from a score that the authors moved
    KM302: The study is published; nobody here engages these bodies
    KM501: Categories are given only where it is plain what a body is

stakeholders:
"""

EU = "eu-bodies"
BODIES: dict[str, Body] = {
    "AMAP": Body("Arctic Monitoring and Assessment Programme", category="intergovernmental"),
    "CEFIC": Body("European Chemical Industry Council", category="industry"),
    "EC": Body("European Commission", category=EU),
    "ECHA": Body("European Chemicals Agency", category=EU),
    "EEA": Body("European Environment Agency", category=EU),
    "EFSA": Body("European Food Safety Authority", category=EU),
    "EOSCA": Body("European Oilfield Speciality Chemicals Association", category="industry"),
    "EP": Body(
        "European Parliament",
        category=EU,
        note="An importance of 3 is printed so; its word and rank would fit a higher score",
    ),
    "EuPC": Body("European Plastics Converters", category="industry"),
    "IC NGOs": Body(kind="group"),
    "IE NGOs": Body(kind="group"),
    "IOGP": Body("International Association of Oil & Gas Producers", category="industry"),
    "IPEC Europe": Body("International Pharmaceutical Excipients Council Europe", category="industry"),
    "IUCN": Body("International Union for Conservation of Nature"),
    "L companies": Body("Large companies", kind="group", category="industry"),
    "NE NGOs": Body(kind="group"),
    "NSA NGOs": Body(kind="group"),
    "ON NGOs": Body(kind="group"),
    "Researchers": Body(kind="group", category="researchers"),
    "SME": Body("Small and medium-sized enterprises", kind="group", category="industry"),
    "UEFA": Body("Union of European Football Associations"),
    "UN": Body("United Nations", category="intergovernmental"),
}


def microplastics(folder: Path) -> str:
    """Return the microplastics register, from the tidy table, checked against the one as published."""
    rows = read(folder / "table3_tidy.csv")
    published = {row["Stakeholder"]: row for row in read(folder / "table3_as_published.csv")}
    refuse_unknown(BODIES, (row["stakeholder"] for row in rows))
    if len(rows) != 28 or len(published) != 28:
        raise SystemExit(f"{folder}: expected 28 stakeholders, found {len(rows)}, {len(published)}")
    entries = []
    for row in rows:
        printed = row["stakeholder"]
        check_against_print(row, published[printed])
        body = BODIES.get(printed, Body())
        name = body.name or printed
        fields = [] if slug(printed) == slug(name) else [("id", slug(printed))]
        fields.append(("name", text(name)))
        if name != printed:
            fields.append(("aliases", f"[{text(printed)}]"))
        fields += optional(kind=body.kind, category=body.category)
        fields += [("influence", row["influence_1to10"]), ("interest", row["importance_1to10"])]
        importance = f"{row['importance_ordinal']} (rank {row['importance_rank_1to28']})"
        influence = f"{row['influence_ordinal']} (rank {row['influence_rank_1to28']})"
        fields.append(("because", f"Published as importance {importance}, influence {influence}"))
        if row["jittered_by_authors"]:
            axis = "influence" if "." in row["influence_1to10"] else "importance"
            moved = row[f"{axis}_1to10"]
            note = f"The {axis} is printed as {moved}* because the authors moved it (jitter)"
            fields.append(("notes", note))
        fields += optional(notes=body.note)
        entries.append(entry(fields))
    return MICROPLASTICS_HEAD + "\n".join(entries)


def check_against_print(row: Row, published: Row) -> None:
    """Refuse a tidy row that does not say what the published cells say."""
    ours = [
        [row["importance_ordinal"], row["influence_ordinal"]],
        [row["importance_1to10"], row["influence_1to10"]],
        [row["importance_rank_1to28"], row["influence_rank_1to28"]],
    ]
    columns = ["Scale from low to high", "Psychometric scale", "Qualitative ranking"]
    cells = [published[column] for column in columns]
    theirs = [[part.strip().rstrip("*") for part in cell.split("/")] for cell in cells]
    starred = any("*" in cell for cell in cells)
    if ours != theirs or starred != (row["jittered_by_authors"] == "yes"):
        raise SystemExit(f"{row['stakeholder']}: the two tables differ: {ours}, {theirs}")


# --- Subsidies for medicines in Iran -------------------------------------------------------------

SUBSIDY_HEAD = """\
# Who matters to Iran's subsidy for medicines: a published analysis as a register.
# Written by examples/make_published.py; change that, not this.
#
# Source: Olyaaeemanesh A, Jaafaripooyan E, Abdollahiasl A, Davari M, Mousavi SM, Delpasand M
# (2021). Pharmaceutical subsidy policy in Iran: a qualitative stakeholder analysis. Health Research
# Policy and Systems 19:150, table 2. https://doi.org/10.1186/s12961-021-00762-6
# Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
#
# Carried over: all 21 stakeholders, with interest, influence and position, found by interviews.
#
# Changed:
# - Low, Moderate and High are written as 1, 2 and 3, and the scale labels give the words back.
# - The table has two heading rows without scores, health insurance organizations and pharmaceutical
#   industry. They are no stakeholders but tags on the three rows below each.
# - Position stands as the current stance: Opposition is resistant, Neutral is neutral, and Low,
#   Moderate and High support are all supportive. None is called leading, since the table does not
#   say that anybody leads. How strong the support is can be read under `because`.
# - Kinds and categories are ours, given only where it is plain what the body is.
# - The day of `as_of` is the day of publication.
#
# How to read it: 2 is the middle of 1 to 3, so every Moderate is exactly on the threshold. kmap
# counts it as not high, calls the place doubtful and names the other quadrants that it could be in;
# that goes for 12 of the 21, and it is what the word says: neither low nor high. Whoever wants to
# settle it writes `threshold: 1.5` (Moderate is high) or `threshold: 2.5` (Moderate is low). The
# study does neither, and so we do not.

title: Medicine subsidies in Iran, stakeholders in 2021
as_of: 2021-12-23

scale:
  min: 1
  max: 3
  step: 1
  labels: {1: Low, 2: Moderate, 3: High}
threshold: midpoint

check:
  ignore:
    KM213: Moderate is the middle of the scale, and the study leaves it there
    KM302: The study is published; nobody here engages these bodies
    KM501: Categories are given only where it is plain what a body is

stakeholders:
"""

SCORES = {"Low": "1", "Moderate": "2", "High": "3"}
STANCES = {
    "Opposition": "resistant",
    "Neutral": "neutral",
    "Low support": "supportive",
    "Moderate support": "supportive",
    "High support": "supportive",
}
INSURANCE = "health-insurance-organizations"
PHARMA = "pharmaceutical-industry"
HEADINGS = {"Health insurance organizations": INSURANCE, "Pharmaceutical industry": PHARMA}
MOHME = "Ministry of Health and Medical Education"
GOVERNMENT = Body(category="government")
ACTORS: dict[str, Body] = {
    "General population": Body(kind="group", category="communities"),
    "Iranian Parliament": GOVERNMENT,
    "Government": GOVERNMENT,
    "Planning and Budget Organization": GOVERNMENT,
    f"{MOHME} (MoHME)": Body(MOHME, alias="MoHME", category="government"),
    "Special Diseases Department in the MoHME": GOVERNMENT,
    "Ministry of Cooperatives, Labour, and Social Welfare": GOVERNMENT,
    "Iran Food and Drug Administration": GOVERNMENT,
    "Social Security Organization": Body(tag=INSURANCE),
    "Iran Health Insurance Organization": Body(tag=INSURANCE),
    "Other Health Insurance Organizations": Body(kind="group", tag=INSURANCE),
    "Scientific associations": Body(kind="group", category="professional-bodies"),
    "Support associations": Body(kind="group"),
    "Charity Foundation for Special Diseases": Body(),
    "Media": Body(kind="group"),
    "Central Bank of Iran": GOVERNMENT,
    "Ministry of Industry, Mining and Trade": GOVERNMENT,
    "Manufacturers": Body(kind="group", category="industry", tag=PHARMA),
    "Importers": Body(kind="group", category="industry", tag=PHARMA),
    "Distributors and exporters": Body(kind="group", category="industry", tag=PHARMA),
    "Customs Administration": GOVERNMENT,
}


def subsidy(folder: Path) -> str:
    """Return the register on subsidies for medicines; rows without scores are headings."""
    rows = read(folder / "table2_as_published.csv")
    headings = [row["Actor/stakeholder"] for row in rows if not row["Interest"]]
    actors = [row for row in rows if row["Interest"]]
    if headings != list(HEADINGS):
        raise SystemExit(f"{folder}: expected the headings {list(HEADINGS)}, found {headings}")
    if [row["Actor/stakeholder"] for row in actors] != list(ACTORS):
        raise SystemExit(f"{folder}: the stakeholders are not those of ACTORS, in that order")
    entries = []
    for row in actors:
        body = ACTORS[row["Actor/stakeholder"]]
        interest, influence = row["Interest"], row["Influence/power"]
        position = row["Position"]
        fields = [("name", text(body.name or row["Actor/stakeholder"]))]
        fields += optional(
            aliases=body.alias and f"[{body.alias}]",
            kind=body.kind,
            category=body.category,
            tags=body.tag and f"[{body.tag}]",
        )
        fields += [("influence", SCORES[influence]), ("interest", SCORES[interest])]
        published = f"influence {influence}, interest {interest}, position {position}"
        fields.append(("because", f"Published as {published}"))
        fields.append(("stance", f"{{current: {STANCES[position]}}}"))
        entries.append(entry(fields))
    return SUBSIDY_HEAD + "\n".join(entries)


# --- Climate services for farmers in Dien Bien ---------------------------------------------------

CLIMATE_HEAD = """\
# Who matters to climate services for farmers in Dien Bien, Vietnam: a study's two rounds as a register.
# Written by examples/make_published.py; change that, not this.
#
# Source: Luu TTG, Luedeling E, Whitney C, Biber-Freudenberger L: data on stakeholders of agro-climate
# services (ACS) in Dien Bien, as published with the Decision Analysis Course, file
# `stakeholder_course_MIT.csv`. https://github.com/CWWhitney/Decision_Analysis_Course
# Licence: MIT, https://opensource.org/license/mit
#
# Carried over: all 30 stakeholders, with interest and influence from 0 to 5 in 2019 and in 2020, each
# year as a round of assessments without the name of an assessor, which the table does not give.
#
# Changed:
# - The table says the year of a score and not the day: each round stands on the last day of its year.
# - An empty score is left out; a 0 is a score. Where a year has no score at all, there is no assessment.
# - Attitude stands as the stance: Positive is supportive, Neutral neutral, Negative resistant. "No
#   information" is no stance. None is called leading, since the table does not say that anybody leads.
# - Relevance (0 to 5) is no axis of kmap, and not the same as impact: it is kept under `because`.
# - Names stand as printed, but for blanks around them. Kinds and categories are ours, given only
#   where it is plain what a stakeholder is; those that are offices, not bodies, are roles.
# - Left out: gender, which no map needs to say of an office; experience, availability and expertise;
#   and what the table says of tasks, which is empty for many.
#
# How to read it: the authors draw the quadrant lines at 2.5, and so does this register. `kmap changes
# --since 2019-12-31` says who moved from one round to the other, `kmap grid --since 2019-12-31
# --output grid.png` draws it.

title: Climate services for farmers in Dien Bien, stakeholders in 2019 and 2020
as_of: 2020-12-31

scale:
  min: 0
  max: 5
  step: 0.25
threshold: 2.5

check:
  ignore:
    KM211: The table does not say who scored, or how many
    KM302: The study is published; nobody here engages these bodies
    KM501: Categories are given only where it is plain what a body is

stakeholders:
"""

YEARS = ("2019", "2020")
ATTITUDES = {"Positive": "supportive", "Neutral": "neutral", "Negative": "resistant", "No information": ""}
OFFICE = Body(kind="role", category="government")
OFFICES: dict[str, Body] = {
    "Provincial PC": GOVERNMENT,
    "Vice Chairman PC": OFFICE,
    "Provinvial DARD": GOVERNMENT,
    "Vice-Director DARD": OFFICE,
    "Director DARD": OFFICE,
    "Women Union": Body(),
    "Chairwoman": Body(kind="role"),
    "Vice-Director-Hydromet": OFFICE,
    "Director-Hydromet": OFFICE,
    "Department of planning and investment": GOVERNMENT,
    "Department of finance": GOVERNMENT,
    "Dien BienDistrict PC": GOVERNMENT,
    "Muong Ang District PC": GOVERNMENT,
    "Vice Chairman PC District": OFFICE,
    "Dien Bien District DARD": GOVERNMENT,
    "Muong Ang District DARD": GOVERNMENT,
    "Other communes": Body(kind="group"),
    "Dien Bien EC": Body(),
    "Muong Ang EC": Body(),
    "City Agri. Department": GOVERNMENT,
    "Technical working group": Body(kind="group"),
    "CCD": Body(),
    "Director-LNGO": Body(kind="role"),
    "Vice-Director-LNGO": Body(kind="role"),
    "VSLA": Body(kind="group", category="communities"),
    "non_VSLA": Body(kind="group", category="communities"),
    "CARE": Body(),
    "Head Department HMA": OFFICE,
    "Agricultural imput suppliers": Body(kind="group", category="industry"),
    "SMS company": Body(category="industry"),
}


def climate(folder: Path) -> str:
    """Return the register on climate services; a year in which nothing was scored has no assessment."""
    rows = read(folder / "stakeholder_course_MIT.csv")
    if [row["stakeholders"] for row in rows] != list(OFFICES):
        raise SystemExit(f"{folder}: the stakeholders are not those of OFFICES, in that order")
    entries = []
    for row in rows:
        body = OFFICES[row["stakeholders"]]
        fields = [("name", text(row["stakeholders"]))]
        fields += optional(kind=body.kind, category=body.category)
        rounds = [one for year in YEARS if (one := assessment(row, year))]
        fields.append(("assessments", "".join(f"\n      - {{{one}}}" for one in rounds)))
        entries.append(entry(fields))
    return CLIMATE_HEAD + "\n".join(entries)


def assessment(row: Row, year: str) -> str:
    """Return what the table says of a stakeholder in a year, as an assessment; empty where it has no score."""
    given = {axis: row[f"{axis}_{year}"] for axis in ("Influence", "Interest", "Relevance")}
    if not any(given.values()):
        return ""
    attitude = row[f"Attitude_{year}"]
    fields = [("date", f"{year}-12-31"), ("round", year)]
    fields += optional(influence=given["Influence"], interest=given["Interest"], stance=ATTITUDES[attitude])
    fields.append(("because", f"Published with relevance {given['Relevance'] or 'missing'} and attitude {attitude}"))
    return ", ".join(f"{key}: {value}" for key, value in fields)


# --- Reading and writing -------------------------------------------------------------------------


def read(path: Path) -> list[Row]:
    """Return the rows of a CSV file, blanks around cells and column names taken off."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key.strip(): (value or "").strip() for key, value in row.items()} for row in csv.DictReader(file)]


def refuse_unknown(known: Mapping[str, Body], found: Iterable[str]) -> None:
    """Stop if we add facts to a stakeholder that the table does not have."""
    if missing := sorted(set(known) - set(found)):
        raise SystemExit(f"not in the table: {', '.join(missing)}")


def slug(name: str) -> str:
    """Return the id that a register would give this name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def text(value: str) -> str:
    """Return a YAML scalar: as it is where that is safe, else in double quotes."""
    plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9 &(),'.-]*", value)
    return value if plain else json.dumps(value, ensure_ascii=False)


def optional(**fields: str) -> list[tuple[str, str]]:
    """Those fields that have a value."""
    return [(key, value) for key, value in fields.items() if value]


def entry(fields: Iterable[tuple[str, str]]) -> str:
    """One stakeholder, in block style."""
    lines = [f"{key}:{value}\n" if value.startswith("\n") else f"{key}: {value}\n" for key, value in fields]
    return "  - " + "    ".join(lines)


def main(arguments: list[str]) -> None:
    """Write all three registers."""
    if len(arguments) not in (1, 2):
        raise SystemExit("usage: make_published.py DATA_FOLDER [OUTPUT_FOLDER]")
    data = Path(arguments[0])
    target = Path(arguments[1]) if len(arguments) == 2 else Path(__file__).parent
    registers = {
        MICROPLASTICS: microplastics(data / "microplastics-clausen2020"),
        SUBSIDY: subsidy(data / "iran-pharma-subsidy"),
        CLIMATE: climate(data / "dienbien-acs"),
    }
    for name, content in registers.items():
        (target / name).write_text(content, encoding="utf-8", newline="\n")
        print(f"wrote {target / name}")


if __name__ == "__main__":
    main(sys.argv[1:])
