"""`kmap game` is played by lines of text, asks again, and ends kindly."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.analysis.game.game import deck
from kmap.check import load
from kmap.register.bundled import game_register

Kmap = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parents[2]


def right_answers(rounds: int) -> str:
    return "".join(f"{'abcde'[card.best]}\n" for card in deck(load(game_register()), rounds=rounds))


def test_a_game_without_mistakes_is_played_to_its_end(kmap: Kmap) -> None:
    run = kmap("game", "--rounds", "2", input_=right_answers(2))
    assert (run.returncode, run.stderr) == (0, "")
    assert "You: 16 of 16 points" in run.stdout
    assert "after all 8 cards" in run.stdout
    assert run.stdout.endswith("Nothing was missed. Next: `kmap init`, and a map of your own.\n")


def test_three_rounds_are_played_where_nobody_says(kmap: Kmap) -> None:
    assert "You: 24 of 24 points" in kmap("game", input_=right_answers(3)).stdout


def test_each_answer_is_explained_with_its_source_and_each_kind_introduced_once(kmap: Kmap) -> None:
    out = kmap("game", "--rounds", "2", input_=right_answers(2)).stdout
    assert out.count("The answer: ") == 8
    assert out.count("(Mendelow 1981; Eden and Ackermann, Making Strategy, 1998)") == 2
    assert out.count("The grid sorts stakeholders by two questions.") == 1


def test_a_near_miss_scores_and_says_what_was_right(kmap: Kmap) -> None:
    out = kmap("game", "--rounds", "1", input_="a\nq\n").stdout
    assert "Nearly: 1 of 2; interest is right, influence is not." in out
    assert "You: 1 of 2 points" in out
    assert "kmap explain quadrants\n  kmap explain keep-informed\n" in out


@pytest.mark.parametrize("said", ["c", "C", " c) ", "3", "keep-informed", "Keep Informed", "keep-i"])
def test_letters_numbers_and_words_are_understood(kmap: Kmap, said: str) -> None:
    assert "Right: 2 of 2." in kmap("game", input_=f"{said}\n").stdout


@pytest.mark.parametrize("said", ["", "z", "0", "9", "keep", "e", "\x1b[31m", "５", "a b"])
def test_what_is_not_understood_is_asked_again(kmap: Kmap, said: str) -> None:
    out = kmap("game", input_=f"{said}\nc\n").stdout
    assert "is none of the answers: type a, b, c or d, ? for help, q to stop" in out
    assert out.count("Your answer") == 3
    assert "Right: 2 of 2." in out
    assert "\x1b" not in out


def test_help_says_what_the_card_is_about_and_asks_again(kmap: Kmap) -> None:
    out = kmap("game", input_="?\nc\n").stdout
    assert out.count("The grid sorts stakeholders by two questions.") == 2
    assert "Right: 2 of 2." in out


@pytest.mark.parametrize("end", ["", "q\n", "quit\n"])
def test_a_game_that_ends_early_shows_the_score_so_far(kmap: Kmap, end: str) -> None:
    run = kmap("game", input_=f"c\n{end}")
    assert (run.returncode, run.stderr) == (0, "")
    assert "Stopped here." in run.stdout
    assert "The result, after 1 of 12 cards\n  You: 2 of 2 points" in run.stdout


def test_a_game_without_any_answer_has_no_score(kmap: Kmap) -> None:
    assert kmap("game").stdout.endswith("No card was answered, so there is no score. Come back any time.\n")


def test_teams_answer_in_turn_and_are_told_who_is_ahead(kmap: Kmap) -> None:
    best = right_answers(1).split()
    lines = "".join(f"{first}\n{second}\na\n" for first, second in zip(best, ["c", "c", "c", "c"], strict=True))
    out = kmap("game", "--teams", "3", "--rounds", "1", input_=lines).stdout
    assert "Team 3, your answer" in out
    assert "Team 1: Right: 2 of 2." in out
    assert "Team 1: 8 of 8 points" in out
    assert "Team 1 is ahead." in out


def test_teams_with_the_same_points_are_level(kmap: Kmap) -> None:
    out = kmap("game", "--teams", "2", "--rounds", "1", input_="c\nc\nq\n").stdout
    assert "Team 1 and team 2 are level." in out


def test_a_card_that_not_all_teams_have_answered_does_not_count(kmap: Kmap) -> None:
    out = kmap("game", "--teams", "2", input_="c\n").stdout
    assert "No card was answered" in out


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_no_line_of_the_game_is_wider_than_the_terminal(kmap: Kmap, columns: int) -> None:
    out = kmap("game", "--rounds", "2", "--teams", "1", input_=right_answers(2), COLUMNS=str(columns)).stdout
    lines = re.sub(r"(?m)^Your answer \(.*\): $", "", out).split("\n")
    assert max(map(len, lines)) <= columns


def test_same_seed_same_game(kmap: Kmap) -> None:
    assert kmap("game", input_="a\na\n").stdout == kmap("game", "--seed", "1", input_="a\na\n").stdout
    assert kmap("game", input_="a\na\n").stdout != kmap("game", "--seed", "2", input_="a\na\n").stdout


def test_cards_are_made_from_a_register_of_one_s_own(kmap: Kmap, folder: Path) -> None:
    run = kmap("game", "stakeholders.yaml", input_="a\n")
    assert run.stdout.startswith("Heat in care homes\n")
    assert "Care regulator" in run.stdout or "Care home managers" in run.stdout


def test_a_register_without_anything_to_ask_is_refused_kindly(kmap: Kmap, folder: Path) -> None:
    (folder / "stakeholders.yaml").write_text("title: Empty\nstakeholders: []\n", encoding="utf-8")
    run = kmap("game", "stakeholders.yaml")
    assert run.returncode == 2
    assert "no card can be made from `stakeholders.yaml`" in run.stderr
    assert "`kmap game` alone plays with a bundled register" in run.stderr


@pytest.mark.parametrize("arguments", [("--teams", "0"), ("--rounds", "0"), ("--teams", "x")])
def test_numbers_that_make_no_game_are_refused(kmap: Kmap, arguments: tuple[str, ...]) -> None:
    run = kmap("game", *arguments)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert arguments[0] in run.stderr


def test_cards_are_printed_to_a_pdf_and_nothing_is_played(kmap: Kmap, tmp_path: Path) -> None:
    run = kmap("game", "--print", "cards.pdf", "--rounds", "2")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "wrote cards.pdf\n")
    content = (tmp_path / "cards.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") == 4


@pytest.mark.parametrize(("name", "said"), [("a.png", "ends in .pdf"), ("a.yaml", "ending of a register")])
def test_cards_are_printed_to_a_pdf_only(kmap: Kmap, name: str, said: str) -> None:
    run = kmap("game", "--print", name)
    assert run.returncode == 2
    assert said in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_ctrl_c_ends_the_game_kindly(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kmap", "game"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as game:
        assert game.stdin is not None
        assert game.stdout is not None
        game.stdin.write("c\n")
        game.stdin.flush()
        shown = ""
        while "Card 2" not in shown:
            shown += game.stdout.readline()
        time.sleep(0.2)  # it is waiting for the next answer now
        game.send_signal(signal.SIGINT)
        rest, errors = game.communicate(timeout=30)
    assert (game.returncode, errors) == (0, "")
    assert "You: 2 of 2 points" in rest
