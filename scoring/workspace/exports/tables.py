"""Every table that leaves the workspace, in reading order: one list for files and programs."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet, Value, Window
from django.db.models.fields import FloatField
from django.db.models.functions import Rank

from scoring.committee.procedure.acts import Act
from scoring.workspace.access import Sight
from scoring.workspace.exports.table import Column, Table

OF_APPLICATION = Column("application_id", "application__application_id", "text", "The application.")


def _applications(seen: Sight) -> QuerySet[Any]:
    return seen.applications().order_by("application_id")


def _sheets(seen: Sight) -> QuerySet[Any]:
    """Places are counted among what the person may see: a gap would say where the hidden ones are."""
    among = Window(Rank(), order_by=F("rank").asc())
    chance = Value(None, output_field=FloatField()) if seen.recused else F("top_chance")
    return seen.sheets().annotate(place=among, chance=chance).order_by("place", "application__application_id")


def _marks(seen: Sight) -> QuerySet[Any]:
    order = ("review__application__application_id", "review__person__email", "after_reveal", "criterion")
    return seen.marks().order_by(*order)


def _decisions(seen: Sight) -> QuerySet[Any]:
    return seen.decisions().order_by("application__application_id")


def _conflicts(seen: Sight) -> QuerySet[Any]:
    return seen.conflicts().order_by("application__application_id", "person__email", "source")


def _ledger(seen: Sight) -> QuerySet[Any]:
    return seen.ledger().order_by("at", "pk")


def whole(seen: Sight) -> bool:
    """Whether the person sees every entry of the ledger; only then numbers and hashes tell nothing hidden."""
    return seen.may(Act.SEE_LEDGER) and not seen.recused


TABLES: tuple[Table, ...] = (
    Table(
        "applications",
        "The applications of the call that you may see.",
        (
            Column("application_id", "application_id", "text", "The application."),
            Column("name", "name", "text", "Its name."),
            Column("summary", "summary", "text", "What it says of itself."),
            Column("lead", "lead", "text", "Who leads it."),
            Column("sector", "sector_name", "text", "Its industry."),
            Column("region", "region", "text", "Where it is."),
            Column("stage", "stage", "text", "Where in its life the cluster says it is."),
            Column("requested", "requested", "number", "The amount asked for, in the call's currency.", True),
            Column("own_funding", "own_funding", "number", "The amount its members bring.", True),
            Column("members", "members", "whole", "Organisations in it."),
            Column("firms", "firms", "whole", "Firms among them."),
            Column("eligible", "eligible", "yes or no", "Whether it is eligible; empty until judged.", True),
            Column("withdrawn", "withdrawn", "yes or no", "Whether it was withdrawn."),
        ),
        _applications,
    ),
    Table(
        "sheets",
        "The published score of each application, once the committee has rated blind.",
        (
            OF_APPLICATION,
            Column("rank", "place", "whole", "Its place among the applications that you may see."),
            Column("score", "score", "number", "The score, in the unit of the publication."),
            Column("low", "low", "number", "Lower end of its interval.", True),
            Column("high", "high", "number", "Upper end of its interval.", True),
            Column("top_chance", "chance", "number", "How often it is among the first seats, 0 to 1.", True),
            Column("recommended", "recommended", "yes or no", "Whether its funding was recommended."),
        ),
        _sheets,
    ),
    Table(
        "marks",
        "Marks with their reasons: your own; others' once they may be seen.",
        (
            Column("application_id", "review__application__application_id", "text", "The application."),
            Column("person", "review__person__email", "text", "Who gave it."),
            Column("criterion", "criterion", "text", "The dimension."),
            Column(
                "score", "score", "whole", "The mark; empty where they abstained or have not rated.", True
            ),
            Column("abstained", "abstained", "yes or no", "Whether they abstained."),
            Column("reason", "reason", "text", "Why."),
            Column("after_reveal", "after_reveal", "yes or no", "Whether it is a revision after the reveal."),
        ),
        _marks,
    ),
    Table(
        "decisions",
        "What the round of decisions that stands has decided.",
        (
            OF_APPLICATION,
            Column("outcome", "outcome", "text", "fund, reserve or decline."),
            Column("recommended", "recommended", "text", "What had been recommended."),
            Column("code", "code", "text", "The kind of reason where they differ."),
            Column("reason", "reason", "text", "The reason in words."),
            Column("amount", "amount", "number", "The amount, in the call's currency.", True),
        ),
        _decisions,
    ),
    Table(
        "conflicts",
        "Conflicts of interest: your own, and others' where you may see them.",
        (
            OF_APPLICATION,
            Column("person", "person__email", "text", "Whose."),
            Column("source", "source", "text", "declared or found."),
            Column("kinds", "kinds", "text", "Of what kinds, comma between."),
            Column("organisations", "org_ids", "text", "Through which members, comma between."),
            Column("of", "of", "whole", "How many members the application has."),
            Column("ruling", "ruling", "text", "What a chair ruled."),
            Column("ruled_by", "ruled_by", "text", "Which chair."),
            Column("gone", "gone", "yes or no", "Whether it is no longer found."),
        ),
        _conflicts,
    ),
    Table(
        "ledger",
        "What was done in the call, by whom and when. Its chain of hashes is the export as JSON lines.",
        (
            Column("at", "at", "time", "When, UTC."),
            Column("by", "by", "text", "Who."),
            Column("role", "role", "text", "In which role."),
            Column("act", "act", "text", "What was done."),
            Column("subject", "subject", "text", "To what."),
            Column("detail", "detail", "text", "More, as JSON."),
        ),
        _ledger,
    ),
)


def table(name: str) -> Table | None:
    """The table of this name."""
    return next((one for one in TABLES if one.name == name), None)
