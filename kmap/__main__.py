"""``python -m kmap``."""

from kmap.cli.main import main

main()
