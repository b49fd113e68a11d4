"""Judging eligibility: what is not eligible leaves the committee's lists, with a reason."""

from __future__ import annotations

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.workspace.ledger import write
from scoring.workspace.models import Person
from scoring.workspace.verbs.acting import acting, actor_of


def judge(person: Person, key: int, application: int, *, eligible: bool, reason: str = "") -> None:
    """Say of one application whether it is eligible; of one that is not, why."""
    with acting(person, key, Act.JUDGE_ELIGIBILITY) as seen:
        row = seen.application(application)
        if not eligible and not reason.strip():
            pattern = worded("{application_id}: say why it is not eligible; the applicant will ask.")
            raise Refused(sentence(pattern, application_id=row.application_id))
        row.eligible, row.eligibility_reason = eligible, reason.strip()
        row.save(update_fields=["eligible", "eligibility_reason"])
        told = {"eligible": eligible, "reason": reason.strip()}
        write([actor_of(seen).entry(Act.JUDGE_ELIGIBILITY, row.application_id, **told)])


def judge_rest(person: Person, key: int) -> int:
    """All that are not judged yet are eligible; how many they were."""
    with acting(person, key, Act.JUDGE_ELIGIBILITY) as seen:
        rest = seen.applications().filter(eligible=None, withdrawn=False)
        names = list(rest.values_list("application_id", flat=True))
        rest.update(eligible=True)
        actor = actor_of(seen)
        write(actor.entry(Act.JUDGE_ELIGIBILITY, name, eligible=True, reason="") for name in names)
    return len(names)
