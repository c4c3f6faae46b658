"""Tests that draw pages need LibreOffice; where it is not installed they are not collected, and the run says so."""

from __future__ import annotations

import shutil

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "office: draws pages with LibreOffice; left out where it is not installed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if OFFICE is None and (left := [item for item in items if item.get_closest_marker("office")]):
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=left)
