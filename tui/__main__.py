"""`python -m tui` is `supple`."""

import sys

from tui.cli import main

sys.exit(main())
