"""What stands on paper, in the languages of events: one card may say it in several."""

from collections.abc import Sequence

LANGUAGES = ("en", "fr", "es", "ar")

_WORDS = {
    "no photos": ("No photos", "Pas de photos", "Sin fotos", "ممنوع التصوير"),
    "photos": ("Photos welcome", "Photos acceptées", "Fotos permitidas", "التصوير مسموح"),
    "cancelled": ("Cancelled", "Annulé", "Cancelado", "أُلغي"),
    "page": ("{} of {}", "{} sur {}", "{} de {}", "{} من {}"),
    "keep": (
        "Names of people who may be at risk. Keep this list on you, and destroy it after the event.",
        (
            "Noms de personnes qui peuvent être en danger. Gardez cette liste sur vous et détruisez-la "
            "après l’événement."
        ),
        (
            "Nombres de personas que pueden correr peligro. Lleve esta lista consigo y destrúyala "
            "después del evento."
        ),
        "أسماء أشخاص قد يكونون في خطر. أبقِ هذه القائمة معك وأتلفها بعد انتهاء الفعالية.",
    ),
    "keep codes": (
        "Codes that let people in. Keep this list on you, and destroy it after the event.",
        "Codes qui donnent l’accès. Gardez cette liste sur vous et détruisez-la après l’événement.",
        "Códigos que dan acceso. Lleve esta lista consigo y destrúyala después del evento.",
        "رموز تتيح الدخول. أبقِ هذه القائمة معك وأتلفها بعد انتهاء الفعالية.",
    ),
    "desk card": ("Desk card", "Carte de poste", "Tarjeta de puesto", "بطاقة مكتب"),
    "spare desk card": (
        "Spare desk card",
        "Carte de poste de réserve",
        "Tarjeta de puesto de reserva",
        "بطاقة مكتب احتياطية",
    ),
    "card opens": (
        (
            "Opens the desks of this event, together with the staff PIN. Show it to a desk's "
            "camera. Keep it on you, never with a laptop."
        ),
        (
            "Ouvre les postes de cet événement, avec le code PIN du personnel. Montrez-la à la caméra "
            "d’un poste. Gardez-la sur vous, jamais avec un ordinateur."
        ),
        (
            "Abre los puestos de este evento, junto con el PIN del personal. Muéstrela a la cámara de un "
            "puesto. Llévela consigo, nunca con un portátil."
        ),
        (
            "تفتح مكاتب هذه الفعالية مع رمز الفريق السري. اعرضها على كاميرا المكتب. "
            "أبقها معك، ولا تضعها أبدًا مع حاسوب."
        ),
    ),
    "staff pin": ("Staff PIN", "Code PIN du personnel", "PIN del personal", "رمز الفريق السري"),
    "pin opens": (
        (
            "Opens the help desk at a desk, and together with the desk card a locked laptop. For "
            "staff only. Keep this sheet apart from the desk card."
        ),
        (
            "Ouvre l’accueil sur un poste et, avec la carte de poste, un ordinateur verrouillé. "
            "Pour le personnel seulement. Gardez cette feuille à part de la carte de poste."
        ),
        (
            "Abre la mesa de ayuda en un puesto y, con la tarjeta de puesto, un portátil bloqueado. "
            "Solo para el personal. Guarde esta hoja aparte de la tarjeta de puesto."
        ),
        (
            "يفتح مكتب المساعدة، ومع بطاقة المكتب حاسوبًا مقفلًا. للفريق فقط. "
            "احتفظ بهذه الورقة بعيدًا عن بطاقة المكتب."
        ),
    ),
}


def word(called: str, language: str) -> str:
    """One of the words in one of :data:`LANGUAGES`; in English where it is another."""
    place = LANGUAGES.index(language) if language in LANGUAGES else 0
    return _WORDS[called][place]


DOT = "\u00a0·"
"""Stands after a word that another one follows. It holds to the word before it."""


def words(called: str, languages: Sequence[str]) -> str:
    """A word in several languages, each once, side by side: a line breaks only between them, and ends without its dot."""
    said = dict.fromkeys(word(called, one) for one in languages or LANGUAGES[:1])
    return f"{DOT} ".join(one.replace(" ", "\u00a0") for one in said)
