"""Print the dependencies of the project and of what can be added to it, each at its lower bound, one a line."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path(__file__).parent.parent.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
added = [dependency for extra in ("fast", "page", "word") for dependency in project["optional-dependencies"][extra]]
for dependency in [*project["dependencies"], *added]:
    print(re.sub(r"^([\w-]+)>=([\w.]+).*", r"\1==\2.*", dependency))
