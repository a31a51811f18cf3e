# SPDX-License-Identifier: MIT
"""Sources of what the days of countries are; imported at first use, for they are large."""
