from __future__ import annotations

import re
from pathlib import Path

from scoring.workspace.doc_tables import environment_rows, limit_rows, path_rows
from scoring.workspace.environment import VARIABLES

ROOT = Path(__file__).parents[3]
DEPLOY = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
BESIDE = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "deploy").iterdir()}
SOURCES = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "scoring" / "workspace").glob("*.py"))


def test_the_page_has_every_variable_limit_and_address_as_the_code_has_it() -> None:
    api = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert "\n".join(environment_rows()) in DEPLOY
    assert "\n".join(limit_rows()) in DEPLOY
    assert "\n".join(path_rows()) in api


def test_every_variable_that_is_named_is_read_and_the_other_way_round() -> None:
    named = set(re.findall(r"\b(?:KLYNGE_[A-Z_]+[A-Z]|DATABASE_URL)\b", DEPLOY + "".join(BESIDE.values())))
    assert named - set(VARIABLES) == set()
    read = set(re.findall(r'(?:told|on)\("([A-Z_]+)"\)', SOURCES)) | {"KLYNGE_WORKSPACE"}
    assert read == set(VARIABLES)


def test_every_link_of_the_page_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^):]+)\)", DEPLOY)
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
    assert {Path(link).name for link in links} == set(BESIDE)


def test_the_files_name_commands_and_options_that_there_are() -> None:
    serving = (ROOT / "scoring" / "commands" / "serving.py").read_text(encoding="utf-8")
    options = set(re.findall(r"klynge \w+[^`\n]*?(--[a-z-]+)", DEPLOY + "".join(BESIDE.values())))
    known = {
        "--head",
        *(f"--{name.replace('_', '-')}" for name in re.findall(r"^    (\w+): ", serving, re.M)),
    }
    assert options - known == set()
