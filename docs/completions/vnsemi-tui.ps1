# Completion of vnsemi-tui for PowerShell; run it from your $PROFILE.
Register-ArgumentCompleter -Native -CommandName vnsemi-tui -ScriptBlock {
    param($word, $line, $cursor)
    $before = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } |
        Select-Object -Skip 1 | ForEach-Object { "$_" })
    if (-not $word) {
        $before = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    }
    vnsemi-tui __complete "--word=$word" -- @before 2>$null | ForEach-Object {
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
