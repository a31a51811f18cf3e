# SPDX-License-Identifier: MIT
"""The system's own schedulers, which start the reminders while the program is closed."""
