"""What the ranks of a call say, in sentences: what the sets hold, the groups, the seats, how exact it is."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.numbers import SPACE, number, percent
from scoring.sheet import CallScore, Language, RankBasis, ScoreSheet

WORDS: dict[str, tuple[str, str]] = {
    "index": (
        "A criteria index forecasts nothing, so ranks have no chances.",
        "En kriterieindeks varsler ingenting, så plasseringene har ingen sannsynlighet.",
    ),
    "no_intervals": (
        "This model does not know how far its scores may be off (it was trained on outcomes of one call, or "
        "before intervals existed), so ranks have no chances. Train again: klynge train.",
        "Denne modellen vet ikke hvor mye skårene kan ta feil (den er trent på utfall fra én utlysning, "
        "eller før det fantes intervaller), så plasseringene har ingen sannsynlighet. Tren på nytt: klynge "
        "train.",
    ),
    "covers": (
        "The 80 % ranks hold the rank that an application will have by growth itself, without error of "
        "measurement, in eight of ten of {draws} joint draws of what may happen.",
        "80 %-plasseringene rommer plassen en søknad vil få etter selve veksten, uten målefeil, i åtte av ti "
        "av {draws} felles trekninger av hva som kan skje.",
    ),
    "tied": (
        "All {count} applications have the same score: each may have any rank, and nothing here speaks for "
        "one before another.",
        "Alle {count} søknader har samme skår: hver av dem kan få hvilken som helst plass, og ingenting her "
        "taler for én foran en annen.",
    ),
    "one_group": (
        "One group: nowhere in this ranking can a line be drawn with every application above it confidently "
        "(80 %) ahead of every one below.",
        "Én gruppe: ingen steder i rangeringen kan det trekkes en strek der hver søknad over den med 80 % "
        "sikkerhet er foran hver søknad under.",
    ),
    "groups": (
        "The ranking falls into {groups} groups: with 80 % confidence in all lines at once, every "
        "application of a group is ahead of every one in the groups below. Inside a group no line can be "
        "drawn.",
        "Rangeringen faller i {groups} grupper: med 80 % sikkerhet for alle streker samlet er hver søknad i "
        "en gruppe foran hver søknad i gruppene under. Innenfor en gruppe kan ingen strek trekkes.",
    ),
    "no_seats": (
        "The call states no seats, so there is no chance of one to give.",
        "Utlysningen oppgir ingen plasser, så det er ingen sannsynlighet for en plass å oppgi.",
    ),
    "none": (
        "There are seats for none: the chance is 0 for every application, whatever its score.",
        "Det er ingen plasser: sannsynligheten er 0 for alle søknader, uansett skår.",
    ),
    "all": (
        "There are seats for all: every application is among the first {seats}, whatever its score.",
        "Det er plass til alle: hver søknad er blant de første {seats}, uansett skår.",
    ),
    "may_all": (
        "Any of the {count} could truly be among the best {seats}: at 80 % confidence none can be ruled out.",
        "Alle de {count} kan i virkeligheten være blant de {seats} beste: med 80 % sikkerhet kan ingen "
        "utelukkes.",
    ),
    "may": (
        "{may} of {count} could truly be among the best {seats} (at 80 % confidence; {may_95} at 95 %), and "
        "{surely} surely are.",
        "{may} av {count} kan i virkeligheten være blant de {seats} beste (med 80 % sikkerhet; {may_95} med "
        "95 %), og {surely} er det sikkert.",
    ),
    "exact": (
        "The chance of being among the best {seats} is exact to ± {error} points (one standard error of "
        "{draws} draws).",
        "Sannsynligheten for å være blant de {seats} beste er nøyaktig til ± {error} poeng (én standardfeil "
        "av {draws} trekninger).",
    ),
    "top": ("P(top {seats})", "P(topp {seats})"),
    "ranks_80": ("80 % ranks", "80 %-plasser"),
    "heading": ("Ranks", "Plasseringer"),
    "error": ("± {error} points", "± {error} poeng"),
}  # fmt: skip


@dataclass(frozen=True)
class RankWords:
    """The ranks of a call in one language; every sentence is empty where it has nothing to say."""

    call: CallScore
    language: Language

    def say(self, key: str, **filled: object) -> str:
        """One of the words above."""
        return WORDS[key][self.language == "nb"].format(**filled)

    def sentences(self) -> list[str]:
        """All that there is to say, the plainest first."""
        basis = self.call.ranks
        if basis is None:
            return [self.say("index" if self.call.is_index else "no_intervals")]
        told = [self.tied(), self.grouped(basis), self.seated(basis), self.covers(basis), self.exact(basis)]
        return [one for one in told if one]

    def tied(self) -> str:
        """Whether all have one score."""
        alike = len(self.call.sheets) > 1 and all(one.rank == 1 for one in self.call.sheets)
        return self.say("tied", count=len(self.call.sheets)) if alike else ""

    def grouped(self, basis: RankBasis) -> str:
        """How many groups can be told apart."""
        if len(self.call.sheets) == 1:
            return ""
        return self.say("one_group") if basis.groups == 1 else self.say("groups", groups=basis.groups)

    def seated(self, basis: RankBasis) -> str:
        """Who may be among the best, or why there is no such question."""
        seats, count = self.call.seats, len(self.call.sheets)
        if seats is None:
            return self.say("no_seats")
        if not 0 < seats < count:
            return self.say("none") if seats == 0 else self.say("all", seats=seats)
        if len(basis.may_be_top) == count:
            return self.say("may_all", count=count, seats=seats)
        return self.say(
            "may",
            count=count,
            seats=seats,
            may=len(basis.may_be_top),
            may_95=len(basis.may_be_top_95),
            surely=len(basis.surely_top),
        )

    def covers(self, basis: RankBasis) -> str:
        """What the sets on the sheets hold."""
        return self.say("covers", draws=number(basis.draws, self.language, 0))

    def exact(self, basis: RankBasis) -> str:
        """The simulation error, where there is one."""
        error = max((one.top_error or 0.0 for one in self.call.sheets), default=0.0)
        if not error:
            return ""
        told = number(100 * error, self.language, 1)
        return self.say(
            "exact", seats=self.call.seats, error=told, draws=number(basis.draws, self.language, 0)
        )

    def top(self) -> str:
        """The name of the chance of a seat; empty where there is none to give."""
        told = self.call.ranks is not None and self.call.seats is not None
        return self.say("top", seats=self.call.seats) if told else ""

    def error(self, sheet: ScoreSheet) -> str:
        """The simulation error of an application's chance, in points."""
        return self.say("error", error=number(100 * (sheet.top_error or 0.0), self.language, 1))

    def ranks(self, sheet: ScoreSheet) -> str:
        """The 80 % ranks of an application, "3–17" or "4"."""
        if sheet.rank_low is None or sheet.rank_high is None:
            return ""
        return span(sheet.rank_low, sheet.rank_high)

    def chance(self, sheet: ScoreSheet) -> str:
        """P(top k) in per cent, never 0 or 100 where the draws leave it open."""
        share = sheet.top_chance
        if share is None:
            return ""
        if sheet.top_error and share < 0.005:
            return f"<{SPACE}1{SPACE}%"
        if sheet.top_error and share > 0.995:
            return f">{SPACE}99{SPACE}%"
        return percent(share, self.language)


def span(low: int, high: int) -> str:
    """Ranks from one to another.

    >>> span(3, 17), span(4, 4)
    ('3–17', '4')
    """
    return f"{low}" if low == high else f"{low}–{high}"
