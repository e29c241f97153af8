"""What the board can show, as one frozen value: a title, and rows to choose from or fields."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One row. ``ticked`` is ``None`` for a row without a box; ``key`` is for the program."""

    key: str
    words: str
    detail: str = ""
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One step. It has ``options``, or the labels of one or two ``fields``.

    ``go`` are the words on its main button, empty where a row is chosen. ``secret``
    fields show dots. ``back`` are the words on the other button, where it does more than
    go back. Names of people stand isolated in ``title`` and rows.
    """

    title: str
    lines: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    fields: tuple[str, ...] = ()
    go: str = ""
    back: str = ""
    secret: bool = False

    @property
    def many(self) -> bool:
        """True where several rows can be ticked."""
        return any(one.ticked is not None for one in self.options)
