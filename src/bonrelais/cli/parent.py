"""A child does not outlive the process that watches it, even when that one is killed without a word."""

import os
import signal
import threading
import time
from typing import Final

CHECK_SECONDS: Final = 2


def stop_with_parent() -> None:
    """Sends itself SIGTERM once its parent is gone."""
    parent = os.getppid()

    def watch_parent() -> None:
        while os.getppid() == parent:
            time.sleep(CHECK_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch_parent, name="watch-parent", daemon=True).start()
