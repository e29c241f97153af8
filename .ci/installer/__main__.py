"""`python -m installer`: packs dist/checkin for this system; `make installer` runs it."""

import sys

from installer import portable, signing, slimming
from installer.debian import package
from installer.product import BUNDLE


def main() -> int:
    """Make what this system's people install, the portable folder and the hashes of both."""
    if not BUNDLE.is_dir():
        print("There is no dist/checkin to pack yet: make installer", file=sys.stderr)
        return 1
    made = []
    if sys.platform.startswith("linux"):
        slimming.check(BUNDLE / "_internal")
        made.append(package.build())
    made.append(portable.build())
    for file in made:
        signing.sign(file)
    portable.write_hashes(made)
    for file in made:
        print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
