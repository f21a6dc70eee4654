"""Ctrl-C stops a run wherever it falls."""

import pytest

from index.build import Progress
from web.commands.progress import watched
from web.commands.stop import Interrupted


class Finaliser:
    """Ends with a Ctrl-C that falls into its last moment."""

    def __del__(self) -> None:
        raise KeyboardInterrupt


def test_a_ctrl_c_that_falls_into_a_finaliser_still_stops_the_run(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Interrupted), watched() as watch:
        Finaliser()
        watch(Progress("reading", 1, 0, 1, 2))
    assert capfd.readouterr().err == ""
