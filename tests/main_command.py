"""Runs a command in an 80x24 pseudo-terminal as a person would: look at the first screen, press 2, press q.

usage: python3 tests/main_command.py COMMAND [ARGUMENT...]

Fails unless the first frame carries the program's name and the notice of the constructed example, the key 2 shows
municipalities, q ends the program with exit code 0, and the alternate screen is left again.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

NOTICES = ("KONSTRUERET EKSEMPEL", "CONSTRUCTED EXAMPLE")
# Any of them stands on the first page of municipalities, whatever the example's seed.
MUNICIPALITIES = ("Køge", "Odense", "Aarhus", "Ishøj", "København")
ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
# Building comes first when the command is `cargo run`.
START_SECONDS, KEY_SECONDS = 1500, 30


def fail(reason, seen):
    sys.exit(f"FAILED: {reason}\nlast bytes seen:\n{seen[-2000:]!r}")


class Terminal:
    def __init__(self, command):
        self.pid, self.line = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            try:
                os.execvp(command[0], command)
            finally:
                os._exit(127)
        fcntl.ioctl(self.line, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.bytes = b""

    def seen(self):
        return self.bytes.decode("utf-8", "replace")

    def read(self, seconds):
        """False when the other end is closed."""
        ready, _, _ = select.select([self.line], [], [], seconds)
        if ready:
            try:
                more = os.read(self.line, 65536)
            except OSError:
                more = b""
            self.bytes += more
            return bool(more)
        return True

    def wait(self, what, seconds, holds):
        deadline = time.monotonic() + seconds
        while not holds(self.seen()):
            if time.monotonic() > deadline:
                fail(f"no {what} within {seconds} s", self.seen())
            if not self.read(0.2) and not holds(self.seen()):
                fail(f"ended before {what}", self.seen())
        print(f"ok: {what}")

    def press(self, key):
        before = len(self.seen())
        os.write(self.line, key.encode())
        return before

    def exit_code(self, seconds):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            open_still = self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self.read(0.05) and select.select([self.line], [], [], 0)[0]:
                    pass
                return os.waitstatus_to_exitcode(status)
            if not open_still:
                time.sleep(0.05)
        os.kill(self.pid, 9)
        fail(f"still running {seconds} s after q", self.seen())


def main(command):
    if not command:
        sys.exit(__doc__)
    terminal = Terminal(command)

    def first_frame(seen):
        screen = seen.rpartition(ENTER)[2] if ENTER in seen else ""
        return "indsats" in screen and any(notice in screen for notice in NOTICES)

    terminal.wait("first frame with the notice", START_SECONDS, first_frame)
    before = terminal.press("2")
    terminal.wait("municipalities after 2", KEY_SECONDS, lambda seen: any(n in seen[before:] for n in MUNICIPALITIES))
    terminal.press("q")
    code = terminal.exit_code(KEY_SECONDS)
    if code != 0:
        fail(f"exit code {code}", terminal.seen())
    print("ok: q ends with exit code 0")
    seen = terminal.seen()
    if seen.rfind(LEAVE) < seen.rfind(ENTER):
        fail("the alternate screen was not left", seen)
    print("ok: alternate screen left")


if __name__ == "__main__":
    main(sys.argv[1:])
