"""What an error page says: what happened, and what to do now."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop


@dataclass(frozen=True)
class ErrorPage:
    """A heading, what happened, and what to do."""

    status: int
    heading: str
    sentence: str
    way_out: str


SAID: dict[str, tuple[int, str, str, str]] = {
    "400": (
        400,
        gettext_noop("This request could not be read"),
        gettext_noop("It is not one that a page of this workspace makes. Nothing was changed."),
        gettext_noop("Go back, load the page again and repeat what you did."),
    ),
    "403": (
        403,
        gettext_noop("This is not open to you"),
        gettext_noop("Your part in the call does not include it, or not in this phase."),
        gettext_noop("If you need it for your work, ask the officer of the call."),
    ),
    "404": (
        404,
        gettext_noop("There is nothing here"),
        gettext_noop("The address is wrong, or it leads to something in which you have no part."),
        gettext_noop("Start from your calls; if something is missing there, ask the officer of the call."),
    ),
    "413": (
        413,
        gettext_noop("This is too large"),
        gettext_noop("More was sent than this workspace takes at once. Nothing was stored."),
        gettext_noop("Send fewer or smaller files; whoever runs the workspace can raise the limit."),
    ),
    "429": (
        429,
        gettext_noop("Too many tries"),
        gettext_noop("The same was asked for very often in a short time. Nothing was changed."),
        gettext_noop("Wait a minute, then try again."),
    ),
    "500": (
        500,
        gettext_noop("Something went wrong on our side"),
        gettext_noop("What you did last was not stored; everything before it is."),
        gettext_noop(
            "Try again. If it happens again, tell whoever runs the workspace what you did and when."
        ),
    ),
    "forged": (
        403,
        gettext_noop("This form is no longer valid"),
        gettext_noop(
            "You signed in or out since the page was opened, or cookies are blocked. Nothing was changed."
        ),
        gettext_noop("Go back, load the page again and send it once more."),
    ),
    "locked": (
        429,
        gettext_noop("Too many tries to sign in"),
        gettext_noop(
            "After five wrong passwords for one account, sign-in from here is closed for 15 minutes."
        ),
        gettext_noop(
            "Wait 15 minutes. If you have forgotten your password, ask for a link to set a new one."
        ),
    ),
}
"""By name: status, heading, what happened, what to do."""


def error_page(name: str) -> ErrorPage:
    """The page of this name, in the language of whoever reads it."""
    status, *words = SAID[name]
    return ErrorPage(status, *(gettext(one) for one in words))
