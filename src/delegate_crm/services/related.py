# SPDX-License-Identifier: MIT
"""What points at a record, by kind: a few of each and how many there are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import Text
from delegate_crm.schema.entity import Entity
from delegate_crm.services.named import Named
from delegate_crm.services.present import Presenter
from delegate_crm.store.queries import Reader
from delegate_crm.store.referring import latest_referrers

FEW = 8
"""Records of each kind that are named."""
REMARKS = 3
"""Values of a record that its remark tells."""


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """Records of one kind that point at a record."""

    code: str
    label: Text
    rows: tuple[Named, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Related:
    """All that points at a record."""

    groups: tuple[RelatedGroup, ...] = ()


def related_groups(reader: Reader, record: Entity, lang: str, today: dt.date) -> Related:
    """The latest few of each kind, the more numerous kind first."""
    if not record.id:
        return Related()
    counts = reader.referrer_counts(record.id)
    found = latest_referrers(reader, record.id, FEW)
    codes = sorted((code for code in found if code in counts), key=lambda code: -counts[code])
    return Related(
        tuple(
            RelatedGroup(
                code,
                kind(code).plural,
                _named(reader, code, found[code], lang, today),
                counts[code],
            )
            for code in codes
        )
    )


def _named(
    reader: Reader, code: str, ids: list[int], lang: str, today: dt.date
) -> tuple[Named, ...]:
    records = reader.many(kind(code), ids)
    presenter = Presenter(reader, lang, today, records)
    return tuple(
        Named(code, each.id, presenter.title(each.id), _remark(each, presenter)) for each in records
    )


def _remark(record: Entity, presenter: Presenter) -> str:
    """The first columns of its list, but for those that its title says already."""
    title = presenter.title(record.id)
    words = (presenter.words(record, record.fields[key]) for key in record.listing.columns)
    return " · ".join([each for each in words if each and each not in title][:REMARKS])
