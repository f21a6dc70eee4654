"""The plot: every query as a dot, one row an engine, CPU of its page on a logarithmic scale; drawn by hand as SVG."""

import math
import statistics
from xml.sax.saxutils import escape

from tests.bench.peers.measure import Run
from tests.bench.peers.report import page_ms

WIDTH, ROW, LEFT, TOP = 900, 56, 120, 50
COLOURS = {"word": "#3366aa", "or": "#bb5500", "and": "#228844", "phrase": "#882288"}


def as_svg(run: Run) -> str:
    """A plot of all engines of a run."""
    rows = {name: page_ms(engine, lambda page: page.cpu_s) for name, engine in run.engines.items()}
    ticks = _ticks(min(map(min, rows.values())), max(map(max, rows.values())))
    low, high = math.log10(ticks[0]), math.log10(ticks[-1])
    height = TOP + ROW * len(rows) + 50

    def across(ms: float) -> float:
        return LEFT + (math.log10(ms) - low) / (high - low) * (WIDTH - LEFT - 60)

    marks = [_text(LEFT, 20, f"CPU of one page of results, {run.stories:,} stories, {len(run.asked)} queries; "
                   "the bar is the median", 15), *_legend()]  # fmt: skip
    for tick in ticks:
        x = across(tick)
        marks.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{height - 40}" stroke="#ccc"/>')
        marks.append(_text(x - 14, height - 22, f"{tick:,g} ms", 12))
    for place, (name, values) in enumerate(rows.items()):
        y = TOP + ROW * place + ROW / 2
        marks.append(_text(10, y, name, 14))
        marks.append(_text(10, y + 16, f"{statistics.median(values):.1f} ms", 12))
        for at, (question, ms) in enumerate(zip(run.asked, values, strict=True)):
            colour = COLOURS[question.kind.rstrip("23")]
            scatter = (at * 7 % 11 - 5) * 3
            told = f"{escape(question.label)}: {ms:.2f} ms"
            spot = f'cx="{across(ms):.1f}" cy="{y + scatter:.1f}" r="3.2" fill="{colour}"'
            marks.append(f'<circle {spot} fill-opacity=".7"><title>{told}</title></circle>')
        x = across(statistics.median(values))
        marks.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 22}" y2="{y + 22}" stroke="#000" stroke-width="2"/>')
    body = "\n".join(marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif">\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>\n{body}\n</svg>\n'
    )


def _ticks(least: float, most: float) -> list[float]:
    """1, 2, 5, 10 and so on, from the last one below all values to the first above."""
    every = [digit * 10.0**power for power in range(-4, 8) for digit in (1, 2, 5)]
    inner = [tick for tick in every if least < tick < most]
    return [max(tick for tick in every if tick <= least), *inner, min(tick for tick in every if tick >= most)]


def _legend() -> list[str]:
    marks = []
    for place, (kind, colour) in enumerate(COLOURS.items()):
        marks.append(f'<circle cx="{LEFT + 5 + place * 80}" cy="36" r="4" fill="{colour}"/>')
        marks.append(_text(LEFT + 13 + place * 80, 40, kind, 12))
    return marks


def _text(x: float, y: float, text: str, size: int) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="#222">{escape(text)}</text>'
