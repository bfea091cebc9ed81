"""Claims that a register makes about itself: what each is about, and whether it can be held to it."""

from kmap.register.models.expectation import Expectation

SUBJECTS = ("stakeholder", "category", "tag", "represents")
"""What a claim can be about; one of them."""

CLAIMS: dict[str, tuple[str, ...]] = {
    "stakeholder": ("quadrant", "level", "level_at_least", "scored"),
    "category": ("count_at_least",),
    "tag": ("count_at_least",),
    "represents": ("count_at_least",),
}
"""What can be claimed of each subject."""

EVERY_CLAIM = ("quadrant", "level", "level_at_least", "scored", "count_at_least")


def subjects_of(claim: Expectation) -> list[str]:
    """Return the fields of a claim that name a subject."""
    return [field for field in SUBJECTS if getattr(claim, field) is not None]


def claimed(claim: Expectation) -> list[str]:
    """Return the fields of a claim that say something of its subject."""
    return [field for field in EVERY_CLAIM if getattr(claim, field) is not None]


def fitting(claim: Expectation) -> list[str]:
    """Return the fields of a claim that can be held against its subject; none where it has not exactly one."""
    subjects = subjects_of(claim)
    return [field for field in claimed(claim) if field in CLAIMS[subjects[0]]] if len(subjects) == 1 else []
