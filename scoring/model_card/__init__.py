"""`render` and `write_card`: the card of a version as HTML in two languages and as JSON."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from features.problems import DataError
from features.writing import whole_file
from models.card import ModelCard, model_card
from models.champion import champion_folder
from models.export import load_version
from models.gate_file import read_gate
from models.promotion import promotions
from scoring.model_card.limit_words import limit_sentence
from scoring.model_card.reader import Reader
from scoring.page import page
from scoring.sheet import Language

HERE = Path(__file__).parent
STYLES = (HERE.parent / "look" / "klynge.css", HERE / "card.css")
CARDS = "cards"
ENDINGS: dict[Language, str] = {"en": ".html", "nb": ".nb.html"}


def render(card: ModelCard, *, language: Language = "en", other: str | None = None) -> str:
    """The card as one HTML file; `other` is the name of the same card's file in the other language."""
    return page(HERE / "card.html.jinja", Reader(card, language).words() | {"other": other}, styles=STYLES)


def as_json(card: ModelCard) -> str:
    """Everything on the card, to the last digit; limits also in words."""
    told = dataclasses.asdict(card)
    says = [limit_sentence(one, "en") for one in card.limits]
    told["limits"] = [one | {"says": text} for one, text in zip(told["limits"], says, strict=True)]
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def version_of(root: Path, text: str) -> int:
    """The number that `text` names, such as 3 or v3; empty names the champion; DataError for neither."""
    if not text:
        return int(champion_folder(root).name.removeprefix("v"))
    number = text.removeprefix("v")
    if not number.isdecimal():
        raise DataError(f"{text} is no version. Give a number such as 3 or v3; klynge runs lists them.")
    return int(number)


def card_of(root: Path, version: int) -> ModelCard:
    """The card of version `version` in `root` (mlruns/); DataError where there is no such version."""
    return model_card(load_version(root, version), promotions(root), read_gate(root, version))


def write_card(root: Path, version: int, folder: Path | None = None) -> Path:
    """Write vN.json, vN.nb.html and vN.html into `folder`, else `root`/cards; each whole. Gives vN.html.

    The same export, promotions and gate give the same bytes. DataError where there is no such version.
    """
    card, target = card_of(root, version), folder or root / CARDS
    target.mkdir(parents=True, exist_ok=True)
    names = {language: f"v{version}{ending}" for language, ending in ENDINGS.items()}
    texts = {f"v{version}.json": as_json(card)}
    for language in ("nb", "en"):
        other = names["en" if language == "nb" else "nb"]
        texts[names[language]] = render(card, language=language, other=other)
    for name, text in texts.items():
        with whole_file(target / name) as aside:
            aside.write_text(text, encoding="utf-8", newline="\n")
    return target / names["en"]
