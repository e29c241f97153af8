"""``python -m checkin``, and the entry of the frozen program."""

import multiprocessing
import sys

if __name__ == "__main__":
    # The camera's child of a frozen program starts here and goes no further.
    multiprocessing.freeze_support()
    # Not above: each child process imports this module, and a reader has to be ready soon.
    from checkin.cli.main import main

    sys.exit(main())
