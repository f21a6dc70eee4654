"""What else stands in a block's containers, and what the heading above says: forms, words of pages' own affairs."""

import numpy as np

from index.story.columns import Columns, Floats
from index.story.places import TAGS, Places
from index.story.shape import Shape

_CONTROLS = tuple(TAGS[name] for name in ("button", "label", "form", "fieldset"))


def add_surroundings(places: Places, shape: Shape, said: Floats, columns: Columns) -> None:
    """`said` is how many words of vocabulary.toml each block uses."""
    controls = np.isin(places.tag, _CONTROLS)
    running = np.zeros((3, len(said) + 1))
    np.cumsum((controls, said, shape.words), axis=1, out=running[:, 1:])
    frame = places.frame
    for step in range(1, 4):
        frame = places.parent[frame]
        held = running[:, places.end[frame]] - running[:, places.start[frame]]
        columns.add(f"in_{step}_controls", np.minimum(held[0], 10))
        columns.add(f"in_{step}_said", held[1] / np.sqrt(np.maximum(held[2], 1)))
    above = np.maximum.accumulate(np.where(places.is_heading, np.arange(len(said)), -1))
    columns.add("heading_said", np.where(above < 0, 0, said[np.maximum(above, 0)]))
    columns.add("heading_words", np.where(above < 0, 0, shape.words[np.maximum(above, 0)]))
    before, after = np.concatenate(([0.0], said[:-1])), np.concatenate((said[1:], [0.0]))
    columns.add("said_before", before)
    columns.add("said_after", after)
