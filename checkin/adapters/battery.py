"""How much is left in this laptop's battery, so that organisers see which desk needs a socket."""

from dataclasses import dataclass

import psutil


@dataclass(frozen=True, slots=True)
class Battery:
    """``percent`` from 0 to 100, and whether on mains; ``None`` is not known, or no battery."""

    percent: int | None = None
    on_mains: bool | None = None


def read_battery() -> Battery:
    """Ask the system. Total: whatever it says, a desk works without knowing."""
    try:
        said = psutil.sensors_battery()
    except Exception:  # noqa: BLE001  each system fails in ways of its own, and none of them matters
        return Battery()
    if said is None:
        return Battery()
    return Battery(min(100, max(0, round(said.percent))), said.power_plugged)
