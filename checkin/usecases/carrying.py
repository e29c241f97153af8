"""What is said of a file of check-ins that cannot be made or taken in: the same everywhere."""

from checkin.usecases.importing.remarks import sentence

NOT_FOR_US = sentence(
    "This file cannot be opened here: it is of another event, or whoever made it did not know "
    "this computer yet."
)
DAMAGED = sentence("This file is damaged or not whole. Copy it once more.")
NEWER = sentence("This file was made by a newer version of this program. Update this one.")
OTHER_EVENT = sentence("This file is of another event.")
STRANGERS = sentence(
    "This file was made by desks that are not known here. If this is a desk, let it reach the "
    "server once."
)
TOO_LARGE = sentence("This file is larger than any that a desk makes.")
UNREADABLE = sentence("This file cannot be read.")
EXISTS = sentence("There is such a file already. Choose another name.")
OWN_FOLDER = sentence("Choose a place outside of the desk's own folder, which will be erased.")
NOT_WRITTEN = sentence("This file could not be written. Is the stick full, or write-protected?")
NOT_VERIFIED = sentence("What was written there could not be read back. Use another stick.")
NO_SERVER_KEY = sentence(
    "This desk has not heard yet what the organisers open such files with. Let it reach the "
    "server once."
)
