"""In a checkout that is not installed, the top-level folders answer to the names they are installed under."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path

from hypothesis import Phase, settings

# How long an example takes says nothing on a busy machine; growth with the text is tested by itself.
settings.register_profile("govlint", deadline=None)
settings.load_profile("govlint")
# For tests/mutation: what was noticed once is noticed again, and that it was is enough.
settings.register_profile("mutation", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])

ROOT = Path(__file__).parent.parent

for name, folder in (("govlint_rules", "rules"), ("govlint_grammar", "grammar")):
    if importlib.util.find_spec(name) is None:
        spec = importlib.util.spec_from_file_location(
            name, ROOT / folder / "__init__.py", submodule_search_locations=[str(ROOT / folder)]
        )
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
