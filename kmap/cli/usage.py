"""What is wrong with how a command was typed, in the words in which kmap says everything."""

from collections.abc import Sequence
from typing import Any

from kmap.cli.options import is_register
from kmap.errors import KmapError
from kmap.register.nearest import nearest
from kmap.terminal import listed

HELP = "--help"


def options_of(command: Any, context: Any) -> list[str]:
    """Return the options that a command has, as they are typed."""
    return [option for one in command.get_params(context) if one.param_type_name == "option" for option in one.opts]


def typed_twice(command: Any, context: Any, arguments: Sequence[str]) -> KmapError | None:
    """Return what to say of an option that is given twice, or that has another option where its value belongs.

    Parameters
    ----------
    command, context
        The command, and typer's context of it.
    arguments
        What was typed behind its name.
    """
    values, _, order = command.make_parser(context).parse_args(args=list(arguments))
    known = options_of(command, context)
    met: set[str] = set()
    for one in order:
        if one.param_type_name != "option" or one.is_flag or one.multiple:
            continue
        option = one.opts[0]
        if option in met:
            return KmapError(f"{option} is given twice; it takes one value", "leave one of them out")
        met.add(option)
        if values[one.name] in known:
            return _without_value(one, f"the option `{values[one.name]}` follows")
    return None


def refusal(command: Any, context: Any, arguments: Sequence[str], error: Any) -> KmapError:
    """Return what to say where typer refuses what was typed.

    Parameters
    ----------
    command, context
        The command, and typer's context of it.
    arguments
        What was typed behind its name.
    error
        The exception of typer's; its kind shows in what it carries.
    """
    if hasattr(error, "possibilities"):
        return _unknown(command, context, arguments, error.option_name)
    if hasattr(error, "option_name"):
        option = next(one for one in command.get_params(context) if error.option_name in one.opts)
        if option.is_flag:
            given = next((one for one in arguments if one.startswith(f"{error.option_name}=")), "")
            return KmapError(
                f"{error.option_name} takes no value, and `{given.partition('=')[2]}` is given",
                f"write {error.option_name} alone, or leave it out",
            )
        return _without_value(option, "nothing follows")
    if hasattr(error, "param_type"):
        missing = error.param
        name = missing.metavar or missing.opts[0]
        return KmapError(f"{name} is missing: {_sentence(missing.help)}", f"write it as in `{_example(command)}`")
    if getattr(error, "param", None) is not None:
        values, _, _ = command.make_parser(context).parse_args(args=list(arguments))
        return _no_number(error.param, values[error.param.name])
    return _surplus(command, context, arguments)


def _unknown(command: Any, context: Any, arguments: Sequence[str], option: str) -> KmapError:
    """Return what to say of an option that a command does not have."""
    typed = (one.partition("=")[0] for one in arguments)
    word = next((one for one in typed if one.startswith(option)), option)
    known = [*options_of(command, context), *([HELP] if HELP not in options_of(command, context) else [])]
    alike = [one for one in known if one.startswith(f"-{option[:2]}")] if option[1:2] != "-" else []
    match = nearest(word, known) or (alike[0] if alike else None)
    path = context.command_path
    tip = f"`{path} {HELP}` says what each of them does"
    if match is not None:
        tip = f"did you mean `{match}`?"
    elif word == "--register" and any(one.name == "register" for one in command.get_params(context)):
        tip = f"the register stands without an option, the last word: {path} REGISTER"
    return KmapError(f"{path} has no option `{word}`; it has {listed(known)}", tip)


def _without_value(option: Any, follows: str) -> KmapError:
    name = option.opts[0]
    return KmapError(f"{name} needs a value, and {follows}", f"write {name} {option.metavar}: {_sentence(option.help)}")


def _no_number(parameter: Any, value: object) -> KmapError:
    """Return what to say of a value that is no whole number, or one out of its bounds."""
    name = parameter.opts[0]
    least, most = getattr(parameter.type, "min", None), getattr(parameter.type, "max", None)
    allowed = "such as 3" if least is None else f"{least} or more" if most is None else f"{least} to {most}"
    tip = f"write a whole number, {allowed}"
    try:
        int(str(value))
    except ValueError:
        return KmapError(f"{name} `{value}` is not a whole number", tip)
    bounds = f"less than {least}" if most is None else f"outside {allowed}"
    return KmapError(f"{name} `{value}` is {bounds}", tip)


def _surplus(command: Any, context: Any, arguments: Sequence[str]) -> KmapError:
    """Return what to say of words for which a command has no place."""
    _, left, _ = command.make_parser(context).parse_args(args=list(arguments))
    path, word = context.command_path, left[0]
    places = [one.metavar for one in command.get_params(context) if one.param_type_name == "argument"]
    takes = f"{path} takes {' '.join(places)} and no more" if places else f"{path} takes no words, only options"
    option = next((one for one in options_of(command, context) if word in (one.lstrip("-"), f"-{one.lstrip('-')}")), "")
    tip = "leave it out; what is meant as one, put in quotes"
    if option:
        tip = f"did you mean `{option}`?"
    elif is_register(word):
        tip = "name one register; check and report take several, and plan a folder of them"
    return KmapError(f"`{word}` is one word too many; {takes}", tip)


def _sentence(help_: str | None) -> str:
    """Return the help of a parameter as what can stand behind a colon."""
    text = (help_ or "").rstrip(".")
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _example(command: Any) -> str:
    """Return the first example of a command's help, else its name."""
    lines = (line.strip() for line in (command.help or "").split("\n"))
    return next(
        (line.removeprefix("Example: ") for line in lines if line.startswith("Example: ")), f"kmap {command.name}"
    )
