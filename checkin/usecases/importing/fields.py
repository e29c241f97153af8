"""What a column of a sheet can mean, and by which names it is known in four languages."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from checkin.domain.names import fold
from checkin.domain.plain_text import plain
from checkin.usecases.importing.remarks import sentence


class Field(StrEnum):
    """What a column means. ``NOTHING``: it is not read, and nothing of it is stored.

    The last five are used while a sheet is read, and never stored as they are.
    """

    NOTHING = "none"
    NAME = "name"
    FIRST = "first"
    LAST = "last"
    ORGANISATION = "organisation"
    CATEGORY = "category"
    COUNTRY = "country"
    REGION = "region"
    CODE = "code"
    LISTS = "lists"
    GIVE = "give"
    ATTENTION = "attention"
    PHOTOS = "photos"
    OTHER_SCRIPT = "other-script"
    ALIASES = "aliases"
    ID = "id"
    EMAIL = "email"
    STATUS = "status"
    TEST = "test"


CALLED = (
    *(sentence("name"), sentence("first"), sentence("last"), sentence("organisation")),
    *(sentence("category"), sentence("country"), sentence("region"), sentence("code")),
    *(sentence("lists"), sentence("give"), sentence("attention"), sentence("photos")),
    *(sentence("other-script"), sentence("aliases"), sentence("id"), sentence("email")),
    *(sentence("status"), sentence("test")),
)
"""The words above, for those who translate."""

_HEADERS = {
    Field.NAME: (
        "name, full name, public name, display name, badge name, attendee, attendee name,"
        " participant, participant name, guest name, nom, nom complet, nom et prenom, nom public,"
        " nom du participant, nombre, nombre completo, nombre y apellidos, nombre y apellido,"
        " nombre publico, nombre del participante, الاسم, اسم, الاسم الكامل, اسم المشارك"
    ),
    Field.FIRST: (
        "first name, firstname, given name, forename, prenom, prenoms, nombre de pila,"
        " primer nombre, الاسم الأول, الاسم الشخصي"
    ),
    Field.LAST: (
        "last name, lastname, family name, surname, nom de famille, apellido, apellidos,"
        " اسم العائلة, العائلة, اللقب, الاسم الأخير"
    ),
    Field.ORGANISATION: (
        "organisation, organization, organisation name, organization name, company, employer,"
        " current employer, affiliation, institution, societe, entreprise, structure,"
        " organizacion, empresa, institucion, entidad, afiliacion,"
        " المنظمة, منظمة, المؤسسة, الجهة, الشركة"
    ),
    Field.CATEGORY: (
        "category, type, ticket, ticket type, participant role, role, product, categorie,"
        " type de billet, categoria, tipo, tipo de entrada, rol, الفئة, فئة, النوع"
    ),
    Field.COUNTRY: "country, pays, pais, البلد, بلد, الدولة",
    Field.REGION: "region, world region, région, región, المنطقة, الإقليم",
    Field.CODE: (
        "code, ticket code, badge code, barcode, qr code, secret, ticket secret, code du billet,"
        " code barres, codigo, codigo de entrada, codigo de barras, الرمز, رمز, الكود"
    ),
    Field.LISTS: (
        "list, lists, check in list, check in lists, liste, listes, lista, listas,"
        " القائمة, القوائم, قائمة"
    ),
    Field.GIVE: (
        "give, hand over, to give, to hand over, items, a remettre, remettre, entregar,"
        " a entregar, para entregar, للتسليم, يسلم"
    ),
    Field.ATTENTION: (
        "attention, please read, note for the desk, desk note, a lire, note pour l'accueil,"
        " atencion, leer, nota para la mesa, انتباه, ملاحظة للمكتب"
    ),
    Field.PHOTOS: (
        "photos, photo, photo consent, photo permission, photos ok, may be photographed,"
        " accord photo, autorisation photo, droit a l'image, fotos, foto, consentimiento foto,"
        " permiso de fotos, الصور, صور, التصوير, موافقة التصوير"
    ),
    Field.OTHER_SCRIPT: (
        "other script, name in other script, name in arabic, native name, local name,"
        " autre ecriture, nom en arabe, otra escritura, nombre en arabe,"
        " الاسم بالعربية, الاسم باللاتينية"
    ),
    Field.ALIASES: (
        "alias, aliases, also known as, nickname, known as, surnom, autres noms, apodo,"
        " otros nombres, اسم الشهرة, أسماء أخرى"
    ),
    Field.ID: (
        "id, registration id, attendee id, participant id, registration number,"
        " identifiant, numero d'inscription, id de registro, numero de registro,"
        " المعرف, رقم التسجيل"
    ),
    Field.EMAIL: (
        "email, e-mail, mail, email address, e-mail address, attendee email, courriel, adresse"
        " e-mail, adresse email, adresse mail, adresse electronique, correo, correo electronico,"
        " direccion de correo electronico, البريد الإلكتروني, عنوان البريد الإلكتروني, البريد"
    ),
    Field.STATUS: (
        "status, attendee status, registration state, registration status, participant status,"
        " statut, etat, estado, الحالة, حالة التسجيل"
    ),
    Field.TEST: "test, is test, test entry, essai, prueba, اختبار",
}


def header_key(cell: str) -> str:
    """How headers are compared."""
    return fold(plain(cell).strip(" *:"))


def _keys(text: str) -> Iterable[str]:
    return (header_key(one) for one in text.split(","))


KNOWN: Mapping[str, Field] = {
    key: field for field, headers in _HEADERS.items() for key in _keys(headers)
}
"""What a header means, by its key."""

_IN_QUESTIONS = (
    # What is asked for is found first: "Name of your organisation" is no person's name.
    (Field.EMAIL, "email, e-mail, courriel, correo, البريد"),
    (Field.ORGANISATION, "organisation, organization, company, employer, institution"),
    (Field.ORGANISATION, "societe, organizacion, institucion, empresa, المنظمة, منظمتك, المؤسسة"),
    (Field.PHOTOS, "photo, photos, photographed, photographie, foto, fotos, الصور, صور, تصويرك"),
    (Field.COUNTRY, "country, pays, pais, البلد, بلدك"),
    (Field.FIRST, "first name, given name, prenom, primer nombre, الاسم الأول"),
    (Field.LAST, "last name, family name, surname, nom de famille, apellido, apellidos, العائلة"),
    (Field.NAME, "name, nom, nombre, اسمك, الاسم"),
)

_SENSITIVE = {
    sentence("a document that proves who somebody is"): (
        "passport, id number, national id, identity card, visa, passeport, piece d'identite,"
        " pasaporte, dni, cedula, جواز, الهوية, تأشيرة"
    ),
    sentence("a date of birth or an age"): (
        "birth, born, birthday, birthdate, age, dob, naissance, nacimiento, edad, الميلاد, العمر"
    ),
    sentence("what somebody eats, which can tell their health or religion"): (
        "diet, dietary, meal, meals, food, allergy, allergies, vegetarian, vegan, halal, kosher,"
        " regime, repas, alimentaire, alimentaires, dieta, comida, alergias, alimentarias,"
        " حمية, طعام, الطعام, حساسية"
    ),
    sentence("health"): (
        "health, medical, disability, accessibility, medication, sante, handicap, medicaux,"
        " salud, discapacidad, medica, الصحة, صحية, إعاقة"
    ),
    sentence("a telephone number"): (
        "phone, telephone, mobile, cell, tel, whatsapp, signal, fax, portable, telefono, movil,"
        " celular, الهاتف, هاتف, الجوال, واتساب"
    ),
    sentence("where somebody lives"): (
        "address, street, zip, postcode, postal, city, home, adresse, rue, ville, direccion,"
        " calle, ciudad, domicilio, العنوان, الشارع, المدينة"
    ),
    sentence("gender"): "gender, sex, pronouns, genre, sexe, genero, sexo, الجنس, النوع الاجتماعي",
    sentence("religion, origin or politics"): (
        "religion, faith, ethnicity, race, nationality, citizenship, party, nationalite,"
        " etnia, nacionalidad, الدين, الجنسية"
    ),
    sentence("whom to call in an emergency"): "emergency, urgence, emergencia, الطوارئ",
    sentence("money"): "bank, iban, account, tax, vat, price, iva, tva, banque, banco, البنك",
}
_SENSITIVE_KEYS = [(f" {key} ", what) for what, words in _SENSITIVE.items() for key in _keys(words)]


def sensitive(header: str) -> str:
    """Say what of a person a column with this *header* may hold, empty for nothing to guard."""
    key = f" {header_key(header).replace('?', ' ').replace('/', ' ').replace('(', ' ')} "
    if any(f" {word} " in key for word in ("email", "e mail", "mail")):
        return ""
    return next((what for word, what in _SENSITIVE_KEYS if word in key), "")


def asked_for(question: str) -> Field:
    """Say what a *question*, as forms have them for headers, asks for."""
    words = "".join(one if one.isalnum() else " " for one in header_key(question))
    key = f" {' '.join(words.split())} "
    for field, asked in _IN_QUESTIONS:
        if any(f" {word} " in key for word in _keys(asked)):
            return field
    return Field.NOTHING
