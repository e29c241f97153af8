// Text that cannot be told from what it stands on: WCAG's 4.5 to 1, 3 to 1 for large letters.
() => {
  const draw = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const mixed = (colour) => {
    if (!known.has(colour)) {
      draw.clearRect(0, 0, 1, 1);
      draw.fillStyle = colour;
      draw.fillRect(0, 0, 1, 1);
      known.set(colour, [...draw.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const light = ([r, g, b]) => [r, g, b]
    .map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, n) => sum + one * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = mixed(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return mixed(getComputedStyle(document.documentElement).colorScheme === "dark" ? "#000" : "#fff");
  };
  const faults = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const one = walk.currentNode.parentElement, text = walk.currentNode.textContent.trim();
    if (!text || one.closest(".unseen, .skip, svg, script, noscript, option") ||
      !one.checkVisibility()) continue;
    const style = getComputedStyle(one), size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const [dark, bright] = [light(mixed(style.color)), light(behind(one))].sort((a, b) => a - b);
    const ratio = (bright + 0.05) / (dark + 0.05);
    if (ratio < (isLarge ? 3 : 4.5)) {
      faults.add(`hard to read, ${ratio.toFixed(1)} to 1: “${text.slice(0, 30)}”`);
    }
  }
  return [...faults];
}
