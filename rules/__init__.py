"""The built-in rules, one module for each family; they come in through `govlint.rule.load`, like anyone's."""

from . import (
    acceptance,
    amounts,
    aspects,
    cells,
    contents,
    dates,
    editions,
    headings,
    labels,
    periods,
    placeholders,
    recognition,
    sections,
    sums,
    tables,
    titles,
)

RULES = (
    *acceptance.RULES,
    *recognition.RULES,
    *sections.RULES,
    *headings.RULES,
    *aspects.RULES,
    *contents.RULES,
    *titles.RULES,
    *placeholders.RULES,
    *periods.RULES,
    *dates.RULES,
    *tables.RULES,
    *editions.RULES,
    *labels.RULES,
    *sums.RULES,
    *cells.RULES,
    *amounts.RULES,
)
