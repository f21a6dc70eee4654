"""The citation formats that can be downloaded."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from index.article import Article
from search.citing.bibtex import bibtex
from search.citing.cited import Access, cited
from search.citing.csl_json import csl_item
from search.citing.ris import ris
from search.citing.sentence import sentence
from search.speech import later


@dataclass(frozen=True, slots=True)
class Format:
    """A file with the citation of one article."""

    name: str  # in addresses
    label: str
    ending: str
    media_type: str
    write: Callable[[Article, Access], str]

    def file_name(self, article: Article, access: Access) -> str:
        """ASCII, and the same for an article whenever it is read."""
        return f"{cited(article, access).key.replace(':', '-')}.{self.ending}"


def _csl_file(article: Article, access: Access) -> str:
    return json.dumps([csl_item(article, access)], ensure_ascii=False, indent=2) + "\n"


def _text_file(article: Article, access: Access) -> str:
    return sentence(article, access) + "\n"


FORMATS = {
    one.name: one
    for one in (
        Format("ris", "RIS", "ris", "application/x-research-info-systems", ris),
        Format("bibtex", "BibTeX", "bib", "application/x-bibtex", bibtex),
        Format("csl", "CSL-JSON", "json", "application/vnd.citationstyles.csl+json", _csl_file),
        Format("text", later("Plain text"), "txt", "text/plain", _text_file),
    )
}
