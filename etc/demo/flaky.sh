#!/bin/sh
# Runs for some seconds, then fails; the process id serves as the die.
set -eu
seconds=$(($$ % 15 + 5))
echo "working, for $seconds seconds"
sleep "$seconds"
echo "out of luck" >&2
exit $(($$ % 3 + 1))
