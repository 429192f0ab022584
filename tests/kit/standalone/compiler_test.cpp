// What a program becomes on the board, and what is refused with which words and where.
#include "compiling.h"
#include "host_machine.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;

// A program shows its results as angles of the arm: kit.servo("arm"):angle(x) for whole numbers.
std::vector<int> angles(const std::string& lua, std::chrono::microseconds time = 2s) {
  const standalone::Program program = compiled(lua);
  HostMachine host(program.body);
  EXPECT_TRUE(host.started) << lua;
  host.run_for(time);
  EXPECT_EQ(int{host.machine.fault}, 0) << lua;
  std::vector<int> shown;
  for (const Asked& asked : host.asked)
    if (asked.request == MACHINE_REQUEST_servo) shown.push_back(asked.value);
  return shown;
}
int fault(const std::string& lua) {
  HostMachine host(compiled(lua).body);
  host.run_for(5s);
  return host.machine.fault;
}
std::string show(const std::string& expression) { return "kit.servo(\"arm\"):angle(" + expression + ")\n"; }
using Angles = std::vector<int>;

TEST(BoardProgram, CountsAsLuaDoes) {
  EXPECT_EQ(angles(show("7 // 2") + show("-7 // 2") + show("7 % 3") + show("-7 % 3") + show("7 % -3") + show("2 * 3 + 4")),
            (Angles{3, -4, 1, 2, -2, 10}));
  EXPECT_EQ(angles(show("7 / 2 * 10") + show("10 / 4") + show("0.1 * 30 * 10") + show("-(5 / 2)") + show("7.5 // 2")),
            (Angles{35, 3, 30, -3, 3}));
  EXPECT_EQ(angles(show("math.floor(-2.5)") + show("math.ceil(2.1)") + show("round(2.5)") + show("round(-2.5)") +
                   show("math.abs(-7)") + show("math.abs(-1.5) * 2") + show("math.max(3, 8)") + show("math.min(3, 1.5) * 2")),
            (Angles{-3, 3, 3, -2, 7, 3, 8, 3}));
}

TEST(BoardProgram, Compares) {
  EXPECT_EQ(angles(show("1 < 2 and 1 or 0") + show("2.5 > 2 and 1 or 0") + show("1 == 1.0 and 1 or 0") + show("not (3 ~= 3) and 7 or 8") +
                   show("(1 >= 2 or 2 <= 2) and 5 or 6")),
            (Angles{1, 1, 1, 7, 5}));
}

TEST(BoardProgram, ATenthTenTimesIsNotQuiteOne) {
  EXPECT_EQ(angles("local x = 0\nlocal n = 0\nwhile x < 1 do x = x + 0.1 n = n + 1 end\n" + show("n")), Angles{11});
}

TEST(BoardProgram, LoopsAsLuaDoes) {
  EXPECT_EQ(angles("for i = 1, 3 do " + show("i") + "end"), (Angles{1, 2, 3}));
  EXPECT_EQ(angles("for i = 3, 1, -1 do " + show("i") + "end"), (Angles{3, 2, 1}));
  EXPECT_EQ(angles("for i = 1, 2.5 do " + show("i") + "end"), (Angles{1, 2}));
  EXPECT_EQ(angles("for x = 1, 2, 0.5 do " + show("x * 2") + "end"), (Angles{2, 3, 4}));
  EXPECT_EQ(angles("local s = -2\nfor i = 5, 1, s do " + show("i") + "end"), (Angles{5, 3, 1}));
  EXPECT_EQ(angles("local n = 0\nrepeat local m = n n = n + 1 until m >= 2\n" + show("n")), Angles{3});
  EXPECT_EQ(angles("local n = 0\nwhile true do n = n + 1 if n == 4 then break end end\n" + show("n")), Angles{4});
  EXPECT_EQ(angles("for i = 1, 9 do if i % 2 == 0 then " + show("i") + " elseif i == 3 then " + show("33") + " else if i > 6 then break end end end"),
            (Angles{2, 33, 4, 6}));
}

TEST(BoardProgram, CallsFunctions) {
  EXPECT_EQ(angles("local function twice(x) return x * 2 end\n" + show("twice(4) + twice(1)")), Angles{10});
  EXPECT_EQ(angles("function sum(n)\nif n == 0 then return 0 end\nreturn n + sum(n - 1)\nend\n" + show("sum(6)")), Angles{21});
  EXPECT_EQ(angles("function half(x) return x / 2 end\nfunction turn(a) local b = half(a) " + show("b") + "end\nturn(10)\nturn(20)"),
            (Angles{5, 10}));
  EXPECT_EQ(angles("local count = 0\nfunction step() count = count + 1 end\nstep() step()\n" + show("count")), Angles{2});
}

TEST(BoardProgram, KeepsShortLists) {
  EXPECT_EQ(angles("local t = {10, 20, 30}\nfor i, v in ipairs(t) do " + show("v + i") + "end\nt[2] = 5\n" + show("t[2] + #t")),
            (Angles{11, 22, 33, 8}));
  EXPECT_EQ(angles("local t = {}\nlist.insert(t, 1.5)\nlist.insert(t, 2)\nlist.remove(t, 1)\n" + show("t[1] * 10") + show("#t")), (Angles{20, 1}));
  EXPECT_EQ(fault("local t = {1}\nlocal i = 3\n" + show("t[i]")), MACHINE_FAULT_list_index);
}

TEST(BoardProgram, FaultsAreNamed) {
  EXPECT_EQ(fault("local z = 0\n" + show("1 // z")), MACHINE_FAULT_division);
  EXPECT_EQ(fault("local z = 0\n" + show("1 / z")), MACHINE_FAULT_division);
  EXPECT_EQ(fault("local n = 2147483647\nn = n + 1"), MACHINE_FAULT_too_large);
  EXPECT_EQ(fault("local n = 70000\nn = n * n"), MACHINE_FAULT_too_large);
  EXPECT_EQ(fault("function f(n) return 1 + f(n + 1) end\n" + show("f(0)")), MACHINE_FAULT_stack);
  EXPECT_EQ(fault("local t = {}\nfor i = 1, 40 do list.insert(t, i) end"), MACHINE_FAULT_list_full);
  EXPECT_EQ(fault("local s = 0\nfor i = 1, 2, s do end"), MACHINE_FAULT_step);
}

TEST(BoardProgram, WaitsDoNotDrift) {
  HostMachine host(compiled("while true do kit.led(\"red\"):on() wait(0.0333) kit.led(\"red\"):off() wait(0.0333) end").body);
  host.run_for(10s);
  ASSERT_GT(host.asked.size(), 290U);
  EXPECT_NEAR(static_cast<double>(host.asked[290].at.count()), 290 * 33300.0, 100);
}

TEST(BoardProgram, ScriptsGoOnTogether) {
  HostMachine host(compiled(R"(
when.start(function() while true do kit.led("red"):on() wait(1) kit.led("red"):off() wait(1) end end)
when.every(0.4, function() kit.led("green"):on() end)
when.button("A", function() kit.led("yellow"):on() send("go") end)
when.message("go", function() wait(0.1) kit.led("yellow"):off() end)
)").body);
  ASSERT_TRUE(host.started);
  host.run_for(500ms);
  host.levels[2] = 0;
  host.run_for(50ms);
  EXPECT_EQ(host.asked.back().pin, 12);
  EXPECT_EQ(host.asked.back().value, 1);
  host.run_for(100ms);
  EXPECT_EQ(host.asked.back().pin, 12);
  EXPECT_EQ(host.asked.back().value, 0);
  host.run_for(500ms);
  std::vector<int> red;
  for (const Asked& asked : host.asked)
    if (asked.pin == 13) red.push_back(static_cast<int>(asked.at.count() / 1000));
  EXPECT_EQ(red, (std::vector<int>{0, 1000}));
}

TEST(BoardProgram, AScriptThatNeverWaitsLeavesTheOthersTime) {
  HostMachine host(compiled(R"(
when.start(function() while true do if kit.button("A"):pressed() then kit.led("red"):on() end end end)
when.start(function() while true do kit.led("green"):on() wait(0.1) kit.led("green"):off() wait(0.1) end end)
)").body);
  host.run_for(1s);
  EXPECT_GT(host.asked.size(), 7U);
}

TEST(BoardProgram, ReadsWhatTheTetherReads) {
  const standalone::Program program = compiled("local t = kit.temperature(\"room\"):read()\nkit.servo(\"arm\"):angle(t * 2)\nkit.servo(\"arm\"):angle(kit.light(\"room\"):read())");
  HostMachine host(program.body);
  host.channels[2] = 153;
  host.channels[1] = 77;
  host.run_for(1s);
  ASSERT_EQ(host.asked.size(), 2U);
  EXPECT_EQ(host.asked[0].value, 50);  // 24.78 degrees, twice
  EXPECT_EQ(host.asked[1].value, 77);
}

TEST(BoardProgram, WhatCannotBeIsSaidWithItsPlace) {
  EXPECT_EQ(refusals("say(\"hello\")"), "1:1 kit.alone.no_screen");
  EXPECT_EQ(refusals("local x = 1\nprint(x)"), "2:1 kit.alone.no_screen");
  EXPECT_EQ(refusals("turtle.forward(10)"), "1:1 kit.alone.call");
  EXPECT_EQ(refusals("local t = \"red\""), "1:11 kit.alone.text");
  EXPECT_EQ(refusals("kit.led(\"blue\"):on()"), "1:1 kit.alone.no_part");
  EXPECT_EQ(refusals("local x = 2 ^ 3"), "1:13 kit.alone.sign");
  EXPECT_EQ(refusals("local x = 1\nx = true"), "2:5 kit.alone.two_kinds");
  EXPECT_EQ(refusals("local x = 3000000000"), "1:11 kit.alone.too_large");
  EXPECT_EQ(refusals("local x = nil"), "1:11 kit.alone.nil");
  EXPECT_EQ(refusals("local x = y + 1"), "1:11 kit.alone.never_given");
  EXPECT_EQ(refusals("if 1 then function f() end end"), "1:11 kit.alone.function_inside");
  EXPECT_EQ(refusals("local t = {a = 1}"), "1:12 kit.alone.list_fields");
  EXPECT_EQ(refusals("for k, v in pairs({1}) do end"), "1:1 kit.alone.for_in");
  EXPECT_EQ(refusals("goto a\n::a::"), "1:1 kit.alone.statement\n2:1 kit.alone.statement");
  EXPECT_EQ(refusals("when.key(\"space\", function() end)"), "1:1 kit.alone.when");
  EXPECT_EQ(refusals("when.pin(\"button:A\", function(v) wait(1) end)"), "1:1 kit.alone.when_pin_waits");
  EXPECT_EQ(refusals("for i = 1, 3 do when.start(function() end) end"), "1:17 kit.alone.when_place");
  EXPECT_EQ(refusals("local x = 5.5 % 2"), "1:15 kit.alone.decimal_rest");
  EXPECT_EQ(refusals("if x ="), "1:6 syntax.expected");
}

TEST(BoardProgram, WhatDoesNotFitIsSaid) {
  std::string many;
  for (int i = 0; i < 130; ++i) many += "v" + std::to_string(i) + " = " + std::to_string(i) + "\n";
  EXPECT_EQ(refusals(many), "1:1 kit.alone.memory");
  std::string scripts;
  for (int i = 0; i < 9; ++i) scripts += "when.start(function() wait(1) end)\n";
  EXPECT_EQ(refusals(scripts), "1:1 kit.alone.scripts");
}

}  // namespace
}  // namespace lunabloc::kit
