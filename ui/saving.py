"""What happens when nothing can be saved: the desk is blocked until something can be again."""

from collections.abc import Callable
from time import monotonic_ns
from typing import TypeVar

from checkin.domain.errors import StoreError

T = TypeVar("T")

_AGAIN_NS = 1_000_000_000
"""How often a code that stays in view tries again by itself."""


class Saving:
    """Does what needs the disk. *block* is called when it fails, *unblock* when it works again."""

    def __init__(self, block: Callable[[], None], unblock: Callable[[], None]) -> None:
        self._block = block
        self._unblock = unblock
        self._again: Callable[[], None] | None = None
        self._tried_ns = 0

    @property
    def blocked(self) -> bool:
        """True from a failure until something was done after all."""
        return self._again is not None

    @property
    def is_time(self) -> bool:
        """True when the last failure is long enough ago for another attempt."""
        return monotonic_ns() - self._tried_ns > _AGAIN_NS

    def attempt(self, act: Callable[[], T], again: Callable[[], None]) -> T | None:
        """Return what *act* returns, or ``None`` when it failed; *again* is how to retry it."""
        try:
            result = act()
        except StoreError:
            self._again = again
            self._tried_ns = monotonic_ns()
            self._block()
            return None
        # No result is no proof: the same showing of a code saves nothing.
        if self._again is not None and result is not None:
            self._again = None
            self._unblock()
        return result

    def retry(self) -> None:
        """Try again what failed."""
        if self._again is not None:
            self._again()
