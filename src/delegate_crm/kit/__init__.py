# SPDX-License-Identifier: MIT
"""Tools without a word about the domain."""
