// A range of periods on a timeline: dragged with mouse or finger, or taken with shift and the arrows.
// Without it every period is a link, and a range is typed: date:2014..2016.
"use strict";

for (const chart of document.querySelectorAll("svg[data-range]")) choose(chart, [...chart.querySelectorAll("a")]);

function choose(chart, bars) {
  const said = chart.parentElement.querySelector(".picked");
  let from = -1; // the column that a range begins at
  let to = -1;
  let dragged = false;

  const tab = at => bars.forEach((bar, place) => bar.setAttribute("tabindex", place === at ? "0" : "-1"));
  tab(0);

  const column = event => {
    const { left, width } = bars[0].ownerSVGElement.getBoundingClientRect();
    return Math.max(0, Math.min(bars.length - 1, Math.floor((event.clientX - left) / width * bars.length)));
  };
  const ends = () => [Math.min(from, to), Math.max(from, to)];

  function pick(first, last) {
    [from, to] = [first, last];
    const [low, high] = ends();
    bars.forEach((bar, at) => bar.classList.toggle("picked", low >= 0 && low < high && low <= at && at <= high));
    said.textContent = low < high ? range() : "";
  }

  const range = () => `date:${ends().map(at => bars[at].dataset.p).join("..")}`;

  function go() {
    const address = new URL(chart.dataset.range, location.href);
    JSON.parse(chart.dataset.texts).forEach((text, at) => address.searchParams.append(at ? "vs" : "q", text + range()));
    location.assign(address);
  }

  chart.addEventListener("pointerdown", event => {
    dragged = false;
    if (event.button === 0 && event.target.closest("a")) pick(column(event), column(event));
  });
  chart.addEventListener("pointermove", event => {
    if (from < 0 || !event.buttons || column(event) === to) return;
    dragged = true;
    chart.setPointerCapture(event.pointerId);
    pick(from, column(event));
  });
  chart.addEventListener("pointerup", () => { if (dragged && from !== to) go(); else pick(-1, -1); });
  chart.addEventListener("pointercancel", () => pick(-1, -1));
  chart.addEventListener("dragstart", event => event.preventDefault());
  chart.addEventListener("click", event => { if (dragged) event.preventDefault(); }, true);

  const MOVES = { ArrowLeft: at => at - 1, ArrowRight: at => at + 1, Home: () => 0, End: () => bars.length - 1 };
  chart.addEventListener("keydown", event => {
    const at = bars.indexOf(document.activeElement);
    const next = MOVES[event.key]?.(at);
    if (bars[next] && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      pick(...(event.shiftKey ? [from < 0 ? at : from, next] : [-1, -1]));
      tab(next);
      bars[next].focus();
    } else if (event.key === "Escape") pick(-1, -1);
    else if (event.key === "Enter" && from !== to) { event.preventDefault(); go(); }
  });
}
