"""Somebody at a browser who has no mouse: Tab, Enter, Space, arrows, and letters in fields."""

from functools import partial

from tests.server.in_a_browser.looking import Critic

MOST_TABS = 150
"""Presses of Tab until somebody gives up."""

_FOCUS = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const by = (one.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
  const labels = [...(one.labels || []), ...by.map((id) => document.getElementById(id))];
  const said = one.getAttribute("aria-label") ||
    (labels.length ? labels.map((label) => label.textContent).join(" ") : one.textContent);
  return {
    name: said.trim().replace(/\\s+/g, " "),
    kind: one.type || one.localName,
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    isInSight: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight &&
      box.right > 0 && box.left < innerWidth,
    page: document.title,
  };
}
"""


class ByKeys(Critic):
    """Goes through pages with keys alone, and sees at each step where the focus is."""

    def at(self):
        """What has the focus: it is somewhere, in sight, and shown by a ring."""
        found = self.page.evaluate(_FOCUS)
        assert found is not None, f"the focus is lost on {self.page.url}"
        where = f"{found['kind']} “{found['name'][:40]}” on “{found['page']}”"
        assert found["ring"] >= 2, f"{where} does not show that it has the focus"
        assert found["isInSight"], f"{where} has the focus and is out of sight"
        return found

    def key(self, name):
        self.page.keyboard.press(name)

    def go_to(self, name, kind=None):
        """Press Tab until something that is called *name* has the focus."""
        passed = []
        for _ in range(MOST_TABS):
            self.key("Tab")
            found = self.at()
            if name in found["name"] and kind in {None, found["kind"]}:
                return
            passed.append(found["name"][:40])
        raise AssertionError(f"no Tab comes to “{name}” on {self.page.url}: {passed}")

    def write(self, name, text):
        """Write *text* into the field that is called *name*."""
        self.go_to(name)
        self.page.keyboard.type(text)

    def choose(self, name, option):
        """Choose *option* in the list that is called *name*, by its first letters."""
        self.go_to(name, "select-one")
        self.page.keyboard.type(option)
        self.at()

    def press(self, name, kind="submit"):
        """Go to a button, press it, and look at the page that comes."""
        self.go_to(name, kind)
        self.answered(partial(self.key, "Enter"))

    def follow(self, name):
        """Go to a link, and follow it."""
        self.press(name, "a")

    def bring(self, name, file):
        """Choose *file* in the field that is called *name*."""
        self.go_to(name, "file")
        with self.page.expect_file_chooser() as asked:
            self.key("Space")
        asked.value.set_files(file)
        self.at()
