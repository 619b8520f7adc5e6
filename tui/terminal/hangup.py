"""The end of a terminal: a window that is closed, a connection that is gone."""

import select
import threading
from collections.abc import Callable


def watch(descriptor: int, gone: Callable[[], None]) -> None:
    """Call `gone`, from a thread of its own, once nobody is at the other end of a terminal."""

    def wait() -> None:
        poll = select.poll()
        poll.register(descriptor, 0)
        if any(events & select.POLLHUP for _, events in poll.poll()):
            gone()

    threading.Thread(target=wait, name="hangup", daemon=True).start()
