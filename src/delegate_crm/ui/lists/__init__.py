# SPDX-License-Identifier: MIT
"""Lists: the table and its other ways, filters, bulk acts, saved looks."""
