# What ./run reads of the arguments that it passes on. Sourced.

# value_of FLAG ARGUMENTS…: what follows `--flag` or stands after `--flag=`.
value_of() {
    local flag=$1 argument
    shift
    while (($#)); do
        argument=$1
        shift
        [[ $argument == "$flag" ]] && { printf '%s' "${1:-}"; return; }
        [[ $argument == "$flag="* ]] && { printf '%s' "${argument#*=}"; return; }
    done
}

# The demonstration goes into the embedded database only: nobody wants 1,200 invented schools in a server
# of their own because they forgot a flag. `huxue demo --database …` does it on purpose.
wants_demonstration() {
    [[ -z ${HUXUE_DATABASE:-} && -z ${HUXUE_CONFIG:-} && " $* " != *" --no-demo "* \
        && " $* " != *" --demo-if-empty "* && " $* " != *" --database"* && " $* " != *" --config"* ]]
}
