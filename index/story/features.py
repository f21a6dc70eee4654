"""All that is known of each block of a page, as a table for the model."""

from index.story.blocks import Blocks
from index.story.columns import Columns
from index.story.context import add_context
from index.story.head import Head
from index.story.names import NameTable
from index.story.places import add_places
from index.story.shape import Shape, add_shape
from index.story.surroundings import add_surroundings
from index.story.vocabulary import add_vocabulary


def features(blocks: Blocks, head: Head, table: NameTable) -> tuple[Columns, Shape]:
    """A row a block; at least one block must be there."""
    columns = Columns(len(blocks.text))
    shape = add_shape(blocks, columns)
    said = add_vocabulary(blocks, shape, columns)
    places = add_places(blocks, shape, table, columns)
    add_context(blocks, shape, places, head, columns)
    add_surroundings(places, shape, said, columns)
    return columns, shape
