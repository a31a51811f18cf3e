# SPDX-License-Identifier: MIT
"""Alembic's entry: the context is configured by whoever runs the migrations."""

from __future__ import annotations

from alembic import context

context.run_migrations()
