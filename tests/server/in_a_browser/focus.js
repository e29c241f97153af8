// What can have the focus and does not show it, as it would for somebody at the keyboard.
() => {
  const faults = [];
  const reached = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  for (const one of document.querySelectorAll(reached)) {
    if (one.tabIndex < 0 || !one.checkVisibility()) continue;
    one.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement !== one) continue;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const hasRing = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    if (!hasRing || box.width < 2 || box.height < 2) {
      faults.push(`does not show the focus: ${one.outerHTML.slice(0, 80)}`);
    }
  }
  document.activeElement.blur();
  return faults;
}
