#!/bin/sh
set -eu
count=0
while :; do
    count=$((count + 1))
    echo "tick $count"
    sleep 1
done
