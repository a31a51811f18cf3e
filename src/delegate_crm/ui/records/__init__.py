# SPDX-License-Identifier: MIT
"""Record pages: head, tabs, panes, what they share."""
