# SPDX-License-Identifier: MIT
"""Pure domain thinking: no database, no Qt, no file."""
