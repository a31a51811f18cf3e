# SPDX-License-Identifier: MIT
"""One file per kind of record: its fields, title and default list."""
