# SPDX-License-Identifier: MIT
"""Everything that touches a database."""
