"""The steps of the flow in Norwegian bokmål; the models name them in English."""

from __future__ import annotations

from models.comparison import flow, matching, pairing
from scoring.sheet import Language

STEPS: dict[str, str] = {
    flow.REGISTER: "bedrifter og andre organisasjoner i registeret da utlysningen ble lukket",
    flow.NOT_A_FIRM: "ikke en bedrift",
    flow.JOINED: "regnet sammen med en bedrift de er slått sammen med eller skilt ut fra",
    flow.MEMBERS: "medlemsbedrifter da utlysningen ble lukket",
    flow.OTHERS: "bedrifter utenfor",
    flow.FUNDED_TOO: "også i en søknad som fikk støtte",
    flow.IN_A_CLUSTER: "i en søknad til og med denne utlysningen, eller i en klynge senere",
    flow.OWNED: "knyttet ved eierskap til en søker eller et medlem",
    flow.NO_START: "uten regnskap ved starten",
    flow.NOT_THERE: "uten regnskap da utlysningen ble lukket",
    flow.GONE_OUTSIDE: "gikk inn i en bedrift utenfor registeret",
    flow.NO_GROWTH: "uten ansatte",
    flow.COMPARED: "bedrifter som kan sammenlignes",
    matching.NO_CONTROL: "ingen sammenlignbar bedrift i samme celle",
    matching.OUT_OF_REACH: "ingen sammenlignbar bedrift nær nok",
    matching.USED_UP: "de sammenlignbare bedriftene var brukt opp",
    pairing.NOT_NEAREST: "ikke blant de nærmeste til noe medlem",
    pairing.PAIRED: "bedrifter i par",
}


def step_name(english: str, language: Language) -> str:
    """The step as people read it."""
    told = STEPS.get(english, english) if language == "nb" else english
    return told[:1].upper() + told[1:]
