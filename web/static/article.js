// On an article: walks from match to match, and copies its citation and its address.
// Without it the matches are a list of links, and both can be selected.
"use strict";

{
  const bar = document.querySelector(".matches .turn");
  if (bar) walk(bar, [...document.querySelectorAll("mark[id]")]);
  document.querySelectorAll("button[data-copies]").forEach(offer);
}

function walk(bar, marks) {
  const said = bar.querySelector("[role=status]");
  const [back, on] = bar.querySelectorAll("button");
  let here = marks.findIndex(mark => `#${mark.id}` === location.hash);

  function step(by) {
    marks[here]?.classList.remove("here");
    here = here < 0 && by < 0 ? marks.length - 1 : (here + by + marks.length) % marks.length;
    marks[here].classList.add("here");
    marks[here].scrollIntoView({ block: "center" });
    said.textContent = said.dataset.text.replace("{number}", here + 1).replace("{total}", marks.length);
    return true;
  }

  bar.hidden = false;
  bar.previousElementSibling.addEventListener("click", event => { // a match of the list, which would hide it
    if (event.target.closest("a")) event.currentTarget.open = false;
  });
  back.addEventListener("click", () => step(-1));
  on.addEventListener("click", () => step(1));
  Object.assign(KEYS, { n: () => step(1), p: () => step(-1) }); // of keys.js
}

function offer(button) {
  const source = document.getElementById(button.dataset.copies);
  button.hidden = false;
  button.addEventListener("click", async () => {
    getSelection().selectAllChildren(source);
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch { // not at an address that the browser takes for safe
      document.execCommand("copy");
    }
    button.textContent = button.dataset.done;
    button.setAttribute("aria-live", "polite");
  });
}
