# SPDX-License-Identifier: MIT
"""One file per follow-up plan."""
