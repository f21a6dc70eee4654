"""How many edits turn one word into another."""

from collections.abc import Sequence

import numpy as np

from index.segment.array_file import Array


def distances(word: str, texts: Sequence[str]) -> Array:
    """Damerau–Levenshtein distance of each text from the word, uint8 (texts,); all texts at once, letter by letter.

    An edit adds, drops or changes a letter or swaps two neighbours, of which neither is edited again (the distance of
    optimal string alignment). Words and texts have no more than 200 letters.
    """
    if not texts:
        return np.zeros(0, np.uint8)
    lengths = np.array(list(map(len, texts)))
    letters = np.array(texts).view(np.uint32).reshape(len(texts), -1)
    row = [np.full(len(texts), n, np.uint8) for n in range(len(word) + 1)]  # of each prefix from the text so far
    above = before = row
    result = np.where(lengths == 0, row[-1], 0).astype(np.uint8)
    for column in range(letters.shape[1]):
        above, before = row, above
        row = [np.full(len(texts), column + 1, np.uint8)]
        for n, letter in enumerate(word, 1):
            changed = above[n - 1] + (letters[:, column] != ord(letter))
            best = np.minimum(np.minimum(above[n], row[n - 1]) + np.uint8(1), changed)
            if n > 1 and column:
                swapped = (letters[:, column] == ord(word[n - 2])) & (letters[:, column - 1] == ord(letter))
                np.minimum(best, before[n - 2] + np.uint8(1), out=best, where=swapped)
            row.append(best)
        ending = lengths == column + 1
        result[ending] = row[-1][ending]
    return result
