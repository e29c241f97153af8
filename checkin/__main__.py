"""``checkin`` and ``python -m checkin``, and the entry of the frozen program."""

import sys
from pathlib import Path


def main() -> int:
    """Run one command; the desk in a process of its own, which this one brings back."""
    if Path(sys.executable).stem == "checkin-desk" and (
        not sys.argv[1:] or sys.argv[1].lower().endswith(".checkin-event")
    ):
        # The program's second name, which people open by a click, on itself or on an event
        # file: see build_installer.spec.
        sys.argv.insert(1, "desk")
    if sys.argv[1:2] == ["desk"]:
        from checkin.adapters import supervisor

        if supervisor.is_wanted():
            return supervisor.watch()
    # Not above: each child process imports this module, and a reader has to be ready soon.
    from checkin.cli.main import main as run

    return run()


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        # The camera's child of a frozen program starts here and goes no further.
        multiprocessing.freeze_support()
    sys.exit(main())
