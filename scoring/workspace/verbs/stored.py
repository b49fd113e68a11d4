"""A call as it is stored, in the words of an Intake; and an Intake stored in its place."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from scoring.intake.intake import Applied, Intake, Member
from scoring.workspace.models import Application, Call, Firm, Tie

BATCH = 500


def stored(call: Call) -> Intake:
    """The call with all its applications, those that were withdrawn too; pictures and ties left out."""
    applications = call.applications.defer("pictures").order_by("application_id").prefetch_related("roster")
    return Intake(
        call.call_id,
        call.closes_on,
        call.opens_on,
        _float(call.budget),
        call.seats,
        call.currency,
        call.horizon_years,
        tuple(_applied(one) for one in applications),
        hashes=last.hashes if (last := call.loads.first()) else {},
    )


def store_call(call: Call, intake: Intake) -> None:
    """The call's own dates and sums, as the folder has them; what it lacks stays as the officer wrote it."""
    call.closes_on = intake.closes_on
    call.opens_on = intake.opens_on or call.opens_on
    call.budget = money(intake.budget) if intake.budget is not None else call.budget
    call.seats = call.seats if intake.seats is None else intake.seats
    call.currency = intake.currency or call.currency
    call.horizon_years = intake.horizon_years
    call.save()


def store_applications(call: Call, intake: Intake) -> None:
    """Every application of the folder with its roster and pictures, and the ties between organisations."""
    have = {one.application_id: one for one in call.applications.defer("pictures")}
    for each in intake.applications:
        row = have.get(each.application_id) or Application(call=call, application_id=each.application_id)
        _fill(row, each)
        row.save()
        row.roster.all().delete()
        Firm.objects.bulk_create([_firm(row, one) for one in each.roster], batch_size=BATCH)
    call.ties.all().delete()
    Tie.objects.bulk_create(_ties(call, intake.ties), batch_size=BATCH)


def money(value: float | None) -> Decimal | None:
    """An amount as the tables keep it."""
    return None if value is None else Decimal(f"{value:.2f}")


def _fill(row: Application, each: Applied) -> None:
    for name in ("name", "lead", "sector", "sector_name", "region", "stage"):
        setattr(row, name, getattr(each, name))
    row.requested, row.own_funding = money(each.requested), money(each.own_funding)
    row.members, row.firms = len(each.roster), each.firms
    row.roster_sha256, row.pictures, row.withdrawn = each.roster_sha256, dict(each.pictures), False


def _firm(row: Application, one: Member) -> Firm:
    return Firm(
        application=row,
        org_id=one.org_id,
        name=one.name,
        role=one.role,
        commitment=one.commitment,
        region=one.region,
        sector=one.sector,
        employees=one.employees,
        joined_on=one.joined_on,
    )


def _ties(call: Call, ties: Iterable[tuple[str, str, str]]) -> list[Tie]:
    return [Tie(call=call, org_a=one, org_b=other, kind=kind) for one, other, kind in ties]


def _applied(row: Application) -> Applied:
    roster = [
        Member(
            one.org_id,
            one.name,
            one.role,
            one.commitment,
            one.region,
            one.sector,
            one.employees,
            one.joined_on,
        )
        for one in row.roster.all()
    ]
    return Applied(
        row.application_id,
        row.name,
        row.lead,
        row.sector,
        row.sector_name,
        row.region,
        row.stage,
        _float(row.requested),
        _float(row.own_funding),
        tuple(sorted(roster, key=lambda one: one.org_id)),
    )


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
