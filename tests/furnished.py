"""An archive with something of every kind in it, and an address of every kind of page over it."""

from pathlib import Path
from typing import Any

from index.config import Config
from search.noted import Noted
from search.saved import SavedQueries, default_url
from tests.stories import build_archive, story

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2
ARABIC = {
    "id": "arabic",
    "title": "مجلس المدينة يصوت على خطة العبارة",
    "body": "اجتمع المجلس يوم الثلاثاء لمناقشة خطة العبارة ferry الجديدة.\n\nوقال الرئيس إن القرار نهائي.",
    "source": "صحيفة الميناء",
    "author": "سلمى حداد",
    "date": "2016-03-04",
}
UNTITLED = {
    "id": "untitled",
    "body": "A ferry left the harbour without a headline, and nobody on the pier noticed it until noon.\n\n"
    "The harbour master said on Tuesday that he would look into the matter before the next tide came in.",
    "source": LONG,
    "tags": [LONG, "council"],
}
COPIES = [story(3) | {"id": f"copy-{number}", "source": f"Paper {number}", "url": None} for number in range(1, 4)]
LATER = story(3) | {
    "id": "story-3~2",
    "body": "The council met on the ferry plan, its number 3, and then met again.\n\nNobody left before the count.",
}
STORIES: list[dict[str, Any]] = [*(story(number) for number in range(1, 46)), ARABIC, UNTITLED, *COPIES, LATER]

NOTES = """
The year 2015 is *missing*, see [why](https://gazette.example/fire).

# How it is kept

1. Every Monday.

| paper | since |
|---|---|
| Gazette | 1921 |
"""

PAGES = {
    "front": "/",
    "results": "/?q=ferry+-budget&source=The+Islander&not-tag=nothing",
    "nothing-found": "/?q=ferry+zeppelin+harbour&match=all",
    "did-you-mean": "/?q=fery",
    "copies": "/?q=ferry&copies=story-3&open-section=News&open-date=2016",
    "facet": "/facet/source?q=ferry&source=The+Islander&not-source=Paper+1&tick=Paper+2",
    "facet-steps": "/facet/date?open=2016-03",
    "facet-found": "/facet/author?find=a&do=choose",
    "results-of-a-year": "/?q=ferry&date=2016",
    "timeline": "/timeline?q=ferry",
    "timeline-of-several": "/timeline?q=ferry&vs=harbour&vs=council&share=1",
    "api": "/api",
    "why": "/why?q=ferry+votes+council",
    "in-context": "/kwic?q=ferry&by=left",
    "in-context-rtl": "/kwic?q=العبارة",
    "in-context-without-words": "/kwic?source=The+Islander",
    "article": "/article/story-3?q=ferry&hit=1",
    "article-rtl": "/article/arabic",
    "article-untitled": "/article/untitled?q=ferry",
    "saved": "/saved",
    "saved-search": "/q/ferries",
    "saved-in-context": "/q/ferries-in-context",
    "saved-over-time": "/q/ferries-over-time",
    "saved-edit": "/q/ferries/edit",
    "saved-delete": "/q/ferries/delete",
    "archive": "/archive",
    "saved-changes": "/q/ferries/changes",
    "saved-deleted": "/saved/deleted",
    "help": "/help",
    "not-found": "/nothing-here",
}


def furnish(folder: Path) -> Config:
    """Index the stories, save searches, of which one found others in an earlier build, and delete another."""
    notes = folder / "about.md"
    notes.write_text(NOTES, "utf-8")
    config = build_archive(folder, STORIES, archive_name="The Coast Archive", about_file=notes)
    store = SavedQueries(default_url(config))
    store.save("Ferries", "For the Sunday piece.", "q=ferry&source=The+Islander", 6, "", tags=("Sunday", "Boats"))
    before = [Noted("story-6", "0" * 16, "An earlier headline"), Noted("gone", "0" * 16, "A story that is gone")]
    store.snapshots.note("ferries", "20161211T101500Z-3fa9", "2016-12-11", before)
    store.save("Ferries in context", "", "q=ferry", 0, "", view="kwic?by=left")
    store.save("Ferries over time", "", "q=ferry", 0, "", view="timeline?vs=harbour&share=1")
    store.save("Goats", "No longer needed.", "q=goats", 0, "")
    store.delete("goats")
    return config
