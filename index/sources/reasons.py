"""Why an input gives no page: the fixed phrases that a report counts by, one of them in every Skip."""

from index.page import Origin, Skip

EMPTY = "empty"  # nothing but white space, or no record in it
BINARY = "binary"  # a picture, a PDF, or anything else with zero bytes
UNDECODABLE = "undecodable"  # no encoding fits
TOO_LARGE = "too large"  # a page, member or record beyond max_page_bytes
HIDDEN = "hidden file"  # its name or its folder's begins with a dot, or it is macOS's __MACOSX
NO_FORMAT = "not a format that is read"
NO_FILE = "not a file"  # a pipe, socket or device; a link inside an archive
AN_INDEX = "an index of Microfiche"  # the builds of another one; the one that is written is passed over
UNREADABLE = "cannot be read"  # no permission, or gone
BROKEN_ARCHIVE = "broken archive"  # cut short or damaged; what was read before stays
ENCRYPTED = "encrypted"
NESTED_ARCHIVE = "archive inside an archive"
INVALID_JSON = "invalid JSON"
INVALID_TABLE = "invalid table row"
NO_RECORD = "not a record"  # a number or a list where an object is wanted
NO_TEXT = "no text in it"  # a record without a body and without a title
NO_COLUMN = "no known column"


def too_large(origin: Origin, limit: int, size: int | None = None) -> Skip:
    """The skip of what is beyond `limit` bytes; `size` is None where it was not read to its end."""
    found = f"more than {limit:,} bytes" if size is None else f"{size:,} bytes"
    return Skip(origin, TOO_LARGE, f"{found}; the limit is {limit:,} (max_page_bytes)")
