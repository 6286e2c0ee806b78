# Completion of vnsemi-tui for bash; source it, or put it where bash-completion looks.
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
    done < <(vnsemi-tui __complete "--word=$word" -- "${words[@]:1}" 2> /dev/null < /dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/:=] ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
complete -F _vnsemi_tui vnsemi-tui
