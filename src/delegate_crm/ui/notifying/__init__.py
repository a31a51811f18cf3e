# SPDX-License-Identifier: MIT
"""Notifications of the desktop: one module for each way in which a system shows them."""
