"""Timing commands, and the table of what came out."""
import os
import shutil
import statistics
import subprocess
import time


class Failed(Exception):
    """A command that should have worked did not."""


class Run:
    """What one run of a command took."""

    def __init__(self, line):
        wall, cpu, memory, status = line.split()
        self.wall, self.cpu = float(wall), float(cpu)
        self.megabytes, self.status = int(memory) / 1024, int(status)

    @property
    def cost(self):
        """The wall clock of an idle machine: on a busy one the processor's time is nearer to it."""
        return min(self.wall, self.cpu)


class Bench:
    """Runs commands in a folder and prints a row per figure."""

    def __init__(self, build, folder):
        self.build = build
        self.timed = os.path.join(build, "tests/bench/timed")
        self.cvconv = os.path.join(build, "cvconv")
        self.folder = folder
        self.missed = 0

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *command, good=(0,)):
        figures = self.path("figures")
        subprocess.run([self.timed, figures, *command], stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        with open(figures, encoding="ascii") as file:
            run = Run(file.read())
        if run.status not in good:
            raise Failed(f"status {run.status}: {' '.join(command)}")
        return run

    def cost(self, *command, times=3):
        """The median of a few runs."""
        return statistics.median(self.run(*command).cost for _ in range(times))

    def convert(self, source, target, *options, times=3):
        return self.cost(self.cvconv, "-q", "--lossy=ignore", *options, self.path(source),
                         "-o", self.path(target), times=times)

    def reading(self, name, times):
        """Seconds that cmark and the text reader take for a text, in one process."""
        program = os.path.join(self.build, "tests/bench/reading")
        said = subprocess.run([program, self.path(name), str(times)], check=True,
                              stdout=subprocess.PIPE).stdout
        return [float(figure) for figure in said.split()]

    # ---- the table ----

    @staticmethod
    def heading(text):
        print(f"\n{text}", flush=True)

    def row(self, what, figure, unit, least=None, most=None):
        wanted = f">= {least:g}" if least is not None else f"<= {most:g}" if most is not None else ""
        good = (least is None or figure >= least) and (most is None or figure <= most)
        self.missed += not good
        verdict = "" if not wanted else "ok" if good else "SHORT"
        print(f"  {what:<52} {figure:>10.2f} {unit:<5} {wanted:>8}  {verdict}", flush=True)

    @staticmethod
    def missing(what, why):
        print(f"  {what:<52} {'missing':>10}: {why}", flush=True)

    def peer(self, program):
        """Whether the program is there; a row says so if not."""
        if shutil.which(program):
            return True
        self.missing(f"against {program}", "not installed")
        return False
