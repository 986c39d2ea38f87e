"""What a report looks like: the grammars and, under formats/, the official editions as data.

A package only so that an installed govlint finds the files; there is no code here.
"""
