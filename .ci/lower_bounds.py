"""Print the dependencies of the project, each at its lower bound, one a line."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path(__file__).parent.parent.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
for dependency in project["dependencies"]:
    print(re.sub(r"^([\w-]+)>=([\w.]+).*", r"\1==\2.*", dependency))
