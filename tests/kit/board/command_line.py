"""`lunabloc kit` on the virtual board: doctor, flash, a program played on its pins, the cable pulled out.

usage: command_line.py LUNABLOC
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

LUNABLOC = sys.argv[1]
PATIENCE = 30  # seconds
BLINK = """kit.led("red"):on()
wait(0.3)
kit.led("red"):off()
wait(0.2)
kit.led("red"):on()
wait(0.1)
kit.led("red"):off()
print("done")
"""


def lunabloc(*words):
    return subprocess.run([LUNABLOC, "kit", *words], capture_output=True, text=True, timeout=PATIENCE, check=False)


class OnTheBoard(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.port = os.path.join(self.folder, "board")
        self.pins = os.path.join(self.folder, "pins.jsonl")

    def start(self, *options):
        """`kit virtual` becomes lunabloc-board, so its pipe and its words are those of the board."""
        board = subprocess.Popen([LUNABLOC, "kit", "virtual", "--link", self.port, "--trace", self.pins, *options],
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.assertIn("port", json.loads(board.stdout.readline()))
        self.addCleanup(board.stdout.close)
        self.addCleanup(board.wait, PATIENCE)
        self.addCleanup(board.stdin.close)
        return board

    def program(self, text):
        path = os.path.join(self.folder, "program.lua")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def test_a_blank_board_is_known_flashed_and_then_ready(self):
        self.start("--blank")
        blank = lunabloc("doctor", self.port, "--json")
        self.assertEqual(blank.returncode, 1, blank.stderr)
        self.assertEqual(json.loads(blank.stdout)["finding"], "kit.no_firmware")
        flashed = lunabloc("flash", self.port, "--json")
        self.assertEqual(flashed.returncode, 0, flashed.stderr)
        self.assertGreater(json.loads(flashed.stdout)["written_bytes"], 0)
        again = lunabloc("flash", self.port, "--json")
        self.assertEqual(json.loads(again.stdout)["written_bytes"], 0)
        ready = lunabloc("doctor", self.port, "--json")
        self.assertEqual(ready.returncode, 0, ready.stdout)
        self.assertEqual(json.loads(ready.stdout)["finding"], "kit.doctor.ready")

    def test_the_pins_do_what_the_program_says_when_it_says_it(self):
        self.start()
        trace = os.path.join(self.folder, "run.jsonl")
        done = lunabloc("run", self.program(BLINK), "--port", self.port, "--trace", trace)
        self.assertEqual((done.returncode, done.stdout), (0, "done\n"), done.stderr)
        with open(trace, encoding="utf-8") as file:
            said = [event for event in map(json.loads, file) if event.get("kind") == "pin"]
        with open(self.pins, encoding="utf-8") as file:
            seen = [change for change in map(json.loads, file) if change.get("pin") == 13]
        # The boot loader's blinks come before; what is off stays off.
        seen = seen[-4:]
        self.assertEqual([change["value"] for change in seen], [1, 0, 1, 0])
        for before, after, asked, then in zip(seen, seen[1:], said, said[1:]):
            self.assertAlmostEqual(after["at_us"] - before["at_us"], then["at_us"] - asked["at_us"], delta=50_000)

    def test_the_cable_pulled_out_while_a_program_runs_is_said(self):
        board = self.start()
        endless = self.program('while true do kit.led("red"):on() wait(0.1) kit.led("red"):off() wait(0.1) end')
        run = subprocess.Popen([LUNABLOC, "kit", "run", endless, "--port", self.port, "--lang", "en"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        blinks = 0
        while blinks < 12:  # six are the boot loader's
            blinks += json.loads(board.stdout.readline()).get("pin") == 13
        os.write(board.stdin.fileno(), b'{"unplug":true}\n')
        _, said = run.communicate(timeout=PATIENCE)
        self.assertEqual(run.returncode, 1)
        self.assertIn("no longer answers", said)

    def blinks(self, board, wanted=4):
        """Waits for the lamp of a program that runs alone; the boot loader blinks too, but faster and six times."""
        times = []
        while True:
            said = json.loads(board.stdout.readline())
            if said.get("pin") != 13:
                continue
            times.append(said["at_us"])
            apart = [after - before for before, after in zip(times, times[1:])]
            if len(apart) >= wanted and all(abs(each - 300_000) < 1500 for each in apart[-wanted:]):
                return

    def test_a_program_runs_alone_and_again_whenever_there_is_power(self):
        board = self.start()
        blink = self.program('while true do\n  kit.led("red"):on() wait(0.3)\n  kit.led("red"):off() wait(0.3)\nend\n')
        done = lunabloc("run", blink, "--port", self.port, "--standalone", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        said = json.loads(done.stdout)
        self.assertEqual(said["written_bytes"], 128, "one page, and nothing of the firmware")
        self.blinks(board)
        os.write(board.stdin.fileno(), b'{"unplug":true}\n')
        os.write(board.stdin.fileno(), b'{"plug":true}\n')
        self.blinks(board)
        ready = lunabloc("doctor", self.port, "--json")
        self.assertEqual(json.loads(ready.stdout)["finding"], "kit.doctor.ready", "a host is heard all the same")

    def test_a_program_is_tried_in_ram_and_the_one_in_flash_stays(self):
        board = self.start()
        blink = self.program('while true do\n  kit.led("red"):on() wait(0.3)\n  kit.led("red"):off() wait(0.3)\nend\n')
        uploaded = lunabloc("run", blink, "--port", self.port, "--standalone")
        self.assertEqual(uploaded.returncode, 0, uploaded.stderr)
        self.blinks(board)
        trial = self.program('n = 0\nfor i = 1, 4 do\n  n = n + i\n  kit.led("green"):on() wait(0.1)\n'
                             '  kit.led("green"):off() wait(0.1)\nend\nhalf = n / 4\n')
        done = lunabloc("try", trial, "--port", self.port, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        said = json.loads(done.stdout)
        self.assertEqual((said["ended"], said["fault"]), (True, "none"))
        self.assertEqual((said["variables"]["half"], said["variables"]["n"]), (2.5, 10))
        with open(self.pins, encoding="utf-8") as file:
            green = [change["value"] for change in map(json.loads, file) if change.get("pin") == 11]
        self.assertEqual(green[-8:], [1, 0] * 4)
        os.write(board.stdin.fileno(), b'{"unplug":true}\n')
        os.write(board.stdin.fileno(), b'{"plug":true}\n')
        self.blinks(board)

    def test_what_goes_wrong_in_a_trial_is_said(self):
        self.start()
        done = lunabloc("try", self.program("z = 0\nwait(0.1)\nn = 1 // z\n"), "--port", self.port, "--lang", "en")
        self.assertEqual(done.returncode, 1)
        self.assertIn("z = 0", done.stdout)
        self.assertIn("divided by zero", done.stderr)
        endless = self.program('while true do kit.led("red"):on() wait(0.1) kit.led("red"):off() wait(0.1) end')
        done = lunabloc("try", endless, "--port", self.port, "--seconds", "1", "--json")
        self.assertEqual((done.returncode, json.loads(done.stdout)["ended"]), (0, False), done.stderr)

    def test_what_the_board_cannot_do_alone_is_said_before_anything_is_sent(self):
        program = self.program('kit.led("red"):on()\nsay("bonjour")\n')
        done = lunabloc("run", program, "--port", os.path.join(self.folder, "nothing"), "--standalone", "--lang", "en")
        self.assertEqual(done.returncode, 1)
        self.assertIn("program.lua:2:1", done.stderr)
        self.assertIn("no screen", done.stderr)

    def test_a_board_without_our_firmware_says_what_is_missing(self):
        self.start("--blank")
        program = self.program('kit.led("red"):on()\n')
        done = lunabloc("run", program, "--port", self.port, "--standalone", "--lang", "en")
        self.assertEqual(done.returncode, 1)
        self.assertIn("lunabloc kit flash", done.stderr)

    def test_a_compiled_program_is_a_file(self):
        program = self.program('kit.led("red"):on()\n')
        out = os.path.join(self.folder, "program.bin")
        self.assertEqual(lunabloc("compile", program, out).returncode, 0)
        with open(out, "rb") as file:
            self.assertEqual(file.read(4), b"LB\x01\x02")
        out = os.path.join(self.folder, "program.hex")
        self.assertEqual(lunabloc("compile", program, out).returncode, 0)
        with open(out, encoding="ascii") as file:
            self.assertTrue(file.readline().startswith(":10680000"))

    def test_a_kit_is_looked_at_before_it_is_wired(self):
        done = lunabloc("check", "--lang", "en")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Red LED: a resistor of 330", done.stdout)
        self.assertIn("too much current", done.stdout)

    def test_a_class_set_is_prepared_board_by_board(self):
        done = lunabloc("prepare", os.path.join(self.folder, "nothing"), "--virtual", "2", "--json")
        self.assertEqual(done.returncode, 1, "one of them is not there")
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([row["ready"] for row in rows], [False, True, True])
        self.assertEqual(rows[0]["error"], "kit.no_port")

    def test_a_port_that_is_not_there(self):
        done = lunabloc("flash", os.path.join(self.folder, "nothing"), "--lang", "en")
        self.assertEqual(done.returncode, 1)
        self.assertIn("No board answers", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
