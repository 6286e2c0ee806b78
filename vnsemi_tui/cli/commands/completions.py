"""The command `completions`: a script that completes words and options, for a shell.

The scripts know nothing of our commands: they ask for what fits the words on the command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.cli.arguments import COMPLETE
from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.errors import Exit

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from vnsemi_tui.cli.session import Session

# Bash replaces what stands behind the last quote, or behind the last of its COMP_WORDBREAKS, of
# which people take `=` and `:` out; so the line is read here, and what comes before is cut off.
_BASH = r"""# Completion of vnsemi-tui for bash; source it, or put it where bash-completion looks.
_vnsemi_tui() {
    local IFS=$' \t\n' line=${COMP_LINE:0:COMP_POINT} word='' quote='' begun='' found option path
    local -i at start=0
    local -a words=()
    for ((at = 0; at < ${#line}; at++)); do
        found=${line:at:1}
        if [[ -n $quote && $found == "$quote" ]]; then
            quote='' start=${#word}
        elif [[ $found == \\ && $quote != \' ]]; then
            at+=1 begun=1
            word+=${line:at:1}
        elif [[ -z $quote && $found == [\'\"] ]]; then
            quote=$found begun=1 start=${#word}
        elif [[ -z $quote && $found == [[:space:]] ]]; then
            if [[ -n $begun ]]; then words+=("$word"); fi
            word='' begun='' start=0
        else
            word+=$found begun=1
            if [[ -z $quote && $found == [=:] && $COMP_WORDBREAKS == *"$found"* ]]; then
                start=${#word}
            fi
        fi
    done
    COMPREPLY=()
    while IFS=$'\t' read -r found _; do
        case $found in
            :folders | :files)
                option=${word%%=*}=
                if [[ $word == --*=* && $start -lt ${#option} ]]; then
                    path=${word#*=}
                    while read -r found; do
                        if [[ -d $found ]]; then found+=/; fi
                        COMPREPLY+=("$option$found")
                    done < <(if [[ $found == :files ]]; then compgen -f -- "$path"; \
                        else compgen -d -- "$path"; fi)
                elif [[ $found == :files ]]; then
                    compopt -o default 2> /dev/null
                else
                    compopt -o dirnames 2> /dev/null
                fi
                ;;
            *)
                found=${found:start}
                if [[ -z $quote ]]; then printf -v found %q "$found"; fi
                COMPREPLY+=("$found")
                ;;
        esac
    done < <(vnsemi-tui @ "--word=$word" -- "${words[@]:1}" 2> /dev/null < /dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/:=] ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
complete -F _vnsemi_tui vnsemi-tui
"""

_ZSH = r"""#compdef vnsemi-tui
# Completion of vnsemi-tui for zsh; put it as _vnsemi-tui into a folder of $fpath.
_vnsemi-tui() {
    local line word
    local -a whole more shown_whole shown_more
    for line in "${(@f)$(vnsemi-tui @ "--word=${(Q)PREFIX}" -- \
        "${(@Q)words[2,CURRENT-1]}" 2> /dev/null < /dev/null)}"; do
        word=${line%%$'\t'*}
        case $word in
            '') ;;
            :folders) compset -P '--*='; _files -/ ;;
            :files) compset -P '--*='; _files ;;
            *[/:=]) more+=("$word"); shown_more+=("${line/$'\t'/  -- }") ;;
            *) whole+=("$word"); shown_whole+=("${line/$'\t'/  -- }") ;;
        esac
    done
    (( $#whole )) && compadd -l -d shown_whole -a whole
    (( $#more )) && compadd -l -S '' -d shown_more -a more
}
if [[ $funcstack[1] == _vnsemi-tui ]]; then
    _vnsemi-tui "$@"
else
    compdef _vnsemi-tui vnsemi-tui
fi
"""

_FISH = r"""# Completion of vnsemi-tui for fish; put it into ~/.config/fish/completions.
function __vnsemi_tui_complete
    set -l word (commandline -ct | string replace -ra -- '["\']' '')
    set -l words (commandline -opc)
    for line in (vnsemi-tui @ "--word=$word" -- $words[2..-1] 2>/dev/null </dev/null)
        switch $line
            case :folders :files
                set -l option (string match -r -- '^--[^=]*=' $word)
                set -l path (string replace -r -- '^--[^=]*=' '' $word)
                set -l ask __fish_complete_path
                test $line = :folders; and set ask __fish_complete_directories
                for found in ($ask "$path" '')
                    echo "$option$found"
                end
            case '*'
                echo $line
        end
    end
end
complete -c vnsemi-tui -f -a '(__vnsemi_tui_complete)'
"""

# An empty word would be lost on its way to a program, so what is typed is part of an option.
_POWERSHELL = r"""# Completion of vnsemi-tui for PowerShell; run it from your $PROFILE.
Register-ArgumentCompleter -Native -CommandName vnsemi-tui -ScriptBlock {
    param($word, $line, $cursor)
    $before = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } |
        Select-Object -Skip 1 | ForEach-Object { "$_" })
    if (-not $word) {
        $before = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    }
    vnsemi-tui @ "--word=$word" -- @before 2>$null | ForEach-Object {
        $name, $about = $_ -split "`t", 2
        if ($name -in ':folders', ':files') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($word)
        } else {
            if (-not $about) { $about = $name }
            [System.Management.Automation.CompletionResult]::new(
                $name, $name, 'ParameterValue', $about)
        }
    }
}
"""

_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
SHELLS = tuple(_SCRIPTS)


def script(shell: str) -> str:
    """Return the completion script for `shell`."""
    return _SCRIPTS[shell].replace("vnsemi-tui @ ", f"vnsemi-tui {COMPLETE} ")


def _run(session: Session) -> Exit:
    """Print the completion script of a shell."""
    print(script(session.options.shell), end="")
    return Exit.DONE


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=" | ".join(SHELLS))


SPEC = CommandSpec(
    about="a script that completes words and options, for a shell",
    group="about",
    order=30,
    run=_run,
    examples=(
        ("vnsemi-tui completions bash > complete.bash", "to source from ~/.bashrc"),
        ("vnsemi-tui completions fish | source", "for this session of fish"),
    ),
    add_options=_add_options,
    without_json="it prints a script for a shell",
    draws=False,
)
