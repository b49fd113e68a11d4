"""What an applicant can do about each actionable feature, in English and Norwegian bokmål.

A deed is described, never promised: no sentence says what it would bring. A feature without a row is said
to be open to the applicant, and no more.
"""

from __future__ import annotations

from scoring.sheet import Language

DEEDS: dict[str, tuple[str, str]] = {
    "rd_intensity": (
        "members spend more on research and development; it is seen once the accounts are published",
        "medlemmene bruker mer på forskning og utvikling; det vises når regnskapene er offentliggjort",
    ),
    "export_share": (
        "members sell more of what they make abroad; it is seen once the accounts are published",
        "medlemmene selger mer av det de lager, i utlandet; det vises når regnskapene er offentliggjort",
    ),
    "critical_mass": (
        "more firms of a similar size take part, so that the cluster rests less on a few",
        "flere bedrifter av lignende størrelse blir med, slik at klyngen hviler mindre på noen få",
    ),
    "signed_commitment": (
        "more of the listed members sign their commitment",
        "flere av medlemmene på listen signerer sin forpliktelse",
    ),
    "co_financing": (
        "members pledge more cash or hours against the money applied for",
        "medlemmene forplikter seg til mer penger eller flere timer mot det det søkes om",
    ),
    "pledged_hours": (
        "member firms pledge more hours a year",
        "medlemsbedriftene forplikter seg til flere timer i året",
    ),
    "tie_density": (
        "members who have not worked together begin joint projects",
        "medlemmer som ikke har samarbeidet, begynner på felles prosjekter",
    ),
    "role_mix": (
        "members of the roles that are few (research, education, investors, public bodies) join",
        "medlemmer med roller det er få av (forskning, utdanning, investorer, offentlige), blir med",
    ),
    "external_ties": (
        "members work with partners outside the region",
        "medlemmene samarbeider med partnere utenfor regionen",
    ),
    "rd_partners": (
        "more members work with the research and education members",
        "flere medlemmer samarbeider med medlemmene fra forskning og utdanning",
    ),
    "investment_rate": (
        "members invest more of their value added; it is seen once the accounts are published",
        "medlemmene investerer mer av verdiskapingen; det vises når regnskapene er offentliggjort",
    ),
    "public_rd_captured": (
        "member firms apply for and win public grants",
        "medlemsbedriftene søker om og får offentlige tilskudd",
    ),
    "financial_actors": (
        "an investor or a bank joins",
        "en investor eller en bank blir med",
    ),
    "funding_diversity": (
        "the cluster organisation's money comes from more sources, more evenly",
        "klyngeorganisasjonens penger kommer fra flere kilder, jevnere fordelt",
    ),
}
OPEN: tuple[str, str] = ("this is open to the applicant", "dette kan søkeren gjøre noe med")


def deed(feature: str, language: Language) -> str:
    """What can be done about the feature, as a clause without a capital letter or a full stop."""
    return DEEDS.get(feature, OPEN)[language == "nb"]
