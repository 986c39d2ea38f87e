"""One document as LibreOffice saves it in each format reads as LibreOffice's own text export of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import wordfile
from word import exported, soffice

from govlint.readers import read
from govlint.rule import model

pytestmark = [pytest.mark.long, pytest.mark.skipif(soffice is None, reason="needs LibreOffice")]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model report as a Word document."""
    path = tmp_path_factory.mktemp("office") / "年报.docx"
    path.write_bytes(wordfile.document(model("2021")))
    return path


def _letters(text: str) -> str:
    return "".join(text.removeprefix("\ufeff").split())


def test_a_word_document_and_a_page_read_as_their_text_export(document: Path) -> None:
    expected = _letters(exported(document, "txt").read_text("utf-8"))
    assert len(expected) > 1500
    assert _letters(read(document).text) == expected
    assert _letters(read(exported(document, "html")).text) == expected


def test_a_pdf_has_the_characters_of_the_text_export(document: Path) -> None:
    # Narrow columns break labels within words, so that lines differ; nothing is lost and nothing doubled.
    expected = Counter(_letters(exported(document, "txt").read_text("utf-8")))
    assert Counter(_letters(read(exported(document, "pdf")).text)) == expected
