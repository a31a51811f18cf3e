# SPDX-License-Identifier: MIT
"""Documents: attaching a file to a record, and giving its content back."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.values import FileFacts
from delegate_crm.store.attachments import Attachments
from delegate_crm.store.engine import file_errors


def attach(office: Path, source: Path) -> FileFacts:
    """Keep the content of a file in the sister file; a record may refer to it afterwards."""
    if not _is_file(source):
        raise Missing(N_("There is no file at {path}.", path=str(source)), N_("Check the path."))
    with file_errors(source):
        content = source.read_bytes()
    digest = Attachments(office).put(content)
    mime = mimetypes.guess_type(source.name)[0] or "application/octet-stream"
    return FileFacts(digest, len(content), mime, source.name)


def _is_file(source: Path) -> bool:
    """Ask the system, which refuses names that it could never hold."""
    try:
        return source.is_file()
    except OSError:
        return False


def content(office: Path, facts: FileFacts) -> bytes:
    """The content of an attached file, checked against its hash."""
    return Attachments(office).get(facts.sha256)
