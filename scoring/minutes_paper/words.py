"""A decision protocol in sentences and rows, in English and Norwegian bokmål."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scoring.committee.procedure.departure_reasons import ReasonCode, reason_text
from scoring.minutes_paper.phrases import KINDS, PHRASES, ROLES
from scoring.numbers import SPACE, number
from scoring.report.words import date
from scoring.sheet import Language


@dataclass(frozen=True)
class Approval:
    """Who approved the protocol, and when."""

    by: str
    at: datetime


@dataclass(frozen=True)
class Words:
    """A protocol in one language; without an approval it says that it waits for one."""

    told: Mapping[str, Any]
    language: Language
    approval: Approval | None = None

    def page(self) -> dict[str, Any]:
        """Everything that a template reads: headings under `say`, the rest ready."""
        call, made = self.told["call"], self.told["round"]
        return {
            "say": {key: pair[self.language == "nb"] for key, pair in PHRASES.items() if "{" not in pair[0]},
            "title": call["title"],
            "call_id": call["call_id"],
            "lead": self.say(
                "lead", number=made["number"], by=made["taken_by"], day=self.day(made["taken_at"])
            ),
            "terms": self.terms(),
            "note": made["note"],
            "people": [(name, ROLES[role][self.language == "nb"]) for name, role in self.told["people"]],
            "recusals": [self.recusal(one) for one in self.told["recusals"]],
            "decisions": [self.decision(one) for one in self.told["decisions"]],
            "departures": [self.departure(one) for one in self.told["decisions"] if one["code"]],
            "not_in_the_race": [(*row[:2], self._why(*row[2:])) for row in self.told["not_in_the_race"]],
            "sources": self.sources(),
            "approved": self.approved(),
        }

    def say(self, key: str, **filled: object) -> str:
        """Our words for `key`."""
        return PHRASES[key][self.language == "nb"].format(**filled)

    def day(self, iso: str) -> str:
        """A day in words."""
        return date(iso[:10], self.language)

    def terms(self) -> str:
        """What the call had to give."""
        call = self.told["call"]
        parts = [self.say("seats", seats=call["seats"])] if call["seats"] is not None else []
        parts += [self.money(call["budget"])] if call["budget"] is not None else []
        return ", ".join(parts)

    def money(self, amount: str | None) -> str:
        """An amount in full, with its currency."""
        if amount is None:
            return ""
        return f"{self.told['call']['currency']}{SPACE}{number(float(amount), self.language, 0)}".strip()

    def recusal(self, one: Mapping[str, Any]) -> tuple[str, str, str]:
        """Who stepped out where, and what for."""
        what = ", ".join(KINDS[kind][self.language == "nb"] for kind in one["kinds"])
        source = self.say(one["source"])
        if one["members"]:
            source += " " + self.say("members", members=one["members"], of=one["of"])
        return one["person"], one["application_id"], f"{source}: {what}" if what else source

    def _why(self, why: str, reason: str = "") -> str:
        """Why an application was not decided on, with the officer's reason where there is one."""
        return f"{self.say(why)} – {reason}" if reason else self.say(why)

    def decision(self, one: Mapping[str, Any]) -> dict[str, str]:
        """One row of the ranked list."""
        return {
            "place": str(one["place"] or "–"),
            "application_id": one["application_id"],
            "name": one["name"],
            "committee": self.chance(one["committee"]),
            "model": self.chance(one["model"]),
            "group": self.say(one["group"]) if one["group"] else "–",
            "outcome": self.say(one["outcome"]),
            "amount": self.money(one["amount"]),
        }

    def chance(self, whole: int | None) -> str:
        """A chance in per cent, as it stood in the line."""
        return "–" if whole is None else f"{whole}{SPACE}%"

    def departure(self, one: Mapping[str, Any]) -> tuple[str, str, str]:
        """Where the committee departed, its reason by code and in words, and who chose."""
        code = reason_text(ReasonCode(one["code"]), self.language)
        moved = self.say(
            "departed", group=self.say(one["group"] or "discuss"), outcome=self.say(one["outcome"])
        )
        return (
            f"{one['application_id']} {one['name']}: {moved}",
            code,
            f"{one['reason']} ({one['chosen_by']})",
        )

    def sources(self) -> list[tuple[str, str]]:
        """Versions and hashes by name; what is not known is left out."""
        found = self.told["sources"]
        rows = [(self.say(key), str(value)) for key, value in found.items() if key != "tables" and value]
        rows += [(name, digest) for name, digest in found["tables"].items()]
        return [*rows, (self.say("ledger_head"), self.told["ledger_head"])]

    def approved(self) -> str:
        """Who approved it, or that it waits."""
        if self.approval is None:
            return self.say("waits")
        return self.say("approved", by=self.approval.by, day=self.day(self.approval.at.isoformat()))
