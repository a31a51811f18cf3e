# SPDX-License-Identifier: MIT
"""One frozen revision per change of the tables."""
