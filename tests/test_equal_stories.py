"""Equal stories score the same to the last bit in whichever segment they are, so that date and id break their ties."""

from random import Random

import pytest
from whoosh.query import And, AndMaybe, Or, Phrase, Prefix, Query, Term

from index.analysis import stemming
from index.article import Article, Paragraph
from index.whoosh_reader import open_segments
from search.executor.executor import Executor
from search.executor.word import Word
from search.parse import read_query
from search.whoosh_query import whoosh_query
from tests.corpora import index_of

STEM = stemming("en")
FORMS = ["flood", "floods", "flooding", "flooded", "mayor", "mayors", "river", "rivers", "the", "of"]
RARE = [f"w{n}" for n in range(50)]
EQUAL = 120  # stories that stand in every segment


def forms(word: str) -> Word:
    """A word in three fields, in all its forms."""
    return Word([Term(f"{field}_stem", STEM(word)) for field in ("title", "body", "author")])


def exactly(text: str) -> Term:
    return Term("body_exact", text)


TYPED = ["flood", "flood mayor", "flood mayor river", "flood OR river OR w1 OR mayor", "(flood OR mayor) (river OR w2)"]
QUERIES = [
    *(whoosh_query(read_query(text, match="all").tree, STEM) for text in TYPED),
    And([forms("flood"), forms("mayor"), forms("river"), exactly("the")]),
    And([exactly("w1"), forms("flood"), And([forms("mayor"), forms("river")])]),
    Or([forms("flood"), forms("mayor"), Or([exactly("w1"), exactly("w2"), exactly("w3")]), forms("river")]),
    Or([And([exactly("w1"), forms("flood"), forms("river")]), exactly("w4"), AndMaybe(exactly("w5"), forms("mayor"))]),
    Or([Phrase("body_stem", ["flood", "river"]), Prefix("body_exact", "w1"), Prefix("body_exact", "fl")]),
    And([Word([Phrase(f"{field}_stem", ["flood", "mayor"]) for field in ("title", "body", "author")]), exactly("the")]),
]


@pytest.fixture(scope="module")
def executor(tmp_path_factory: pytest.TempPathFactory) -> Executor:
    """Of segments in which the same stories stand among others: the more these are, the rarer is what those hold."""
    choose, folder = Random(3), tmp_path_factory.mktemp("index")
    equal = [story(choose, FORMS + RARE) for _ in range(EQUAL)]
    segments = []
    for number, others in enumerate([0, 300, 3000]):
        rest = [story(choose, ["filler", "the", *RARE[: 10 * number]]) for _ in range(others)]
        segments.append([Article(f"{number}-{at}", *one) for at, one in enumerate([*equal, *rest])])
    index_of(folder, segments)
    return Executor(open_segments(folder))


def story(choose: Random, words: list[str]) -> tuple[str, tuple[Paragraph, ...], tuple[str, ...]]:
    """Headline, text and byline of some of the words, the first of them most often."""
    often = words[:10] * 3 + words
    title, body, author = (" ".join(choose.choices(often, k=size)) for size in (4, choose.randrange(20, 60), 3))
    return title, (Paragraph(body),), (author,)


@pytest.mark.parametrize("number", range(len(QUERIES)))
def test_equal_stories_score_the_same_in_whichever_segment_they_are(executor: Executor, number: int) -> None:
    query: Query = QUERIES[number]
    found = executor.run(query).found
    scores = dict(zip(found.documents.tolist(), found.scores.tolist(), strict=True))
    several = [[scores.get(part.base + at) for at in range(EQUAL)] for part in executor.collection.parts]
    assert any(several[0])
    assert several[0] == several[1] == several[2]
