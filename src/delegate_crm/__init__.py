# SPDX-License-Identifier: MIT
"""Delegate CRM: visits, delegations and what was promised, for international-relations officers."""

from __future__ import annotations

__version__ = "0.1.0"
