"""Both of PyYAML's parsers: libyaml, and its own where it comes without."""

import pytest
import yaml


@pytest.fixture(params=[True, False], ids=["libyaml", "own"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param and not yaml.__with_libyaml__:
        pytest.skip("PyYAML comes without libyaml here")
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param)
    return "libyaml" if request.param else "own"
