"""The grammars and formats as Python data, made by `govlint_grammar.compile`."""
