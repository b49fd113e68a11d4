"""People: accounts, what they have an interest in, and the tokens by which programs read for them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

KINDS = ("employer", "board", "ownership", "project")


class People(BaseUserManager["Person"]):
    """Makes accounts."""

    def create_user(self, email: str, password: str | None = None, **told: Any) -> Person:
        """An account; without a password it can only be entered by OpenID Connect or a reset."""
        person = self.model(email=self.normalize_email(email).casefold(), **told)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """By e-mail, whatever its case."""
        return self.get(email=(username or "").casefold())


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in. What they may do in a call is said by their parts in it (calls.Part).

    `organisation` is where they work; `expertise` are industry codes, comma between; `administers` is whether
    they make accounts, `opens_calls` whether they may open a call, of which they become an officer.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=(("en", "English"), ("nb", "Norsk")), default="en")
    organisation = models.CharField(max_length=40, blank=True)
    expertise = models.CharField(max_length=400, blank=True)
    administers = models.BooleanField(default=False)
    opens_calls = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_on = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name that people read."""
        return self.name


class Interest(models.Model):
    """An organisation in which a person has an interest, from a day on, and until a day where it ended."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="interests")
    org_id = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=[(one, one) for one in KINDS])
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "org_id", "kind"], name="one_interest_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind} {self.org_id}"


class Token(models.Model):
    """Lets a program read what a person may see. Only the hash is kept; the token is shown once."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
