# SPDX-License-Identifier: MIT
"""Drawings of a document: PDF and plain text."""

from __future__ import annotations

from delegate_crm.reports.draw import shelter

__all__ = ["shelter"]
