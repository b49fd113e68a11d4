"""The words of the page's section on ranks, in English and Norwegian bokmål."""

from __future__ import annotations

from scoring.sheet import Language

WORDS: dict[str, tuple[str, str]] = {
    "heading": ("Which applications are really apart?", "Hvilke søknader er virkelig forskjellige?"),
    "scores": ("Scores, and how far they may be off", "Skårer, og hvor mye de kan ta feil"),
    "scores_caption": (
        "In order of rank. The dot is the score; the thick line holds the growth that will be observed 80 "
        "times in a hundred, the thin one 95 times. The dashed line is growth like comparable firms.",
        "I rangert rekkefølge. Punktet er skåren; den tykke streken rommer veksten som vil bli observert, "
        "80 av hundre ganger, den tynne 95. Den stiplede linjen er vekst som i sammenlignbare bedrifter.",
    ),
    "scores_caption_index": (
        "In order of rank. The dot is the index; the dashed line is a typical application.",
        "I rangert rekkefølge. Punktet er indeksen; den stiplede linjen er en typisk søknad.",
    ),
    "heat": ("Every rank and how likely it is", "Hver plass og hvor sannsynlig den er"),
    "heat_caption": (
        "One row an application, one column a rank, first rank to the left: the darker, the more of {draws}"
        " draws give that rank; the darkest is {most}. {line}80 % ranks are what is left when a tenth of "
        "the draws is cut off at each end.",
        "Én rad per søknad, én kolonne per plass, første plass til venstre: jo mørkere, desto flere av "
        "{draws} trekninger gir den plassen; den mørkeste er {most}. {line}80 %-plasser er det som er igjen"
        " når en tidel av trekningene kuttes i hver ende.",
    ),
    "heat_line": (
        "The upright line is where the {seats} seats end. ",
        "Den loddrette linjen er der de {seats} plassene slutter. ",
    ),
    "binned": ("A column holds {size} ranks. ", "En kolonne rommer {size} plasser. "),
    "sets": ("What can be claimed whatever the truth is", "Hva som kan påstås uansett hva sannheten er"),
    "sets_caption": (
        "Confidence sets from the differences between applications (Mogstad, Romano, Shaikh and Wilhelm "
        "2024). Thick: an application's own 80 % set. Thin: sets that hold for all applications at once. A "
        "rank outside is ruled out. They do not lean on the scores being moderate, as the forecast above "
        "does, so they are wider.",
        "Konfidensmengder fra forskjellene mellom søknader (Mogstad, Romano, Shaikh og Wilhelm 2024). Tykk:"
        " søknadens egen 80 %-mengde. Tynn: mengder som holder for alle søknader samtidig. En plass utenfor"
        " er utelukket. De hviler ikke på at skårene er forsiktige, slik varselet over gjør, og er derfor "
        "videre.",
    ),
    "sets_all": (
        "Confidence sets from the differences between applications (Mogstad, Romano, Shaikh and Wilhelm "
        "2024), which do not lean on the scores being moderate, rule out no rank of any application: at 80 % "
        "each may have any from 1 to {count}. The ranks above are a forecast; this is all that can be "
        "claimed.",
        "Konfidensmengder fra forskjellene mellom søknader (Mogstad, Romano, Shaikh og Wilhelm 2024), som "
        "ikke hviler på at skårene er forsiktige, utelukker ingen plass for noen søknad: med 80 % kan hver "
        "av dem ha hvilken som helst fra 1 til {count}. Plassene over er et varsel; dette er alt som kan "
        "påstås.",
    ),
    "application": ("Application", "Søknad"),
    "rank": ("Rank", "Plass"),
    "growth": ("Growth", "Vekst"),
    "index": ("Index", "Indeks"),
    "interval": ("80 %", "80 %"),
    "wide": ("95 %", "95 %"),
    "likely": ("80 % ranks", "80 %-plasser"),
    "own": ("Own set", "Egen mengde"),
    "common": ("All at once", "Alle samtidig"),
    "best": ("Among the best {seats}?", "Blant de {seats} beste?"),
    "surely": ("surely", "sikkert"),
    "may": ("may be", "kan være"),
    "may_95": ("only at 95 %", "bare med 95 %"),
    "out": ("ruled out", "utelukket"),
    "group": ("Group {group}", "Gruppe {group}"),
    "line": (
        "The {seats} seats end here if the order alone decided",
        "De {seats} plassene slutter her om rekkefølgen alene avgjorde",
    ),
    "open": ("–", "–"),
    "first": (
        "The first {shown} of {count} are drawn here; all stand in scores.csv.",
        "De første {shown} av {count} er tegnet her; alle står i scores.csv.",
    ),
    "to": ("to", "til"),
}


def say(key: str, language: Language, **filled: object) -> str:
    """The words in that language, filled in.

    >>> say("group", "nb", group=2)
    'Gruppe 2'
    """
    return WORDS[key][language == "nb"].format(**filled)
