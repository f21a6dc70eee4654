// Offers words and values of the archive while one types in the search box: an ARIA combobox with a list.
// Without it the box works just the same, and offers nothing.
"use strict";

const PAUSE_MS = 120; // without a key before the archive is asked

const box = document.querySelector("#q");
const form = box?.closest("form[data-suggest]");
if (form) complete(box, form);

function complete(box, form) {
  const list = element("ul", { id: "offers", className: "offers", hidden: true }, { role: "listbox", "aria-label": form.dataset.label });
  const said = element("span", { className: "hidden" }, { "aria-live": "polite" });
  form.append(list, said);
  attributes(box, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });

  let offers = [];
  let active = -1; // -1: what was typed
  let asking = null; // what ends the request under way
  let timer = 0;

  box.addEventListener("input", event => {
    quiet();
    if (!event.isComposing && box.selectionStart === box.value.length) timer = setTimeout(ask, PAUSE_MS);
    else close();
  });
  box.addEventListener("compositionend", () => { quiet(); timer = setTimeout(ask, PAUSE_MS); });
  box.addEventListener("keydown", event => {
    if (!list.hidden && !event.isComposing && KEYS[event.key]?.()) event.preventDefault();
    else if (event.key === "ArrowDown" && list.hidden && box.value) ask();
  });
  box.addEventListener("blur", () => { quiet(); close(); });
  form.addEventListener("submit", () => { quiet(); close(); });
  list.addEventListener("mousedown", event => event.preventDefault()); // keeps the box in focus
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) take([...list.children].indexOf(option));
  });

  // Each returns whether the key is used up.
  const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => active >= 0 && take(active),
    Tab: () => { if (active >= 0) take(active); close(); return false; },
    Escape: () => { quiet(); close(); return true; },
  };

  function quiet() {
    clearTimeout(timer);
    asking?.abort();
  }

  async function ask() {
    const own = asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: box.value })}`, { signal: own.signal });
      const found = answer.ok ? await answer.json() : { offers: [] };
      if (own === asking && document.activeElement === box) show(found);
    } catch {
      if (own === asking) close(); // ended, or no answer: the box goes on without offers
    }
  }

  function show(found) {
    if (!found.offers.length) { close(); return; }
    offers = found.offers;
    list.replaceChildren(...offers.map(option));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    mark(-1);
    said.textContent = found.said;
  }

  function option(offer, number) {
    const row = element("li", { id: `offer-${number}` }, { role: "option" });
    row.append(element("bdi", { textContent: offer.text }), element("span", { className: "kind", textContent: offer.said }));
    return row;
  }

  function move(step) {
    const places = offers.length + 1;
    mark((active + 1 + step + places) % places - 1);
    return true;
  }

  function mark(number) {
    active = number;
    [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === active)));
    if (active < 0) { box.removeAttribute("aria-activedescendant"); return; }
    box.setAttribute("aria-activedescendant", `offer-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  function take(number) {
    box.value = `${offers[number].query} `;
    close();
    return true;
  }

  function close() {
    offers = [];
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    mark(-1);
    said.textContent = "";
  }
}

function element(name, properties, more = {}) {
  const made = Object.assign(document.createElement(name), properties);
  attributes(made, more);
  return made;
}

function attributes(node, values) {
  for (const [name, value] of Object.entries(values)) node.setAttribute(name, value);
}
