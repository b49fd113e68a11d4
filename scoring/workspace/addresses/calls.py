"""Calls: mine, one call and its moves, people, intake, eligibility, conflicts, assignment."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from scoring.workspace.views import assignment, calls, conflicts, eligibility, intake, people

CALL = "calls/<int:key>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", calls.mine, name="calls"),
    path("calls/new/", calls.opening, name="open_call"),
    path(CALL, calls.overview, name="overview"),
    path(f"{CALL}edit/", calls.editing, name="edit_call"),
    path(f"{CALL}move/", calls.go_on, name="move"),
    path(f"{CALL}move/<slug:to>/", calls.moving, name="moving"),
    path(f"{CALL}people/", people.people, name="people"),
    path(f"{CALL}people/name/", people.name, name="name_person"),
    path(f"{CALL}people/leave/<int:part>/", people.leave, name="leave"),
    path(f"{CALL}people/interest/<int:holder>/", people.hold, name="hold_interest"),
    path(f"{CALL}people/interest/strike/<int:interest>/", people.strike, name="strike_interest"),
    path(f"{CALL}intake/", intake.intake, name="intake"),
    path(f"{CALL}eligibility/", eligibility.eligibility, name="eligibility"),
    path(f"{CALL}eligibility/rest/", eligibility.rest, name="judge_rest"),
    path(f"{CALL}eligibility/<int:application>/", eligibility.judge, name="judge"),
    path(f"{CALL}conflicts/", conflicts.conflicts, name="conflicts"),
    path(f"{CALL}conflicts/through/", conflicts.through, name="go_through"),
    path(f"{CALL}conflicts/declare/<int:application>/", conflicts.declare, name="declare"),
    path(f"{CALL}conflicts/rule/<int:conflict>/", conflicts.rule, name="rule"),
    path(f"{CALL}assignment/", assignment.assignment, name="assignment"),
    path(f"{CALL}assignment/find/", assignment.find, name="find_readers"),
    path(f"{CALL}assignment/<int:application>/", assignment.change, name="change_readers"),
]
