# SPDX-License-Identifier: MIT
"""Records with some of their fields alone say there what the whole records say."""

from __future__ import annotations

import pytest

from delegate_crm.entities import kinds
from delegate_crm.services.office import Office
from delegate_crm.store.partial import partly
from tests.factories import Make


@pytest.mark.parametrize("code", sorted(kinds()))
def test_all_fields_together_are_the_whole_record(sample: Office, code: str) -> None:
    entity = kinds()[code]
    with sample.file.reading() as reader:
        whole = reader.where(entity)
        parts = partly(reader, entity, [each.id for each in whole], entity.fields)
    assert [[x.get(key) for key in entity.fields] for x in parts] == [
        [x.get(key) for key in entity.fields] for x in whole
    ]


def test_the_order_of_the_ids_is_kept_and_what_is_gone_left_out(office: Office, make: Make) -> None:
    tags = [make.tag(names=name) for name in "abc"]
    ids = [tags[2].id, 9_999, tags[0].id]
    with office.file.reading() as reader:
        found = partly(reader, type(tags[0]), ids, ("names", "nonsense"))
    assert [each.names.best("en") for each in found] == ["c", "a"]


def test_fields_that_were_not_asked_for_are_blank(office: Office, make: Make) -> None:
    visit = make.visit(title="a", country="China", tags=[make.tag(names="x")])
    with office.file.reading() as reader:
        found = partly(reader, type(visit), [visit.id], ("country",))[0]
    assert (found.country, found.title.best("en"), found.tags) == ("CN", "", ())
