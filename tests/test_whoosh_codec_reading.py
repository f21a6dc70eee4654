"""Whoosh's own reader and searcher on our segments tell and find what a brute-force reading does."""

import fnmatch
import re
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import open_dir
from whoosh.query import (
    And,
    AndMaybe,
    Every,
    FuzzyTerm,
    Not,
    NumericRange,
    Or,
    Phrase,
    Prefix,
    Require,
    Term,
    TermRange,
    Wildcard,
)
from whoosh.reading import TermNotFound

from index.analysis import PARAGRAPH_GAP, stemming, tokens
from index.article import Article
from index.schema import DAY
from index.whoosh_codec.codec import ArrayCodec
from tests.corpora import LANGUAGE, NAMES, corpora, index_of

STEM = stemming(LANGUAGE)
FORMS = ("flood", "floods", "flooding", "the", "mayor", "mayor's", "cafes", "x", "f", "16")
Places = dict[str, list[int]]


def places_of(article: Article, field: str) -> Places:
    """The positions of each term in an article's text, or nothing for each of its values."""
    if field == "author":
        return {name: [] for name in article.authors}
    found: Places = {}
    start = 0
    for paragraph in article.body:
        cut = [token.text for token in tokens(paragraph.text)]
        for at, word in enumerate(cut, start):
            term = word if field == "body_exact" else STEM(word)
            if term is not None:
                found.setdefault(term, []).append(at)
        start += len(cut) + PARAGRAPH_GAP
    return found


def holds(article: Article, query: Any) -> bool:
    """Whether a brute-force reading of the article finds what the query asks for."""
    match query:
        case And() | Require():
            return all(holds(article, one) for one in query.subqueries)
        case Or():
            return any(holds(article, one) for one in query.subqueries)
        case AndMaybe():
            return holds(article, query.a)
        case Not():
            return not holds(article, query.query)
        case NumericRange():
            day = article.published.ordinal if article.published else 0
            return (query.start or 0) <= day <= (query.end or 99_99_99_99)
        case Every():
            return query.fieldname is None or bool(places_of(article, query.fieldname))
        case Phrase():
            return holds_phrase(places_of(article, query.fieldname), query.words, query.slop)
    return any(is_meant(term, query) for term in places_of(article, query.fieldname))


def holds_phrase(places: Places, words: list[str], slop: int) -> bool:
    ends = set(places.get(words[0], []))
    for word in words[1:]:
        ends = {at for at in places.get(word, []) if any(1 <= at - end <= slop for end in ends)}
    return bool(ends)


def is_meant(term: str, query: Any) -> bool:
    match query:
        case Prefix():
            return term.startswith(query.text)
        case Wildcard():
            return re.match(fnmatch.translate(query.text), term) is not None
        case FuzzyTerm():
            return term[: query.prefixlength] == query.text[: query.prefixlength] and near(
                term, query.text, query.maxdist
            )
        case TermRange():
            return (query.start or "") <= term <= (query.end or "\U0010ffff")
    return bool(term == query.text)


def near(first: str, second: str, most: int) -> bool:
    """Whether so many letters changed, left out or put in make the one word the other."""
    row = list(range(len(second) + 1))
    for n, letter in enumerate(first, 1):
        above, row = row, [n]
        for at, (other, (corner, over)) in enumerate(zip(second, pairwise(above), strict=True)):
            row.append(min(over + 1, row[at] + 1, corner + (letter != other)))
    return row[-1] <= most


def without(query: Any) -> Any:
    """Not, as Whoosh answers it rightly: its Not alone may find a deleted document behind the last one excluded."""
    return And([Every(), Not(query)])


texts = st.sampled_from(["body_exact", "body_stem"])
stems = {form: STEM(form) or form for form in FORMS}
terms = st.sampled_from([*(("body_exact", form) for form in FORMS), *(("body_stem", stem) for stem in stems.values())])
words = st.lists(st.sampled_from(FORMS), min_size=2, max_size=3)
leaves = st.one_of(
    terms.map(lambda found: Term(*found)),
    st.sampled_from([*NAMES, "Nobody"]).map(lambda name: Term("author", name)),
    st.builds(Phrase, st.just("body_exact"), words, slop=st.integers(1, 3)),
    st.builds(
        Phrase, st.just("body_stem"), words.map(lambda found: [stems[word] for word in found]), slop=st.integers(1, 3)
    ),
    terms.map(lambda found: Prefix(found[0], found[1][:2])),
    st.builds(Wildcard, texts, st.sampled_from(["*oo*", "m?yor*", "*", "f*s", "*'s"])),
    st.builds(FuzzyTerm, texts, st.sampled_from(["floot", "mayro", "floods"]), maxdist=st.integers(1, 2)),
    st.sampled_from([(20160000, None), (None, 20161203), (20161203, 20161203), (20160101, 20170109)]).map(
        lambda days: NumericRange(DAY, *days)
    ),
    st.builds(
        TermRange,
        st.sampled_from(["body_exact", "body_stem", "author"]),
        st.sampled_from([None, "B", "flood"]),
        st.sampled_from([None, "Bo Li", "m"]),
    ),
    st.builds(Every, st.sampled_from([None, "body_exact", "body_stem", "author"])),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(And),
        st.lists(inner, min_size=2, max_size=4).map(Or),
        inner.map(without),
        st.builds(AndMaybe, inner, inner),
        st.builds(Require, inner, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(corpora, st.lists(trees, min_size=8, max_size=8), st.randoms(use_true_random=False))
def test_whooshs_searcher_finds_what_a_brute_force_reading_finds(
    articles: list[Article], queries: list[Any], random: Any
) -> None:
    """Over several segments with deletions, run to the end: a search for the best few counts too few hits."""
    cuts = sorted(random.choices(range(len(articles) + 1), k=2))
    parts = [part for part in (articles[: cuts[0]], articles[cuts[0] : cuts[1]], articles[cuts[1] :]) if part]
    gone = {article.id for article in articles if random.random() < 0.3}
    with TemporaryDirectory() as name:
        writer = index_of(Path(name), parts).writer(codec=ArrayCodec())
        for article_id in gone:
            writer.delete_by_term("id", article_id)
        writer.commit(merge=False)
        with open_dir(name).searcher() as searcher:
            for query in queries:
                expected = {n for n, one in enumerate(articles) if one.id not in gone and holds(one, query)}
                assert set(searcher.search(query, limit=None).docs()) == expected
                assert set(searcher.docs_for_query(query)) == expected


@settings(max_examples=40, deadline=None)
@given(corpora)
def test_what_is_told_of_terms_and_lengths_is_exact(articles: list[Article]) -> None:
    with TemporaryDirectory() as name, index_of(Path(name), [articles]).reader() as reader:
        for field in ("body_exact", "body_stem"):
            places = [places_of(article, field) for article in articles]
            lengths = [sum(map(len, found.values())) for found in places]
            assert [reader.doc_field_length(n, field) for n in range(len(articles))] == lengths
            told = (reader.field_length(field), reader.min_field_length(field), reader.max_field_length(field))
            assert told == (sum(lengths), min(lengths), max(lengths))
            known = sorted({term for found in places for term in found})
            assert list(reader.field_terms(field)) == known
            for term in known:
                having = {n: found[term] for n, found in enumerate(places) if term in found}
                check_term(reader, field, term, having, lengths)


def check_term(reader: Any, field: str, term: str, places: dict[int, list[int]], lengths: list[int]) -> None:
    info = reader.term_info(field, term)
    assert (info.weight(), info.doc_frequency()) == (sum(map(len, places.values())), len(places))
    assert (info.min_length(), info.max_length()) == (min(lengths[n] for n in places), max(lengths[n] for n in places))
    assert (info.min_id(), info.max_id()) == (min(places), max(places))
    assert info.max_weight() == max(map(len, places.values()))
    postings = reader.postings(field, term)
    found = []
    while postings.is_active():
        assert postings.format.decode_positions(postings.value()) == postings.value_as("positions")
        assert postings.weight() == postings.value_as("frequency") == len(postings.spans())
        found.append((postings.id(), postings.value_as("positions")))
        postings.next()
    assert found == list(places.items())


def test_a_matcher_skips_ahead_never_back_and_starts_again(tmp_path: Path) -> None:
    articles = [Article(f"a{n}", "flood" if n % 3 == 0 else "x", ()) for n in range(20)]
    with index_of(tmp_path, [articles]).reader() as reader:
        postings = reader.postings("title_exact", "flood")
        postings.skip_to(7)
        copy = postings.copy()
        postings.skip_to(2)
        assert (postings.id(), list(copy.all_ids())) == (9, [9, 12, 15, 18])
        postings.skip_to(19)
        assert not postings.is_active()
        postings.reset()
        assert postings.id() == 0
        with pytest.raises(TermNotFound):
            reader.postings("title_exact", "the")


def test_columns_come_back_as_they_were_given(tmp_path: Path) -> None:
    articles = [Article("a", None, (), ("Cy", "Ann Teller")), Article("b", None, ())]
    with index_of(tmp_path, [articles]).reader() as reader:
        assert list(reader.column_reader("author")) == [("Cy", "Ann Teller"), ()]
        assert list(reader.column_reader(DAY)) == [0, 0]
