# SPDX-License-Identifier: MIT
"""The pages: each module here offers one as `PAGE`; a file dropped here is found by its name."""
