"""The exit statuses, and the guard around every command: clear sentences, no traceback, no draft text."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType

from imrassist.errors import ImrError, UnknownNameError

CLEAN = 0
REMARKS = 1
"""Open *must* or *should* remarks, a name found, a refused export, rows not read."""
USAGE = 2
"""Asked for in a way that cannot be understood, or without the terminal it needs."""
FILE = 3
"""A file that cannot be read or written, or that is locked."""
CRASH = 70
INTERRUPTED = 130

_PACKAGE = Path(__file__).resolve().parent.parent


class Stopped(KeyboardInterrupt):
    """The system asked the program to end: a closed window, a shutdown."""


def guarded(work: Callable[[], int]) -> int:
    """What `work` returns; or the status of what went wrong, after one sentence about it on stderr."""
    _be_connected()
    _be_private()
    try:
        status = work()
        out("")
    except BrokenPipeError:
        hush()
        return CLEAN
    except KeyboardInterrupt:
        hush_if_gone()
        # A terminal has just shown ^C, and the line is not ended.
        tell(("\n" if sys.stderr.isatty() else "") + "Interrupted. Every answer that was acknowledged is kept.")
        return INTERRUPTED
    except ImrError as error:
        hush_if_gone()
        tell(str(error))
        return USAGE if isinstance(error, UnknownNameError) else FILE
    except OSError as error:
        hush_if_gone()
        tell(_file_sentence(error))
        return FILE
    except Exception as error:  # noqa: BLE001, RUF100 - the last guard: above it a traceback would show the draft's text
        hush_if_gone()
        tell(crash_sentence(type(error).__name__, error.__traceback__))
        return CRASH
    return status


def out(text: str) -> None:
    """Write data to stdout at once; what its encoding lacks becomes ``?``.

    Raises BrokenPipeError when its reader has gone, ImrError when it cannot be written (a full disk).
    """
    try:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        hush()
        reason = os.strerror(error.errno) if error.errno else "it takes no more"
        raise ImrError("the output", f"It could not be written: {reason}.", "Send it to another place.", "") from None


def tell(sentence: str) -> None:
    """Say one thing to the person: on stderr, so that it never mixes with data."""
    # Without a reader there is nobody to tell.
    with contextlib.suppress(OSError, ValueError):
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(sentence.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stderr.flush()


def hush() -> None:
    """Send what is left of stdout nowhere: its reader has gone, and the interpreter flushes once more at its end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def hush_if_gone() -> None:
    """`hush` when stdout takes nothing more, as after its terminal was closed."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        hush()


def place_of(trace: TracebackType | None) -> str:
    """The innermost line of our own code in a traceback: ``imrassist/session.py, line 212``. No values, no paths."""
    found = "imrassist"
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_absolute() and path.is_relative_to(_PACKAGE):
            found = f"imrassist/{path.relative_to(_PACKAGE).as_posix()}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return found


def crash_sentence(kind: str, trace: TracebackType | None) -> str:
    """What is said of a fault in the program: where in the code, never with what."""
    return (
        f"imrassist stopped because of a fault of its own ({kind} at {place_of(trace)}). "
        "Every answer that was acknowledged is kept: open the draft again. "
        "Please report this line; it holds nothing from your draft."
    )


def _file_sentence(error: OSError) -> str:
    reason = os.strerror(error.errno) if error.errno else "no reason given"
    return (
        f"imrassist: a file could not be read or written ({reason}; {place_of(error.__traceback__)}). "
        "Look whether the disk is full, and whether the folder may be written to. "
        "Every answer that was acknowledged is kept."
    )


def _be_connected() -> None:
    """Stand-ins for streams that whoever started the program has closed: nothing to hear, nobody to tell."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open("r", encoding="utf-8")  # noqa: SIM115 - open as long as the program runs
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open as long as the program runs


def _be_private() -> None:
    """No core dump, no file for others, no traceback with values, and a chance to save before the end."""
    os.umask(0o077)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Textual would write screens and logs to places that these name.
    for name in ("TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_SCREENSHOT_LOCATION", "TEXTUAL_DEBUG"):
        os.environ.pop(name, None)
    sys.excepthook = _plain_hook
    threading.excepthook = lambda args: _plain_hook(args.exc_type, None, args.exc_traceback)
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _stop)


def _plain_hook(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    del error  # its text may hold an answer
    tell(crash_sentence(kind.__name__, trace))


def _stop(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise Stopped
