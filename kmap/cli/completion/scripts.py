"""The scripts by which a shell asks kmap, and where each shell looks for them."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from kmap.cli.choices import one_of
from kmap.cli.printing import print_out, wrote
from kmap.errors import KmapError
from kmap.register.editing import replacing

SHELLS = ("bash", "zsh", "fish", "powershell")
INSTALL = "--install-completion"

_SCRIPTS = {
    "bash": """\
_kmap_completion() {
    local IFS=$'\\n'
    COMPREPLY=($(env _KMAP_COMPLETE=complete_bash COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" \\
        "$1" 2>/dev/null))
}
complete -o default -F _kmap_completion kmap
""",
    "zsh": """\
#compdef kmap
_kmap_completion() {
    local -a found
    found=("${(@f)$(env _KMAP_COMPLETE=complete_zsh KMAP_COMPLETE_LINE="${(j: :)words[1,$CURRENT]}" \\
        kmap 2>/dev/null)}")
    if [[ -n "${found[1]}" ]]; then
        _describe kmap found
    else
        _files
    fi
}
compdef _kmap_completion kmap
""",
    "fish": """\
function __kmap_complete
    set -l line (commandline -cp)
    set -l found (env _KMAP_COMPLETE=complete_fish KMAP_COMPLETE_LINE="$line" kmap 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command kmap --no-files --arguments '(__kmap_complete)'
""",
    "powershell": """\
Register-ArgumentCompleter -Native -CommandName kmap -ScriptBlock {
    param($word, $line, $cursor)
    $Env:_KMAP_COMPLETE = 'complete_powershell'
    $Env:KMAP_COMPLETE_LINE = $line.ToString()
    $Env:KMAP_COMPLETE_WORD = $word
    try {
        kmap 2>$null | ForEach-Object {
            $said = $_ -split ':::'
            [System.Management.Automation.CompletionResult]::new($said[0], $said[0], 'ParameterValue', $said[1])
        }
    } finally {
        Remove-Item Env:_KMAP_COMPLETE, Env:KMAP_COMPLETE_LINE, Env:KMAP_COMPLETE_WORD
    }
}
""",
}


def carry_out(arguments: Sequence[str]) -> None:
    """Print a script, or install it, as the arguments ask.

    Parameters
    ----------
    arguments
        ``--show-completion`` or ``--install-completion``, and the shell; left out, the one that runs here.

    Raises
    ------
    KmapError
        Where there is no such shell, too much is typed, or the script can't be written.
    """
    option, equals, value = arguments[0].partition("=")
    words = [*([value] if equals else []), *arguments[1:]]
    if len(words) > 1:
        raise KmapError(f"`{words[1]}` is one word too many; {option} takes the name of a shell", "leave it out")
    shell = one_of(option, words[0].lower(), SHELLS) if words else _shell_here(option)
    if option != INSTALL:
        print_out(_SCRIPTS[shell])
        return
    try:
        installed = install(shell, Path.home())
    except OSError as error:
        named = error.filename or "the file"
        reason = (error.strerror or str(error)).lower()
        tip = f"`kmap --show-completion {shell}` prints what to put into your shell's settings yourself"
        raise KmapError(f"`{named}` can't be written: {reason}", tip) from None
    wrote(str(installed), ": open a new terminal, and press Tab behind kmap")


def _shell_here(option: str) -> str:
    """Return the shell that runs here, as the system says it."""
    name = os.path.basename(os.environ.get("SHELL", "")) or ("powershell" if os.name == "nt" else "")
    if name in SHELLS:
        return name
    raise KmapError(
        f"{option} needs the name of a shell here; known are {', '.join(SHELLS)}", f"such as kmap {option} bash"
    )


def install(shell: str, home: Path) -> Path:
    """Write the script where a shell looks for it, once, and return the file.

    Parameters
    ----------
    shell
        One of `SHELLS`.
    home
        The folder of the user.

    Raises
    ------
    OSError
        Where it can't be written.
    """
    if shell == "bash":
        script = home / ".bash_completions" / "kmap.sh"
        _add_line(home / ".bashrc", f"source '{script}'")
    elif shell == "zsh":
        script = home / ".zfunc" / "_kmap"
        _add_line(home / ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit")
    elif shell == "fish":
        script = home / ".config" / "fish" / "completions" / "kmap.fish"
    else:
        script = home / ".kmap-completion.ps1"
        _add_line(_profile(home), f". '{script}'")
    _write(script, _SCRIPTS[shell])
    return script


def _add_line(settings: Path, line: str) -> None:
    """Add a line to the settings of a shell, where it is not in them."""
    text = settings.read_text(encoding="utf-8", errors="surrogateescape") if settings.exists() else ""
    if line in text.splitlines():
        return
    end = "\n" if text and not text.endswith("\n") else ""
    _write(settings, f"{text}{end}{line}\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    replacing.write(str(path), text.encode("utf-8", "surrogateescape"))


def _profile(home: Path) -> Path:
    """Return the file that PowerShell reads when it starts, as it says itself."""
    for program in ("pwsh", "powershell"):
        found = shutil.which(program)
        if found is not None:
            asked = [found, "-NoProfile", "-Command", "Write-Output $PROFILE"]
            said = subprocess.run(asked, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603
            if said.stdout.strip():
                return Path(said.stdout.strip())
    return home / ".config" / "powershell" / "Microsoft.PowerShell_profile.ps1"
