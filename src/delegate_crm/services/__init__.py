# SPDX-License-Identifier: MIT
"""What users can do: a reader or a Work given, no Qt, no SQL text."""
