"""What the given paths are called in origins, so that an article's origin stays the same from build to build."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from index.errors import SourceError


def absolute(path: Path) -> Path:
    """The absolute path; SourceError where there is nothing."""
    if not os.path.lexists(path):
        raise SourceError(f"no file or folder {path}; check the path")
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links and change names


def name_roots(paths: Sequence[Path], known: Mapping[str, str]) -> tuple[dict[str, str], dict[Path, str]]:
    """All roots, name to absolute path, and for each given path the name that its files begin with.

    A path below a root, known or given earlier, is named relative to it.
    """
    roots, names = dict(known), {}
    for path in map(absolute, paths):
        above = _root_above(path, roots)
        if above is None:
            above = _new_name(path, roots)
            roots[above] = str(path)
        below = path.relative_to(roots[above]).parts
        names[path] = "/".join((above, *below))
    return roots, names


def _root_above(path: Path, roots: Mapping[str, str]) -> str | None:
    """The name of the innermost root that holds the path."""
    above = [name for name, root in roots.items() if path.is_relative_to(root)]
    return max(above, key=lambda name: len(roots[name]), default=None)


def _new_name(path: Path, roots: Mapping[str, str]) -> str:
    """The path's last part, with those before it while another root that still exists is called so."""
    parts = path.parts[1:] or ("root",)
    names = ["/".join(parts[-count:]) for count in range(1, len(parts) + 1)]
    names += [f"{names[0]} ({count})" for count in range(2, len(roots) + 3)]
    return next(name for name in names if name not in roots or not Path(roots[name]).exists())
