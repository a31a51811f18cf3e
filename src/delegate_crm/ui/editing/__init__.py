# SPDX-License-Identifier: MIT
"""Editors of single values, by the sort of value; `ui.editors` chooses among them."""
