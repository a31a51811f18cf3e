# SPDX-License-Identifier: MIT
"""Alembic environment and versions; they import nothing of ours."""
