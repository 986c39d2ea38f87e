"""The built-in rules, one module for each family; they come in through `govlint.rule.load`, like anyone's."""

from govlint_rules import acceptance, recognition, sums

RULES = (
    *acceptance.RULES,
    *recognition.RULES,
    *sums.RULES,
)
