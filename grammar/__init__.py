"""What a report looks like: the grammars and, under formats/, the official editions as data.

A package so that an installed govlint finds the files. `compile.py` makes Python data of them under
compiled/, from which a check takes them.
"""
