"""How soon word gets from each alone: exact while there are steps for it, and else an honest estimate."""

from collections.abc import Callable
from random import Random

import pytest

from kmap.analysis.network import key_contacts, own_reach
from kmap.analysis.network.breadth import nearness
from kmap.analysis.network.candidates import numbered
from kmap.analysis.network.key_contacts import contacts, reach_of
from kmap.analysis.network.key_players import key_players
from kmap.analysis.network.ties import Ties, ties
from kmap.register.register import Register

Linked = Callable[..., Register]


def drawn(linked: Linked, nodes: int, pairs: int, seed: int = 1) -> Register:
    """Return a register with ties between those who are drawn, the first more often than the last."""
    draw = Random(seed)
    names = [f"n{number:04}" for number in range(nodes)]
    ends = [(names[int(nodes * draw.random() ** 3)], names[int(nodes * draw.random())]) for _ in range(pairs)]
    return linked(names, sorted({(one, other) for one, other in ends if one != other}))


def exact(network: Ties) -> list[float]:
    return [1 + near for near in nearness(numbered(network)[1])]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a network of any size for one that is too large for exact values."""
    monkeypatch.setattr(own_reach, "ALWAYS_WHOLE", 0)
    monkeypatch.setattr(own_reach, "MOST_STEPS", 0)
    monkeypatch.setattr(own_reach, "MOST_EACH", 20)


def test_up_to_a_thousand_it_is_exact(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_reach, "MOST_STEPS", 0)
    network = ties(drawn(linked, 300, 400))
    assert own_reach.own_reach(network) == (exact(network), 0)


@pytest.mark.parametrize("pairs", [0, 150, 300, 2000])
def test_where_all_starting_points_are_walked_from_it_is_exact(
    linked: Linked, monkeypatch: pytest.MonkeyPatch, pairs: int
) -> None:
    monkeypatch.setattr(own_reach, "ALWAYS_WHOLE", 0)
    network = ties(drawn(linked, 300, pairs))
    values, points = own_reach.own_reach(network)
    assert points == 0
    assert values == pytest.approx(exact(network), rel=1e-12)


@pytest.mark.usefixtures("large")
def test_from_some_starting_points_it_is_near_to_the_exact_value(linked: Linked) -> None:
    network = ties(drawn(linked, 1500, 3000))
    values, points = own_reach.own_reach(network)
    assert 0 < points < 1500
    known = exact(network)
    assert all(abs(value / right - 1) < 0.1 for value, right in zip(values, known, strict=True))
    assert sum(values) == pytest.approx(sum(known), rel=0.05)
    assert known[values.index(max(values))] > 0.97 * max(known)


@pytest.mark.usefixtures("large")
def test_who_is_near_counts_as_they_are_whoever_is_drawn(linked: Linked) -> None:
    stars = [(f"hub{star}", f"leaf{star}-{leaf}") for star in range(40) for leaf in range(10)]
    network = ties(linked(sorted({node for pair in stars for node in pair}), stars))
    assert own_reach.own_reach(network).values == pytest.approx(exact(network))


@pytest.mark.usefixtures("large")
def test_the_order_of_the_register_makes_no_other_estimate(linked: Linked) -> None:
    draw = Random(7)
    names = [f"n{number}" for number in range(500)]
    pairs = sorted({(one, draw.choice(names)) for one in names for _ in range(2)})
    pairs = [(one, other) for one, other in pairs if one < other]
    first = own_reach.own_reach(ties(linked(names, pairs)))
    draw.shuffle(names)
    draw.shuffle(pairs)
    assert first.points
    assert own_reach.own_reach(ties(linked(names, pairs))) == first


@pytest.mark.usefixtures("large")
def test_sets_found_by_an_estimate_reach_nearly_as_far_and_are_not_called_exact(
    linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = drawn(linked, 1500, 2500)
    found = key_players(register, 3)
    assert found.points and not any(one.exact for one in found.contacts)
    monkeypatch.setattr(own_reach, "ALWAYS_WHOLE", 1500)
    monkeypatch.setattr(key_contacts, "MOST_LOOKS", 10**9)
    own_reach.own_reach.cache_clear()
    network = ties(register)
    best = contacts(network, range(1, 6))
    assert best[0].exact
    for one, other in zip(found.contacts, best, strict=True):
        assert one.reach == reach_of(network, one.members).reach
        assert one.reach > 0.97 * other.reach


def test_a_set_grows_to_its_size_with_a_single_look_for_each_member(
    linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = ties(drawn(linked, 60, 90))
    monkeypatch.setattr(key_contacts, "MOST_UNIONS", 0)
    monkeypatch.setattr(key_contacts, "MOST_LOOKS", 9)
    found = contacts(network, [1, 2, 5, 9])
    assert [len(set(one.members)) for one in found] == [1, 2, 5, 9]
    assert [one.reach for one in found] == sorted(one.reach for one in found)


def test_of_a_small_network_nothing_is_estimated(linked: Linked) -> None:
    assert key_players(drawn(linked, 300, 300), 2).points == 0
