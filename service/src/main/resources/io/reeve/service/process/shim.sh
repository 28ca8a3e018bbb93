#!/bin/sh
# The shim: runs one process of a job and outlives the service.
# usage: shim.sh SLOT DIRECTORY RUN SETSID [user NAME] [limit NAME=SOFT:HARD]... [nice NUMBER] [umask OCTAL]
#            -- [SETPRIV WITH FIVE WORDS] COMMAND [ARGUMENT...]
#
# It holds both FIFOs open for reading and writing, so that while no service is there to read them the job sees neither
# SIGPIPE nor loss, only back-pressure. It notes the process and its end in files, which have their room already and so
# can be written when the disk is full, says on the shared events FIFO that there is something to read, and lingers,
# holding what the job printed last, until the service has read everything and kills it, or has it run the command again
# in the job's DIRECTORY, by the number of the next run on the FIFO "next". An end without a process is that of one which
# could not be started, and why is in the file "said".
set -u
dir=$1 directory=$2 run=$3 setsid=$4
shift 4

trap : TERM INT HUP QUIT
exec </dev/null >/dev/null 2>>"$dir/said" 3<>"$dir/../../events" 4<>"$dir/out" 5<>"$dir/err" 6<>"$dir/next"

announce() {
    printf '%s\n' "$run" "$shim" "$job" . 1<>"$dir/pid" || exit 126
    printf '%s\n' "$run" >&3
}

# Makes the job's process what the words up to -- say, from a child of it, which the limits do not hit. The job may have
# any PATH.
constrain() {
    PATH=/usr/bin:/bin:/usr/local/bin
    user=
    while [ "$1" != -- ]; do
        case $1 in
            user) user=$2 ;;
            limit) prlimit --pid "${job%% *}" "--$2" ;;
            nice) own=$(nice) && renice "$((own + $2))" -p "${job%% *}" ;;
        esac || return
        shift 2
    done
    [ -z "$user" ] || accessible "$user" "$2" "$3" "$4" "$5" "$6" "$7" "$8"
}

# Whether the user ($1) that setpriv ($2 to $7) changes to may do anything with the directory and the program ($8).
accessible() {
    user=$1 program=$8
    shift
    "$1" "$2" "$3" "$4" "$5" "$6" test -x . || refuse "user $user may not enter the job's directory"
    "$1" "$2" "$3" "$4" "$5" "$6" test -x "$program" || refuse "user $user may not execute $program"
}

refuse() {
    printf '%s\n' "$1" >&2
    exit 126
}

# Runs the command. In the foreground: those of an asynchronous list would have SIGINT and SIGQUIT ignored (POSIX, 2.11).
perform() (
    trap - TERM INT HUP QUIT
    cd -P "$directory" || exit 126
    read -r job </proc/self/stat
    if [ "$1" = -- ]; then
        announce
        shift
        exec "$setsid" "$@" >&4 2>&5 3>&- 4>&- 5>&- 6>&-
    fi
    # Limited to a few files, a shell can redirect nothing any more; only its child, which is not, opens some.
    exec >&4 2>&5 3>&- 4>&- 5>&- 6>&-
    (constrain "$@" && : >"$dir/said" && announce) >/dev/null 2>"$dir/said" 3<>"$dir/../../events" || exit 126
    while [ "$1" != -- ]; do
        [ "$1" != umask ] || umask "$2"
        shift 2
    done
    shift
    exec "$setsid" "$@"
)

read -r shim </proc/self/stat
while :; do
    perform "$@"
    code=$?

    # A shell reports a death by signal on its own standard error, which the job does not share; an exit code that looks
    # like one it does not. SIGINT and SIGPIPE are never reported: such a code is taken for the signal.
    how=code
    if [ -s "$dir/said" ] || [ "$code" -eq 130 ] || [ "$code" -eq 141 ]; then
        how=signal
    fi
    printf '%s %s %s .\n' "$run" "$code" "$how" 1<>"$dir/exit"
    printf '%s\n' "$run" >&3

    until read -r next <&6 && [ "$next" -gt "$run" ]; do :; done
    run=$next
    export REEVE_RUN="$run"
    : >"$dir/said"
done
