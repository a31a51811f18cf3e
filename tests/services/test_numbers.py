# SPDX-License-Identifier: MIT
"""A number of the office belongs to one record."""

from __future__ import annotations

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.services.office import Office
from tests.factories import Make


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("visit", {"title": "Perm", "reference": "V-2018-001"}),
        ("user", {"login": "anna"}),
    ],
)
def test_what_belongs_to_another_is_refused(
    sample: Office, kind: str, typed: dict[str, str]
) -> None:
    with pytest.raises(Invalid, match="belongs to another"):
        Make(sample)(kind, **typed)


def test_a_record_keeps_its_own(sample: Office) -> None:
    make = Make(sample)
    visit = make.find("visit", "V-2018-001")
    assert make.change(visit, level="top").reference == "V-2018-001"


def test_the_number_of_an_archived_record_is_free_again(sample: Office) -> None:
    make = Make(sample)
    sample.write(
        make.find("visit", "30").label, lambda work: work.archive(make.find("visit", "29"))
    )
    assert make.visit(title="Perm", reference="V-2018-001").reference == "V-2018-001"
