"""Why a committee departs from the recommendation: codes that can be counted and graded, in two languages."""

from __future__ import annotations

from enum import StrEnum


class ReasonCode(StrEnum):
    """The reason that weighed most; the text beside it says the rest."""

    RATINGS = "ratings"
    STRATEGIC_FIT = "strategic_fit"
    REGIONAL_BALANCE = "regional_balance"
    CAPACITY = "capacity"
    ETHICS = "ethics"
    OVERLAP = "overlap"
    UNSEEN_BY_MODEL = "unseen_by_model"
    NOT_IN_DATA = "not_in_data"
    DATA_WRONG = "data_wrong"
    OTHER = "other"


_TEXTS: dict[str, dict[ReasonCode, str]] = {
    "en": {
        ReasonCode.RATINGS: "The committee's ratings say otherwise",
        ReasonCode.STRATEGIC_FIT: "Fit with the strategy of the programme",
        ReasonCode.REGIONAL_BALANCE: "Balance between regions",
        ReasonCode.CAPACITY: "Capacity to carry the plan through",
        ReasonCode.ETHICS: "Ethics or integrity",
        ReasonCode.OVERLAP: "Overlaps with another cluster",
        ReasonCode.UNSEEN_BY_MODEL: "Unlike anything the model has learnt from",
        ReasonCode.NOT_IN_DATA: "Known by the deadline, but not in the data",
        ReasonCode.DATA_WRONG: "The data behind the score are wrong",
        ReasonCode.OTHER: "Another reason",
    },
    "nb": {
        ReasonCode.RATINGS: "Komiteens vurderinger sier noe annet",
        ReasonCode.STRATEGIC_FIT: "Passer til programmets strategi",
        ReasonCode.REGIONAL_BALANCE: "Balanse mellom regioner",
        ReasonCode.CAPACITY: "Evne til å gjennomføre planen",
        ReasonCode.ETHICS: "Etikk eller integritet",
        ReasonCode.OVERLAP: "Overlapper med en annen klynge",
        ReasonCode.UNSEEN_BY_MODEL: "Ulik alt modellen har lært av",
        ReasonCode.NOT_IN_DATA: "Kjent ved fristen, men ikke i dataene",
        ReasonCode.DATA_WRONG: "Dataene bak poengsummen er feil",
        ReasonCode.OTHER: "En annen grunn",
    },
}


def reason_text(code: ReasonCode, language: str = "en") -> str:
    """The code in words.

    >>> reason_text(ReasonCode.CAPACITY, "nb")
    'Evne til å gjennomføre planen'
    """
    return _TEXTS[language][code]
