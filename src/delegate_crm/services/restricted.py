# SPDX-License-Identifier: MIT
"""What is said of a restricted record where others may look on: what it is, and no name."""

from __future__ import annotations

from delegate_crm.kit.i18n import NC_, Text, Translator
from delegate_crm.schema.entity import CONFIDENTIALITY, RESTRICTED


def unnamed(label: Text, tr: Translator) -> str:
    """A record of a kind: Follow-up (restricted)."""
    level = tr(CONFIDENTIALITY[RESTRICTED]).lower()
    return tr(NC_("line", "{words} ({remark})", words=tr(label), remark=level))
