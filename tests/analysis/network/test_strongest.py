"""The strongest path to each, in one walk: the same as one search for each."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from kmap.analysis.network.routes import routes
from kmap.analysis.network.strongest import strongest
from kmap.analysis.network.ties import ties
from kmap.register.register import Register


def test_team_without_ties_reaches_nobody(read: Callable[..., Register]) -> None:
    assert strongest(ties(read("stakeholders: [{name: A}]")), "us") == {}


@settings(max_examples=40)
@given(pairs=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.5, 1, 2, 3]))))
def test_path_is_the_first_that_a_search_for_it_alone_gives(
    read: Callable[..., Register], pairs: list[tuple[int, int, float]]
) -> None:
    name = ["us", *(f"n{one}" for one in range(1, 8))]
    register = read(
        "stakeholders: ["
        + ", ".join(f"{{id: {one}, name: {one.upper()}}}" for one in name[1:])
        + "]\nrelationships: ["
        + ", ".join(f"{{from: {name[a]}, to: {name[b]}, strength: {s}}}" for a, b, s in pairs if a != b)
        + "]"
    )
    found, network = strongest(ties(register), "us"), ties(register)
    for target in name[1:]:
        expected = routes(network, "us", target, most=1).routes
        assert [found[target]] == list(expected) if expected else target not in found
