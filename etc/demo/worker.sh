#!/bin/sh
# The worker in Python where there is one, else the same in shell.
set -eu
if command -v python3 >/dev/null; then
    exec python3 -u "$(dirname "$0")/worker.py" "$@"
fi
task=0
while :; do
    task=$((task + 1))
    echo "task $task of ${2-default} done"
    sleep 2
done
