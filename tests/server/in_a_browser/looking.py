"""What somebody would find fault with on a page, asked of the browser itself."""

from functools import partial
from pathlib import Path

from tests.browsing import Organiser

LOOKING, CONTRAST, FOCUS = (
    Path(__file__).with_name(name).read_text(encoding="utf-8")
    for name in ("looking.js", "contrast.js", "focus.js")
)


class Critic(Organiser):
    """Looks at each page that an answer brings: many of them have no address of their own."""

    def answered(self, act):
        """Do *act*, wait for the page that it brings, and find nothing wrong with that."""
        with self.page.expect_navigation():
            act()
        width = self.page.viewport_size["width"]
        faults = self.page.evaluate(LOOKING)["faults"]
        assert faults == [], f"“{self.page.title()}”, {width} px: {faults}"

    def press(self, name):
        self.answered(partial(super().press, name))
