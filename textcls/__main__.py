"""python -m textcls ..."""

from textcls.cli import main

main()
