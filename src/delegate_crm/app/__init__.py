# SPDX-License-Identifier: MIT
"""The composition root: the only place that knows everyone."""
