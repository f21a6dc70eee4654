"""The demo: an archive of three invented papers of one coast, and an index of it that makes itself."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from index.build import Watch, rebuild
from index.builds import Builds
from index.config import Config, load_config
from index.errors import ArchiveError, DamagedArchiveError, NoArchiveError
from index.manifest import FORMAT
from index.writer import open_reader

ARCHIVE = Path(__file__).with_name("archive")
SETTINGS = Path(__file__).with_name("microfiche.toml")
INDEX_DIR = Path("var/demo")
STAMP = "demo"  # file in the index folder that tells which demo archive was indexed
SERVED = ("host", "port", "workers", "interface_language", "public_url")  # settings that say how it is served
SEARCHES = ('"blue lantern"', "ferry -cup", "author:merrill since:2015")


def demo_config(config: Config, index_dir: Path | None) -> Config:
    """The demo's settings, in a folder of its own; of the user's only how it is served."""
    demo = load_config(SETTINGS, environ={}).config
    served = {name: getattr(config, name) for name in SERVED}
    return replace(demo, index_dir=index_dir or INDEX_DIR, **served)


def build_demo(config: Config, watch: Watch = lambda progress: None) -> bool:
    """Index the demo archive unless that is done; False where it was.

    ArchiveError where another archive's index lies in the folder.
    """
    stamp, wanted = config.index_dir / STAMP, _digest()
    if not stamp.exists() and Builds(config.index_dir).pointer.exists():
        raise ArchiveError(f"{config.index_dir}/ holds another archive; choose a folder for the demo with --index")
    if stamp.exists() and stamp.read_text("utf-8") == wanted and _opens(config):
        return False
    config.index_dir.mkdir(parents=True, exist_ok=True)
    stamp.write_text("being made", "utf-8")  # first, so that a demo that was stopped half way is known as one
    rebuild([ARCHIVE], config, watch)
    stamp.write_text(wanted, "utf-8")
    return True


def _opens(config: Config) -> bool:
    """Whether there is a build, made by a program that wrote it as this one reads it."""
    try:
        open_reader(Builds(config.index_dir).current()).close()
    except (NoArchiveError, DamagedArchiveError):
        return False
    return True


def _digest() -> str:
    """Of the settings, of every file of the archive with its name, and of how this program writes a build."""
    digest = sha256(SETTINGS.read_bytes() + bytes([FORMAT]))
    for path in sorted(path for path in ARCHIVE.rglob("*") if path.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ARCHIVE)} {len(content)}\n".encode() + content)
    return digest.hexdigest()
