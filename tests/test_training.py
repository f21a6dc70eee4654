"""What the models are taught with: folds keep a site together, names are learned by sites and not by pages."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from index.models.training.names import Votes, learn_names, votes_of, write_names
from index.models.training.pages import FOLDS, fold_of, site_of
from index.story.blocks import read_blocks
from index.story.names import NameTable, read_names


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.courier.example/a", "courier.example"),
        ("https://news.courier.example/b?c=d", "courier.example"),
        ("https://www.courier.co.uk/a", "courier.co.uk"),
        ("https://courier.co.uk/a", "courier.co.uk"),
    ],
)
def test_a_site_is_known_by_the_end_of_its_host(url: str, site: str) -> None:
    assert site_of(url) == site


def test_all_pages_of_a_site_are_in_one_fold_and_all_folds_are_used() -> None:
    assert fold_of("https://www.courier.example/a") == fold_of("https://sport.courier.example/z")
    assert {fold_of(f"https://paper{n}.example/") for n in range(200)} == set(range(FOLDS))


def test_a_page_votes_with_the_share_of_text_that_is_the_storys() -> None:
    html = "<div class='story'><p>One</p><p>Two</p></div><div class='box'><span class='teaser'>Three</span></div>"
    votes = votes_of("a.example", read_blocks(LexborHTMLParser(html)), [4, 4, 4], [True, False, False])
    assert (votes.shares["story"], votes.shares["box"], votes.shares["teaser"]) == (0.5, 0, 0)


def test_a_word_counts_by_its_sites_and_only_if_several_have_it() -> None:
    many_pages = [Votes("a.example", {"box": 1.0, "own": 1.0}, 1, 2)] * 50
    others = [Votes(f"{site}.example", {"box": 0.0, "body": 1.0}, 1, 2) for site in "bcde"]
    odds = learn_names([*many_pages, *others])
    assert odds["box"] < 0 < odds["body"]
    assert "own" not in odds


def test_a_table_of_names_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_names({"=story-0": 1.25, "teaser": -2.5}, tmp_path / "names.txt")
    assert read_names(tmp_path / "names.txt") == {"=story-0": 1.25, "teaser": -2.5}


def test_the_score_of_a_label_adds_up_what_is_known_of_its_words() -> None:
    score = NameTable({"=storybody-0": 0.5, "story": 1.0, "teaser": -2.0}).score("storyBody-7 teaser unknown")
    assert (score.sum, score.least, score.most) == (-0.5, -2.0, 1.0)


def test_a_score_is_the_same_in_whatever_order_words_are_added() -> None:
    words = [f"word{letter}" for letter in "abcdefghij"]
    assert (
        NameTable(dict.fromkeys(words, 0.1)).score(" ".join(words)).sum == 1.0
    )  # one by one they make 0.9999999999999999
