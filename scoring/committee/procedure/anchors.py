"""What a mark means: anchors for the points 1, 3 and 5 of each dimension, in English and Norwegian (nb)."""

from __future__ import annotations

from features.dimensions import DIMENSIONS

POINTS: tuple[int, ...] = (1, 2, 3, 4, 5)
"""The scale, worst to best."""
_TEXTS: dict[str, dict[str, dict[int, str]]] = {
    "en": {
        "capabilities": {
            1: "Members' skills do not carry the plan: the key competence is missing or is to be bought in.",
            3: "The competence is there, mostly in one or two members; results so far are local.",
            5: "Several members are among the best in their field; customers abroad already pay for it.",
        },
        "willingness": {
            1: "Members have signed up and no more: no hours, no money, no named people.",
            3: "Most members have promised hours and their share of the money; half of it is in writing.",
            5: "Nearly all have signed for hours and money over the whole period; managers lead the work.",
        },
        "driving_forces": {
            1: "No shared need that the members name alike; nobody in particular leads.",
            3: "A shared need and a leader who is accepted; the plan says what, hardly how and by when.",
            5: "A need that presses on all of them, a leader whom they follow, goals with dates and owners.",
        },
        "proximity": {
            1: "Members hardly know one another: few meetings, no joint projects, hours of travel apart.",
            3: "Groups of members have worked together; the groups are linked through one or two people.",
            5: "Members meet every week, have finished projects together, share people and premises.",
        },
        "capital": {
            1: "The plan rests on this grant alone; members cannot carry their own share.",
            3: "Members can carry their share for the period; growth beyond it needs money not yet found.",
            5: "Own funds and committed investors cover plan and growth after it, even with a late grant.",
        },
    },
    "nb": {
        "capabilities": {
            1: "Medlemmenes kompetanse bærer ikke planen: det avgjørende mangler eller skal kjøpes inn.",
            3: "Kompetansen finnes, men mest hos ett eller to medlemmer; resultatene så langt er lokale.",
            5: "Flere medlemmer er blant de beste på sitt felt; kunder i utlandet betaler alt for det.",
        },
        "willingness": {
            1: "Medlemmene har meldt seg på, og ikke mer: ingen timer, ingen penger, ingen navn.",
            3: "De fleste har lovet timer og sin del av pengene; halvparten av det er skriftlig.",
            5: "Nesten alle har signert for timer og penger i hele perioden, og ledere går selv foran.",
        },
        "driving_forces": {
            1: "Ikke noe felles behov som medlemmene beskriver likt; ingen leder an.",
            3: "Et felles behov og en leder som godtas; planen sier hva, men knapt hvordan og når.",
            5: "Et behov som presser alle, en leder de følger, og mål med frister og ansvarlige.",
        },
        "proximity": {
            1: "Medlemmene kjenner knapt hverandre: få møter, ingen felles prosjekter, timers reise imellom.",
            3: "Grupper av medlemmer har samarbeidet; gruppene henger sammen gjennom en eller to personer.",
            5: "Medlemmene møtes hver uke, har fullført prosjekter sammen, deler folk og lokaler.",
        },
        "capital": {
            1: "Planen hviler på dette tilskuddet alene; medlemmene kan ikke bære egenandelen.",
            3: "Medlemmene kan bære egenandelen i perioden; vekst ut over det krever penger de ikke har.",
            5: "Egne midler og bundne investorer dekker plan og vekst etter den, også om tilskuddet drøyer.",
        },
    },
}
_BETWEEN = {"en": "Between {below} and {above}.", "nb": "Mellom {below} og {above}."}


def anchor(dimension: str, point: int, language: str = "en") -> str:
    """What the point means on this dimension; 2 and 4 stand between their neighbours.

    >>> anchor("willingness", 1)
    'Members have signed up and no more: no hours, no money, no named people.'
    >>> anchor("capital", 4, "nb")
    'Mellom 3 og 5.'
    """
    told = _TEXTS[language][DIMENSIONS[DIMENSIONS.index(dimension)]]
    return told.get(point) or _BETWEEN[language].format(below=POINTS[point - 2], above=POINTS[point])
