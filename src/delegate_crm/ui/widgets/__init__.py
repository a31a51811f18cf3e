# SPDX-License-Identifier: MIT
"""What several pages show: labels, buttons, cards, chips, glyphs, bars."""
