"""The format of `kmap check`: what is asked for, or what the CI reads."""

import pytest

from kmap.cli.check_format import check_format
from kmap.errors import KmapError


@pytest.mark.parametrize(
    ("environment", "format_"),
    [
        ({}, "text"),
        ({"GITHUB_ACTIONS": "true"}, "github"),
        ({"GITLAB_CI": "true"}, "gitlab"),
        ({"GITHUB_ACTIONS": "true", "GITLAB_CI": "true"}, "github"),
        ({"GITHUB_ACTIONS": "", "GITLAB_CI": "false"}, "text"),
        ({"CI": "true"}, "text"),
    ],
)
def test_auto_is_what_the_ci_reads(environment: dict[str, str], format_: str) -> None:
    assert check_format("auto", environment) == format_


@pytest.mark.parametrize("word", ["text", "concise", "json", "github", "sarif", "junit", "gitlab"])
def test_a_format_that_is_asked_for_is_that_format(word: str) -> None:
    assert check_format(word, {"GITHUB_ACTIONS": "true"}) == word


def test_an_unknown_word_gets_the_nearest() -> None:
    with pytest.raises(KmapError, match="--format `sarf` is not known") as refused:
        check_format("sarf", {})
    assert refused.value.tip == "did you mean `sarif`?"


@pytest.mark.parametrize("word", ["csv", "markdown", "", "xyz", "__init__", "../json"])
def test_a_word_that_is_no_format_of_findings_gets_the_list(word: str) -> None:
    with pytest.raises(KmapError, match="known are auto, concise, github, gitlab, json, junit, sarif, text"):
        check_format(word, {})
