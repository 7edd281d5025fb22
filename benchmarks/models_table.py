"""The README's table of models, from the reports of the artifacts: print it, or put it in place.

python benchmarks/models_table.py [README.md]
"""

import sys
from pathlib import Path

from textcls import artifacts
from textcls.standings import Standing, f1_name, headline_f1, standings

BEGIN, END = "<!-- models -->", "<!-- end of models -->"
HEAD = (
    "| model | network | accuracy (95 % interval) | F1 | against linear | course printed "
    "| parameters | MB | ms a text | trained in |"
)


def row(standing: Standing) -> str:
    """One model; figures of shares in percent, F1 weighted for titles and macro elsewhere."""
    card = standing.card
    report, course = card.report, standing.course
    low, high = report.interval
    over = "" if standing.over_linear is None else f"{standing.over_linear:+.1f}"
    printed = ""
    if course:
        value = "none" if course.value is None else f"{100 * course.value:.1f} {course.measure}"
        printed = f"{course.system}: {value}"
    cells = (
        f"`{card.name}`",
        card.recipe.architecture,
        f"{100 * report.accuracy:.1f} ({100 * low:.1f} to {100 * high:.1f})",
        f"{100 * headline_f1(card.task, report):.1f} {f1_name(card.task).split()[0]}",
        over,
        printed,
        f"{card.parameters:,}",
        f"{card.bytes / 1e6:.1f}",
        f"{report.milliseconds:.1f}" if report.milliseconds else "",
        f"{card.training.seconds:.0f} s",
    )
    return "| " + " | ".join(cells) + " |"


def table(folder: Path) -> str:
    """All models of a folder, by task, the most accurate first."""
    ranked = standings(artifacts.scan(folder).models.values())
    rows = [row(standing) for group in ranked.values() for standing in group]
    return "\n".join([HEAD, "|" + "---|" * HEAD.count(" | ") + "---|", *rows])


def put(text: str, rows: str) -> str:
    """A text with the rows between its two marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{rows}\n{END}{after}"


if __name__ == "__main__":
    rows = table(artifacts.models_folder())
    if len(sys.argv) > 1:
        readme = Path(sys.argv[1])
        readme.write_text(put(readme.read_text(encoding="utf-8"), rows), encoding="utf-8")
    else:
        print(rows)
