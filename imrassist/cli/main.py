"""The command line: which command is meant. Each command's module is loaded only when it is used."""

from __future__ import annotations

import importlib
from typing import Any

import click
from click.shell_completion import CompletionItem

from imrassist import __version__
from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, USAGE, tell

COMMANDS = {
    "demo": "demo",
    "new": "new",
    "talk": "talk",
    "check": "check",
    "scan": "scan",
    "export": "export",
    "review": "review",
    "import": "bring_in",
    "key": "key",
    "changes": "changes",
    "recover": "recover",
    "lint": "lint",
}
"""Name and module of each command, in the order of the help."""
HIDDEN = {"open": "open", "selftest": "selftest"}


class _InterruptedRun(Exception):  # noqa: N818 - it is no error
    """The author, or the system, has stopped a command."""


class Commands(click.Group):
    """The commands; and without one, `imrassist [DRAFT]` opens the app."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names for the help, in a useful order."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, from its own module; None when there is none."""
        del ctx
        module = COMMANDS.get(cmd_name) or HIDDEN.get(cmd_name)
        if module is None:
            return None
        command = importlib.import_module(f"imrassist.cli.{module}").command
        return command if isinstance(command, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the hidden `open` where no command is named."""
        own = ("--help", "-h", "--version")
        named = ctx.resilient_parsing  # completing: what is typed so far may become a command
        if not named and (not args or args[0] not in (*COMMANDS, *HIDDEN, *own)):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, and drafts, for both may follow `imrassist`."""
        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. An interruption goes round click, which would print an empty line of its own."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise _InterruptedRun from error

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Both ways of calling it."""
        del ctx
        formatter.write_usage("imrassist", "[DRAFT] [--form ID] [--goto NAME]")
        formatter.write_usage("imrassist", "COMMAND ...")


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog='Exit status: 0 clean; 1 open "must" or "should" remarks, or a refused export; 2 a call that cannot be '
    "understood; 3 a file or a lock; 70 a fault in the program; 130 interrupted.",
)
@click.version_option(__version__, prog_name="imrassist", message="%(prog)s %(version)s")
def commands() -> None:
    """Helps the author of an Individual Management Review: asks, builds the text, checks it, exports the form.

    With a DRAFT, or without anything, it opens on the full screen; --goto opens it at a section, a row or a
    question. "imrassist COMMAND --help" tells more of a command. Nothing ever leaves this computer.
    """


def run(args: list[str]) -> int:
    """Run the command that `args` names, and give its exit status.

    A call that cannot be understood is told on stderr. What goes wrong within a command is
    left to `imrassist.cli.exits.guarded`.
    """
    if len(args) > 1 and not args[1].startswith("-") and (near := _slip(args[0])):
        tell(f"imrassist: There is no command {args[0]}. Did you mean: imrassist {near}?")
        return USAGE
    try:
        status: Any = commands.main(args, prog_name="imrassist", standalone_mode=False)
    except (click.Abort, _InterruptedRun):
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        _usage(error)
        return error.exit_code
    return status if isinstance(status, int) else CLEAN


def _slip(word: str) -> str:
    """The command that was meant, where a word before others is none and no draft either; empty for none."""
    import difflib

    if word.startswith("-") or word in (*COMMANDS, *HIDDEN) or drafts.found(word):
        return ""
    return next(iter(difflib.get_close_matches(word, COMMANDS, n=1)), "")


def _usage(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    if context is not None:
        hidden = context.command.name in HIDDEN and context.parent is not None
        tell((context.parent if hidden else context).get_usage())
    tell(f"imrassist: {error.format_message()}")
