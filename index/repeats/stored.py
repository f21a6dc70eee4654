"""What repeats in each source, as a build's folder keeps it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "repeats.jsonl"  # in a build's folder: a line a form


@dataclass(frozen=True, slots=True)
class Repeat:
    """One form that is left out of a source's articles."""

    source: str
    rule: str  # EXACT or MASKED of index/repeats/forms.py
    form: str  # the line in small letters, or its masked form
    example: str  # the first such line of the run that learned it
    stories: int  # different ones of the source that have it
    of: int  # stories of the source
    anywhere: bool  # left out wherever it stands, rather than in lead and tail only
    number: int  # the form's, see index/repeats/forms.py


def write_repeats(folder: Path, repeats: Iterable[Repeat]) -> None:
    """Write the build's file."""
    with (folder / FILE_NAME).open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in repeats)


def read_repeats(folder: Path) -> tuple[Repeat, ...]:
    """The repeats of a build; () where it has none."""
    path = folder / FILE_NAME
    if not path.exists():
        return ()
    with path.open(encoding="utf-8") as lines:  # a line may hold U+2028, which splitlines() would break at
        return tuple(Repeat(**json.loads(line)) for line in lines)
