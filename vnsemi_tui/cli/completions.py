"""The command that prints a shell's completion script: `completions`.

The scripts know nothing of our commands: they ask for what fits the words on the command line.
"""

from vnsemi_tui.cli.arguments import COMPLETE
from vnsemi_tui.cli.session import Session
from vnsemi_tui.errors import Exit

# COMP_WORDS is cut at `=` and `:`, so the line is cut at spaces here; of what fits, bash wants
# only what stands behind the last such cut.
_BASH = r"""# Completion of vnsemi-tui for bash; source it, or put it where bash-completion looks.
_vnsemi_tui() {
    local IFS=$' \t\n' line=${COMP_LINE:0:COMP_POINT} word='' head='' found
    local -a words
    read -ra words <<< "$line"
    if [[ $line == *[^\ ] ]]; then
        word=${words[${#words[@]} - 1]}
        unset "words[${#words[@]} - 1]"
    fi
    if [[ $COMP_WORDBREAKS == *:* ]]; then head=${word%"${word##*[=:]}"}; fi
    COMPREPLY=()
    while IFS=$'\t' read -r found _; do
        case $found in
            :folders) compopt -o dirnames 2> /dev/null ;;
            :files) compopt -o default 2> /dev/null ;;
            *) COMPREPLY+=("${found#"$head"}") ;;
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
    set -l word (commandline -ct)
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


def script(shell: str) -> str:
    """Return the completion script for `shell`."""
    return _SCRIPTS[shell].replace("vnsemi-tui @ ", f"vnsemi-tui {COMPLETE} ")


def completions(session: Session) -> Exit:
    """Print the completion script of a shell."""
    print(script(session.options.shell), end="")
    return Exit.DONE
