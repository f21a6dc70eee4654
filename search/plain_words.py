"""A search by its words alone: what is left where quotation marks, nearness and open letters take too long."""

from index.analysis import tokens
from search.nodes import Fuzzy, Node, Pattern, nodes_of

MOST = 12  # words


def plain_words(tree: Node | None) -> str:
    """The first words that a query looks for, each once; words with open letters are none."""
    whole = (node.text for node in nodes_of(tree) if not isinstance(node, Pattern | Fuzzy))
    return " ".join([*dict.fromkeys(token.text for text in whole for token in tokens(text))][:MOST])
