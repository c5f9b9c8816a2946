"""What the tests of the command line share: running a command, and TAP."""
import atexit
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

CLI = os.environ["VEIVISER_CLI"]


def make_folder():
    """A folder for one run of a test; it goes when the run ends."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="veiviser-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class Failed(Exception):
    """A command ended with another status than expected."""


class Workspace:
    """Runs commands on one workspace file."""

    def __init__(self, path):
        self.path = str(path)

    def run(self, *words, status=0):
        """The finished process; fails when its status is another one."""
        done = subprocess.run([CLI, "--workspace", self.path, *map(str, words)], capture_output=True, text=True,
                              check=False)
        if done.returncode != status:
            raise Failed(f"{' '.join(map(str, words))}: status {done.returncode}, not {status}\n{done.stderr}")
        if "WARNING" in done.stderr or "CRITICAL" in done.stderr:
            raise Failed(f"{' '.join(map(str, words))}: {done.stderr}")
        return done

    def json(self, *words):
        """The one JSON document that the command prints."""
        return json.loads(self.run("--json", *words).stdout)

    def refuse(self, *words, status=1):
        """The sentence with which the command refuses."""
        done = self.run(*words, status=status)
        if not done.stderr.startswith("veiviser-cli: "):
            raise Failed(f"{' '.join(map(str, words))}: no message: {done.stderr!r}")
        return done.stderr.strip()


def check(condition, message):
    """Fails with a message that says what was seen."""
    if not condition:
        raise Failed(message)


def run_tests(*tests):
    """Runs functions as TAP tests, in order; later ones are not tried after a failure they build on."""
    print(f"1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        name = f"{number} - {test.__doc__.strip().splitlines()[0]}"
        if failed:
            print(f"not ok {name}\n# not tried: an earlier step failed")
            continue
        try:
            test()
            print(f"ok {name}")
        except Exception:  # pylint: disable=broad-except
            failed = True
            print(f"not ok {name}")
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
