from __future__ import annotations

import os
import signal

import pytest

from scoring.stopping import go_on, listen


def test_a_stop_that_a_library_swallowed_ends_the_command_at_its_next_step(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        listen()
        go_on()
        for _ in range(2):
            with pytest.raises(SystemExit, match="130"):
                os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(SystemExit, match="130"):
            go_on()
        assert capsys.readouterr().err == "Stopped. What was there before is as it was.\n"
        listen()
        go_on()
    finally:
        signal.signal(signal.SIGINT, before)
