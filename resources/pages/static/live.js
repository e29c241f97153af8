// Puts in what is other on a page that goes on, and says how old it is. Without it the
// page is whole all the same.
(() => {
  "use strict";
  const root = document.getElementById("live");
  const label = document.getElementById("freshness");
  const LATE_S = 30, DEAD_S = 120, POLL_S = 10, QUIET_S = 40;
  const FOCUSED = "a, button, input, select, summary, [tabindex]";
  let heard = Date.now(), stream = null, turn = "";

  // A part may hold the focus, tables that were opened, and some that were pushed aside.
  function put(part, html) {
    const held = part.contains(document.activeElement)
      ? [...part.querySelectorAll(FOCUSED)].indexOf(document.activeElement) : -1;
    const open = [...part.querySelectorAll("details")].map((one) => one.open);
    const aside = [...part.querySelectorAll(".scroll")].map((one) => one.scrollLeft);
    part.innerHTML = html;
    part.querySelectorAll("details").forEach((one, n) => { one.open = Boolean(open[n]); });
    part.querySelectorAll(".scroll").forEach((one, n) => { one.scrollLeft = aside[n] || 0; });
    if (held >= 0) part.querySelectorAll(FOCUSED)[held]?.focus({ preventScroll: true });
  }

  function take(text) {
    const news = JSON.parse(text);
    for (const [name, html] of Object.entries(news.parts || {})) {
      // One stands in the menu.
      const part = document.querySelector(`[data-part="${name}"]`);
      if (part) put(part, html);
    }
    turn = news.turn || turn;
    heard = Date.now();
    show();
  }

  function show() {
    const s = Math.floor((Date.now() - heard) / 1000);
    const how = s >= DEAD_S ? "dead" : s >= LATE_S ? "late" : "fresh";
    const said = label.dataset[how].replace("{s}", s).replace("{m}", Math.floor(s / 60));
    if (label.textContent !== said) label.textContent = said;
    label.className = `freshness ${how}`;
    label.hidden = false;
  }

  function address(kind) {
    const at = new URL(root.dataset[kind], location.href);
    if (turn) at.searchParams.set("seen", turn);
    return at;
  }

  function listen() {
    stream = new EventSource(address("stream"));
    stream.onmessage = (event) => take(event.data);
  }

  // Where streams are cut off or held back it is asked now and then, and the stream tried anew.
  async function poll() {
    if (Date.now() - heard < POLL_S * 1000) return;
    if (stream.readyState === EventSource.CLOSED || Date.now() - heard > QUIET_S * 1000) {
      stream.close();
      listen();
    }
    try {
      const answer = await fetch(address("now"), { redirect: "manual", cache: "no-store" });
      if (answer.ok) take(await answer.text());
    } catch { /* the label says it */ }
  }

  listen();
  show();
  setInterval(show, 1000);
  setInterval(poll, POLL_S * 1000);
})();
