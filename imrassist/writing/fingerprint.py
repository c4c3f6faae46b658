"""fingerprints: a digest of each paragraph and table line of a report, to know its wording again without keeping it."""

from __future__ import annotations

from collections.abc import Collection

from imrassist.model.digest import digest
from imrassist.writing.report import Line, Report


def fingerprints(report: Report, sections: Collection[str] | None = None) -> dict[str, str]:
    """By block key, or by ``grid#row``; of these sections alone where some are named."""
    found: dict[str, str] = {}
    for section in report.sections:
        if sections is not None and section.id not in sections:
            continue
        for block in section.blocks:
            if block.grid:
                found |= {f"{block.grid.grid}#{line.row}": of_line(line) for line in block.grid.lines}
            else:
                found[block.key] = of_text(block.text)
    return found


def of_text(text: str) -> str:
    """That of one paragraph; how its words are spaced does not count."""
    return digest(text.split())


def of_line(line: Line) -> str:
    """That of what stands in a line of a table."""
    return digest([[each.split() for each in cell.paragraphs] for cell in line.cells])
