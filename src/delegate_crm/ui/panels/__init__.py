# SPDX-License-Identifier: MIT
"""Hand-made parts of record pages: programme, precedence, windows, posts, names, history."""
