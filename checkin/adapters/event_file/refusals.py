"""Why an event file is not taken, or a desk that came with one: each in one sentence."""

NOT_ONE = (
    "This is not an event file. Choose the file that the organisers gave you: "
    "its name ends in .checkin-event."
)
UNREADABLE = "The event file cannot be read. Copy it to this laptop and open it there."
NEWER = (
    "A newer version of Checkin made this event file. Install that version on this laptop first."
)
DOES_NOT_OPEN = "This is not the passphrase of this event file. Look at it again."
CHANGED = (
    "This event file is not as the organisers made it: it was cut off or changed. "
    "Copy it again, or ask them for a new one."
)
EXPIRED = (
    "By this laptop’s clock this event file is out of date. "
    "Set the clock if it is wrong, else ask the organisers for a new file."
)
NOT_YET = (
    "This laptop’s clock is wrong: by it, this event file has not been made yet. "
    "Set its date and time, and open the file again."
)
ANOTHER_EVENT = (
    "This laptop is a desk of another event. Erase that desk first, or use another laptop."
)
ALREADY_A_DESK = "This laptop is a desk of this event already. Open the desk and go on."
NO_SUCH_PLACE = "There is no desk of that name in this event file."

IN_USE = (
    "This place of the event file is in use on another laptop. "
    "Ask an organiser to let it in; all is kept."
)
OUT_OF_DATE = (
    "The event file of this desk is out of date. Ask an organiser to let it in; all is kept."
)
ENDED = "The event file of this desk was withdrawn. Ask an organiser to let it in; all is kept."
NOT_HERE = (
    "The server does not know the event file of this desk. "
    "Ask an organiser to let it in; all is kept."
)
LETTERS = " Letters: "
"""What follows: as organisers see them beside the desk that waits."""
