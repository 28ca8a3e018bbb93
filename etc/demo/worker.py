"""Works through a queue that never ends; ends at SIGTERM after the task in hand."""

import argparse
import os
import signal
import time

options = argparse.ArgumentParser()
options.add_argument("--queue", default="default")
queue = options.parse_args().queue
batch = int(os.environ.get("BATCH", "1"))
asked_to_stop = False


def stop(signal_number, frame):
    global asked_to_stop
    asked_to_stop = True


signal.signal(signal.SIGTERM, stop)
done = 0
while not asked_to_stop:
    time.sleep(2)
    done += batch
    print(f"{done} tasks of {queue} done")
print("stopped in good order")
