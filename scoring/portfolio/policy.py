"""A policy file (TOML): budget and seats, balance, musts, exclusions, overlap; every mistake told at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from features.problems import DataError
from scoring.portfolio.known import Known
from scoring.portfolio.lines import line_of
from scoring.portfolio.rules import AXES, VALUES, WEIGHTS, Axis, Kind, Policy, Rule, Value, Weight

TOP = (
    "value", "weight", "budget", "seats", "fund_at_least", "must_fund", "must_not_fund",
    "balance", "exclusion", "overlap",
)  # fmt: skip
BALANCE: tuple[Kind, ...] = ("at_least", "at_most", "at_least_share", "at_most_share")
EXCLUSION = ("applications", "at_most", "reason")
OVERLAP = ("shared_firms", "shared_share", "reason")


class PolicyError(DataError):
    """Everything that is wrong with a policy, one line a mistake."""

    def __init__(self, file: str, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"{count} in {file}:", *(f"  {one}" for one in problems)]))


def read_policy(path: Path, known: Known, *, budget: float | None, seats: int | None) -> Policy:
    """The policy in `path`; `budget` and `seats` are those of the call.

    PolicyError with every mistake: unknown keys, regions, sectors, stages and applications (with the nearest
    known ones), values out of their range, rules on money where there is no budget.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError(f"There is no policy file {path}. docs/policy.md has one to start from.") from None
    except (UnicodeDecodeError, IsADirectoryError):
        raise DataError(f"{path} is not a text file. docs/policy.md has a policy to start from.") from None
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(path.name, [f"{error}. Compare with the example in docs/policy.md."]) from None
    return _Reading(text, known, told).policy(path.name, budget, seats)


@dataclass
class _Reading:
    """A policy being read: the mistakes found so far."""

    text: str
    known: Known
    told: Mapping[str, Any]
    problems: list[tuple[int, str]] = field(default_factory=list)

    def policy(self, file: str, budget: float | None, seats: int | None) -> Policy:
        self._keys(self.told, TOP, "", 0)
        own_budget = self._number(self.told, "budget", "", 0)
        own_seats = self._whole(self.told, "seats", "", 0)
        rules = [*self._funding(), *self._balance(), *self._musts(), *self._exclusions(), *self._overlap()]
        value = self._choice("value", VALUES)
        weight = self._choice("weight", WEIGHTS)
        money = budget if own_budget is None else own_budget
        if money is None and any(rule.counts_money for rule in rules):
            self._wrong(
                "",
                0,
                "budget",
                "",
                "a share of the budget needs one",
                "Give budget here or in the table calls.",
            )
        if value == "chance" and seats is None and own_seats is None:
            self._wrong(
                *("", 0, "value", "chance", "the chance of being among the best needs a number of seats"),
                "Give seats in the table calls.",
            )
        if self.problems:
            raise PolicyError(file, [told for _, told in sorted(self.problems, key=lambda one: one[0])])
        return Policy(
            tuple(rules),
            cast("Value", value or "expected"),
            cast("Weight", weight or "applications"),
            own_budget,
            own_seats,
        )

    def _funding(self) -> list[Rule]:
        least = self._whole(self.told, "fund_at_least", "", 0)
        return [] if least is None else [Rule("fund_at_least", float(least))]

    def _balance(self) -> list[Rule]:
        found = []
        for at, table in self._tables("balance"):
            self._keys(table, (*AXES, *BALANCE, "reason"), "balance", at)
            axes = [axis for axis in AXES if axis in table]
            if len(axes) != 1:
                self._wrong(
                    "balance", at, "", ", ".join(axes), f"expected one of {', '.join(AXES)}",
                    "Write one table [[balance]] for each.",
                )  # fmt: skip
                continue
            found += self._limits(table, at, axes[0])
        return found

    def _limits(self, table: Mapping[str, Any], at: int, axis: Axis) -> list[Rule]:
        asked = self._texts(table, axis, "balance", at)
        names: list[str] = []
        for one in asked:
            name = self.known.find(axis, one)
            if name is None:
                self._unknown("balance", at, axis, one)
            else:
                names += name
        limits = [(kind, limit) for kind in BALANCE if (limit := self._limit(table, kind, at)) is not None]
        if not any(kind in table for kind in BALANCE):
            self._wrong("balance", at, "", "", f"expected {' or '.join(BALANCE)}", "Add a limit.")
        self._crossing(dict(limits), at)
        label = ", ".join(self.known.label(axis, one) for one in asked)
        reason = str(table.get("reason", ""))
        return [Rule(kind, limit, axis, tuple(names), label, (), reason) for kind, limit in limits]

    def _limit(self, table: Mapping[str, Any], kind: Kind, at: int) -> float | None:
        if kind.endswith("_share"):
            return self._number(table, kind, "balance", at, most=1.0)
        whole = self._whole(table, kind, "balance", at)
        return None if whole is None else float(whole)

    def _crossing(self, limits: Mapping[Kind, float], at: int) -> None:
        for low, high in ((BALANCE[0], BALANCE[1]), (BALANCE[2], BALANCE[3])):
            if low in limits and high in limits and limits[low] > limits[high]:
                told = f"{low} {limits[low]:g} is more than {high} {limits[high]:g}"
                self._wrong("balance", at, low, "", told, "Exchange or change one of the two.")

    def _musts(self) -> list[Rule]:
        found = []
        kinds: tuple[Kind, ...] = ("must_fund", "must_not_fund")
        for kind in kinds:
            listed = dict.fromkeys(self._applications(self.told, kind, "", 0))
            limit = 1.0 if kind == "must_fund" else 0.0
            found += [Rule(kind, limit, applications=(one,)) for one in listed]
        return found

    def _exclusions(self) -> list[Rule]:
        found = []
        for at, table in self._tables("exclusion"):
            self._keys(table, EXCLUSION, "exclusion", at)
            listed = tuple(dict.fromkeys(self._applications(table, "applications", "exclusion", at)))
            most = self._whole(table, "at_most", "exclusion", at)
            if len(table.get("applications", [])) < 2:
                told = "expected two applications or more"
                self._wrong("exclusion", at, "applications", "", told, "Name those that exclude each other.")
            reason = str(table.get("reason", ""))
            limit = 1.0 if most is None else float(most)
            found.append(Rule("exclusion", limit, applications=listed, reason=reason))
        return found

    def _overlap(self) -> list[Rule]:
        table = self.told.get("overlap", {})
        if not isinstance(table, Mapping):
            self._wrong(
                "", 0, "overlap", str(table), "expected a table", "Write [overlap] on a line of its own."
            )
            return []
        self._keys(table, OVERLAP, "overlap", 1)
        firms = self._whole(table, "shared_firms", "overlap", 1)
        share = self._number(table, "shared_share", "overlap", 1, most=1.0)
        reason = str(table.get("reason", ""))
        limits: list[tuple[Kind, float | None]] = [("shared_firms", firms), ("shared_share", share)]
        return [Rule(kind, float(limit), reason=reason) for kind, limit in limits if limit is not None]

    # one value at a time

    def _tables(self, name: str) -> list[tuple[int, Mapping[str, Any]]]:
        listed = self.told.get(name, [])
        if not isinstance(listed, list) or not all(isinstance(one, Mapping) for one in listed):
            told = f"Write [[{name}]] on a line of its own, once for each."
            self._wrong("", 0, name, "", "expected tables", told)
            return []
        return list(enumerate(listed, start=1))

    def _keys(self, table: Mapping[str, Any], allowed: Sequence[str], name: str, at: int) -> None:
        for key in table:
            if key not in allowed:
                near = self.known.nearest(key, allowed)
                self._wrong(name, at, key, "", "there is no such key", f"Did you mean {near}?")

    def _choice(self, key: str, allowed: Sequence[str]) -> str | None:
        value = self.told.get(key)
        if value is None or value in allowed:
            return value
        self._wrong("", 0, key, str(value), f"expected {', '.join(allowed)}", "Choose one of them.")
        return None

    def _whole(self, table: Mapping[str, Any], key: str, name: str, at: int) -> int | None:
        value = table.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            return value
        self._wrong(name, at, key, str(value), "expected a whole number, 0 or more", "Correct it.")
        return None

    def _number(
        self, table: Mapping[str, Any], key: str, name: str, at: int, most: float | None = None
    ) -> float | None:
        value = table.get(key)
        good = isinstance(value, int | float) and not isinstance(value, bool)
        if value is None or (good and 0 <= value <= (float("inf") if most is None else most)):
            return value
        expected = "expected 0 or more" if most is None else "expected a share between 0 and 1"
        mend = "Correct it." if most is None else "Write 0.25 for a quarter of the budget."
        self._wrong(name, at, key, str(value), expected, mend)
        return None

    def _texts(self, table: Mapping[str, Any], key: str, name: str, at: int) -> list[str]:
        value = table.get(key, [])
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and all(isinstance(one, str) for one in listed):
            return listed
        self._wrong(name, at, key, str(value), "expected text or a list of texts", 'Write ["A", "B"].')
        return []

    def _applications(self, table: Mapping[str, Any], key: str, name: str, at: int) -> list[str]:
        found = []
        for one in self._texts(table, key, name, at):
            if one in self.known.applications:
                found.append(one)
            else:
                self._unknown(name, at, key, one)
        return found

    def _unknown(self, name: str, at: int, key: str, value: str) -> None:
        expected, mend = self.known.missing(key, value)
        self._wrong(name, at, key, value, expected, mend)

    def _wrong(self, name: str, at: int, key: str, value: str, expected: str, mend: str) -> None:
        """Note a mistake; `at` is which table of that name, from 1."""
        line = line_of(self.text, name, at, key)
        place = [f"line {line}" if line else "", f"[{name}] {at}" if at else "", key]
        told = f'"{value}": ' if value else ""
        self.problems.append(
            (line or 0, f"{', '.join(part for part in place if part)}: {told}{expected}. {mend}")
        )
