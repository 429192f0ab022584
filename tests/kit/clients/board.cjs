// lunabloc-board as a child, and its terminal as a transport of firmata.js: whatever emits "open" and "data" and writes.
const { spawn, spawnSync } = require("node:child_process");
const { EventEmitter } = require("node:events");
const fs = require("node:fs");
const tty = require("node:tty");

class Desk extends EventEmitter {
  constructor(program) {
    super();
    this.changes = [];
    this.process = spawn(program, [], { stdio: ["pipe", "pipe", "inherit"] });
    let waiting = "";
    this.process.stdout.on("data", (bytes) => {
      const lines = (waiting + bytes).split("\n");
      waiting = lines.pop();
      for (const line of lines) this.hear(JSON.parse(line));
    });
  }
  hear(said) {
    if (said.port) this.emit("port", said.port);
    if (said.pin === undefined) return;
    this.changes.push(said);
    this.emit("change", said);
  }
  tell(control) {
    this.process.stdin.write(JSON.stringify(control) + "\n");
  }
  // The first change from now on that is as wanted.
  sees(wanted, what) {
    return new Promise((done, failed) => {
      const late = setTimeout(() => failed(new Error(`the board did not show ${what}`)), 5000);
      const look = (change) => {
        if (!wanted(change)) return;
        clearTimeout(late);
        this.off("change", look);
        done(change);
      };
      this.on("change", look);
    });
  }
  end() {
    this.process.stdin.end();
  }
}

class Terminal extends EventEmitter {
  constructor(path) {
    super();
    this.path = path;
    const descriptor = fs.openSync(path, fs.constants.O_RDWR | fs.constants.O_NOCTTY);
    spawnSync("stty", ["-F", path, "57600", "raw", "-echo"]);
    this.input = new tty.ReadStream(descriptor);
    this.descriptor = descriptor;
    this.input.on("data", (bytes) => this.emit("data", bytes));
    this.input.on("error", () => {});
    setImmediate(() => this.emit("open"));
  }
  write(bytes, done) {
    fs.writeSync(this.descriptor, Buffer.from(bytes));
    if (done) setImmediate(done);
  }
  close() {
    this.input.destroy();
  }
}

module.exports = { Desk, Terminal };
