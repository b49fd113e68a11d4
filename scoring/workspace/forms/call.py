"""The form of a call: what an officer says of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Call
from scoring.workspace.pages.phase_names import PHASES

DATED = (
    Phase.ELIGIBILITY,
    Phase.CONFLICTS,
    Phase.RATING,
    Phase.REVEAL,
    Phase.DISCUSSION,
    Phase.DECISION,
    Phase.LETTERS,
)
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CallForm(forms.Form):
    """Everything that can be said of a call; `deadlines` come as a field a phase."""

    title = forms.CharField(label=_("Title"), max_length=200)
    opens_on = forms.DateField(label=_("First day for applications"), required=False, widget=DAY)
    closes_on = forms.DateField(
        label=_("Closing date"), widget=DAY, help_text=_("Nothing that becomes known later enters a score.")
    )
    budget = forms.DecimalField(
        label=_("Budget"), required=False, min_value=0, max_digits=18, decimal_places=2
    )
    currency = forms.CharField(label=_("Currency"), required=False, max_length=3)
    seats = forms.IntegerField(
        label=_("Seats"), required=False, min_value=0, help_text=_("How many can be funded.")
    )
    horizon_years = forms.IntegerField(label=_("Years over which growth counts"), min_value=1, max_value=15)
    reviews_each = forms.IntegerField(
        label=_("Reviews wanted for each application"), min_value=1, max_value=20
    )
    quorum = forms.IntegerField(
        label=_("Quorum"),
        min_value=1,
        max_value=50,
        help_text=_("Members without a conflict who must remain on every application."),
    )
    policy = forms.CharField(
        label=_("Policy"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("Balance, musts and exclusions for the portfolio, as TOML. Leave it empty for none."),
    )

    def __init__(self, *args: Any, call: Call | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(call) if call else {"horizon_years": 3, "reviews_each": 3, "quorum": 2}
        super().__init__(*args, **kwargs)
        for phase in DATED:
            self.fields[f"until_{phase}"] = forms.DateField(
                label=str(PHASES[phase]), required=False, widget=DAY
            )
        if call is None:
            self.fields["call_id"] = forms.CharField(
                label=_("Identifier"), max_length=80, help_text=_("As in the data folder, such as 2026.")
            )
            self.order_fields(["call_id", "title"])

    def told(self) -> dict[str, Any]:
        """What the verbs take."""
        data = dict(self.cleaned_data)
        days = {phase: data.pop(f"until_{phase}") for phase in DATED}
        data["deadlines"] = {str(phase): day.isoformat() for phase, day in days.items() if day}
        data.pop("call_id", None)
        return data | {"currency": data["currency"].upper()}

    def facts(self) -> list[forms.BoundField]:
        """The fields but the days of phases."""
        return [one for one in self if not one.name.startswith("until_")]

    def days(self) -> list[forms.BoundField]:
        """The day on which each phase is to end."""
        return [one for one in self if one.name.startswith("until_")]


def _initial(call: Call) -> dict[str, Any]:
    names = ("title", "opens_on", "closes_on", "budget", "currency", "seats")
    more = ("horizon_years", "reviews_each", "quorum", "policy")
    days = {f"until_{phase}": day for phase, day in call.deadlines.items()}
    return {name: getattr(call, name) for name in (*names, *more)} | days
