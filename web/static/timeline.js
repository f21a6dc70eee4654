// Ranges of a timeline: dragged, or taken with shift and arrows;
// without it a range is typed: date:2014..2016.
"use strict";

for (const chart of document.querySelectorAll("svg[data-range]")) choose(chart, [...chart.querySelectorAll("a")]);

function choose(chart, bars) {
  const said = chart.parentElement.querySelector(".picked");
  const clamp = at => Math.max(0, Math.min(bars.length - 1, at));
  const listen = (...what) => chart.addEventListener(...what);
  let from = -1, to = -1; // a range's ends, by column; -1: none
  let dragged = false;

  const tab = at => bars.forEach((bar, place) => { bar.tabIndex = place === at ? 0 : -1; });
  tab(0);

  function column(event) {
    const { left, width } = bars[0].ownerSVGElement.getBoundingClientRect();
    return clamp(Math.floor((event.clientX - left) / width * bars.length));
  }

  function pick(first, last) {
    [from, to] = [first, last];
    bars.forEach((bar, at) => bar.classList.toggle("picked", from !== to && (at - from) * (at - to) <= 0));
    said.textContent = from === to ? "" : range();
  }

  const none = () => pick(-1, -1);
  const range = () => "date:" + [from, to].sort((a, b) => a - b).map(at => bars[at].dataset.p).join("..");

  function go() {
    const address = new URL(chart.dataset.range, location);
    JSON.parse(chart.dataset.texts).forEach((text, at) => address.searchParams.append(at ? "vs" : "q", text + range()));
    location = address;
  }

  listen("pointerdown", event => {
    dragged = false;
    if (!event.button) pick(column(event), column(event));
  });
  listen("pointermove", event => {
    if (from < 0 || !event.buttons || column(event) === to) return;
    dragged = true;
    chart.setPointerCapture(event.pointerId);
    pick(from, column(event));
  });
  listen("pointerup", event => { if (!event.button) from === to ? none() : go(); });
  listen("pointercancel", none);
  listen("dragstart", event => event.preventDefault());
  listen("click", event => dragged && event.preventDefault());

  const MOVES = { ArrowLeft: -1, ArrowRight: 1, Home: -1e9, End: 1e9 };
  listen("keydown", event => {
    const at = bars.indexOf(event.target.closest("a"));
    const next = clamp(at + MOVES[event.key]);
    if (next >= 0 && !event.altKey) {
      pick(...(event.shiftKey ? [from < 0 ? at : from, next] : [-1, -1]));
      tab(next);
      bars[next].focus();
    } else if (event.key === "Escape") none();
    else if (event.key === "Enter" && from !== to) go();
    else return;
    event.preventDefault();
  });
}
