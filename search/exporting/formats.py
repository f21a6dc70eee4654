"""The formats that all hits of a search are exported in."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from search.exporting.csv_table import csv_table
from search.exporting.export import About, Export
from search.exporting.json_lines import json_lines
from search.exporting.plain_text import plain_text
from search.exporting.references import bibtex_entries, ris_entries
from search.exporting.zip_archive import zip_archive
from search.speech import later

LONGEST_PART = 40  # characters of the archive's name, and of the query, in a file's name


class Format(NamedTuple):
    """One format."""

    ending: str  # of the file, and its name in addresses
    label: str
    purpose: str
    media_type: str
    write: Callable[[Export], Iterator[bytes]]


FORMATS = (
    Format("csv", later("CSV table"), later("for spreadsheets, without the texts"), "text/csv", csv_table),
    Format("jsonl", later("JSON Lines"), later("for programs, with the texts"), "application/jsonl", json_lines),
    Format("ris", "RIS", later("for Zotero, EndNote and others"), "application/x-research-info-systems", ris_entries),
    Format("bib", "BibTeX", later("for LaTeX"), "application/x-bibtex", bibtex_entries),
    Format("txt", later("Plain text"), later("one file to read or print"), "text/plain", plain_text),
    Format("zip", later("Zip of texts"), later("one file a story, with a table"), "application/zip", zip_archive),
)
BY_ENDING = {one.ending: one for one in FORMATS}


def file_name(about: About, ending: str) -> str:
    """ "tarrow-coast-archive_ferry-cup_2026-11-29.csv": the archive, the query as typed, the day."""
    parts = (_part(about.archive), _part(about.typed), about.exported[: len("2026-11-29")])
    return f"{'_'.join(filter(None, parts))}.{ending}"


def _part(text: str) -> str:
    return "-".join(re.findall(r"\w+", text.casefold()))[:LONGEST_PART].strip("-_")
