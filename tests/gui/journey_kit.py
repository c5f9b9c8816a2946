"""A person at the window: finds controls by their names for a screen reader, and works them with pointer and keyboard."""
import os
import subprocess
import time

ENVIRONMENT = dict(os.environ)
os.environ.pop("G_DEBUG", None)  # for the program alone: what the accessibility library grumbles about here ends nothing

import gi  # noqa: E402  pylint: disable=wrong-import-position

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  pylint: disable=wrong-import-position

PATIENCE = 30.0  # seconds until something that should appear is given up
PAUSE = 0.15     # between looks
PRESSABLE = ("push button", "toggle button", "check box", "radio button", "list item", "combo box", "text", "entry", "menu item",
             "link", "table cell", "tree item", "label")


class Missing(Exception):
    """Something the person looks for did not appear."""


def _extents(node):
    try:
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    except Exception:  # pylint: disable=broad-except
        return None
    return (box.x, box.y, box.width, box.height) if box.width > 0 and box.height > 0 else None


def _fits(seen, name):
    if name.startswith("*"):
        return seen.endswith(name[1:])
    return seen.startswith(name[:-1]) if name.endswith("*") else seen == name


def _walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from _walk(child)


def _active_title():
    """Title of the window that has the keyboard; empty while it goes from one to the other."""
    return subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True,
                          check=False).stdout.strip()


class Window:
    """The program's window on the virtual screen."""

    def __init__(self, command, pictures):
        self.pictures = pictures
        os.makedirs(pictures, exist_ok=True)
        self.log = open(os.path.join(pictures, "journey.log"), "w", encoding="utf-8")  # pylint: disable=consider-using-with
        self.process = subprocess.Popen(command, stdout=self.log, stderr=subprocess.STDOUT,  # pylint: disable=consider-using-with
                                        env=ENVIRONMENT)
        self.pictured = 0

    # --- looking ---
    def _application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and application.get_name() == "veiviser":
                return application
        return None

    def look(self, name, roles=PRESSABLE):
        """The node and its box in the window, or None; a * at either end of the name stands for anything."""
        application = self._application()
        if application is None:
            return None
        best = None
        for node in _walk(application):
            try:
                seen, role = node.get_name() or "", node.get_role_name()
            except Exception:  # pylint: disable=broad-except
                continue
            if role not in roles or not _fits(seen, name):
                continue
            box = _extents(node)
            if box is None or box[0] < 0 or box[1] < 0 or box[0] > 1366 or box[1] > 768:
                continue
            if best is None or roles.index(role) < best[0]:
                best = (roles.index(role), node, box)
        return best and best[1:]

    def wait(self, name, roles=PRESSABLE, patience=PATIENCE):
        """Waits until it can be seen; the node and its box in the window."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Missing(f"the program ended with {self.process.returncode} while “{name}” was looked for")
            try:
                found = self.look(name, roles)
            except Exception:  # pylint: disable=broad-except
                found = None  # the tree changed under the walk: look again
            if found:
                return found
            time.sleep(PAUSE)
        self.picture("missing")
        raise Missing(f"“{name}” did not appear; see the last picture in {self.pictures}")

    def picture(self, name):
        """Leaves a picture of the screen."""
        self.pictured += 1
        path = os.path.join(self.pictures, f"journey-{self.pictured:02d}-{name}.png")
        subprocess.run(["import", "-window", "root", path], check=True)

    # --- doing ---
    @staticmethod
    def _origin():
        """Where the active window's content begins; tool tips and menus are windows too, but never active."""
        out = subprocess.run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"], capture_output=True, text=True,
                             check=True).stdout
        place = dict(line.split("=", 1) for line in out.splitlines() if "=" in line)
        frame = 5  # GTK's own frame where the window manager draws no shadows
        return int(place["X"]) + frame, int(place["Y"]) + frame

    def click(self, name, roles=PRESSABLE):
        """Presses what has this name with the pointer, where it has come to rest."""
        node, box = self.wait(name, roles)
        for _ in range(20):
            before = box
            time.sleep(PAUSE)
            box = _extents(node)
            if box is None:
                node, box = self.wait(name, roles)
            if box == before:
                break
        print(f"# {name}: {node.get_role_name()} “{node.get_name()}” {box}", flush=True)
        x, y = self._origin()
        subprocess.run(["xdotool", "mousemove", str(x + box[0] + box[2] // 2), str(y + box[1] + box[3] // 2), "click", "1"],
                       check=True)
        time.sleep(2 * PAUSE)

    def press(self, *keys):
        """Presses keys as xdotool names them."""
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
            time.sleep(PAUSE)

    def write(self, text):
        """Types text into what has the focus."""
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)
        time.sleep(PAUSE)

    def fill(self, name, text):
        """Puts text into the entry of this name."""
        self.click(name, ("text", "entry"))
        self.press("ctrl+a")
        self.write(text)

    def wait_until(self, what, condition):
        """Waits until condition() holds; what says it in words."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = condition()
            if found:
                return found
            time.sleep(PAUSE)
        self.picture("missing")
        raise Missing(f"{what}: in vain; see the last picture in {self.pictures}")

    def choose(self, title, path):
        """Answers the file dialog of this title with a path, typed as one does who knows it."""
        self.wait_until(f"dialog “{title}”", lambda: _active_title() == title)
        self.press("ctrl+l")
        self.press("ctrl+a")
        self.write(str(path))
        self.picture("dialog")
        self.press("Return")
        self.wait_until(f"dialog “{title}” closes", lambda: _active_title() not in (title, ""))

    def end(self):
        """Waits until the program has ended; its status, and the lines in which it complained."""
        status = self.process.wait(PATIENCE)
        self.log.close()
        with open(self.log.name, encoding="utf-8") as log:
            return status, [line for line in log if "WARNING" in line or "CRITICAL" in line or "runtime error" in line]

    def stop(self):
        """Ends the program after a failure."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
