"""What a password must be, told before it is taken."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from scoring.committee.procedure.refused import Refused


def need_good(password: str) -> None:
    """Refused, with everything that is wrong, for a password that is short, common or like the account."""
    try:
        validate_password(password)
    except ValidationError as error:
        raise Refused(*error.messages) from None
