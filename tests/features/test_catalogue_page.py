from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

from features.arguments import ARGUMENTS
from features.catalogue import FEATURES
from features.catalogue_page import features_page
from features.indicators import CLAIMED

PAGE = Path(__file__).parents[2] / "docs" / "features.md"


def test_the_page_is_what_the_catalogue_says():
    printed = subprocess.run([sys.executable, "-m", "features.catalogue_page"], check=True, stdout=PIPE)
    assert printed.stdout.decode() == features_page()
    assert PAGE.read_text(encoding="utf-8") == features_page(), "out of date: make docs writes it again"


def test_the_page_has_every_feature_argument_and_claimed_indicator():
    page = features_page()
    names = [*(one.name for one in FEATURES), *ARGUMENTS, *CLAIMED]
    assert [name for name in names if f"`{name}" not in page] == []
