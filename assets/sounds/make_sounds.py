#!/usr/bin/env python3
"""Makes the starter library of sounds: each is a short formula, so the files are ours and can be made again to the bit.

    assets/sounds/make_sounds.py [FOLDER]    writes NAME.wav (22 050 Hz, 16 bits, one channel), here by default

The length of each is also what the runner tells of it (runtime/runner/bindings/sound.cpp); a test compares the two.
"""
import math
import pathlib
import struct
import sys
import wave

RATE = 22050


def noise(seed):
    """A generator of its own: the same on every machine."""
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state / 0x3FFFFFFF - 1


def sweep(frequency, seconds, shape=math.sin):
    """A wave whose frequency is a function of time."""
    phase, out = 0.0, []
    for i in range(int(seconds * RATE)):
        out.append(shape(phase))
        phase += 2 * math.pi * frequency(i / RATE) / RATE
    return out


def square(phase):
    return 0.6 if math.sin(phase) >= 0 else -0.6


def fade(samples, attack, decay):
    """Comes up in `attack` seconds, falls to a third every `decay`, and ends in silence."""
    length = len(samples)
    tail = min(length, int(0.02 * RATE))
    out = []
    for i, sample in enumerate(samples):
        t = i / RATE
        level = min(1.0, t / attack) * math.exp(-t / decay) * min(1.0, (length - i) / tail)
        out.append(sample * level)
    return out


def mix(*parts):
    length = max(len(part) for part in parts)
    return [sum(part[i] for part in parts if i < len(part)) for i in range(length)]


def after(seconds, samples):
    return [0.0] * int(seconds * RATE) + samples


def fit(samples, seconds):
    wanted = int(round(seconds * RATE))
    return (samples + [0.0] * wanted)[:wanted]


def smooth(samples, part):
    """Takes the high tones out of a noise."""
    out, last = [], 0.0
    for sample in samples:
        last += (sample - last) * part
        out.append(last)
    return out


def hiss(seconds, seed):
    source = noise(seed)
    return [next(source) for _ in range(int(seconds * RATE))]


def tone(hertz, seconds, decay, attack=0.005):
    return fade(sweep(lambda t: hertz, seconds), attack, decay)


def tune(notes, each, last, shape=math.sin):
    parts = []
    for i, hertz in enumerate(notes):
        seconds = last if i + 1 == len(notes) else each
        parts.append(after(i * each, fade(sweep(lambda t, h=hertz: h, seconds, shape), 0.005, seconds)))
    return mix(*parts)


def meow():
    voice = sweep(lambda t: 420 + 380 * math.sin(math.pi * min(1, t / 0.6)), 0.7)
    second = sweep(lambda t: 2 * (420 + 380 * math.sin(math.pi * min(1, t / 0.6))), 0.7)
    return fade(mix(voice, [0.5 * s for s in second]), 0.08, 0.6)


def bark():
    one = lambda: fade(mix(sweep(lambda t: 320 - 500 * t, 0.13, square), [0.4 * s for s in hiss(0.13, 5)]), 0.01, 0.06)
    return mix(one(), after(0.16, one()))


SOUNDS = {
    "pop": (0.1, lambda: fade(sweep(lambda t: 900 - 5000 * t, 0.1), 0.004, 0.04)),
    "ding": (0.6, lambda: mix(tone(1568, 0.6, 0.2), [0.4 * s for s in tone(3136, 0.6, 0.1)])),
    "boom": (0.8, lambda: fade(mix(smooth(hiss(0.8, 3), 0.08), sweep(lambda t: 90 - 60 * t, 0.8)), 0.005, 0.25)),
    "jump": (0.3, lambda: fade(sweep(lambda t: 260 + 1600 * t, 0.3, square), 0.01, 0.2)),
    "meow": (0.7, meow),
    "clap": (0.2, lambda: fade(mix(hiss(0.2, 9), after(0.02, hiss(0.18, 11))), 0.002, 0.03)),
    "bell": (1.2, lambda: mix(*[[a * s for s in tone(h, 1.2, d)] for h, a, d in
                                ((660, 1, 0.5), (1320, 0.5, 0.4), (1782, 0.4, 0.3), (2640, 0.2, 0.2))])),
    "drum": (0.4, lambda: fade(mix(sweep(lambda t: 160 - 200 * t, 0.4), [0.3 * s for s in smooth(hiss(0.4, 17), 0.3)]), 0.003, 0.1)),
    "laser": (0.4, lambda: fade(sweep(lambda t: 1800 * math.exp(-6 * t), 0.4, square), 0.003, 0.2)),
    "coin": (0.5, lambda: tune([988, 1319], 0.08, 0.42)),
    "step": (0.15, lambda: fade(smooth(hiss(0.15, 23), 0.25), 0.005, 0.03)),
    "splash": (0.6, lambda: fade(mix(smooth(hiss(0.6, 29), 0.5), sweep(lambda t: 500 - 600 * t, 0.6)), 0.02, 0.18)),
    "whistle": (0.6, lambda: fade(sweep(lambda t: 2000 + 60 * math.sin(150 * t), 0.6), 0.03, 0.8)),
    "bark": (0.3, bark),
    "alarm": (0.8, lambda: fade(sweep(lambda t: 880 if int(t * 5) % 2 == 0 else 660, 0.8, square), 0.01, 2)),
    "win": (1.0, lambda: tune([523, 659, 784, 1047], 0.14, 0.58)),
    "lose": (1.0, lambda: tune([392, 370, 349, 330], 0.18, 0.46)),
    "click": (0.05, lambda: fade(sweep(lambda t: 1200, 0.05, square), 0.001, 0.01)),
}


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    for name, (seconds, make) in SOUNDS.items():
        samples = fit(make(), seconds)
        loudest = max(abs(sample) for sample in samples)
        data = b"".join(struct.pack("<h", int(round(sample / loudest * 24000))) for sample in samples)
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(data)


if __name__ == "__main__":
    main()
