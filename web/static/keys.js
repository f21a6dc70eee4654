// Single keys for readers who would rather not reach for the mouse; each does what a link or a button does as well.
// They can be switched off, as voice control and shaky hands need it (WCAG 2.1.4).
"use strict";

const KEYS = {
  "/": () => { const box = document.querySelector("#q"); box?.focus(); box?.select(); return box; },
  "j": () => step(1),
  "k": () => step(-1),
  "l": () => follow("next"),
  "h": () => follow("prev"),
  "s": () => save(document.querySelector("details.save")),
  "?": () => { help.showModal(); return help; },
};
const ROWS = ".hits > li, .searches > li, .lines tr";
const STORIES = ".hits h3 a, .searches h2 a, .lines td.match a"; // the links that j and k walk, one a row
const help = document.querySelector("#keys");
const on = document.querySelector("#keys-on");
const opener = document.querySelector("#keys-open");

opener.hidden = false;
opener.addEventListener("click", () => help.showModal());
help.addEventListener("click", event => { // on the dimmed page around it
  const { left, right, top, bottom } = help.getBoundingClientRect();
  const { clientX: x, clientY: y, target } = event;
  if (target === help && (x < left || x > right || y < top || y > bottom)) help.close();
});
on.checked = kept() !== "off";
on.addEventListener("change", () => keep(on.checked ? "on" : "off"));

document.addEventListener("keydown", event => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  if (typing || held || help.open || !on.checked) return;
  if (Object.hasOwn(KEYS, event.key) && KEYS[event.key]()) event.preventDefault();
});

function step(by) {
  const stories = [...document.querySelectorAll(STORIES)];
  const here = stories.indexOf(document.activeElement.closest(ROWS)?.querySelector(STORIES));
  const next = stories[here < 0 ? (by > 0 ? 0 : -1) : here + by];
  next?.focus({ preventScroll: true });
  next?.closest(ROWS).scrollIntoView({ block: "nearest" });
  return next;
}

function follow(direction) {
  const link = document.querySelector(`a[rel~=${direction}], button[data-rel=${direction}]`);
  link?.click();
  return link;
}

function save(form) {
  if (!form) return null;
  form.open = true;
  form.querySelector("input[name=name]").focus();
  return form;
}

// A browser may refuse to keep anything.
function kept() {
  try { return localStorage.getItem("keys"); } catch { return null; }
}

function keep(value) {
  try { localStorage.setItem("keys", value); } catch { /* then it holds for this page */ }
}
