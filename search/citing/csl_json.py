"""CSL-JSON, the items of the Citation Style Language."""

from typing import Any

from index.article import Article, ArticleDate
from search.citing.cited import Access, Cited, cited
from search.citing.names import Name


def csl_item(article: Article, access: Access) -> dict[str, Any]:
    """One item of type article-newspaper; the file is a list of such."""
    facts = cited(article, access)
    item = {
        "id": facts.key,
        "type": "article-newspaper",
        "title": facts.title,
        "author": list(map(_name, facts.names)),
        "container-title": facts.publication,
        "section": facts.section,
        "issued": _date(facts.published) if facts.published else None,
        "accessed": _date(facts.accessed),
        "language": facts.language,
        "keyword": ", ".join(facts.tags),
        "URL": facts.url,
        "archive": facts.archive,
        "archive_location": _location(facts),
    }
    return {name: value for name, value in item.items() if value}


def _location(facts: Cited) -> str:
    return facts.id if facts.address in (None, facts.url) else f"{facts.id}, {facts.address}"


def _name(name: Name) -> dict[str, str]:
    if name.family is None:
        return {"literal": name.whole}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


def _date(value: ArticleDate) -> dict[str, list[list[int]]]:
    """As precise as it is known."""
    return {"date-parts": [[part for part in (value.year, value.month, value.day) if part is not None]]}
