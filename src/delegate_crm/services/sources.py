# SPDX-License-Identifier: MIT
"""The list behind each page of the window that shows one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from delegate_crm.entities.interest import Interest
from delegate_crm.services.followup_list import FollowUpList
from delegate_crm.services.interest_list import InterestList
from delegate_crm.services.kind_list import KindList
from delegate_crm.services.lists import Source
from delegate_crm.services.partner_list import PartnerList
from delegate_crm.services.visit_list import VisitList

OWN: Mapping[str, Callable[[], Source]] = MappingProxyType(
    {
        "visits_page": VisitList,
        "partners_page": PartnerList,
        "followups_page": FollowUpList,
    }
)
"""Pages with a list of their own; the others show any kind of record."""


@cache
def source_of(page: str, kind: str = "") -> Source:
    """The list of a page; `Missing` if there is no such kind of record."""
    if page in OWN:
        return OWN[page]()
    return InterestList() if kind == Interest.code else KindList(kind)
