"""What a letter says to an applicant about a feature, where the clause of its sheet says "the members".

One row a feature whose clause names the members or the cluster; every other clause stands as it is. {value}
is where the number stands, as in scoring/phrases.py.
"""

from __future__ import annotations

from scoring.phrases import phrase
from scoring.sheet import Language

ADDRESSED: dict[str, tuple[str, str]] = {
    "rd_intensity": (
        "your members spend {value} of their value added on research and development",
        "medlemmene deres bruker {value} av verdiskapingen på forskning og utvikling",
    ),
    "export_share": (
        "{value} of your members' revenue comes from exports",
        "{value} av omsetningen til medlemmene deres er eksport",
    ),
    "critical_mass": (
        "your members weigh as much as {value} firms of equal size",
        "medlemmene deres veier like mye som {value} like store bedrifter",
    ),
    "signed_commitment": (
        "{value} of your members have signed commitments",
        "{value} av medlemmene deres har signerte forpliktelser",
    ),
    "co_financing": (
        "your members pledge {value} of your cluster's budget a year, in cash and hours",
        "medlemmene deres har lovet {value} av klyngens budsjett i året, i penger og timer",
    ),
    "pledged_hours": (
        "half of your member firms pledge at least {value} a year",
        "halvparten av medlemsbedriftene deres har lovet minst {value} i året",
    ),
    "tie_density": (
        "{value} of all pairs of your members have had joint work or ownership in the last five years",
        "{value} av alle par av medlemmene deres har hatt samarbeid eller felles eierskap de siste fem årene",
    ),
    "repeat_partners": (
        "{value} of the pairs of your members with a joint project have two or more",
        "{value} av parene blant medlemmene deres med et felles prosjekt har to eller flere",
    ),
    "role_mix": (
        "your mix of firms, research, education, investors and public bodies is {value} of the most even one",
        "blandingen deres av bedrifter, forskning, utdanning, investorer og offentlige er {value} av den "
        "jevneste",
    ),
    "own_momentum": (
        "your members' own growth has been {value} over three years",
        "den egne veksten til medlemmene deres har vært {value} over tre år",
    ),
    "external_ties": (
        "{value} of your members' ties reach out of the region",
        "{value} av forbindelsene til medlemmene deres går ut av regionen",
    ),
    "rd_partners": (
        "{value} of your members work with a research or education member",
        "{value} av medlemmene deres samarbeider med et medlem fra forskning eller utdanning",
    ),
    "member_distance": (
        "half of all pairs of your members are more than {value} apart",
        "halvparten av alle par av medlemmene deres er mer enn {value} fra hverandre",
    ),
    "same_labour_market": (
        "{value} of your members' employees are in one labour market",
        "{value} av de ansatte hos medlemmene deres er i samme arbeidsmarked",
    ),
    "equity_ratio": (
        "equity is {value} of your members' assets",
        "egenkapitalen er {value} av eiendelene til medlemmene deres",
    ),
    "investment_rate": (
        "your members invest {value} of their value added",
        "medlemmene deres investerer {value} av verdiskapingen",
    ),
    "public_rd_captured": (
        "your members won {value} in public grants per employee in the last three years",
        "medlemmene deres fikk {value} i offentlige tilskudd per ansatt de siste tre årene",
    ),
    "financial_actors": (
        "{value} of your members are investors or banks",
        "{value} av medlemmene deres er investorer eller banker",
    ),
    "distance_to_investors": (
        "half of your members are more than {value} from the nearest investor",
        "halvparten av medlemmene deres har mer enn {value} til nærmeste investor",
    ),
    "funding_diversity": (
        "the spread of your cluster organisation's funding is {value}, where zero is a single source",
        "spredningen i finansieringen av klyngeorganisasjonen deres er {value}, der null er én kilde",
    ),
}


def addressed_clause(feature: str, label: str, language: Language) -> str:
    """The clause as a letter says it, with {value} for the number; an agency's own indicator has its own."""
    own = ADDRESSED.get(feature)
    return phrase(feature, label).clause(language) if own is None else own[language == "nb"]
