// What somebody would find fault with on the page that is open, and what the page says.
() => {
  const faults = [];
  const root = document.documentElement;
  const all = [...document.body.querySelectorAll("*")];
  const isUnseen = (one) => one.closest(".unseen, .skip") !== null;
  const called = (one) => {
    const id = one.id ? `#${one.id}` : one.name ? `[name=${one.name}]` : "";
    return `${one.localName}${id} “${one.textContent.trim().slice(0, 30)}”`;
  };

  if (root.scrollWidth > innerWidth) {
    const beyond = all.filter((one) => {
      const box = one.getBoundingClientRect();
      return (box.right > innerWidth + 0.5 || box.left < -0.5) && !isUnseen(one);
    });
    // What a frame holds that can be moved aside may be as wide as it likes.
    const widest = beyond.filter((one) => !one.closest(".scroll")).at(-1) ?? beyond.at(-1);
    faults.push(`wider than the window: ${root.scrollWidth} px, ${widest ? called(widest) : ""}`);
  }

  for (const one of all) {
    const style = getComputedStyle(one);
    const cuts = ["hidden", "clip"].includes(style.overflowX);
    if (cuts && one.scrollWidth > one.clientWidth && !isUnseen(one) && one.closest("svg") === null) {
      faults.push(`its text is cut: ${called(one)}`);
    }
  }

  for (const field of document.querySelectorAll("input, select, textarea")) {
    if (field.type === "hidden" || field.getAttribute("aria-hidden")) continue;
    const by = (field.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
    const said = [...field.labels, ...by.map((id) => document.getElementById(id))];
    const label = said.map((one) => one?.textContent ?? "").join("");
    if (!(field.getAttribute("aria-label") || label).trim()) {
      faults.push(`no label: ${called(field)}`);
    }
  }
  for (const one of document.querySelectorAll("button, a[href]")) {
    const said = one.getAttribute("aria-label") || one.textContent;
    if (!said.trim()) faults.push(`says nothing: ${one.outerHTML.slice(0, 80)}`);
  }
  for (const one of document.querySelectorAll("img:not([alt])")) {
    faults.push(`a picture without words: ${one.src.slice(0, 80)}`);
  }
  const ids = all.map((one) => one.id).filter(Boolean);
  for (const id of new Set(ids.filter((one, n) => ids.indexOf(one) !== n))) {
    faults.push(`two elements are called ${id}`);
  }
  const heads = document.querySelectorAll("h1").length;
  if (heads !== 1) faults.push(`${heads} headings of the first rank`);

  // The page's own words: not names (bdi), codes, addresses (from the left), what was typed.
  const foreign = "bdi, code, script, style, noscript, time, textarea, optgroup option, " +
    "[lang]:not(html), [dir=ltr]:not(html, figure)";
  const words = new Set();
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim().replace(/\s+/g, " ");
    if (text && !walk.currentNode.parentElement.closest(foreign)) words.add(text);
  }
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [alt]")) {
    for (const name of ["aria-label", "placeholder", "alt"]) {
      if (one.getAttribute(name)) words.add(one.getAttribute(name));
    }
  }

  const menu = document.querySelector(".menu ul");
  const first = menu?.firstElementChild.getBoundingClientRect();
  const around = menu?.getBoundingClientRect();
  const begins = menu && (Math.abs(first.right - around.right) < 2 ? "right" :
    Math.abs(first.left - around.left) < 2 ? "left" : "nowhere");
  return { faults, words: [...words], direction: getComputedStyle(document.body).direction, begins };
}
