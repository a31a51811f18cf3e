# SPDX-License-Identifier: MIT
"""Reading and writing the files of other programs."""
