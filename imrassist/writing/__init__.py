"""draft -> report: sections of plain blocks."""
