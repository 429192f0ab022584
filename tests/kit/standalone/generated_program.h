// Programs of the board's subset, made by chance: they act, wait, count, choose, repeat, call and keep lists.
#pragma once

#include <random>
#include <string>

namespace lunabloc::kit {

// How much is computed at one moment: a chip has no more than 150 instructions in a millisecond.
enum class Computes { much, little };

class GeneratedProgram {
 public:
  explicit GeneratedProgram(std::uint32_t seed, Computes computes = Computes::much) : random_(seed), little_(computes == Computes::little) {
    text_ = "local a = 3\nlocal b = -7\nlocal x = 2.5\nlocal list1 = {4, 8, 15}\nlocal count = 0\n";
    text_ += "function next(n) count = count + 1 return (n * 7 + count) % 50 end\n";
    text_ += "function part(n, k) if n > k then return n / (k * k + 1) end return n * 0.25 end\n";
    text_ += "function beat(t) kit.led(\"green\"):on() wait(t) kit.led(\"green\"):off() wait(0.004) end\n";
    // The arm has moved once already: its first move takes more of the line, and what comes at that moment is later.
    text_ += "kit.led(\"red\"):on()\nwait(0.02)\nkit.servo(\"arm\"):angle(90)\nwait(0.08)\n";
    scripts_ = pick(little_ ? 2 : 3);
    for (int script = 0; script < scripts_; ++script) {
      // The line carries one thing after the other: not everything begins at one moment.
      text_ += "when.start(function()\nwait(0.00" + std::to_string(3 + 3 * script) + ")\nlocal p = " + std::to_string(pick(9)) + "\nlocal q = 0.5\n";
      inside_ = true;
      statements(2 + pick(3), 2);
      inside_ = false;
      text_ += "end)\n";
    }
    if (pick(3) == 0) text_ += "when.every(0.0" + std::to_string(37 + pick(50)) + ", function() kit.led(\"yellow\"):on() wait(0.011) kit.led(\"yellow\"):off() end)\nwhen.start(function() wait(0.9) stop() end)\n";
    statements(4 + pick(4), 3);
    text_ += "kit.led(\"red\"):off()\n";
  }
  const std::string& text() const { return text_; }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  std::string variable() {
    const char* const names[] = {"a", "b", "count", "p"};
    return names[pick(inside_ ? 4 : 3)];
  }
  std::string decimal_variable() { return inside_ && pick(2) == 0 ? "q" : "x"; }

  std::string whole(int depth) {
    if (little_ && depth > 1) depth = 1;
    if (depth == 0) return pick(2) == 0 ? variable() : std::to_string(pick(41) - 20);
    switch (pick(little_ ? 5 : 9)) {
      case 0: return "(" + whole(depth - 1) + " + " + whole(depth - 1) + ")";
      case 1: return "(" + whole(depth - 1) + " - " + whole(depth - 1) + ")";
      case 2: return "(" + whole(depth - 1) + " * " + std::to_string(pick(9) - 4) + ")";
      case 3: return "(" + whole(depth - 1) + " // " + (pick(2) == 0 ? "-" : "") + std::to_string(1 + pick(9)) + ")";
      case 4: return "(" + whole(depth - 1) + " % " + (pick(2) == 0 ? "-" : "") + std::to_string(1 + pick(9)) + ")";
      case 5: return "next(" + whole(depth - 1) + ")";
      case 6: return "math.floor(" + decimal(depth - 1) + ")";
      case 7: return "list1[" + whole(0) + " % #list1 + 1]";
      default: return "math.max(" + whole(depth - 1) + ", " + whole(depth - 1) + ")";
    }
  }
  std::string decimal(int depth) {
    if (little_ && depth > 0) return "(" + decimal_variable() + " + " + whole(0) + ")";
    if (depth == 0) return pick(2) == 0 ? decimal_variable() : std::to_string(pick(400)) + "." + std::to_string(pick(1000));
    switch (pick(7)) {
      case 0: return "(" + decimal(depth - 1) + " + " + whole(depth - 1) + ")";
      case 1: return "(" + whole(depth - 1) + " / " + std::to_string(1 + pick(30)) + ")";
      case 2: return "(" + decimal(depth - 1) + " * 0.75)";
      case 3: return "(" + decimal(depth - 1) + " - " + decimal(depth - 1) + ")";
      case 4: return "part(" + whole(depth - 1) + ", " + whole(depth - 1) + ")";
      case 5: return "math.abs(" + decimal(depth - 1) + ")";
      default: return "(" + decimal(depth - 1) + " // 3)";
    }
  }
  std::string condition(int depth) {
    const char* const signs[] = {"<", "<=", ">", ">=", "==", "~="};
    const std::string one = (pick(2) == 0 ? whole(depth) : decimal(depth)) + " " + signs[pick(6)] + " " + whole(depth);
    if (pick(4) == 0) return "not (" + one + ")";
    if (pick(3) == 0) return one + (pick(2) == 0 ? " and " : " or ") + whole(0) + " " + signs[pick(6)] + " " + decimal(0);
    return one;
  }
  std::string pause() {
    if (!little_ && pick(4) == 0) return "wait(" + std::to_string(5 + pick(40)) + " / 1000)\n";
    return "wait(0.0" + std::to_string(10 + pick(60)) + ")\n";
  }
  void act() {
    const char* const colors[] = {"red", "yellow", "green"};
    switch (pick(8)) {
      // A note is so high that a half of its period is nothing beside a millisecond.
      case 6: text_ += "kit.buzzer(\"main\"):tone(1200 + (" + whole(1) + ") % 40 * 45, 0.0" + std::to_string(10 + pick(60)) + ")\n"; break;
      case 0: text_ += "kit.servo(\"arm\"):angle((" + whole(1) + ") % 180)\n"; break;
      case 1: text_ += "kit.servo(\"arm\"):angle(math.abs(" + decimal(1) + "))\n"; break;
      default: text_ += std::string("kit.led(\"") + colors[pick(3)] + "\"):" + (pick(2) == 0 ? "on" : "off") + "()\n"; break;
    }
    text_ += pause();
  }
  void statements(int count, int depth) {
    for (int i = 0; i < count; ++i) statement(depth);
  }
  void statement(int depth) {
    const int kind = pick(depth > 0 ? 11 : 6);
    if (little_) act();
    if (kind < 3) return act();
    if (kind == 3) {
      const std::string name = variable();
      text_ += name + " = (" + whole(2) + ") % 100\n";
    } else if (kind == 4) {
      text_ += decimal_variable() + " = " + decimal(2) + "\n";
      text_ += "if math.abs(x) > 1000 then x = 1.5 end\n";
    } else if (kind == 5) {
      text_ += pick(2) == 0 ? "list1[" + std::to_string(1 + pick(3)) + "] = " + whole(1) + " % 100\n" : "beat(0.0" + std::to_string(10 + pick(30)) + ")\n";
    } else if (kind == 6) {
      text_ += "if " + condition(1) + " then\n";
      statements(1 + pick(2), depth - 1);
      text_ += "else\n";
      statements(1, depth - 1);
      text_ += "end\n";
    } else if (kind == 7) {
      text_ += "for i = " + std::to_string(pick(4)) + ", " + std::to_string(1 + pick(4)) + " do\na = (a + i) % 90\n";
      statements(1, depth - 1);
      text_ += "end\n";
    } else if (kind == 8) {
      text_ += "for y = 0, 0." + std::to_string(3 + pick(6)) + ", 0.1 do\nx = x + y\n";
      act();
      text_ += "end\n";
    } else if (kind == 9) {
      const std::string name = "w" + std::to_string(made_++);
      text_ += "local " + name + " = 0\nwhile " + name + " < " + std::to_string(1 + pick(3)) + " do\n" + name + " = " + name + " + 1\n";
      statements(1, depth - 1);
      text_ += "end\n";
    } else {
      text_ += "for k, v in ipairs(list1) do\nb = (b + v * k) % 60\n" + pause() + "end\n";
    }
  }

  std::mt19937 random_;
  std::string text_;
  bool little_ = false;
  int scripts_ = 0;
  int made_ = 0;
  bool inside_ = false;
};

}  // namespace lunabloc::kit
