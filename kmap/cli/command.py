"""One command on the command line: its help, and its refusals, in kmap's own words."""

from typing import Any

import typer
from typer.core import TyperCommand


class Command(TyperCommand):
    """A command that is refused in the same style whatever is wrong with how it was typed."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take what was typed apart.

        Raises
        ------
        KmapError
            Where an option is unknown, without its value or given twice, a word is missing or one too many,
            or a value is no number.
        """
        return in_our_words(self, super().parse_args, ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments and the options with what they say of themselves, and nothing beside."""
        write_parameters(self, ctx, formatter)


def write_parameters(command: Any, context: Any, formatter: Any) -> None:
    """Write the arguments and the options of a command into its help."""
    for kind, heading in (("argument", "Arguments"), ("option", "Options")):
        rows = [_row(one) for one in command.get_params(context) if one.param_type_name == kind]
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


def _row(parameter: Any) -> tuple[str, str]:
    """Return what the help shows of a parameter: how it is typed, and what it is for."""
    if parameter.param_type_name == "argument":
        return parameter.metavar or "", parameter.help or ""
    typed = ", ".join(parameter.opts)
    return typed if parameter.is_flag else f"{typed} {parameter.metavar}", parameter.help or ""


def in_our_words(command: Any, parse: Any, context: Any, arguments: list[str]) -> list[str]:
    """Parse what was typed for a command; what typer says where it refuses is said in our words.

    Raises
    ------
    KmapError
        Where it is refused.
    """
    typed = list(arguments)
    try:
        if not context.resilient_parsing:
            from kmap.cli.usage import typed_twice

            refused = typed_twice(command, context, typed)
            if refused is not None:
                raise refused
        parsed: list[str] = parse(context, arguments)
        return parsed
    except typer.TyperException as error:
        from kmap.cli.usage import refusal

        raise refusal(command, context, typed, error) from None
