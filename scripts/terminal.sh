# What people see of ./run, ./test and ./bench: numbered steps, elapsed time, one readable line for a refusal.
# Sourced; Chinese first, English beside it.

started_at=$SECONDS
step_number=0
step_count=${step_count:-0}

elapsed() {
    local seconds=$((SECONDS - started_at))
    printf '%d:%02d' $((seconds / 60)) $((seconds % 60))
}

# step 中文 English: the next numbered step.
step() {
    step_number=$((step_number + 1))
    printf '\n[%d/%d] %s · %s  (%s)\n' "$step_number" "$step_count" "$1" "$2" "$(elapsed)"
}

# note 中文 English: something worth knowing inside a step.
note() { printf '      %s · %s\n' "$1" "$2"; }

# refuse 中文 English: says what did not happen and ends the script.
refuse() {
    printf '\n未完成：%s\nNot done: %s\n' "$1" "$2" >&2
    exit 1
}
