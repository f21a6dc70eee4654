"""Teach the story finder: python -m index.models.training.story [DATA]

DATA is the folder with the labelled pages (default ../shared/data/extraction). Fits on all pages and writes story.npz
and story-names.txt beside this package; the same data, seed and versions give the same files. How good it is,
`python -m tests.bench story` measures over folds of sites. Needs: pip install -e '.[train]'
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from index.models.training.fitting import Settings, fit, write_trees
from index.models.training.names import Votes, learn_names, votes_of, write_names
from index.models.training.pages import FOLDS, LabelledPage, labelled_pages
from index.story.alignment import cover, words_of
from index.story.blocks import Blocks, read_blocks
from index.story.features import features
from index.story.finder import MODELS, NAMES, TREES
from index.story.head import Head, read_head
from index.story.names import NameTable

DATA = Path("../shared/data/extraction")
LEFT_OUT = Path(__file__).with_name("left-out.txt")
SETTINGS = Settings(trees=500, rate=0.06, columns=0.4)
HELD = 0.5  # the share of a block's words that the gold text must hold for the block to be the story's
NEWS = 2.5  # weight of a page of the news sets beside one of WCXB, which has all kinds of sites


@dataclass(frozen=True, slots=True)
class Example:
    """A page as the model is taught with it."""

    page: LabelledPage
    head: Head
    blocks: Blocks
    is_story: NDArray[np.int8]  # one value a block
    weights: NDArray[np.float64]  # one value a block: long blocks and short pages count for more
    votes: Votes


def main(arguments: Sequence[str]) -> None:
    """Fit on all pages and write the model."""
    examples = read_examples(Path(arguments[0]) if arguments else DATA)
    print(f"{len(examples)} pages of {len({one.page.site for one in examples})} sites", flush=True)
    fit_model(examples, MODELS)
    for name in (TREES, NAMES):
        print(f"{MODELS / name}: {(MODELS / name).stat().st_size:,} bytes")


def read_examples(folder: Path) -> list[Example]:
    """Every page that has text, with its labels."""
    return [example for page in labelled_pages(folder) if (example := _example(page)) is not None]


def fit_folds(examples: Sequence[Example], folder: Path) -> None:
    """Write into folder/0, folder/1 … for each fold the model that has seen none of its sites."""
    for fold in range(FOLDS):
        target = folder / str(fold)
        target.mkdir(parents=True)
        fit_model([one for one in examples if one.page.fold != fold], target)


def fit_model(examples: Sequence[Example], folder: Path) -> None:
    """Fit trees and table on some pages and write both.

    The features of each page are made with a table that was learned without its site, as those of a new page will be.
    """
    left_out = set(LEFT_OUT.read_text("utf-8").split())
    taught = [one for one in examples if one.page.id not in left_out and one.is_story.any()]
    rows, labels, weights = [], [], []
    for fold in sorted({one.page.fold for one in taught}):
        table = NameTable(learn_names(one.votes for one in examples if one.page.fold != fold))
        for one in (one for one in taught if one.page.fold == fold):
            columns, _ = features(one.blocks, one.head, table)
            rows.append(columns.table)
            labels.append(one.is_story)
            weights.append(one.weights)
    weight = np.concatenate(weights)
    model = fit(np.concatenate(rows), np.concatenate(labels), weight / weight.mean(), SETTINGS)
    write_trees(model, columns.names, folder / TREES)
    write_names(learn_names(one.votes for one in examples), folder / NAMES)


def _example(page: LabelledPage) -> Example | None:
    tree = LexborHTMLParser(page.html)
    blocks = read_blocks(tree)
    if not blocks.text:
        return None
    words = np.array([max(len(words_of(text)), 0.5) for text in blocks.text])
    is_story = np.array(cover(blocks.text, page.gold)) >= HELD
    weights = words**0.75
    weights *= (1 if page.set == "wcxb" else NEWS) / np.sqrt(weights.sum())
    votes = votes_of(page.site, blocks, words.tolist(), is_story.tolist())
    return Example(page, read_head(tree, page.html), blocks, is_story.astype(np.int8), weights, votes)


if __name__ == "__main__":
    main(sys.argv[1:])
