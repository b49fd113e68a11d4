from __future__ import annotations

from pathlib import Path

from features.arguments import ARGUMENTS
from features.catalogue import FEATURES
from features.indicators import CLAIMED
from features.page import features_page

PAGE = Path(__file__).parents[2] / "docs" / "features.md"


def test_the_page_is_what_the_catalogue_says():
    assert PAGE.read_text(encoding="utf-8") == features_page(), (
        "run python -m features.page > docs/features.md"
    )


def test_the_page_has_every_feature_argument_and_claimed_indicator():
    page = features_page()
    names = [*(one.name for one in FEATURES), *ARGUMENTS, *CLAIMED]
    assert [name for name in names if f"`{name}" not in page] == []
