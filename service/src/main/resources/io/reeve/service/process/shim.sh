#!/bin/sh
# The shim: runs one process of a job and outlives the service.
# usage: shim.sh DIRECTORY RUN SETSID COMMAND [ARGUMENT...]
#
# It holds both FIFOs open for reading and writing, so that while no service is there to read them the job sees neither
# SIGPIPE nor loss, only back-pressure. It notes the process and its end in files, which have their room already and so
# can be written when the disk is full, says on the shared events FIFO that there is something to read, and lingers,
# holding what the job printed last, until the service has read everything and kills it.
set -u
dir=$1 run=$2 setsid=$3
shift 3

trap : TERM INT HUP QUIT
exec </dev/null >/dev/null 2>"$dir/said" 3<>"$dir/../../events" 4<>"$dir/out" 5<>"$dir/err"

read -r shim </proc/self/stat
# In the foreground: the commands of an asynchronous list would have SIGINT and SIGQUIT ignored (POSIX, 2.11).
(
    trap - TERM INT HUP QUIT
    read -r job </proc/self/stat
    printf '%s\n' "$run" "$shim" "$job" . 1<>"$dir/pid" || exit 126
    printf '%s\n' "$run" >&3
    exec "$setsid" "$@" >&4 2>&5 3>&- 4>&- 5>&-
)
code=$?

# A shell reports a death by signal on its own standard error, which the job does not share; an exit code that looks
# like one it does not. SIGINT and SIGPIPE are never reported: such a code is taken for the signal.
how=code
if [ -s "$dir/said" ] || [ "$code" -eq 130 ] || [ "$code" -eq 141 ]; then
    how=signal
fi
printf '%s %s %s .\n' "$run" "$code" "$how" 1<>"$dir/exit"
printf '%s\n' "$run" >&3

while :; do
    read -r _
done <>"$dir/../../linger"
