"""Findings in registers that extend others: each in the file and on the line that caused it, and once."""

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kmap.baseline import less_known, written
from kmap.check import check, load
from kmap.errors import Diagnostic, RegisterRefused, Severity
from kmap.reports.settings import report as settings_report
from kmap.settings import Selection, Settings

Write = Callable[..., str]

PROGRAMME = """\
title: Programme
as_of: 2026-10-01
stakeholders:
  - {id: nhsa, name: NHSA, category: government, influence: 5, interest: 3, because: x}
  - {id: tenants, name: Tenants, category: communities, interest: 4, because: y}
  - {id: old, name: Old agency, category: government, influence: 2, interest: 2, because: z, tags: [gone]}
relationships:
  - {from: nhsa, to: old}
log:
  - {date: 2026-09-20, with: [nhsa, tenants, old, "tag:gone"]}
"""
PROJECT = "title: {0}\nextends: stakeholders.yaml\nstakeholders: []\n"


@pytest.fixture
def project(write: Write) -> Callable[..., str]:
    """Return a function that writes the programme, if it is not there, and a project that extends it."""

    def write_project(lines: str = "", name: str = "p.yaml", programme: str = PROGRAMME) -> str:
        if not os.path.exists("stakeholders.yaml"):
            write(programme)
        text = f"title: P\nextends: stakeholders.yaml\n{lines}"
        return write(text if "stakeholders:" in lines else f"{text}stakeholders: []\n", name)

    return write_project


Project = Callable[..., str]


def found(*paths: str, select: str = "") -> list[tuple[str, int, str]]:
    selection = Selection((select,)) if select else None
    return [(one.path, one.position.line, one.code) for one in check(paths, selection).diagnostics]


def only(code: str, *paths: str) -> Diagnostic:
    [diagnostic] = [one for one in check(paths).diagnostics if one.code == code]
    return diagnostic


class TestOnce:
    def test_finding_in_the_programme_is_told_of_there_and_once(self, project: Project) -> None:
        paths = [project(name=f"p{number}.yaml") for number in range(5)]
        assert found(paths[0], select="KM203") == [("stakeholders.yaml", 5, "KM203")]
        assert found(*paths, select="KM203") == [("stakeholders.yaml", 5, "KM203")]
        assert found("stakeholders.yaml", *paths, select="KM203") == [("stakeholders.yaml", 5, "KM203")]
        assert found(*paths, "stakeholders.yaml", select="KM203") == [("stakeholders.yaml", 5, "KM203")]

    def test_it_says_nothing_of_the_project(self, project: Project) -> None:
        message = only("KM203", project()).message
        assert message == "`Tenants` has no influence: the grid can't place it"

    def test_finding_about_the_whole_map_is_the_programme_s_where_that_has_it_too(self, project: Project) -> None:
        more = "".join(f"  - {{name: Council {n}, category: government, influence: 1, interest: {n}}}\n" for n in "123")
        path = project(programme=PROGRAMME.replace("relationships:", f"{more}relationships:"))
        assert found(path, "stakeholders.yaml", select="KM501") == [("stakeholders.yaml", 3, "KM501")]

    def test_finding_about_the_whole_map_is_the_project_s_where_it_is_another(self, project: Project) -> None:
        more = "".join(f"  - {{name: Council {n}, category: government, influence: 1, interest: {n}}}\n" for n in "123")
        path = project("exclude: [tenants]\n", programme=PROGRAMME.replace("relationships:", f"{more}relationships:"))
        assert found(path, select="KM501") == [("p.yaml", 4, "KM501")]

    def test_entry_that_changes_nothing_of_it_moves_no_finding(self, project: Project) -> None:
        path = project("stakeholders: [{id: tenants, tags: [damp]}]\n")
        assert found(path, select="KM203") == [("stakeholders.yaml", 5, "KM203")]

    def test_what_holds_for_the_project_alone_says_so(self, project: Project) -> None:
        path = project("threshold: {influence: 5, interest: 2.5}\n")
        assert found("stakeholders.yaml", select="KM213") == [("stakeholders.yaml", 4, "KM213")]
        told = [(one.position.line, one.message) for one in check([path], Selection(("KM213",))).diagnostics]
        assert told == [
            (
                4,
                "influence `5` is on the threshold 5: `NHSA` is in `keep-informed` and could be in "
                "`manage-closely` (in p.yaml)",
            )
        ]

    def test_warning_of_reading_the_programme_is_told_of_once(self, project: Project) -> None:
        paths = [
            project(name=name, programme=f"{PROGRAMME}    # x\n".replace("title: P", "title: P #1 p")) for name in "ab"
        ]
        assert found(*paths, select="KM0") == [("stakeholders.yaml", 1, "KM018")]

    def test_findings_stand_file_by_file_in_the_order_of_the_text(self, project: Project, write: Write) -> None:
        first = project("stakeholders:\n  - {name: X}\n  - {name: Y, influence: 9}\n", "a.yaml")
        second = project("stakeholders:\n  - {name: Z}\n", "b.yaml")
        places = found(second, first)
        assert [path for path, *_ in places] == sorted(
            (path for path, *_ in places), key=["b.yaml", "stakeholders.yaml", "a.yaml"].index
        )
        for path in ("a.yaml", "b.yaml", "stakeholders.yaml"):
            lines = [line for where, line, _ in places if where == path]
            assert lines == sorted(lines)


class TestErrors:
    BROKEN = PROGRAMME.replace("to: old", "to: nobody").replace("influence: 5", "influence: 9")

    def test_error_in_the_programme_refuses_the_project_and_is_told_of_once(self, project: Project) -> None:
        paths = [project(name=name, programme=self.BROKEN) for name in ("a.yaml", "b.yaml")]
        expected = [("stakeholders.yaml", 4, "KM201"), ("stakeholders.yaml", 8, "KM102")]
        for asked in ([paths[0]], paths, ["stakeholders.yaml", *paths]):
            errors = [one for one in check(asked).diagnostics if one.severity is Severity.ERROR]
            assert [(one.path, one.position.line, one.code) for one in errors] == expected
        with pytest.raises(RegisterRefused) as refused:
            load(paths[0])
        assert [one.path for one in refused.value.diagnostics] == ["stakeholders.yaml"] * 2

    def test_error_in_the_programme_that_the_project_hides_refuses_it_all_the_same(self, project: Project) -> None:
        path = project("exclude: [old]\nstakeholders: [{id: nhsa, influence: 4}]\n", programme=self.BROKEN)
        with pytest.raises(RegisterRefused) as refused:
            load(path)
        assert [one.code for one in refused.value.diagnostics] == ["KM201", "KM102"]

    def test_programme_that_cannot_be_read_refuses_the_project(self, project: Project) -> None:
        path = project(programme=PROGRAMME.replace("interest: 3", "interest: high"))
        assert [one for one in found(path) if one[2] < "KM203"] == [("stakeholders.yaml", 4, "KM012")]

    def test_nothing_follows_from_what_could_not_be_inherited(self, project: Project) -> None:
        path = project(
            "exclude: [x]\ntopic: damp\nequity: [renters]\n"
            "stakeholders:\n  - {id: nhsa, category: care, influence: 99, succeeded_by: y}\n"
            "relationships: [{from: nhsa, to: anybody}]\n",
            programme="title: [\n",
        )
        assert [(where, code) for where, _, code in found(path)] == [("stakeholders.yaml", "KM003")]

    def test_own_mistakes_are_told_of_in_the_same_go(self, project: Project) -> None:
        path = project(
            "exclude: [old]\nstakeholders:\n  - {id: nhsa, influence: 99, intrest: 3}\n  - {id: nhas}\n"
            "relationships: [{from: nhsa, to: nobody}, {from: old, to: nhsa}]\n"
        )
        assert [one for one in found(path) if one[2] < "KM203"] == [
            ("p.yaml", 5, "KM201"),
            ("p.yaml", 5, "KM009"),
            ("p.yaml", 6, "KM025"),
            ("p.yaml", 7, "KM102"),
            ("p.yaml", 7, "KM114"),
        ]

    def test_status_is_1_where_a_programme_is_refused(self, project: Project) -> None:
        assert check([project(programme=self.BROKEN)]).status == 1

    @pytest.mark.parametrize(
        ("lines", "place"),
        [
            ("needs: [{id: nhsa, need: What?}]\n", ("p.yaml", 3, "KM101")),
            ("stakeholders: [{id: us, name: Ours}]\n", ("p.yaml", 3, "KM101")),
            ("stakeholders: [{id: nhsa}, {id: nhsa}]\n", ("p.yaml", 3, "KM101")),
            ("stakeholders: [{name: X}, {name: X}]\n", ("p.yaml", 3, "KM101")),
            ("default_categories: false\n", ("p.yaml", 3, "KM104")),
            ("threshold: 9\n", ("p.yaml", 3, "KM204")),
            ("stakeholders: [{id: nhsa, succeeded_by: x}]\n", ("p.yaml", 3, "KM102")),
            ("log: [{date: 2026-05-01, with: [old]}]\nexclude: [old]\n", ("p.yaml", 3, "KM114")),
            ("stakeholders: [{name: old AGENCY, id: x}]\n", ("p.yaml", 3, "KM115")),
            ("stakeholders: [{id: nhsa, aliases: [Tenants]}]\n", ("p.yaml", 3, "KM115")),
        ],
    )
    def test_error_that_the_project_causes_stands_in_its_text(
        self, project: Project, lines: str, place: tuple[str, int, str]
    ) -> None:
        errors = {
            (one.path, one.position.line, one.code)
            for one in check([project(lines)]).diagnostics
            if one.severity is Severity.ERROR
        }
        assert errors == {place}

    def test_id_of_a_need_that_a_stakeholder_of_the_project_takes_is_told_of_in_the_project(
        self, project: Project
    ) -> None:
        programme = f"{PROGRAMME}needs: [{{id: damp, need: What?}}]\n"
        assert found(project("stakeholders: [{id: damp, name: D}]\n", programme=programme), select="KM101") == [
            ("p.yaml", 3, "KM101")
        ]

    def test_tip_gives_the_id_under_which_a_name_is_inherited(self, project: Project) -> None:
        error = only("KM115", project("stakeholders: [{id: x, name: Tenants}]\n"))
        assert error.message == "name `Tenants` is inherited under another id, `tenants`"
        assert error.tip.startswith("write `id: tenants` for the one that is inherited")

    def test_reference_to_one_that_a_register_between_has_excluded_names_it(
        self, project: Project, write: Write
    ) -> None:
        project("exclude: [old]\n")
        write("title: Q\nextends: p.yaml\nstakeholders: []\nlog: [{date: 2026-05-01, with: old}]\n", "q.yaml")
        assert only("KM114", "q.yaml").message == "there is no `old`: it is excluded in `p.yaml`"


class TestQuiet:
    """What a project leaves out of its programme makes no noise."""

    def test_tag_that_only_those_excluded_had_is_not_missed(self, project: Project) -> None:
        assert found(project("exclude: [old]\n"), select="KM110") == []

    def test_tag_that_the_project_refers_to_itself_is_missed(self, project: Project) -> None:
        path = project('exclude: [old]\nlog: [{date: 2026-05-01, with: ["tag:gone"]}]\n')
        assert found(path, select="KM110") == [("p.yaml", 4, "KM110")]

    def test_score_of_the_project_that_differs_is_not_hidden(self, project: Project) -> None:
        programme = PROGRAMME.replace(
            "name: Tenants,", "name: Tenants, assessments: [{date: 2026-05-01, by: AK, interest: 2}],"
        )
        near = "stakeholders: [{id: nhsa, assessments: [{date: 2026-05-01, by: AK, interest: 2}]}]\n"
        assert found(project(near, programme=programme), select="KM207") == [("stakeholders.yaml", 5, "KM207")]

    def test_same_assessor_and_day_in_two_registers_is_no_mistake(self, project: Project) -> None:
        entry = "assessments: [{date: 2026-05-01, by: AK, interest: 2}]"
        path = project(
            f"stakeholders: [{{id: tenants, {entry}}}]\n",
            programme=PROGRAMME.replace("name: Tenants,", f"name: Tenants, {entry},"),
        )
        assert found(path, select="KM208") == []

    def test_stale_score_that_is_inherited_is_found_behind_newer_ones_of_a_topic(self, project: Project) -> None:
        programme = PROGRAMME.replace(
            "name: Tenants,", "name: Tenants, assessments: [{date: 2024-05-01, by: AK, interest: 2}],"
        )
        near = "topics: [{id: damp}]\nstakeholders:\n  - id: tenants\n    assessments:\n"
        near += "      - {date: 2026-05-01, by: AK, topic: damp, interest: 2}\n"
        assert found(project(near, programme=programme), select="KM209") == [("stakeholders.yaml", 5, "KM209")]

    def test_until_before_since_is_told_of_at_the_nearer(self, project: Project) -> None:
        path = project(
            "stakeholders: [{id: old, until: 2020-01-01}]\n",
            programme=PROGRAMME.replace("id: old,", "id: old, since: 2021-01-01,"),
        )
        assert found(path, select="KM113") == [("p.yaml", 3, "KM113")]


class TestSettings:
    def test_those_of_the_programme_hold_for_the_project(self, project: Project) -> None:
        path = project(programme=f"{PROGRAMME}check: {{fail_on: warning, severity: {{KM203: error}}}}\n")
        assert only("KM203", path).severity is Severity.ERROR
        assert check([path]).status == 1

    def test_those_of_the_project_hold_for_what_it_inherits(self, project: Project) -> None:
        path = project("check: {ignore: {KM203: open on purpose}}\n")
        assert found(path, select="KM203") == []
        assert found("stakeholders.yaml", path, select="KM203") == [("stakeholders.yaml", 5, "KM203")]

    @pytest.mark.parametrize("order", [1, -1])
    def test_of_two_severities_the_graver_counts(self, project: Project, order: int) -> None:
        paths = ["stakeholders.yaml", project("check: {severity: {KM203: error}}\n")][::order]
        checked = check(paths, Selection(("KM203",)))
        assert [(one.path, one.severity) for one in checked.diagnostics] == [("stakeholders.yaml", Severity.ERROR)]
        assert checked.status == 1

    def test_comment_on_a_line_of_the_programme_counts(self, project: Project) -> None:
        line = "interest: 4, because: y}"
        path = project(programme=PROGRAMME.replace(line, f"{line}  # kmap: ignore[KM203] they will be asked"))
        assert found(path, "stakeholders.yaml", select="KM203") == []
        assert found(path, "stakeholders.yaml", select="KM904") == []

    def test_comment_on_the_same_line_of_the_project_does_not_count_for_the_programme(self, project: Project) -> None:
        path = project("topics:\n  - {id: damp}\n  - {id: heat}  # kmap: ignore[KM203] why\n")
        assert Path(path).read_text().splitlines()[4].endswith("why")
        assert ("stakeholders.yaml", 5, "KM203") in found(path)

    def test_ignore_that_is_of_use_to_the_programme_alone_is_not_idle_in_the_project(self, project: Project) -> None:
        path = project("exclude: [tenants]\n", programme=f"{PROGRAMME}check: {{ignore: {{KM203: open}}}}\n")
        assert found(path, "stakeholders.yaml", select="KM") == found(path, "stakeholders.yaml")
        assert "KM904" not in {code for *_, code in found(path, "stakeholders.yaml")}

    def test_idle_ignore_of_the_project_is_found(self, project: Project) -> None:
        path = project("exclude: [tenants]\ncheck: {ignore: {KM203: open}}\n")
        assert [one for one in found(path) if one[2] == "KM904"] == [("p.yaml", 4, "KM904")]

    def test_settings_say_from_which_file_they_come(self, project: Project) -> None:
        path = project(
            "check: {severity: {KM302: info}}\n", programme=f"{PROGRAMME}check:\n  ignore:\n    KM205: minutes\n"
        )
        rows = {str(row[0])[:5]: row[1:3] for row in settings_report(Settings(register=load(path)), path).rows}
        assert rows["KM205"] == ("off", "stakeholders.yaml:13")
        assert rows["KM302"] == ("info", "p.yaml:3")


class TestPlaces:
    def test_path_is_named_as_the_user_would(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        write(PROGRAMME)
        Path("projects").mkdir()
        write("title: P\nextends: ../stakeholders.yaml\nstakeholders: []\n", "projects/p.yaml")
        assert found("projects/p.yaml", select="KM203") == [("stakeholders.yaml", 5, "KM203")]
        assert found("./projects/p.yaml", "./stakeholders.yaml", select="KM203") == [
            ("./stakeholders.yaml", 5, "KM203")
        ]
        assert [path for path, *_ in found(os.path.abspath("projects/p.yaml"), select="KM203")] == [
            os.path.abspath("stakeholders.yaml")
        ]
        monkeypatch.chdir("projects")
        assert found("p.yaml", select="KM203") == [("../stakeholders.yaml", 5, "KM203")]

    def test_line_that_is_shown_is_that_of_the_text(self, project: Project) -> None:
        diagnostic = only("KM203", project())
        assert diagnostic.source_line.startswith("  - {id: tenants,")
        assert (diagnostic.route, diagnostic.place) == (("stakeholders", 1), "stakeholders/tenants")

    def test_line_with_a_private_detail_is_hidden_in_its_own_file_only(self, project: Project) -> None:
        programme = PROGRAMME.replace("because: y", "because: ask j.smith@gov.uk")
        path = project("stakeholders:\n  - {name: Shelter,\n     influence: 9}\n", programme=programme)
        lines = {(one.path, one.code): one.source_line for one in check([path]).diagnostics}
        assert lines["stakeholders.yaml", "KM701"] == lines["stakeholders.yaml", "KM203"] == ""
        assert lines["p.yaml", "KM201"] != ""

    def test_baseline_of_the_folder_knows_what_a_project_inherits(self, project: Project) -> None:
        path = project("stakeholders: [{name: New}]\n")
        Path("baseline.json").write_text(written(check([path, "stakeholders.yaml"])), encoding="utf-8")
        again = less_known(check([path]), "baseline.json")
        assert (again.diagnostics, again.gone) == ((), ())

    def test_place_of_an_entry_without_a_name_is_that_in_its_own_text(self, project: Project) -> None:
        programme = f"{PROGRAMME}expect:\n  - {{category: communities, count_at_least: 1}}\n"
        path = project("exclude: [tenants]\nexpect: [{category: industry, count_at_least: 1}]\n", programme=programme)
        places = [(one.path, one.place) for one in check([path], Selection(("KM801",))).diagnostics]
        assert places == [
            ("p.yaml", "expect/0/count_at_least"),
            ("stakeholders.yaml", "expect/0/count_at_least"),
        ]


def test_day_is_that_of_the_nearest_register_that_gives_one(project: Project) -> None:
    path = project("as_of: 2026-11-01\n")
    assert load(path).day == datetime.date(2026, 11, 1)
    assert load(path, datetime.date(2027, 1, 1)).day == datetime.date(2027, 1, 1)
