#!/usr/bin/env python3
"""Drives Diorama point by point: a search that decides by each answer where to look next.

    python3 scenarios/experiments/ask_tell.py build/release/bin/diorama

Looks for the least hours a week that leaders must pledge for a share of people to use the new
practices, by halving the range. Only the standard library is used; an optimiser or a sampler
(SALib, Optuna, OpenMOLE, EMEWS) takes the place of `search`.
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PATH = "leadership.pledge_hours_per_week"


class Diorama:
    """A running `diorama batch --points - --results -`."""

    def __init__(self, program, experiment, *options):
        self.process = subprocess.Popen(
            [program, "batch", str(experiment), "--points", "-", "--results", "-", "--quiet", *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, name, values, replicates):
        """Runs one point and gives its answer: means of all measures by arm, and every run."""
        line = json.dumps({"id": name, "values": values, "replicates": replicates})
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if answer["status"] != "done":
            raise RuntimeError(json.dumps(answer))
        return answer

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


def search(model, wanted_share, low=0.0, high=8.0, steps=5):
    """The least pledge, to (high - low) / 2**steps hours, with which `wanted_share` is reached."""
    for step in range(steps):
        middle = (low + high) / 2
        answer = model.ask(step, {PATH: middle}, replicates=2)
        using = answer["outcomes"]["scenario"]["using"]
        print(f"{middle:6.2f} h/week: {using:.3f} use the practices")
        low, high = (low, middle) if using >= wanted_share else (middle, high)
    return high


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "diorama"
    experiment = sys.argv[2] if len(sys.argv) > 2 else HERE / "asked.toml"
    wanted = float(sys.argv[3]) if len(sys.argv) > 3 else 0.3
    model = Diorama(program, experiment)
    least = search(model, wanted)
    status = model.close()
    print(f"at least {least:.2f} h/week")
    return status


if __name__ == "__main__":
    sys.exit(main())
