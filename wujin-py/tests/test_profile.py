"""Profiles: a province may only add."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest
import wujin
from conftest import REGISTRATION, at

PROFILES = Path(__file__).parents[2] / "examples" / "profiles"

LAX = {
    "format": "wujin-profile/1",
    "id": "lax",
    "version": "1",
    "zh": "示例",
    "en": "sample",
    "complaint": {"review": "waived"},
}


@pytest.mark.parametrize("file", sorted(PROFILES.glob("*.toml")), ids=lambda file: file.stem)
def test_the_sample_profiles_are_adopted_and_kept(file: Path) -> None:
    profile = wujin.Profile.from_toml(file.read_text(encoding="utf-8"))
    assert wujin.Profile.from_json(profile.to_json()) == profile
    assert wujin.Profile.from_dict(profile.to_dict()) == profile
    assert pickle.loads(pickle.dumps(profile)) == profile == copy.copy(profile)
    assert repr(profile) == f"<Profile {profile.reference}>"


def test_what_relaxes_the_notice_is_refused_with_its_provision() -> None:
    with pytest.raises(wujin.InputError) as caught:
        wujin.Profile.from_dict(LAX)
    finding = caught.value.findings[0]
    assert (finding.code, finding.provision) == ("WJ-931", "3.2.3/1")
    assert finding.place is not None and finding.place.path == "complaint.review"


def test_a_case_is_held_against_its_profile() -> None:
    document = {**LAX, "id": "more", "complaint": {"required_fields": ["amount"]}}
    profile = wujin.Profile.from_dict(document)
    assert "amount" in profile.required_fields and profile != wujin.Profile.national()
    case = wujin.Complaint(profile=profile)
    refusal = case.why_not("register", at=at(1), role="staff", **REGISTRATION)
    assert refusal is not None and [finding.params["field"] for finding in refusal.unmet] == ["amount"]
    case.apply("register", at=at(1), role="staff", amount=39_900, **REGISTRATION)
    assert wujin.Complaint.from_json(case.to_json()) == case
    assert case.profile == profile
