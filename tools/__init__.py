# SPDX-License-Identifier: MIT
"""The project's own checks and scaffolds."""
