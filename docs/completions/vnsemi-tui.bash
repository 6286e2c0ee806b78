# Completion of vnsemi-tui for bash; source it, or put it where bash-completion looks.
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
    done < <(vnsemi-tui __complete "--word=$word" -- "${words[@]:1}" 2> /dev/null < /dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/:=] ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
complete -F _vnsemi_tui vnsemi-tui
