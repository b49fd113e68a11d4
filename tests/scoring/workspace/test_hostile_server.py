"""From the outside, over real connections: too much at once, texts no database takes, other hosts, logs."""

from __future__ import annotations

import io
import json
import re
import socket
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from tests.workspace_calls import PASSWORD
from tests.workspace_server import Served, Servers
from tests.workspace_visitor import HIDDEN, Visitor

MAKE = """
import json
from django.urls import get_resolver
from scoring.committee.procedure.phases import Phase
from tests.workspace_crawl import filled, routes
from tests.workspace_stranger import PLAIN, a_stranger
made = a_stranger(Phase.{phase})
routed = [one for one in routes(get_resolver().url_patterns) if not one.startswith(("accounts/", "api/"))]
print(json.dumps([made.call.pk, [next(filled(one, made.own())) for one in routed], PLAIN]))
"""
SECRETS = {
    "KLYNGE_OIDC_URL": "http://localhost:9/o",
    "KLYNGE_OIDC_CLIENT_ID": "klynge",
    "KLYNGE_OIDC_SECRET": "s3cr3t-of-the-provider",
    "KLYNGE_SMTP_HOST": "localhost",
    "KLYNGE_SMTP_PORT": "9",
    "KLYNGE_SMTP_USER": "klynge",
    "KLYNGE_SMTP_PASSWORD": "s3cr3t-of-the-post",
    "KLYNGE_EMAIL_FOLDER": "",
}
TEXTS = (
    "reason",
    "grounds",
    "org_id",
    "name",
    "title",
    "note",
    "policy",
    "currency",
    "organisation",
    "expertise",
)
Known = tuple[int, list[str], dict[str, str]]
"""The key of the call, addresses of its things, and a form that its pages take."""
MEGABYTE = b"0" * 1_000_000


@pytest.fixture(scope="module")
def served(servers: Servers) -> Iterator[Served]:
    with servers.serving("postgresql", workers=1, **SECRETS) as found:
        yield found


@pytest.fixture(scope="module")
def known(served: Served) -> Known:
    key, addresses, fields = json.loads(served.run(MAKE.format(phase="INTAKE")))
    return key, addresses, fields


@pytest.fixture(scope="module")
def zoe(served: Served, known: object) -> Visitor:
    visitor = Visitor(served.url)
    assert "Your calls" in visitor.sign_in("zoe@example.org").text
    return visitor


def token(visitor: Visitor) -> dict[str, str]:
    return dict(HIDDEN.findall(visitor.get("/you/").text))


def memory(served: Served) -> int:
    """The most that the server's processes have ever held, in megabytes."""
    assert served.process is not None
    told = f"/proc/{served.process.pid}/task/{served.process.pid}/children"
    pids = [str(served.process.pid), *Path(told).read_text().split()]
    peaks = [re.findall(r"VmHWM:\s+(\d+)", Path(f"/proc/{one}/status").read_text()) for one in pids]
    return max(int(one[0]) for one in peaks) // 1000


def test_two_hundred_megabytes_are_refused_before_they_are_read(served: Served) -> None:
    before, size = memory(served), 200 * len(MEGABYTE)
    with socket.create_connection(("localhost", served.port), timeout=20) as line:
        line.sendall(f"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {size}\r\n\r\n".encode())
        line.sendall(MEGABYTE[:1000])
        answer = line.makefile("rb").read()
    assert (answer[:12], b"too large" in answer.lower()) == (b"HTTP/1.1 413", True), answer[:2000]
    assert memory(served) - before < 30


def test_two_hundred_megabytes_that_do_not_say_how_many_they_are_are_not_kept(served: Served) -> None:
    before = memory(served)
    with suppress(requests.ConnectionError):
        sent = requests.post(f"{served.url}/accounts/login/", data=iter([MEGABYTE] * 200), timeout=60)
        assert 400 <= sent.status_code < 500
    assert memory(served) - before < 60
    assert requests.get(f"{served.url}/healthy/", timeout=10).status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("calls.csv", MEGABYTE * 51, "more than 50 MB"),
        ("../../../calls.csv", b"x", "points out of the folder"),
        ("/etc/calls.csv", b"x", "points out of the folder"),
    ],
)
def test_a_zip_that_swells_or_points_elsewhere_is_refused_in_a_sentence(
    served: Served, zoe: Visitor, known: Known, name: str, content: bytes, told: str
) -> None:
    packed, before = io.BytesIO(), memory(served)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    files = {"files": ("p.zip", packed.getvalue())}
    sent = zoe.post(f"/calls/{known[0]}/intake/", data=token(zoe), files=files)
    assert (sent.status_code, told in sent.text) == (422, True)
    assert memory(served) - before < 40
    assert [one for one in (served.folder / "files").rglob("*") if one.is_file()] == []


@pytest.mark.parametrize(
    "nonsense",
    [
        "a\0b",
        "\N{ROCKET}" * 410,
        *(pytest.param(one, marks=pytest.mark.slow) for one in ("9" * 30, "\x1b[31m")),
    ],
)
def test_no_text_breaks_an_address(served: Served, zoe: Visitor, known: Known, nonsense: str) -> None:
    _key, addresses, fields = known
    hidden, broken = token(zoe), []
    for address in addresses:
        asked = zoe.get(address, params=dict.fromkeys(("q", "sort", "sector", "page", "by", "a"), nonsense))
        answers = [asked]
        for texts in (fields, TEXTS):
            form = fields | dict.fromkeys(texts, nonsense) | {"version": "1"} | hidden
            answers.append(zoe.post(address, data=form, allow_redirects=False))
        broken += [(address, one.status_code) for one in answers if one.status_code >= 500]
        if address == "/language/":
            zoe.cookies.pop("django_language", None)
    assert broken == []


def test_a_mail_server_that_is_down_tells_nobody_who_has_an_account(served: Served, zoe: Visitor) -> None:
    answers = {}
    for name in ("zoe", "eva"):
        page = Visitor(served.url).fill("/accounts/password/reset/", email=f"{name}@example.org")
        answers[name] = (page.status_code, page.url)
    assert answers["zoe"] == answers["eva"]
    assert answers["zoe"][0] == 200


def test_a_provider_that_is_down_is_told(served: Served) -> None:
    visitor = Visitor(served.url)
    hidden = dict(HIDDEN.findall(visitor.get("/accounts/login/").text))
    answer = visitor.post("/accounts/oidc/oidc/login/", data=hidden)
    assert answer.status_code < 500


@pytest.mark.parametrize(
    "away", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "http:evil"]
)
def test_signing_in_leads_nowhere_else(served: Served, zoe: Visitor, away: str) -> None:
    visitor = Visitor(served.url)
    page = visitor.get("/accounts/login/", params={"next": away})
    hidden = dict(HIDDEN.findall(page.text)) | {"next": away}
    told = {"login": "zoe@example.org", "password": PASSWORD}
    answer = visitor.post("/accounts/login/", data=hidden | told, allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    language = visitor.post(
        "/language/", data=dict(HIDDEN.findall(visitor.get("/you/").text)) | {"language": "en", "next": away},
        allow_redirects=False,
    )  # fmt: skip
    assert language.headers["Location"] in ("/", f"{served.url}/you/", "/you/")


def test_another_host_is_refused_and_what_a_visitor_says_of_hosts_changes_no_link(served: Served) -> None:
    evil = requests.get(f"{served.url}/", headers={"Host": "evil.example"}, timeout=10)
    assert evil.status_code == 400
    forwarded = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    page = requests.get(f"{served.url}/accounts/login/", headers=forwarded, timeout=10)
    assert "evil.example" not in page.text + str(page.headers)


def test_who_is_locked_out_stays_so_whatever_they_say_of_their_address(served: Served, zoe: Visitor) -> None:
    for turn in range(6):
        visitor = Visitor(served.url)
        visitor.headers["X-Forwarded-For"] = f"10.0.0.{turn}"
        last = visitor.sign_in("yan@example.org", "a wrong password")
    assert (last.status_code, last.headers["Retry-After"]) == (429, "900")


def test_what_is_asked_too_often_is_told_with_when_to_come_back(zoe: Visitor, known: Known) -> None:
    for _ in range(70):
        answer = zoe.get(f"/calls/{known[0]}/exports/applications.csv")
        if answer.status_code == 429:
            break
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60


def test_a_session_that_somebody_planted_is_another_after_signing_in(served: Served, zoe: Visitor) -> None:
    victim = Visitor(served.url)
    victim.cookies.set("klynge", "a" * 32)
    victim.sign_in("zoe@example.org")
    thief = Visitor(served.url)
    thief.cookies.set("klynge", "a" * 32)
    assert "Your calls" in victim.get("/").text
    assert "Your calls" not in thief.get("/").text


def test_no_secret_of_all_this_is_in_a_log(served: Served, zoe: Visitor) -> None:
    logs = served.log + "".join(one.read_text() for one in served.folder.glob("*.log"))
    secrets = [value for name, value in SECRETS.items() if "SECRET" in name or "PASSWORD" in name]
    secrets += [PASSWORD, "a wrong password", *zoe.cookies.get_dict().values()]
    assert [one for one in secrets if one in logs] == []
    assert "/password/reset/key/" not in logs
    assert "Internal Server Error" not in logs
