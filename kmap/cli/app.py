"""The typer application: commands are found by the names of their files."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kmap import __version__, rooms
from kmap.cli.command import Command, in_our_words, write_parameters
from kmap.cli.options import is_register
from kmap.errors import KmapError
from kmap.register.nearby import importing
from kmap.register.nearest import nearest

GROUPS = (
    "Look",
    "Decide",
    "Network",
    "Over time",
    "Knowledge mobilisation",
    "Check",
    "Edit",
    "In and out",
    "Learn",
)
"""The groups of commands, in the order in which the help shows them."""

ROOM = "cli.commands"
"""The room of the commands."""

COMPLETION = ("--install-completion", "--show-completion")
"""Options that a word may follow: the shell that they are for."""


class Commands(TyperGroup):
    """A group whose commands are the modules of `kmap.cli.commands`, each loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands."""
        return [name.replace("_", "-") for name in rooms.names(ROOM)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name; None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        if cmd_name not in self.commands:
            module = rooms.module(ROOM, cmd_name.replace("-", "_"))
            single = typer.Typer(add_completion=False, rich_markup_mode=None)
            single.command(name=cmd_name, cls=Command)(module.run)
            self.commands[cmd_name] = typer.main.get_command(single)
        return self.commands[cmd_name]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take apart what was typed before the command.

        Raises
        ------
        KmapError
            Where an option is unknown.
        """
        if args and args[0].partition("=")[0] in COMPLETION and not ctx.resilient_parsing:
            from kmap.cli.completion.scripts import carry_out

            carry_out(args)
            raise typer.Exit
        return in_our_words(self, super().parse_args, ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options and the commands with what they say of themselves, and nothing beside."""
        write_parameters(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments begin with, or propose the nearest."""
        if args and not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            proposal = nearest(args[0], self.list_commands(ctx))
            tip = f"did you mean `kmap {proposal}`?" if proposal is not None else "`kmap --help` lists all commands"
            if is_register(args[0]):
                tip = f"the command comes first, as in `kmap grid {args[0]}`"
            tip = importing(args[0]) or tip
            raise KmapError(f"there is no command `{args[0]}`", tip)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise typer.Exit from None  # typer would make it a failure; `main` sees to the closed output

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in the groups of what a person wants."""
        groups: dict[str, list[tuple[str, str]]] = {group: [] for group in GROUPS}
        for name in self.list_commands(ctx):
            module = rooms.module(ROOM, name.replace("-", "_"))
            summary = (module.run.__doc__ or "").strip().split("\n")[0].rstrip(".")
            groups[module.GROUP].append((name, summary))
        for group, rows in groups.items():
            if rows:
                with formatter.section(group):
                    formatter.write_dl(rows)


app = typer.Typer(cls=Commands, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kmap {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def kmap(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
    install_completion: Annotated[
        str | None,
        typer.Option(
            "--install-completion",
            metavar="[SHELL]",
            help="Let Tab complete commands, options and ids: in bash, zsh, fish or powershell; left out, $SHELL.",
        ),
    ] = None,
    show_completion: Annotated[
        str | None,
        typer.Option("--show-completion", metavar="[SHELL]", help="Print what would be installed, to read or copy it."),
    ] = None,
) -> None:
    """Stakeholder maps as code: who has a stake, where they stand, how much engagement they need.

    A map is a register: a YAML file that you write by hand. `kmap init` writes a first one.
    """
    if context.invoked_subcommand is None:
        from kmap.cli.printing import show
        from kmap.cli.welcome import welcome

        show(welcome("."))
