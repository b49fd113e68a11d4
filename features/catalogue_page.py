"""The catalogue as a page of documentation: `python -m features.catalogue_page > docs/features.md`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence

from features.arguments import ARGUMENTS
from features.catalogue import FEATURES, feature_table
from features.dimensions import DIMENSIONS
from features.feature import Feature
from features.indicators import CLAIMED

OPENING = """# Features

Generated from the catalogue by `make docs`; a test holds it to the code. `klynge features`
prints the same table, with the indicators of your own folder.

Direction: + more is expected to mean more growth, − less, ? the field does not agree; + and − limit what
the model may learn. Evidence: *register* from public registers and statistics, *audited* from accounts,
*self-declared* from the application. A feature whose tables are absent is missing, not zero. Everything is
as known on the call's closing date.

## What goes in

- **Members** count with their latest accounts known, if these are at most two years older than the newest
  in the application, and the newest at most five years older than the last full year. Ratios are sums over
  sums, so that members weigh by size; a member that lacks one of the two numbers counts in neither. Amounts
  are divided by the deflator where one is given.
- **Official statistics** are of the latest year with nine tenths of the rows of the fullest year and half of
  its numbers. A row without a number is suppressed; no row means no jobs. Growth is taken over the cells that
  are published at both ends. Totals need every part: a suppressed cell enters them at its value added times
  the sector's jobs per value added or, without that, at what region and sector would have without
  specialisation; a total of which more than a fifth is estimated is missing. A suppressed cell is never
  estimated as the application's own.
- **Your own indicators** in `region_indicators` and `application_indicators` become features of the
  dimension that they declare, with the latest value known: no code is needed. An indicator has one
  dimension, one unit and one direction, and stands in one of the two tables. One that bears the name of a
  feature below, with its dimension and unit, fills that feature where Klynge cannot compute it.
- **Region indicators that the catalogue computes from**, and which are no features of their own:
"""


def features_page(specification: Sequence[Feature] = FEATURES) -> str:
    """The page in Markdown: what goes in, the features by dimension with their formulas, the arguments."""
    claimed = [f"  - `{name}`: {says}." for name, says in CLAIMED.items()]
    return "\n".join([OPENING + "\n".join(claimed), *_dimensions(specification), *_arguments()]) + "\n"


def _dimensions(specification: Sequence[Feature]) -> Iterator[str]:
    table = feature_table(specification)
    table["name"] = "`" + table["name"] + "`"
    for dimension in DIMENSIONS:
        words = dimension.replace("_", " ")
        rows = table[table["dimension"] == words].drop(columns="dimension")
        yield f"\n## {words.capitalize()}\n"
        yield _line(list(rows.columns))
        yield _line(["---"] * len(rows.columns))
        yield from (_line(row) for row in rows.itertuples(index=False))
        yield ""
        yield from (_details(one) for one in specification if one.dimension == dimension and one.compute)


def _details(feature: Feature) -> str:
    """The arguments of the feature's function and what its docstring says beyond the definition."""
    assert feature.compute is not None
    needs = ", ".join(inspect.signature(feature.compute).parameters)
    prose = inspect.getdoc(feature.compute) or ""
    more = [part.replace("\n", " ") for part in prose.split("\n\n")[1:] if not part.startswith(">>>")]
    return " ".join([f"- `{feature.name}({needs})`", *more])


def _arguments() -> Iterator[str]:
    yield "\n## Arguments\n"
    yield _line(["argument", "meaning"])
    yield _line(["---", "---"])
    yield from (_line([f"`{name}`", says]) for name, says in ARGUMENTS.items())


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(features_page(), end="")  # the way to docs/features.md
