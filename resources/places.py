"""Where the invented organisations of the demonstration event come from, and their words.

The countries are real (ISO 3166-1 alpha-2) and so are the regions; every
organisation is made of an invented word and a plain description.
"""

from dataclasses import dataclass

AFRICA = "Africa"
AMERICAS = "Latin America and the Caribbean"
ARAB = "Middle East and North Africa"
ASIA = "Asia and the Pacific"
EUROPE = "Europe and Central Asia"
NORTH = "North America"


@dataclass(frozen=True)
class Country:
    """A country: ISO alpha-2 *code*, *region* of the network, *tongue* its names are drawn from."""

    code: str
    region: str
    tongue: str


_TABLE: tuple[tuple[str, str, str], ...] = (
    (AMERICAS, "spanish", "AR BO CL CO EC GT HN MX PE"),
    (AMERICAS, "portuguese", "BR"),
    (AMERICAS, "french", "HT"),
    (AMERICAS, "english", "JM TT"),
    (NORTH, "english", "CA US"),
    (EUROPE, "english", "GB IE"),
    (EUROPE, "spanish", "ES"),
    (EUROPE, "portuguese", "PT"),
    (EUROPE, "french", "BE FR"),
    (EUROPE, "german", "AT DE"),
    (EUROPE, "nordic", "DK IS NO SE"),
    (EUROPE, "slavic", "CZ HR PL"),
    (EUROPE, "cyrillic", "BG BY KG MK UA"),
    (EUROPE, "turkic", "AZ TR"),
    (AFRICA, "sahel", "BF CI CM ML SN TG"),
    (AFRICA, "guinea", "GH LR NG"),
    (AFRICA, "swahili", "KE MW TZ UG ZW"),
    (AFRICA, "portuguese", "MZ"),
    (AFRICA, "amharic", "ET"),
    (ARAB, "arabic", "DZ EG IQ JO LB MA TN YE"),
    (ASIA, "english", "AU NZ"),
    (ASIA, "burmese", "MM"),
    (ASIA, "chinese", "TW"),
    (ASIA, "hindi", "IN NP"),
    (ASIA, "filipino", "PH"),
    (ASIA, "indonesian", "ID MY"),
    (ASIA, "thai", "TH"),
    (ASIA, "vietnamese", "VN"),
)

COUNTRIES: tuple[Country, ...] = tuple(
    Country(code, region, tongue) for region, tongue, codes in _TABLE for code in codes.split()
)
"""The 72 countries."""

COUNTRY: dict[str, Country] = {country.code: country for country in COUNTRIES}
"""The same, by code."""

MANY_FROM: tuple[str, ...] = ("ET", "ID", "IN", "MM", "TH", "TW") * 3
"""Countries with three organisations more, so that each rarer script has several people."""

HOST_COUNTRY = "DE"
"""Where the gathering takes place."""

HEADSET: dict[str, str] = {
    "spanish": "headset ES ch. 3",
    "french": "headset FR ch. 2",
    "sahel": "headset FR ch. 2",
    "arabic": "headset AR ch. 4",
}
"""The interpretation channel that speakers of a tongue usually ask for."""

# An organisation is a start and an end ("Lanternquill") with what it does, in its own language.
WORD_STARTS: tuple[str, ...] = (
    *("Lantern", "Heron", "Cedar", "Sorrel", "Willow", "Saffron", "Juniper"),
    *("Marble", "Thistle", "Cobalt", "Larch", "Plover", "Tamarind"),
)
WORD_ENDS: tuple[str, ...] = (
    *("quill", "loom", "harrow", "kite", "mere", "tide", "thrush", "skein", "oar", "lark"),
)

ENGLISH_KINDS: tuple[str, ...] = (
    "{} Press Watch",
    "{} Word Circle",
    "{} Open Page Project",
    "{} Listening Room",
    "{} Story Commons",
    "The {} Table",
)
KINDS: dict[str, tuple[str, ...]] = {
    "spanish": ("Observatorio {}", "Mesa de la Palabra {}", "{} Voces Abiertas"),
    "portuguese": ("Roda de Imprensa {}", "Instituto Palavra {}"),
    "french": ("Cercle {}", "Maison de la parole {}"),
    "sahel": ("Veille des médias {}", "Maison de la parole {}"),
    "german": ("{} Werkstatt für freies Wort", "Haus {}"),
    "nordic": ("{} Ordhus", "{} Fri Side"),
    "arabic": ("بيت الكلمة {}", "{} Press Watch", "مرصد {}"),
    "cyrillic": ("Медиа {}", "{} Press Watch"),
    "indonesian": ("Rumah Kata {}", "{} Press Watch"),
}
"""What an organisation does, by tongue; elsewhere it says so in English."""

GUEST_KINDS: tuple[str, ...] = ("{} Fund", "{} Observers", "{} Trust", "Friends of {}")
"""Organisations that come as guests and are not members."""
