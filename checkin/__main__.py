"""``python -m checkin``, and the entry of the frozen program."""

import multiprocessing
import sys

from checkin.cli.main import main

if __name__ == "__main__":
    # The camera's child of a frozen program starts here and goes no further.
    multiprocessing.freeze_support()
    sys.exit(main())
