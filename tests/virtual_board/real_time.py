"""The virtual board on the wall's clock: what a host program meets when it opens the terminal of lunabloc-board.

usage: real_time.py LUNABLOC_BOARD UNO_HEX
"""
import contextlib
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

BOARD, HEX = sys.argv[1:3]
PATIENCE = 5  # seconds


class Board:
    def __init__(self, *options, stdin=subprocess.PIPE):
        self.process = subprocess.Popen([BOARD, *options], stdin=stdin, stdout=subprocess.PIPE)
        self.waiting = b""
        self.port = self.line_with("port")["port"]

    def line_with(self, key):
        """The next line that has the key; pins that change meanwhile are passed over."""
        until = time.monotonic() + PATIENCE
        while True:
            while b"\n" in self.waiting:
                line, self.waiting = self.waiting.split(b"\n", 1)
                said = json.loads(line)
                if key in said:
                    return said
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, until - time.monotonic()))
            read = os.read(self.process.stdout.fileno(), 4096) if ready else b""
            if not read:
                raise AssertionError(f"the board did not say “{key}”")
            self.waiting += read

    def tell(self, control):
        os.write(self.process.stdin.fileno(), json.dumps(control).encode() + b"\n")

    def processor_seconds(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        if self.process.stdin:
            self.process.stdin.close()
        self.process.stdout.close()
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


class RealTime(unittest.TestCase):
    def test_avrdude_flashes_and_verifies_a_blank_board_which_then_greets(self):
        board = Board("--blank")
        self.addCleanup(board.end)
        done = subprocess.run(
            ["avrdude", "-p", "atmega328p", "-c", "arduino", "-b", "115200", "-P", board.port, "-D",
             "-U", f"flash:w:{HEX}:i"], capture_output=True, text=True, timeout=12, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"\d+ bytes of flash verified")
        terminal = os.open(board.port, os.O_RDWR | os.O_NOCTTY)
        self.addCleanup(os.close, terminal)
        subprocess.run(["stty", "-F", board.port, "57600", "raw", "-echo"], check=True, timeout=PATIENCE)
        heard = b""
        while not heard.endswith(b"\xf7") and select.select([terminal], [], [], PATIENCE)[0]:
            heard += os.read(terminal, 256)
        self.assertRegex(heard, re.compile(rb"\xf9\x02\x05\xf0\x79", re.DOTALL))

    @unittest.skipUnless(shutil.which("minicom"), "minicom is not installed")
    def test_minicom_shows_the_greeting_and_what_is_answered(self):
        board = Board()
        self.addCleanup(board.end)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        heard_file = os.path.join(folder.name, "heard")
        minicom, screen = pty.fork()
        if minicom == 0:
            os.environ.update(TERM="vt100", HOME=folder.name, LANG="C.UTF-8")
            os.chdir(folder.name)
            # No sequence to a modem, bytes shown in hexadecimal and kept.
            os.execvp("minicom", ["minicom", "-D", board.port, "-b", "57600", "-o", "-H", "-C", heard_file])
        self.addCleanup(os.waitpid, minicom, 0)
        self.addCleanup(os.kill, minicom, signal.SIGKILL)
        self.addCleanup(os.close, screen)

        def heard(wanted):
            until = time.monotonic() + PATIENCE
            while time.monotonic() < until:
                if select.select([screen], [], [], 0.1)[0]:
                    os.read(screen, 65536)
                with contextlib.suppress(FileNotFoundError), open(heard_file, encoding="ascii") as file:
                    if file.read().endswith(wanted):
                        return
            self.fail(f"minicom did not hear “{wanted}”")

        name = " ".join(f"{letter:02x} 00" for letter in b"Lunabloc")
        heard(f"f9 02 05 f0 79 02 05 {name} f7 ")
        os.write(screen, b"\xf9")  # as if it were typed
        heard("f7 f9 02 05 ")

    def test_the_cable_goes_out_and_in_again(self):
        board = Board()
        self.addCleanup(board.end)
        board.tell({"unplug": True})
        board.line_with("unplugged")
        self.assertFalse(os.path.exists(board.port))
        board.tell({"plug": True})
        again = board.line_with("port")["port"]
        self.assertTrue(os.path.exists(again))

    def test_a_power_that_fails_is_back_by_itself(self):
        board = Board()
        self.addCleanup(board.end)
        board.tell({"brown_out": 200})
        board.line_with("unplugged")
        self.assertFalse(os.path.exists(board.port))
        self.assertTrue(os.path.exists(board.line_with("port")["port"]))

    def test_a_board_that_nobody_talks_to_rests(self):
        board = Board()
        self.addCleanup(board.end)
        before, began = board.processor_seconds(), time.monotonic()
        select.select([], [], [], 2)
        part = (board.processor_seconds() - before) / (time.monotonic() - began)
        print(f"idle: {100 * part:.1f} % of a processor")
        self.assertLess(part, 0.5)

    def test_ends_with_its_host_and_on_request(self):
        for name, end in {
            "standard input closes": lambda board: board.process.stdin.close(),
            "SIGTERM": lambda board: board.process.send_signal(signal.SIGTERM),
            "asked to quit": lambda board: board.tell({"quit": True}),
        }.items():
            with self.subTest(name):
                board = Board()
                end(board)
                self.assertEqual(board.end(), 0)

    def test_ends_when_its_parent_dies(self):
        parent = subprocess.Popen(
            [sys.executable, "-c",
             "import subprocess, sys, time\n"
             "board = subprocess.Popen([sys.argv[1]], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)\n"
             "board.stdout.readline()\n"
             "print(board.pid, flush=True)\n"
             "time.sleep(60)\n", BOARD], stdout=subprocess.PIPE)
        watched = os.pidfd_open(int(parent.stdout.readline()))
        self.addCleanup(os.close, watched)
        parent.kill()
        parent.wait()
        parent.stdout.close()
        self.assertTrue(select.select([watched], [], [], PATIENCE)[0], "the board outlived its parent")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
