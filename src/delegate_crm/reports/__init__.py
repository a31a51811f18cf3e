# SPDX-License-Identifier: MIT
"""Reports: data collected, blocks composed, then drawn."""
