"""Hosts of their own on one machine: network namespaces on a bridge, with bad air between them.

Linux only, and only for root. Nothing of it touches the machine's own network, and all of it
goes away with the namespaces.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_PREFIX = "10.99.0"
_NEEDED = {"ip": "iproute2", "iptables": "iptables"}


class Host:
    """One host: an address, and a way to run programs there."""

    def __init__(self, name: str, number: int) -> None:
        self._name = name
        self.address = f"{_PREFIX}.{number}"

    def command(self, *words: str) -> list[str]:
        """Return the command line that runs *words* on this host."""
        return ["ip", "netns", "exec", self._name, *words]

    def lose(self, share: float) -> None:
        """Lose that share of all packets that come here from now on."""
        self._filter("-A", "-m", "statistic", "--mode", "random", "--probability", str(share))

    def cut_off(self, other: "Host") -> None:
        """Hear nothing of *other* any more."""
        self._filter("-I", "-s", other.address)

    def restore(self, other: "Host") -> None:
        """Hear *other* again."""
        self._filter("-D", "-s", other.address)

    def _filter(self, change: str, *which: str) -> None:
        _run(*self.command("iptables", "-w", change, "INPUT", "-i", "eth0", *which, "-j", "DROP"))


@contextmanager
def hosts(count: int) -> Iterator[Sequence[Host]]:
    """Make *count* hosts that reach each other and nobody else.

    Raises:
        RuntimeError: this machine or this user cannot; one sentence.
    """
    _check()
    prefix = f"checkin{os.getpid()}"
    switch = f"{prefix}-switch"
    made = []
    try:
        _run("ip", "netns", "add", switch)
        made.append(switch)
        _run("ip", "-n", switch, "link", "add", "bridge", "type", "bridge")
        _run("ip", "-n", switch, "link", "set", "bridge", "up")
        found = []
        for number in range(1, count + 1):
            name, plug = f"{prefix}-{number}", f"port{number}"
            _run("ip", "netns", "add", name)
            made.append(name)
            cable = ("type", "veth", "peer", "name", "eth0", "netns", name)
            _run("ip", "-n", switch, "link", "add", plug, *cable)
            _run("ip", "-n", switch, "link", "set", plug, "master", "bridge", "up")
            host = Host(name, number)
            _run("ip", "-n", name, "address", "add", f"{host.address}/24", "dev", "eth0")
            for link in ("eth0", "lo"):
                _run("ip", "-n", name, "link", "set", link, "up")
            found.append(host)
        yield found
    finally:
        for name in made:
            subprocess.run(["ip", "netns", "delete", name], check=False)


def _check() -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise RuntimeError("Only root on Linux can make hosts of their own: run this as root.")
    missing = sorted(package for name, package in _NEEDED.items() if shutil.which(name) is None)
    if missing:
        raise RuntimeError(f"Programs are missing. Run: apt-get install -y {' '.join(missing)}")


def _run(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} failed: {done.stderr.strip()}")
