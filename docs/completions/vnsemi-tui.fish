# Completion of vnsemi-tui for fish; put it into ~/.config/fish/completions.
function __vnsemi_tui_complete
    set -l word (commandline -ct | string replace -ra -- '["\']' '')
    set -l words (commandline -opc)
    for line in (vnsemi-tui __complete "--word=$word" -- $words[2..-1] 2>/dev/null </dev/null)
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
