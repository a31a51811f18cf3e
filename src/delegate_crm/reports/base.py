# SPDX-License-Identifier: MIT
"""What a report is: facts are collected, composed into a document, and drawn by others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from delegate_crm.kit.i18n import N_, Text, Translator
from delegate_crm.kit.registry import Registry
from delegate_crm.reports.blocks import Document
from delegate_crm.store.queries import Reader

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Param:
    """A choice that a report takes: its name, label, the values it may have, and the default."""

    name: str
    label: Text
    choices: Mapping[str, Text]
    default: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What every report is told: the office, the day, who prints, language and paper."""

    office_name: str
    office_place: str
    printed_by: str
    today: dt.date
    paper: str = "A4"
    second_lang: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


class Report(Protocol, Generic[D]):
    """One report: two pure functions around the facts that it prints."""

    title: Text
    says: Text
    """What it tells, in one sentence."""
    kind: str
    """Kind of the records that it is about; empty if it takes none."""
    params: Sequence[Param]

    def collect(self, reader: Reader, ids: Sequence[int], today: dt.date) -> D:
        """Gather the facts."""

    def compose(self, data: D, tr: Translator, setting: Setting) -> Document:
        """Put the facts into words, in the translator's language."""


def catalogue() -> Registry[Report[object]]:
    """All reports."""
    return Registry("delegate_crm.reports.catalog", "REPORT", N_("report"))
