"""What was searched, in words: enough for a reader to search it again and to see whether the archive has changed."""

from search.exporting.export import About
from search.speech import gettext, number


def receipt(about: About) -> tuple[str, ...]:
    """A line each, the address of the search last."""
    lines = (
        gettext("Searched for: %(typed)s", typed=about.typed) if about.typed else None,
        gettext("Searched as: %(words)s", words=about.searched_as),
        *about.notes,
        gettext("Stories: %(number)s", number=number(about.hits)),
        gettext("Build of the index: %(build)s", build=about.build_id),
        gettext("Exported: %(time)s", time=about.exported),
        about.address,
    )
    return tuple(line for line in lines if line is not None)
