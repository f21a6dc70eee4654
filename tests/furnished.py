"""An archive with something of every kind in it, and an address of every kind of page over it."""

from pathlib import Path
from typing import Any

from index.config import Config
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

PAGES = {
    "front": "/",
    "results": "/?q=ferry+-budget&source=The+Islander&not-tag=nothing",
    "nothing-found": "/?q=ferry+zeppelin+harbour&match=all",
    "did-you-mean": "/?q=fery",
    "why": "/why?q=ferry+votes+council",
    "article": "/article/story-3?q=ferry&hit=1",
    "article-rtl": "/article/arabic",
    "article-untitled": "/article/untitled?q=ferry",
    "saved": "/saved",
    "saved-search": "/q/ferries",
    "saved-edit": "/q/ferries/edit",
    "saved-delete": "/q/ferries/delete",
    "help": "/help",
    "not-found": "/nothing-here",
}


def furnish(folder: Path) -> Config:
    """Index the stories and save a search."""
    config = build_archive(folder, STORIES, archive_name="The Coast Archive")
    SavedQueries(default_url(config)).save("Ferries", "For the Sunday piece.", "q=ferry&source=The+Islander", 6, "")
    return config
