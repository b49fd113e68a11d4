"""What was done to bring about a change, counted: members, firms, hours, ties and money, in two languages."""

from __future__ import annotations

import numpy as np

from features.ingredients import Ingredients
from features.kinds import KINDS
from scoring.numbers import SPACE, number
from scoring.sheet import Language
from scoring.what_if.deeds import deed
from scoring.what_if.levers import OWN

ROLES: dict[str, tuple[str, str]] = {
    "firm": ("firm", "bedrift"),
    "research": ("research", "forskning"),
    "education": ("education", "utdanning"),
    "investor": ("investor", "investor"),
    "public": ("public body", "offentlig"),
}


def done(
    feature: str, before: Ingredients, after: Ingredients, language: Language, currency: str = ""
) -> str:
    """A clause that counts what was done; the deed in words where there is nothing to count."""
    nb = language == "nb"
    if feature in ("role_mix", "financial_actors") and _more("listed", before, after):
        return _joined(before, after, nb)
    if feature == "signed_commitment" and (more := _signed(after) - _signed(before)) > 0:
        return (
            f"{more} medlem{'mer' * (more > 1)} til signerer" if nb else f"{more} more member{_s(more)} sign"
        )
    if feature == "pledged_hours" and (firms := _raised(before, after)):
        hours = number(float(np.nanmax(after["firm_hours"][after["firm_hours"] != before["firm_hours"]])))
        return (
            f"{firms} bedrift{'er' * (firms > 1)} øker til {hours} timer i året"
            if nb
            else f"{firms} firm{_s(firms)} go{'es' * (firms == 1)} up to {hours} hours a year"
        )
    if feature == "external_ties" and (ties := _more("ties_outside", before, after)):
        return (
            f"{ties} nye forbindelser ut av regionen" if nb else f"{ties} new tie{_s(ties)} out of the region"
        )
    if feature == "rd_partners" and (tied := _more("members_tied_to_research", before, after)):
        return (
            f"{tied} medlem{'mer' * (tied > 1)} til samarbeider med forskning eller utdanning"
            if nb
            else f"{tied} more member{_s(tied)} work with a research or education member"
        )
    if feature in ("co_financing", "funding_diversity") and (money := _money(feature, before, after)):
        amount = f"{currency}{SPACE}{number(money, language)}".strip(SPACE)
        return _paid(feature, amount, nb)
    return deed(feature, language)


def _paid(feature: str, amount: str, nb: bool) -> str:
    if feature == "co_financing":
        return (
            f"medlemsbedriftene legger {amount} mer i året i potten"
            if nb
            else f"member firms pledge {amount} more a year in cash"
        )
    return (
        f"klyngeorganisasjonen legger inn {amount} mer av egne midler"
        if nb
        else f"the cluster organisation puts in {amount} more of its own money"
    )


def _joined(before: Ingredients, after: Ingredients, nb: bool) -> str:
    new = (after["role_counts"] - before["role_counts"])[0]
    said = [f"{number(count)} {ROLES[role][nb]}" for role, count in zip(KINDS, new, strict=True) if count > 0]
    return f"nye medlemmer: {', '.join(said)}" if nb else f"new members: {', '.join(said)}"


def _signed(found: Ingredients) -> int:
    return int(np.nansum(found["signed"]))


def _raised(before: Ingredients, after: Ingredients) -> int:
    return int(np.nansum(after["firm_hours"] > before["firm_hours"]))


def _more(name: str, before: Ingredients, after: Ingredients) -> int:
    return round(float(np.nan_to_num(after[name] - before[name])[0]))


def _money(feature: str, before: Ingredients, after: Ingredients) -> float:
    if feature == "funding_diversity":
        own = (np.nan_to_num(one["sources"][0, OWN]) for one in (after, before))
        return float(next(own) - next(own))
    return float(np.nansum(after["pledged_cash"]) - np.nansum(before["pledged_cash"]))


def _s(count: int) -> str:
    return "s" if count != 1 else ""
