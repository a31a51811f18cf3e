# SPDX-License-Identifier: MIT
"""The vocabulary of stored data."""
