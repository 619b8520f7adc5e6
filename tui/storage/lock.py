"""A lock on an open file, by which terminals know of each other."""

import fcntl


def lock(handle: int, *, shared: bool = False) -> bool:
    """Lock an open file until it is closed, however that happens; False when another has it."""
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A file system without locks: better two terminals at once than no work at all.
        return True
    return True
