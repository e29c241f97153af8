"""`python -m bench.fuzz.run FOLDER SECONDS [TARGET]`: one process that mutates and covers.

It ends with another status than 0 at its first finding, which it leaves in FOLDER as a file.
Without TARGET the first byte chooses one.
"""

import resource
import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["checkin", "json"]):
    from bench.fuzz.targets import TARGETS

_HANG_S = 1
"""Of processor: what else the machine does is no finding. The fuzzer's own limit is of time."""

_STUCK_S = 60
_MEMORY_MB = 200
_LONGEST = 16_384


def main() -> None:
    """Mutate until the time is over, or until something was found."""
    folder, seconds, *wanted = sys.argv[1:]
    names = wanted or list(TARGETS)
    targets = [TARGETS[name] for name in names]

    def one(data: bytes) -> None:
        began = time.thread_time()
        if len(targets) == 1:
            targets[0].try_out(data)
        elif data:
            targets[data[0] % len(targets)].try_out(data[1:])
        if (took := time.thread_time() - began) > _HANG_S:
            raise RuntimeError(f"it took {took:.1f} s of processor")

    corpus = Path(folder, "corpus")
    corpus.mkdir(parents=True, exist_ok=True)
    for number, target in enumerate(targets):
        for at, seed in enumerate(target.seeds):
            head = bytes([number]) if len(targets) > 1 else b""
            (corpus / f"seed-{names[number]}-{at}").write_bytes(head + seed)
    # The fuzzer goes by the highest that the system noted, and a process inherits its maker's.
    held_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={_STUCK_S}",
        f"-rss_limit_mb={_MEMORY_MB + held_mb // 1_000_000}",
        f"-max_len={_LONGEST}",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
