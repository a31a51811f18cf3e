# SPDX-License-Identifier: MIT
"""Dialogs: only where the system has one, where something cannot be undone, and for faults."""
