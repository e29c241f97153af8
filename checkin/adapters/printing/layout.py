"""Where everything stands on a card, whatever its size: in mm from its corner."""

from dataclasses import dataclass

from checkin.adapters.printing.formats import MODULES, QUIET_MODULES, Format

_BESIDE_BELOW = 60.0
"""Cards lower than this have everything beside the code."""
_ROOMY = 45.0
"""Cards at least as high have room above and below their code."""
APART = 0.5
"""Between a name and the organisation below it."""
_MARGIN, _LARGE_MARGIN = 6.0, 8.0
_CODE_HIGH = 3.3 / 24.6
"""How high the short code is that is as wide as the QR code, of that width."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a card, in mm from its corner; ``high`` 0 where there is no such part."""

    left: float
    top: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands on a card that is read from the left."""

    photos: Box
    name: Box
    organisation: Box
    category: Box
    logo: Box
    gathering: Box
    code: Box
    qr: Box
    largest: float
    """Points of a name at most."""
    low: bool
    """Everything stands beside the code."""


def layout(on: Format, *, photos: int, category: bool, logo: bool) -> Layout:
    """Return where everything stands on a card of *on* that has these parts.

    *photos* is how many lines the word about photos has, 0 for none.
    """
    if on.high < _BESIDE_BELOW:
        return _beside(on, photos=photos > 0, category=category, logo=logo)
    return _above(on, photos=photos, category=category, logo=logo)


def _above(on: Format, *, photos: int, category: bool, logo: bool) -> Layout:
    """The name above the code; on a card that is higher than wide the organisation as well."""
    scale = min(on.wide / 90, on.high / 65)
    tall = on.high > on.wide
    margin = _LARGE_MARGIN if tall else _MARGIN
    inner = on.wide - 2 * margin
    qr, quiet = MODULES * on.module, QUIET_MODULES * on.module
    base = on.high - margin
    code_high = qr * _CODE_HIGH
    qr_left, qr_top = on.wide - margin - qr, base - code_high - quiet - qr
    band = Box(margin, margin, inner, (0, 6, 9)[photos] * scale)
    top = band.top + (band.high + 1.5 * scale if photos else 0)
    column = inner - qr - 2 * quiet
    gathering = Box(margin, base - 4 * scale, column, 4 * scale)
    bottom = gathering.top - scale
    mark = Box(margin, bottom, column, 0)
    if logo:
        high = 16 if tall else 8 * scale
        bottom -= high + scale
        mark = Box(margin, bottom, column, high)
    chip = Box(margin, bottom - 5.8 * scale, column, 4.8 * scale if category else 0)
    if category:
        bottom = chip.top - scale
    organisation = Box(margin, qr_top, column, bottom - qr_top)
    floor = qr_top - quiet
    if tall:
        organisation = Box(margin, floor - 18, inner, 18)
        floor = organisation.top - quiet
    return Layout(
        photos=band,
        name=Box(margin, top, inner, floor - top),
        organisation=organisation,
        category=chip,
        logo=mark,
        gathering=gathering,
        code=Box(qr_left, base - code_high, qr, code_high),
        qr=Box(qr_left, qr_top, qr, qr),
        largest=60 if tall else 27 * scale,
        low=False,
    )


def _beside(on: Format, *, photos: bool, category: bool, logo: bool) -> Layout:
    """Everything beside the code, but the gathering below it and its logo above, if they can."""
    roomy = on.high >= _ROOMY
    margin = on.edge + 1.5 if roomy else on.edge
    qr, quiet = MODULES * on.module, QUIET_MODULES * on.module
    qr_left, qr_top = on.wide - margin - qr, (on.high - qr) / 2
    column = qr_left - quiet - margin
    top, bottom = margin, on.high - margin
    unit = (bottom - top) / 30
    band = Box(margin, top, column, max(4.0, 5 * unit) if photos else 0)
    if photos:
        top += band.high + unit
    # Its Q has a tail.
    code = Box(margin, bottom - 3.6 * unit, min(column, 28 * unit), 3 * unit)
    bottom = code.top - unit
    chip = Box(margin, bottom - 3.6 * unit, column, 3.2 * unit if category else 0)
    if category:
        bottom = chip.top - 0.6 * unit
    organisation = 0.34 * (bottom - top)
    free = qr_top - quiet - margin if roomy else 0
    return Layout(
        photos=band,
        name=Box(margin, top, column, bottom - top - organisation - APART),
        organisation=Box(margin, bottom - organisation, column, organisation),
        category=chip,
        logo=Box(qr_left, margin, qr, free if logo else 0),
        gathering=Box(qr_left, on.high - margin - free / 2, qr, free / 2),
        code=code,
        qr=Box(qr_left, qr_top, qr, qr),
        largest=22 * on.high / 40,
        low=True,
    )
