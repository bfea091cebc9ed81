"""The words of the field: levels, quadrants, stances, categories and the rest.

Closed vocabularies are `Literal` types with a tuple of the same words in order;
those that a register can extend are tables from id to name.
"""

from typing import Literal, get_args

Axis = Literal["influence", "interest", "impact"]
AXES: tuple[Axis, ...] = get_args(Axis)

Level = Literal["inform", "consult", "involve", "collaborate", "empower"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""Engagement levels, in rising order."""

SuggestedLevel = Literal["inform", "consult", "involve", "collaborate"]
"""The levels that a policy may suggest; `empower` is only ever chosen by a person."""

Quadrant = Literal["manage-closely", "keep-satisfied", "keep-informed", "monitor"]
QUADRANTS: tuple[Quadrant, ...] = get_args(Quadrant)

Place = Literal["manage-closely", "keep-satisfied", "keep-informed", "monitor", "unscored"]
UNSCORED: Literal["unscored"] = "unscored"

Stance = Literal["unaware", "resistant", "neutral", "supportive", "leading"]
STANCES: tuple[Stance, ...] = get_args(Stance)
"""Stances of the stakeholder engagement assessment matrix, in rising order."""

STANCE_MEANINGS: dict[Stance, str] = {
    "unaware": "does not know of the matter, or not that it concerns them",
    "resistant": "knows of it and is against it",
    "neutral": "knows of it and is neither for it nor against it",
    "supportive": "knows of it and is for it",
    "leading": "works for it of their own accord",
}
"""What each stance means, in our own words; the matrix is PMI's, PMBOK Guide, 5th ed. 2013, section 13.2."""

DesiredStance = Literal["neutral", "supportive", "leading"]

Kind = Literal["organisation", "group", "role", "person"]
Capacity = Literal["low", "medium", "high"]
NeedKind = Literal["policy", "practice", "public", "research"]
QuestionStatus = Literal["idea", "designed", "running", "preliminary", "final"]
OutputStatus = Literal["planned", "draft", "published"]
UptakeKind = Literal["read", "cited", "used", "changed"]
Effect = Literal["positive", "negative"]
SeverityWord = Literal["error", "warning", "info"]

QUADRANT_MEANINGS: dict[Quadrant, str] = {
    "manage-closely": "sustained dialogue and collaboration",
    "keep-satisfied": "focused briefings at the moments that count",
    "keep-informed": "involve them; make it easy to take part",
    "monitor": "occasional dissemination",
}
"""What a place on the grid asks for, in the words of knowledge mobilisation."""

LEVEL_MEANINGS: dict[Level, str] = {
    "inform": "they hear from us: results reach them in a form that they can use",
    "consult": "we ask them, listen, and say what came of it",
    "involve": "they work with us so that their concerns shape what we do",
    "collaborate": "we decide together, from the question to the output",
    "empower": "they decide, and we carry it out",
}

CATEGORIES: dict[str, str] = {
    "professional-bodies": "Learned societies and professional organisations",
    "researchers": "Other researchers",
    "government": "National and local government",
    "practitioners": "Clinicians and health care professionals",
    "communities": "Public communities",
    "industry": "Industry",
}

FORMATS: dict[str, str] = {
    "policy-brief": "Policy brief",
    "sop": "Standard operating procedure",
    "good-practice-guide": "Good practice guide",
    "press-release": "Press release",
    "practitioner-training": "Training for practitioners",
    "plain-english-summary": "Summary in plain English",
    "community-event": "Community event",
    "journal-article": "Journal article",
    "conference-session": "Conference session",
    "seminar": "Seminar",
    "dataset": "Data set",
    "toolkit": "Toolkit",
    "infographic": "Infographic",
}

CATEGORY_FORMATS: dict[str, tuple[str, ...]] = {
    "professional-bodies": ("good-practice-guide", "conference-session", "policy-brief"),
    "researchers": ("journal-article", "dataset", "seminar"),
    "government": ("policy-brief", "seminar", "infographic"),
    "practitioners": ("practitioner-training", "sop", "good-practice-guide"),
    "communities": ("plain-english-summary", "community-event", "infographic"),
    "industry": ("toolkit", "good-practice-guide", "seminar"),
}
"""The output kinds that suit a category where nobody has said what they prefer."""

EQUITY_GROUPS: dict[str, str] = {
    "place-of-residence": "Place of residence",
    "race-ethnicity-culture-language": "Race, ethnicity, culture and language",
    "occupation": "Occupation",
    "gender-sex": "Gender and sex",
    "religion": "Religion",
    "education": "Education",
    "socioeconomic-status": "Socioeconomic status",
    "social-capital": "Social capital",
    "age": "Age",
    "disability": "Disability",
}
"""PROGRESS-Plus: J. O'Neill et al., J. Clin. Epidemiol. 67(1):56-64, 2014."""

STEPS: dict[int, str] = {
    1: "Identify policy and practice needs",
    2: "Map key stakeholders",
    3: "Meet them: evidence gaps, formats, critical engagement points",
    4: "Formulate research questions and study designs",
    5: "Plan the way from evidence to use as preliminary results emerge",
    6: "Mobilise knowledge through outputs",
    7: "Evaluate, feedback included",
}
"""The seven steps of knowledge mobilisation; what 7 teaches goes back to 1 and 4."""

FORMAT_VERSION = 1
