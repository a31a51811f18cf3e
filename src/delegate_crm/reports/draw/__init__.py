# SPDX-License-Identifier: MIT
"""Drawings of a document: PDF and plain text."""
