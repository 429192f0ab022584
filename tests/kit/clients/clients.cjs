// firmata.js and johnny-five, unmodified, drive the virtual board. usage: clients.cjs LUNABLOC_BOARD MODULES_FOLDER
const assert = require("node:assert");
const { createRequire } = require("node:module");
const path = require("node:path");
const { Desk, Terminal } = require("./board.cjs");

const [program, modules] = process.argv.slice(2);
const from = createRequire(path.join(path.resolve(modules), "package.json"));
const { Firmata } = from("firmata-io");

const soon = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const once = (emitter, name, patience = 8000) =>
  new Promise((done, failed) => {
    const late = setTimeout(() => failed(new Error(`no “${name}” came`)), patience);
    emitter.once(name, (value) => {
      clearTimeout(late);
      done(value);
    });
  });

async function plugged() {
  const desk = new Desk(program);
  const terminal = new Terminal(await once(desk, "port"));
  const board = new Firmata(terminal);
  await once(board, "ready");
  return { desk, terminal, board };
}

const tests = {
  async "firmata.js: handshake, pins and modes"({ board }) {
    assert.strictEqual(board.firmware.name, "Lunabloc");
    assert.deepStrictEqual(board.version, { major: 2, minor: 5 });
    assert.strictEqual(board.pins.length, 20);
    assert.deepStrictEqual(board.pins[0].supportedModes, []);
    assert.deepStrictEqual(board.analogPins, [14, 15, 16, 17, 18, 19]);
    assert.ok(board.pins[9].supportedModes.includes(board.MODES.PWM));
    assert.ok(board.pins[9].supportedModes.includes(board.MODES.SERVO));
  },
  async "firmata.js: writes"({ board, desk }) {
    board.pinMode(13, board.MODES.OUTPUT);
    const lit = desk.sees((change) => change.pin === 13 && change.value === 1, "pin 13 high");
    board.digitalWrite(13, 1);
    await lit;
    board.pinMode(5, board.MODES.PWM);
    const dimmed = desk.sees((change) => change.pin === 5 && change.pwm === 100, "a PWM of 100 on pin 5");
    board.analogWrite(5, 100);
    await dimmed;
    board.pinMode(9, board.MODES.SERVO);
    const turned = desk.sees((change) => change.pin === 9 && Math.abs((change.high_us ?? 0) - 1472) < 15, "a servo at 90");
    board.servoWrite(9, 90);
    await turned;
  },
  async "firmata.js: reads"({ board, desk }) {
    board.pinMode(2, board.MODES.PULLUP);
    const pressed = new Promise((done) => board.digitalRead(2, (value) => value === 0 && done()));
    await soon(50);
    desk.tell({ pin: 2, value: 0 });
    await pressed;
    desk.tell({ analog: 1, mv: 2500 });
    board.pinMode(1, board.MODES.ANALOG);  // by its channel
    const half = new Promise((done) => board.analogRead(1, (value) => Math.abs(value - 511) < 4 && done()));
    await half;
    const state = await new Promise((done) => board.queryPinState(13, () => done(board.pins[13].state)));
    assert.strictEqual(state, 1);
  },
  async "johnny-five: lamp, button, sensor, servo"({ board, desk }) {
    const five = from("johnny-five");
    const robot = new five.Board({ io: board, repl: false, debug: false });
    await once(robot, "ready");
    const led = new five.Led(12);
    let blinks = 0;
    desk.on("change", (change) => (blinks += change.pin === 12 ? 1 : 0));
    led.blink(50);
    await soon(600);
    led.stop();
    assert.ok(blinks >= 6, `${blinks} changes of the lamp`);
    const button = new five.Button({ pin: 4, isPullup: true });
    await soon(100);
    const down = once(button, "down");
    desk.tell({ pin: 4, value: 0 });
    await down;
    const sensor = new five.Sensor({ pin: "A3", freq: 25 });
    desk.tell({ analog: 3, mv: 5000 });
    await new Promise((done) => sensor.on("data", (value) => value > 1000 && done()));
    const servo = new five.Servo({ pin: 10, startAt: 90 });
    const there = desk.sees((change) => change.pin === 10 && change.high_us > 0 && change.high_us < 700, "a servo at 0");
    servo.to(0);
    await there;
  },
};

async function main() {
  const bench = await plugged();
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await Promise.race([test(bench), soon(15000).then(() => assert.fail("it took too long"))]);
      console.log(`ok ${name}`);
    } catch (error) {
      failed = 1;
      console.error(`not ok ${name}: ${error.stack}`);
    }
  }
  bench.desk.end();
  process.exit(failed);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
