"""The story finder: which blocks of a page are its story, and how sure that is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.models.trees import Trees
from index.story.alignment import cover
from index.story.blocks import Blocks
from index.story.columns import Columns, Floats, Truths
from index.story.features import features
from index.story.head import Head
from index.story.names import NameTable, read_names
from index.story.second_opinion import DEEPEST, second_opinion
from index.story.shape import Shape, add_shape

MODELS = Path(__file__).parents[1] / "models"
TREES, NAMES = "story.npz", "story-names.txt"  # the files of a model
STORY = 0.47  # the least probability of a block of the story; measured best over folds of sites
SURE = 0.7  # and of one that stands in a part of the page that is named after something else
DOUBTFUL = 0.3  # the doubt from which a second opinion is asked
_STEADY = 20  # words that are added to a story's when its doubt is measured, so that short ones are doubted less wildly
LONGEST_DESCRIPTION = 600  # characters; some pages give the whole story as their description
_HELD = 0.5  # of a block's words, in the second opinion, for it to be the story's


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: trees, and the table of names that their features need."""

    trees: Trees
    names: NameTable


@dataclass(frozen=True, slots=True)
class Story:
    """What was found on a page; arrays of one value a block."""

    chosen: Truths
    sure: Truths  # whether it is the story's even in a part of the page that is named after something else
    is_paragraph: Truths
    doubt: float  # 0 to 1: expected wrong words by expected words of the story


NOTHING = Story(np.zeros(0, np.bool_), np.zeros(0, np.bool_), np.zeros(0, np.bool_), 1.0)


@lru_cache(maxsize=8)
def load_model(folder: Path) -> Model:
    """The model in a folder."""
    return Model(Trees(folder / TREES), NameTable(read_names(folder / NAMES)))


def find_story(head: Head, page: str, blocks: Blocks, ask: Callable[[str], str] = second_opinion) -> Story:
    """The blocks that are the story; `page` is the source that they were read from.

    `ask` gives another reading of a page as text; it is only asked where this one is in doubt.
    """
    if not blocks.text:
        return NOTHING
    probability, shape = judge(blocks, head, load_model(MODELS))
    doubt = doubt_of(probability, shape.words)
    chosen: Truths = probability >= STORY
    if (doubt > DOUBTFUL or _is_suspect(blocks, chosen, head)) and max(blocks.frames.depth) <= DEEPEST:
        other = np.array(cover(blocks.text, ask(page))) >= _HELD
        if other.any():
            chosen = other
    return Story(chosen, probability >= SURE, shape.is_paragraph, doubt)


def all_of(blocks: Blocks) -> Story:
    """All that can be seen: a fragment of a page, such as the body of a dump's record, is all story."""
    if not blocks.text:
        return NOTHING
    shape = add_shape(blocks, Columns(len(blocks.text)))
    visible = ~np.array(blocks.frames.hidden)[blocks.frame]
    return Story(visible, visible, shape.is_paragraph, 0.0)


def judge(blocks: Blocks, head: Head, model: Model) -> tuple[Floats, Shape]:
    """Each block's probability of being the story's."""
    columns, shape = features(blocks, head, model.names)
    return model.trees.probability(columns.table), shape


def doubt_of(probability: Floats, words: Floats) -> float:
    """Expected wrong words by expected words: 0 where every block is certain, towards 1 where none is."""
    wrong = (words * np.minimum(probability, 1 - probability)).sum()
    return min(1.0, float(wrong / ((words * probability).sum() + _STEADY)))


def _is_suspect(blocks: Blocks, chosen: Truths, head: Head) -> bool:
    """Whether the story is shorter than the page's own description of it."""
    length = sum(len(text) for text, is_story in zip(blocks.text, chosen, strict=True) if is_story)
    return length < max(min(len(head.description), LONGEST_DESCRIPTION), 1)
