"""The decision protocol on the screen: what the second person reads before approving it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.refused import Refused, sentence
from scoring.minutes_paper.words import Words
from scoring.workspace.access import Sight
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.language import written_in


@dataclass(frozen=True)
class ProtocolPage:
    """The protocol in the reader's language, as `words` for its template. `papers` are languages as PDF."""

    frame: Frame
    words: dict[str, Any]
    sha256: str
    taken_by: str
    approved_by: str
    approved_at: datetime | None
    papers: tuple[str, ...]
    may_approve: bool


def protocol_page(seen: Sight) -> ProtocolPage | None:
    """The protocol of the round that stands; None where there is none yet.

    Refused to somebody who is kept away from an application: a protocol names them all.
    """
    seen.need(Act.SEE_DECISIONS)
    clear_of_all(seen)
    made = seen.round()
    if made is None:
        return None
    return ProtocolPage(
        frame(seen, "decisions"),
        Words(made.protocol, written_in()).page(),
        made.sha256,
        made.protocol["round"]["taken_by"],
        made.approved_by.name if made.approved_by else "",
        made.approved_at,
        tuple(made.papers.order_by("language").values_list("language", flat=True)),
        seen.may(Act.APPROVE_PROTOCOL) and made.approved_at is None and made.taken_by_id != seen.person.pk,
    )


def paper_of(seen: Sight, language: str) -> bytes | None:
    """The protocol as a PDF; None where it was not set yet."""
    seen.need(Act.SEE_DECISIONS)
    clear_of_all(seen)
    made = seen.round()
    found = made.papers.filter(language=language).first() if made else None
    return bytes(found.pdf) if found else None


def clear_of_all(seen: Sight) -> None:
    """Refused where the person is kept away from any application of the call."""
    if seen.recused:
        raise Refused(
            sentence(
                "The protocol names every application, and you are kept away from one. The list of decisions "
                "shows you all others."
            )
        )
