from __future__ import annotations

from dataclasses import replace

from features.catalogue import FEATURES
from scoring.sheet import CallScore, ScoreSheet
from scoring.what_if import Gap, actionable_gaps
from scoring.what_if.deeds import DEEDS
from tests.scoring.by_hand import NEVER


def told(sheet: ScoreSheet) -> list[tuple[str, float | None]]:
    return [(one.feature, one.value) for one in actionable_gaps(sheet)]


def only(sheet: ScoreSheet, feature: str, value: float | None, contribution: float = -0.5) -> ScoreSheet:
    """The sheet with nothing on it but that feature, with that value."""
    own = replace(sheet.by_feature()[feature], value=value, plain_value=value, contribution=contribution)
    return replace(sheet, contributions=(own,))


def test_only_actionable_features_behind_the_typical_one_are_gaps(call: CallScore) -> None:
    for sheet in call.sheets:
        found = {one.feature for one in actionable_gaps(sheet)}
        behind = {
            one.feature
            for one in sheet.contributions
            if one.actionable
            and one.direction
            and one.typical is not None
            and (one.value is None or one.direction * one.value < one.direction * one.typical)
        }
        assert found == behind
        assert "tie_density" not in found
        assert "specialisation" not in found


def test_a_gap_has_both_values_and_what_can_be_done(call: CallScore) -> None:
    sheet = only(call.sheets[0], "signed_commitment", 20.0)
    assert actionable_gaps(sheet) == (
        Gap(
            feature="signed_commitment",
            dimension="willingness",
            label="Signed commitment",
            etikett="Signerte forpliktelser",
            value=20.0,
            typical=50.0,
            unit="%",
            direction=1,
            contribution=-0.5,
            evidence="self-declared",
            en="more of the listed members sign their commitment",
            nb="flere av medlemmene på listen signerer sin forpliktelse",
        ),
    )
    gap = actionable_gaps(sheet)[0]
    assert (gap.value_says("en"), gap.typical_says("nb")) == ("20\xa0%", "50\xa0%")
    assert gap.named("nb") == "Signerte forpliktelser"


def test_what_is_not_known_is_a_gap_and_said_last(call: CallScore) -> None:
    unknown = only(call.sheets[0], "signed_commitment", None).contributions
    known = only(call.sheets[0], "pledged_hours", 30.0).contributions
    sheet = replace(call.sheets[0], contributions=(*unknown, *known))
    assert told(sheet) == [("pledged_hours", 30.0), ("signed_commitment", None)]
    assert actionable_gaps(sheet)[1].value_says("nb") == "ikke kjent"


def test_at_least_typical_is_no_gap(call: CallScore) -> None:
    assert told(only(call.sheets[0], "signed_commitment", 50.0)) == []
    assert told(only(call.sheets[0], "signed_commitment", 90.0)) == []


def test_every_actionable_feature_has_a_deed_in_both_languages_that_promises_nothing() -> None:
    assert set(DEEDS) == {one.name for one in FEATURES if one.actionable}
    for en, nb in DEEDS.values():
        assert en[:1].islower()
        assert nb[:1].islower()
        assert not NEVER.search(f"{en} {nb}")
