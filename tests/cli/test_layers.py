"""The command line is linked without GTK: the layers hold."""
import os
import subprocess

from veiviser import CLI, check, run_tests


def test_no_gtk():
    """the linker names neither GTK nor libadwaita"""
    linked = subprocess.run(["ldd", CLI], capture_output=True, text=True, check=True).stdout
    check("libglib" in linked, "ldd lists nothing")
    for name in ("libgtk", "libadwaita", "libgdk-4"):
        check(name not in linked, f"{os.path.basename(CLI)} is linked with {name}")


run_tests(test_no_gtk)
