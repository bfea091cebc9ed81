"""The training game: cards that say what grid and suggestions say, points for near misses, the same cards each time."""

from collections import Counter
from collections.abc import Callable

import pytest

from kmap.analysis.engagement import suggest
from kmap.analysis.game.card import BEST, KINDS, Card, Kind
from kmap.analysis.game.game import LESSONS, READING, SOURCES, deck, reading, scores
from kmap.analysis.output_kinds import output_kinds
from kmap.check import load
from kmap.errors import Severity
from kmap.register.bundled import game_register
from kmap.register.register import Register
from kmap.register.vocabulary import LEVELS, QUADRANTS
from kmap.reports.explain import page

Read = Callable[..., Register]


@pytest.fixture(scope="module")
def bundled() -> Register:
    return load(game_register())


@pytest.fixture(scope="module")
def whole(bundled: Register) -> tuple[Card, ...]:
    return deck(bundled, rounds=None)


def of_kind(cards: tuple[Card, ...], kind: Kind) -> list[Card]:
    return [card for card in cards if card.kind == kind]


def test_the_bundled_register_has_no_mistakes_and_cards_of_each_kind(whole: tuple[Card, ...]) -> None:
    from kmap.check import check

    assert [one for one in check([game_register()]).diagnostics if one.severity is Severity.ERROR] == []
    counts = Counter(card.kind for card in whole)
    assert all(counts[kind] >= 6 for kind in KINDS)


def test_every_quadrant_and_every_level_but_empower_is_an_answer(whole: tuple[Card, ...]) -> None:
    assert {card.choices[card.best].word for card in of_kind(whole, "place")} == set(QUADRANTS)
    levels = {card.choices[card.best].word for card in of_kind(whole, "level")}
    assert levels == {"inform", "consult", "involve", "collaborate"}


def test_every_card_tells_asks_and_explains(whole: tuple[Card, ...]) -> None:
    for card in whole:
        assert card.title
        assert card.question.endswith("?")
        assert card.why.endswith(".")
        assert len({choice.word for choice in card.choices}) == len(card.choices) >= 3
        assert max(choice.points for choice in card.choices) == BEST
        assert all(bool(choice.remark) is (choice.points < BEST) for choice in card.choices), card


def test_a_place_is_right_with_both_axes_and_a_near_miss_with_one(bundled: Register, whole: tuple[Card, ...]) -> None:
    places = {one.stakeholder.id: one.placement.quadrant for one in suggest(bundled).suggestions}
    for card in of_kind(whole, "place"):
        points = {choice.word: choice.points for choice in card.choices}
        assert points[places[card.subject]] == 2
        assert sorted(points.values()) == [0, 1, 1, 2]
    night = next(card for card in of_kind(whole, "place") if card.subject == "night-staff")
    assert [choice.points for choice in night.choices] == [1, 0, 2, 1]


def test_no_description_of_a_place_gives_the_scores_away(whole: tuple[Card, ...]) -> None:
    for card in of_kind(whole, "place"):
        assert not any(character.isdigit() for sentence in card.situation for character in sentence)


def test_a_neighbouring_level_is_a_near_miss(bundled: Register, whole: tuple[Card, ...]) -> None:
    levels = {one.stakeholder.id: one.level for one in suggest(bundled).suggestions}
    for card in of_kind(whole, "level"):
        right = levels[card.subject]
        assert right is not None
        expected = [max(0, 2 - abs(LEVELS.index(level) - LEVELS.index(right))) for level in LEVELS]
        assert [choice.points for choice in card.choices] == expected


def test_a_format_is_right_where_it_suits_and_near_where_it_is_usual(
    bundled: Register, whole: tuple[Card, ...]
) -> None:
    ids = {name: id_ for id_, name in bundled.formats.items()}
    for card in of_kind(whole, "format"):
        one = bundled.by_id[card.subject]
        suiting, _ = output_kinds(bundled, one, None)
        usual = bundled.categories[one.category or ""].formats
        for choice in card.choices:
            kind = ids[choice.word]
            assert choice.points == (2 if kind in suiting else 1 if kind in usual else 0)


def test_who_is_missing_has_no_seat_and_is_hit_hard(bundled: Register, whole: tuple[Card, ...]) -> None:
    by_name = {one.name: one for one in bundled.stakeholders}
    for card in of_kind(whole, "missing"):
        right = [by_name[choice.word] for choice in card.choices if choice.points == BEST]
        assert [one.id for one in right] == [card.subject]
        assert right[0].at_the_table is False
        assert (right[0].impact or 0) > 3
        assert not any(choice.word in card.situation[0] for choice in card.choices)


def test_one_of_whom_nobody_knows_how_hard_it_hits_them_is_never_a_wrong_answer(read: Read) -> None:
    people = ["  - {id: t, name: Tenants, influence: 1, interest: 5, impact: 5, at_the_table: false}"]
    people += ["  - {id: c, name: Council, influence: 5, interest: 5, impact: 1, at_the_table: true}"]
    people += [f"  - {{id: k{n}, name: Known {n}, influence: 1, interest: 1, impact: 1}}" for n in range(2)]
    people += [f"  - {{id: u{n}, name: Unknown {n}, influence: 1, interest: 1}}" for n in range(9)]
    (card,) = of_kind(deck(read("\n".join(["stakeholders:", *people])), rounds=None), "missing")
    assert {choice.word for choice in card.choices} == {"Tenants", "Known 0", "Known 1"}


def test_same_seed_same_cards_and_another_seed_others(bundled: Register) -> None:
    assert deck(bundled, 1) == deck(load(game_register()), 1)
    assert deck(bundled, 1) != deck(bundled, 2)


def test_the_order_of_stakeholders_deals_the_same_cards(read: Read) -> None:
    people = [
        f"  - {{id: s{n}, name: S{n}, influence: {1 + n % 5}, interest: {1 + n % 4}, because: B}}" for n in range(9)
    ]
    one = read("\n".join(["stakeholders:", *people]))
    other = read("\n".join(["stakeholders:", *reversed(people)]))
    assert deck(one) == deck(other)


def test_a_round_has_one_card_of_each_kind(bundled: Register) -> None:
    assert [card.kind for card in deck(bundled, rounds=2)] == [*KINDS, *KINDS]


def test_doubtful_unscored_and_persons_are_not_asked_about(read: Read) -> None:
    register = read(
        """
        stakeholders:
          - {name: Doubtful, influence: 3, interest: 5, because: Known}
          - {name: Unscored, interest: 5, because: Known}
          - {name: Person, kind: person, influence: 1, interest: 5, because: Known, category: government}
        """
    )
    assert deck(register) == ()


def test_an_empty_register_has_no_cards(read: Read) -> None:
    assert deck(read("stakeholders: []")) == ()


def test_scores_add_up_by_kind_and_leave_out_kinds_not_played(bundled: Register) -> None:
    cards = deck(bundled, rounds=1)
    answered = [(cards[0], cards[0].best), (cards[1], len(cards[1].choices) - 1)]
    points = cards[1].choices[-1].points
    assert [tuple(one) for one in scores(answered)] == [("place", 2, 2), ("level", points, 2)]
    assert scores([]) == ()


def test_reading_begins_with_the_weakest_and_names_the_quadrant_missed(bundled: Register) -> None:
    places = of_kind(deck(bundled, rounds=2), "place")
    levels = of_kind(deck(bundled, rounds=2), "level")
    wrong = next(index for index, choice in enumerate(places[0].choices) if choice.points == 1)
    zero = next(index for index, choice in enumerate(levels[0].choices) if choice.points == 0)
    answered = [(places[0], wrong), (places[1], places[1].best), (levels[0], zero)]
    assert reading(answered) == ("levels", "quadrants", places[0].choices[places[0].best].word)
    assert reading([(places[0], places[0].best)]) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_lesson_a_source_and_words_that_can_be_explained(kind: Kind) -> None:
    assert LESSONS[kind]
    assert SOURCES[kind]
    assert all(page(word).text for word in READING[kind])


def test_a_wrong_level_is_told_how_far_it_is_off(bundled: Register, whole: tuple[Card, ...]) -> None:
    levels = {one.stakeholder.id: one.level for one in suggest(bundled).suggestions}
    told = set()
    for card in of_kind(whole, "level"):
        right = levels[card.subject]
        assert right is not None
        for choice in card.choices:
            if choice.word != "empower":
                apart = LEVELS.index(choice.word) - LEVELS.index(right)
                told.add((max(-2, min(2, apart)), choice.remark))
    assert told == {
        (-2, "less than this place calls for"),
        (-1, "a level short"),
        (0, ""),
        (1, "a level too far"),
        (2, "more than this place calls for"),
    }


def test_a_place_is_described_by_the_category_and_the_reason(read: Read) -> None:
    text = "stakeholders: [{name: Council, category: CATEGORY, influence: 5, interest: 5, because: It decides}]"
    for category, name in (("government", "National and local government"), ("mine", "mine")):
        (card,) = of_kind(
            deck(read("categories: [{id: mine}]\n" + text.replace("CATEGORY", category)), rounds=None), "place"
        )
        assert card.situation == (name, "It decides")


def test_who_is_missing_is_told_with_the_score_and_its_label(read: Read) -> None:
    people = ["  - {id: t, name: Tenants, influence: 1, interest: 5, impact: 5, at_the_table: false}"]
    people += ["  - {id: c, name: Council, influence: 5, interest: 5, impact: 1, at_the_table: true}"]
    people += [f"  - {{id: k{n}, name: Known {n}, influence: 1, interest: 1, impact: 1}}" for n in range(2)]
    scale = "scale: {min: 1, max: 5, labels: {impact: {5: hit hard}}}\nstakeholders:"
    (card,) = of_kind(deck(read("\n".join([scale, *people])), rounds=None), "missing")
    assert card.why == "no seat, and impact 5 (hit hard) is above 3."
