"""Where the tested code lies."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PLUGINS = HERE / "plugins"

sys.path.insert(0, str(HERE))
