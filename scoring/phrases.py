"""The words for every feature of the catalogue, in English and Norwegian bokmål.

`PHRASES` is the specification: one row a feature. The clause is what a sentence says about an application,
with {value} where the number stands; `reads` says how the number becomes one that people read. Numbers that
do not stand on the score sheet are written as words ("per thousand jobs"), so that every digit can be traced.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from scoring.sheet import Language

Reads = Literal["as is", "ratio", "ratio in %", "share in %"]


@dataclass(frozen=True)
class Phrase:
    """Label and clause of one feature in both languages."""

    en: str
    nb: str
    en_clause: str
    nb_clause: str
    reads: Reads = "as is"

    def label(self, language: Language) -> str:
        """The feature's short name in that language."""
        return self.en if language == "en" else self.nb

    def clause(self, language: Language) -> str:
        """What a sentence says, with {value} for the number."""
        return self.en_clause if language == "en" else self.nb_clause


PHRASES: dict[str, Phrase] = {
    # capabilities
    "specialisation": Phrase("Specialisation", "Spesialisering",
        "the sector has {value} times its national share of the region's jobs",
        "næringens andel av arbeidsplassene i regionen er {value} ganger andelen i landet", "ratio"),
    "productivity_gap": Phrase("Productivity gap", "Produktivitetsgap",
        "value added per employee is {value} of the median in the sector",
        "verdiskapingen per ansatt er {value} av medianen i næringen", "ratio in %"),
    "wage_premium": Phrase("Wage premium", "Lønnspremie",
        "wages per employee are {value} of the level in the sector",
        "lønn per ansatt er {value} av nivået i næringen", "ratio in %"),
    "rd_intensity": Phrase("R&D intensity", "FoU-intensitet",
        "members spend {value} of their value added on research and development",
        "medlemmene bruker {value} av verdiskapingen på forskning og utvikling"),
    "export_share": Phrase("Export share", "Eksportandel",
        "{value} of the members' revenue comes from exports",
        "{value} av medlemmenes omsetning er eksport"),
    "patents_per_1000_jobs": Phrase("Patents", "Patenter",
        "the region has {value} patents a year per thousand jobs",
        "regionen har {value} patenter i året per tusen arbeidsplasser"),
    "critical_mass": Phrase("Critical mass", "Kritisk masse",
        "the members weigh as much as {value} firms of equal size",
        "medlemmene veier like mye som {value} like store bedrifter"),
    # willingness
    "signed_commitment": Phrase("Signed commitment", "Signerte forpliktelser",
        "{value} of members have signed commitments",
        "{value} av medlemmene har signerte forpliktelser"),
    "co_financing": Phrase("Co-financing", "Medfinansiering",
        "members pledge {value} of the cluster's budget a year, in cash and hours",
        "medlemmene har lovet {value} av klyngens budsjett i året, i penger og timer"),
    "pledged_hours": Phrase("Pledged hours", "Lovede timer",
        "half of the member firms pledge at least {value} a year",
        "halvparten av medlemsbedriftene har lovet minst {value} i året"),
    "tie_density": Phrase("Tie density", "Tetthet av forbindelser",
        "{value} of all pairs of members have had joint work or ownership in the last five years",
        "{value} av alle par av medlemmer har hatt samarbeid eller felles eierskap de siste fem årene",
        "share in %"),
    "repeat_partners": Phrase("Repeat partners", "Gjentatt samarbeid",
        "{value} of the pairs with a joint project have two or more",
        "{value} av parene med et felles prosjekt har to eller flere", "share in %"),
    "role_mix": Phrase("Role mix", "Blanding av roller",
        "the mix of firms, research, education, investors and public bodies is {value} of the most even one",
        "blandingen av bedrifter, forskning, utdanning, investorer og offentlige er {value} av den jevneste",
        "share in %"),
    "university_business_rd": Phrase("University–business R&D", "Næringslivets andel av universitetenes FoU",
        "business pays for {value} of the universities' research in the region",
        "næringslivet betaler for {value} av universitetenes forskning i regionen"),
    # driving forces
    "own_momentum": Phrase("Own momentum", "Egen fremdrift",
        "the members' own growth has been {value} over three years",
        "medlemmenes egen vekst har vært {value} over tre år"),
    "local_shift": Phrase("Local shift", "Lokalt fortrinn",
        "the sector's growth here, less that in the country, has been {value}",
        "næringens vekst her, minus veksten i landet, har vært {value}"),
    "latest_shift": Phrase("Latest shift", "Siste lokale fortrinn",
        "in the last year alone, the sector's growth here, less that in the country, was {value}",
        "bare det siste året var næringens vekst her, minus veksten i landet, {value}"),
    "payroll_shift": Phrase("Payroll shift", "Fortrinn i lønnssum",
        "in the last year, growth of the sector's wage bill here, less that in the country, was {value}",
        "det siste året var veksten i næringens lønnssum her, minus veksten i landet, {value}"),
    "regional_shift": Phrase("Regional shift", "Regionens fortrinn",
        "the region's growth, beyond what its mix of sectors would give, has been {value}",
        "regionens vekst, utover det næringssammensetningen skulle gi, har vært {value}"),
    "latest_regional_shift": Phrase("Latest regional shift", "Regionens siste fortrinn",
        "in the last year, the region's growth, beyond what its mix of sectors would give, was {value}",
        "det siste året var regionens vekst, utover det næringssammensetningen skulle gi, {value}"),
    "regional_breadth": Phrase("Regional breadth", "Bredde i regionens vekst",
        "{value} of the region's sectors have outgrown the nation over three years",
        "{value} av regionens næringer har vokst mer enn i landet over tre år"),
    "industry_tide": Phrase("Industry tide", "Medvind i næringen",
        "the sector's growth in the whole country has been {value}",
        "næringens vekst i hele landet har vært {value}"),
    "related_variety": Phrase("Related variety", "Beslektet variasjon",
        "the variety among related sectors in the region is {value}, where zero is a single sector",
        "variasjonen mellom beslektede næringer i regionen er {value}, der null er én næring"),
    "unrelated_variety": Phrase("Unrelated variety", "Ubeslektet variasjon",
        "the variety among unrelated sectors in the region is {value}, where zero is a single sector",
        "variasjonen mellom ubeslektede næringer i regionen er {value}, der null er én næring"),
    "entry_rate": Phrase("Entry rate", "Nyetableringer",
        "{value} of the sector's firms in the region were founded in the last three years",
        "{value} av næringens bedrifter i regionen er stiftet de siste tre årene"),
    "external_ties": Phrase("External ties", "Forbindelser utad",
        "{value} of the members' ties reach out of the region",
        "{value} av medlemmenes forbindelser går ut av regionen"),
    "rd_partners": Phrase("R&D partners", "FoU-partnere",
        "{value} of members work with a research or education member",
        "{value} av medlemmene samarbeider med et medlem fra forskning eller utdanning"),
    # proximity
    "member_distance": Phrase("Member distance", "Avstand mellom medlemmer",
        "half of all pairs of members are more than {value} apart",
        "halvparten av alle par av medlemmer er mer enn {value} fra hverandre"),
    "same_labour_market": Phrase("Same labour market", "Samme arbeidsmarked",
        "{value} of the members' employees are in one labour market",
        "{value} av medlemmenes ansatte er i samme arbeidsmarked"),
    "regional_size": Phrase("Regional size", "Regionens størrelse",
        "the region's size (inhabitants, else jobs) is {value}",
        "regionens størrelse (innbyggere, ellers arbeidsplasser) er {value}", "ratio"),
    "density": Phrase("Density", "Befolkningstetthet",
        "the region has {value} inhabitants per square kilometre",
        "regionen har {value} innbyggere per kvadratkilometer"),
    "neighbour_strength": Phrase("Neighbour strength", "Naboregioners styrke",
        "in the regions around, the sector has {value} times its national share of jobs",
        "i regionene rundt er næringens andel av arbeidsplassene {value} ganger andelen i landet"),
    "relatedness_density": Phrase("Relatedness density", "Beslektet næringsgrunnlag",
        "{value} of what is related to the sector is already strong in the region",
        "{value} av det som er beslektet med næringen, står allerede sterkt i regionen", "share in %"),
    # capital
    "equity_ratio": Phrase("Equity ratio", "Egenkapitalandel",
        "equity is {value} of the members' assets",
        "egenkapitalen er {value} av medlemmenes eiendeler"),
    "investment_rate": Phrase("Investment rate", "Investeringsrate",
        "members invest {value} of their value added",
        "medlemmene investerer {value} av verdiskapingen"),
    "surplus_share": Phrase("Surplus share", "Driftsresultatets andel",
        "the gross operating surplus is {value} of the sector's value added in the region",
        "bruttodriftsresultatet er {value} av næringens verdiskaping i regionen"),
    "venture_capital": Phrase("Venture capital", "Venturekapital",
        "the region had {value} equity rounds per thousand firms in the last three years",
        "regionen hadde {value} egenkapitalrunder per tusen bedrifter de siste tre årene"),
    "public_rd_captured": Phrase("Public R&D captured", "Offentlig FoU-støtte",
        "members won {value} in public grants per employee in the last three years",
        "medlemmene fikk {value} i offentlige tilskudd per ansatt de siste tre årene"),
    "financial_actors": Phrase("Financial actors", "Finansaktører",
        "{value} of members are investors or banks",
        "{value} av medlemmene er investorer eller banker"),
    "distance_to_investors": Phrase("Distance to investors", "Avstand til investorer",
        "half of the members are more than {value} from the nearest investor",
        "halvparten av medlemmene har mer enn {value} til nærmeste investor"),
    "funding_diversity": Phrase("Funding diversity", "Bredde i finansieringen",
        "the spread of the cluster organisation's funding is {value}, where zero is a single source",
        "spredningen i klyngeorganisasjonens finansiering er {value}, der null er én kilde"),
}  # fmt: skip

DIMENSION_NAMES: dict[str, tuple[str, str]] = {
    "capabilities": ("Capabilities", "Kompetanse og evner"),
    "willingness": ("Willingness", "Vilje"),
    "driving_forces": ("Driving forces", "Drivkrefter"),
    "proximity": ("Proximity", "Nærhet"),
    "capital": ("Access to capital", "Tilgang på kapital"),
}


def phrase(feature: str, label: str) -> Phrase:
    """The words of a feature; an indicator that an agency brought itself has its label in both languages."""
    own = label.replace("{", "(").replace("}", ")")
    return PHRASES.get(feature) or Phrase(label, label, f"{own} is {{value}}", f"{own} er {{value}}")


def dimension_name(dimension: str, language: Language) -> str:
    """The dimension as people call it."""
    return DIMENSION_NAMES[dimension][language == "nb"]


def plain(value: float | None, reads: Reads) -> float | None:
    """The value as people read it: the ratio behind a logarithm, the per cent of a share.

    >>> plain(0.0, "ratio in %"), plain(0.25, "share in %"), plain(None, "ratio")
    (100.0, 25.0, None)
    """
    if value is None or reads == "as is":
        return value
    if reads == "share in %":
        return 100 * value
    return (100 if reads == "ratio in %" else 1) * math.exp(min(value, 700.0))


def plain_unit(unit: str, reads: Reads) -> str:
    """The unit of the plain value: per cent, none for a ratio, or the feature's own."""
    return {"as is": unit, "ratio": "ratio"}.get(reads, "%")
