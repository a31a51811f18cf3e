# SPDX-License-Identifier: MIT
"""The commands: each module here declares some in `COMMANDS`; a file dropped here is found."""
