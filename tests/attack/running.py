"""What the fixtures of these tests are, for their types."""

import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager

Kmap = Callable[..., subprocess.CompletedProcess[str]]
"""Runs the command line in the folder of the test."""

Within = Callable[[int], AbstractContextManager[None]]
"""Fails a test that is not done within so many seconds."""
