# SPDX-License-Identifier: MIT
"""Start the program; nothing else."""

from __future__ import annotations

from delegate_crm.app.cli import main

if __name__ == "__main__":
    main()
