// Costs on textbook algorithms: each runs in the real runner, and beside it the same algorithm in C++ counts by hand, line
// by line, what runtime/runner/costs.h promises. Nothing of the one is used by the other.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include "run_support.h"

namespace lunabloc::vm {
namespace {

using List = std::vector<std::int64_t>;

struct Tally {
  std::int64_t pas = 0, consultations = 0, ecritures = 0, comparaisons = 0, echanges = 0, appels = 0, tours = 0,
               comparaisons_elements = 0, profondeur = 0, cases = 0;
  std::int64_t depth = 0;

  void statement(std::int64_t count = 1) { pas += count; }
  void turn() { ++pas, ++tours; }  // of a `for`
  void read(std::int64_t count = 1) { consultations += count; }
  void write(std::int64_t count = 1) { ecritures += count; }
  void cell(std::int64_t count = 1) { cases += count; }
  bool compare(bool truth) { return ++comparaisons, truth; }
  bool compare_element(bool truth, std::int64_t reads) { return read(reads), ++comparaisons_elements, compare(truth); }
  void swap() { statement(), read(2), write(2), ++echanges; }
  std::map<std::string, std::int64_t> all() const {
    return {{"pas", pas},           {"consultations", consultations}, {"ecritures", ecritures},   {"comparaisons", comparaisons},
            {"echanges", echanges}, {"appels", appels},               {"tours", tours},           {"comparaisons_elements", comparaisons_elements},
            {"profondeur", profondeur}, {"cases", cases}};
  }
};

class Call {
 public:
  explicit Call(Tally& tally) : tally_(tally) {
    ++tally_.appels;
    tally_.profondeur = std::max(tally_.profondeur, ++tally_.depth);
  }
  ~Call() { --tally_.depth; }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

 private:
  Tally& tally_;
};

void check(const std::string& lua, const std::string& printed, const Tally& tally) {
  for (const trace::Mode mode : {trace::Mode::exact, trace::Mode::costs}) {
    trace::RunRequest request = exactly();
    request.mode = mode;
    const trace::Trace trace = run(lua, request);
    EXPECT_EQ(ending(trace), "finished") << lua;
    EXPECT_THAT(said(trace), testing::ElementsAre(printed + "\n")) << lua;
    for (const auto& [name, count] : tally.all()) EXPECT_EQ(trace::cost_of(trace, name), count) << name << " of\n" << lua;
  }
}

std::string literal(const List& list) { return fmt::format("{{{}}}", fmt::join(list, ", ")); }
std::string shown(const List& list) { return fmt::format("{}", fmt::join(list, " ")); }
// `local t = {…}` in front and a line that prints it behind.
std::string around(const List& list, const std::string& lua) {
  return "local t = " + literal(list) + "\n" + lua + "print(table.concat(t, ' '))\n";
}
void tally_around(Tally& tally, std::size_t places) { tally.statement(2), tally.cell(static_cast<std::int64_t>(places)); }

// Short and long, sorted, reversed, equal and at random: the same ones each time.
std::vector<List> lists() {
  std::vector<List> all = {{}, {4}, {2, 1}, {1, 2}, {3, 3, 3}, {5, 4, 3, 2, 1}};
  std::mt19937 random(11);
  for (const std::size_t size : {7U, 16U, 40U}) {
    List list(size);
    for (std::int64_t& number : list) number = static_cast<std::int64_t>(random() % 30);
    all.push_back(list);
    std::sort(list.begin(), list.end());
    all.push_back(list);
  }
  return all;
}

// A list whose places begin at 1, as in Lua.
struct Cells {
  List& list;
  std::int64_t& operator[](std::int64_t place) { return list[static_cast<std::size_t>(place - 1)]; }
  std::int64_t size() const { return static_cast<std::int64_t>(list.size()); }
};

TEST(Costs, LinearSearch) {
  for (const List& list : lists()) {
    for (const std::int64_t target : {std::int64_t{3}, std::int64_t{-1}, list.empty() ? std::int64_t{0} : list.back()}) {
      const std::string lua = "local t = " + literal(list) + "\nlocal target = " + std::to_string(target) + R"(
local place = 0
for i = 1, #t do
  if t[i] == target then
    place = i
    break
  end
end
print(place)
)";
      Tally tally;
      tally.statement(5);  // three locals, the `for`, print
      tally.cell(static_cast<std::int64_t>(list.size()));
      std::int64_t place = 0;
      for (std::size_t i = 0; i < list.size(); ++i) {
        tally.turn();
        tally.statement();
        if (!tally.compare_element(list[i] == target, 1)) continue;
        place = static_cast<std::int64_t>(i) + 1;
        tally.statement(2);
        break;
      }
      check(lua, std::to_string(place), tally);
    }
  }
}

TEST(Costs, BinarySearch) {
  List list(100);
  std::iota(list.begin(), list.end(), 1);
  Cells t{list};
  for (const std::int64_t target : {1, 50, 77, 100, 0, 101}) {
    const std::string lua = "local t = " + literal(list) + "\nlocal target = " + std::to_string(target) + R"(
local low, high, place = 1, #t, 0
while low <= high and place == 0 do
  local middle = (low + high) // 2
  if t[middle] == target then
    place = middle
  elseif t[middle] < target then
    low = middle + 1
  else
    high = middle - 1
  end
end
print(place)
)";
    Tally tally;
    tally.statement(4);
    tally.cell(100);
    std::int64_t low = 1, high = 100, place = 0;
    for (;;) {
      tally.statement();
      if (!tally.compare(low <= high) || !tally.compare(place == 0)) break;
      ++tally.tours;
      const std::int64_t middle = (low + high) / 2;
      tally.statement(3);  // the local, the if, and one of three assignments
      if (tally.compare_element(t[middle] == target, 1)) place = middle;
      else if (tally.compare_element(t[middle] < target, 1)) low = middle + 1;
      else high = middle - 1;
    }
    check(lua, std::to_string(place), tally);
  }
}

TEST(Costs, SelectionSort) {
  for (List list : lists()) {
    const std::string lua = around(list, R"(
for i = 1, #t - 1 do
  local least = i
  for j = i + 1, #t do
    if t[j] < t[least] then least = j end
  end
  if least ~= i then t[i], t[least] = t[least], t[i] end
end
)");
    Tally tally;
    tally_around(tally, list.size());
    Cells t{list};
    tally.statement();
    for (std::int64_t i = 1; i <= t.size() - 1; ++i) {
      tally.turn();
      tally.statement(3);  // least, the inner `for`, the last `if`
      std::int64_t least = i;
      for (std::int64_t j = i + 1; j <= t.size(); ++j) {
        tally.turn();
        tally.statement();
        if (tally.compare_element(t[j] < t[least], 2)) tally.statement(), least = j;
      }
      if (tally.compare(least != i)) tally.swap(), std::swap(t[i], t[least]);
    }
    check(lua, shown(list), tally);
  }
}

TEST(Costs, InsertionSort) {
  for (List list : lists()) {
    const std::string lua = around(list, R"(
for i = 2, #t do
  local card = t[i]
  local j = i - 1
  while j >= 1 and t[j] > card do
    t[j + 1] = t[j]
    j = j - 1
  end
  t[j + 1] = card
end
)");
    Tally tally;
    tally_around(tally, list.size());
    Cells t{list};
    tally.statement();
    for (std::int64_t i = 2; i <= t.size(); ++i) {
      tally.turn();
      tally.statement(3);
      tally.read();
      tally.write();
      const std::int64_t card = t[i];
      std::int64_t j = i - 1;
      for (;;) {
        tally.statement();
        if (!tally.compare(j >= 1) || !tally.compare_element(t[j] > card, 1)) break;
        ++tally.tours;
        tally.statement(2);
        tally.read();
        tally.write();
        t[j + 1] = t[j];
        --j;
      }
      t[j + 1] = card;
    }
    check(lua, shown(list), tally);
  }
}

TEST(Costs, BubbleSort) {
  for (List list : lists()) {
    const std::string lua = around(list, R"(
repeat
  local swapped = false
  for i = 1, #t - 1 do
    if t[i] > t[i + 1] then
      t[i], t[i + 1] = t[i + 1], t[i]
      swapped = true
    end
  end
until not swapped
)");
    Tally tally;
    tally_around(tally, list.size());
    Cells t{list};
    for (bool swapped = true; swapped;) {
      ++tally.tours;
      tally.statement(3);  // the local, the `for`, and `until`
      swapped = false;
      for (std::int64_t i = 1; i <= t.size() - 1; ++i) {
        tally.turn();
        tally.statement();
        if (!tally.compare_element(t[i] > t[i + 1], 2)) continue;
        tally.swap();
        std::swap(t[i], t[i + 1]);
        tally.statement();
        swapped = true;
      }
    }
    check(lua, shown(list), tally);
  }
}

List merge_sorted(Tally& tally, List list) {
  const Call call(tally);
  tally.statement();
  Cells all{list};
  if (tally.compare(all.size() <= 1)) return tally.statement(), list;
  tally.statement(2);  // middle; left and right
  const std::int64_t middle = all.size() / 2;
  List left, right, result;
  const auto take = [&tally](List& into, std::int64_t number) {
    tally.statement(), tally.read(), tally.write(), tally.cell();
    into.push_back(number);
  };
  tally.statement(2);  // two `for`
  for (std::int64_t i = 1; i <= all.size(); ++i) tally.turn(), take(i <= middle ? left : right, all[i]);
  tally.statement();
  left = merge_sorted(tally, left), right = merge_sorted(tally, right);
  tally.statement();
  std::size_t i = 0, j = 0;
  for (;;) {
    tally.statement();
    if (!tally.compare(i < left.size()) && !tally.compare(j < right.size())) break;
    ++tally.tours;
    tally.statement();
    const bool from_left = tally.compare(j >= right.size()) || (tally.compare(i < left.size()) && tally.compare_element(left[i] <= right[j], 2));
    take(result, from_left ? left[i++] : right[j++]);
    tally.statement();
  }
  tally.statement();
  return result;
}

TEST(Costs, MergeSort) {
  for (const List& list : lists()) {
    const std::string lua = around(list, R"(
local function merge_sort(list)
  if #list <= 1 then return list end
  local middle = #list // 2
  local left, right = {}, {}
  for i = 1, middle do left[i] = list[i] end
  for i = middle + 1, #list do right[#right + 1] = list[i] end
  left, right = merge_sort(left), merge_sort(right)
  local result, i, j = {}, 1, 1
  while i <= #left or j <= #right do
    if j > #right or i <= #left and left[i] <= right[j] then
      result[#result + 1] = left[i]
      i = i + 1
    else
      result[#result + 1] = right[j]
      j = j + 1
    end
  end
  return result
end
t = merge_sort(t)
)");
    Tally tally;
    tally_around(tally, list.size());
    tally.statement(2);
    const List sorted = merge_sorted(tally, list);
    check(lua, shown(sorted), tally);
  }
}

void quick_sort(Tally& tally, Cells t, std::int64_t first, std::int64_t last) {
  const Call call(tally);
  tally.statement();
  if (tally.compare(first >= last)) return tally.statement();
  tally.statement(2);  // the locals and the `for`
  tally.read();
  const std::int64_t pivot = t[last];
  std::int64_t border = first;
  for (std::int64_t i = first; i <= last - 1; ++i) {
    tally.turn();
    tally.statement();
    if (!tally.compare_element(t[i] < pivot, 1)) continue;
    tally.swap();
    std::swap(t[i], t[border++]);
    tally.statement();
  }
  tally.swap();
  std::swap(t[border], t[last]);
  tally.statement(2);
  quick_sort(tally, t, first, border - 1);
  quick_sort(tally, t, border + 1, last);
}

TEST(Costs, QuickSort) {
  for (List list : lists()) {
    const std::string lua = around(list, R"(
local function quick_sort(first, last)
  if first >= last then return end
  local pivot, border = t[last], first
  for i = first, last - 1 do
    if t[i] < pivot then
      t[i], t[border] = t[border], t[i]
      border = border + 1
    end
  end
  t[border], t[last] = t[last], t[border]
  quick_sort(first, border - 1)
  quick_sort(border + 1, last)
end
quick_sort(1, #t)
)");
    Tally tally;
    tally_around(tally, list.size());
    tally.statement(2);
    quick_sort(tally, {list}, 1, static_cast<std::int64_t>(list.size()));
    check(lua, shown(list), tally);
  }
}

TEST(Costs, BreadthFirstSearch) {
  const std::vector<List> edges = {{2, 3}, {1, 4, 5}, {1, 6}, {2}, {2, 6}, {3, 5, 7}, {6}, {}};
  std::string rows;
  for (const List& row : edges) rows += literal(row) + ", ";
  const std::string lua = "local edges = {" + rows + "}\n" + R"(
local distance, queue, head = {}, {1}, 1
distance[1] = 0
while head <= #queue do
  local node = queue[head]
  head = head + 1
  for _, other in ipairs(edges[node]) do
    if distance[other] == nil then
      distance[other] = distance[node] + 1
      queue[#queue + 1] = other
    end
  end
end
print(#queue, distance[7])
)";
  Tally tally;
  tally.statement(4);
  for (const List& row : edges) tally.cell(1 + static_cast<std::int64_t>(row.size()));
  tally.cell(2);  // the queue's first, the distance of 1
  tally.write();
  tally.read();  // when it prints
  std::map<std::int64_t, std::int64_t> distance = {{1, 0}};
  List queue = {1};
  for (std::size_t head = 0;;) {
    tally.statement();
    if (!tally.compare(head < queue.size())) break;
    ++tally.tours;
    tally.statement(3);
    tally.read(2);  // queue[head], edges[node]
    const std::int64_t node = queue[head++];
    for (const std::int64_t other : edges[static_cast<std::size_t>(node - 1)]) {
      tally.turn();
      tally.read();
      tally.statement();
      if (!tally.compare_element(!distance.contains(other), 1)) continue;
      tally.statement(2);
      tally.read();
      tally.write(2);
      tally.cell(2);
      distance[other] = distance[node] + 1;
      queue.push_back(other);
    }
  }
  check(lua, fmt::format("{}\t{}", queue.size(), distance[7]), tally);
}

TEST(Costs, Dijkstra) {
  const std::vector<List> weights = {{0, 7, 9, 0, 0, 14}, {7, 0, 10, 15, 0, 0}, {9, 10, 0, 11, 0, 2}, {0, 15, 11, 0, 6, 0}, {0, 0, 0, 6, 0, 9}, {14, 0, 2, 0, 9, 0}};
  std::string rows;
  for (const List& row : weights) rows += literal(row) + ", ";
  const std::string lua = "local weights = {" + rows + "}\n" + R"(
local distance, done = {}, {}
for i = 1, #weights do
  distance[i] = 1000
  done[i] = false
end
distance[1] = 0
for _ = 1, #weights do
  local node = 0
  for i = 1, #weights do
    if not done[i] and (node == 0 or distance[i] < distance[node]) then node = i end
  end
  done[node] = true
  for other = 1, #weights do
    local weight = weights[node][other]
    if weight > 0 and distance[node] + weight < distance[other] then
      distance[other] = distance[node] + weight
    end
  end
end
print(table.concat(distance, ' '))
)";
  const std::int64_t n = 6;
  Tally tally;
  tally.statement(6);
  tally.cell(n + n * n + 2 * n);
  for (std::int64_t i = 0; i < n; ++i) tally.turn(), tally.statement(2), tally.write(2);
  tally.write();
  List distance(6, 1000);
  std::vector<bool> done(6, false);
  distance[0] = 0;
  for (std::int64_t round = 0; round < n; ++round) {
    tally.turn();
    tally.statement(4);
    tally.write();
    std::size_t node = 6;
    for (std::size_t i = 0; i < 6; ++i) {
      tally.turn();
      tally.statement();
      tally.read();
      if (done[i] || !(tally.compare(node == 6) || tally.compare_element(distance[i] < distance[node], 2))) continue;
      tally.statement();
      node = i;
    }
    done[node] = true;
    for (std::size_t other = 0; other < 6; ++other) {
      tally.turn();
      tally.statement(2);
      tally.read(2);
      const std::int64_t weight = weights[node][other];
      if (!tally.compare(weight > 0) || !tally.compare_element(distance[node] + weight < distance[other], 2)) continue;
      tally.statement();
      tally.read();
      tally.write();
      distance[other] = distance[node] + weight;
    }
  }
  check(lua, shown(distance), tally);
}

TEST(Costs, Euclid) {
  for (const auto& [first, second] : std::vector<std::pair<std::int64_t, std::int64_t>>{{1071, 462}, {13, 8}, {5, 0}, {0, 5}, {610, 377}}) {
    const std::string lua = fmt::format(R"(
local function gcd(a, b)
  while b ~= 0 do
    a, b = b, a % b
  end
  return a
end
local function again(a, b)
  if b == 0 then return a end
  return again(b, a % b)
end
print(gcd({0}, {1}), again({0}, {1}))
)", first, second);
    Tally tally;
    tally.statement(4);  // two functions, print, return a
    std::int64_t a = first, b = second;
    ++tally.appels;
    for (;; a = std::exchange(b, a % b)) {
      tally.statement();
      if (!tally.compare(b != 0)) break;
      ++tally.tours;
      tally.statement();
    }
    // Each call takes the place of the one before: the depth stays 1.
    tally.profondeur = 1;
    for (std::int64_t c = first, d = second;; c = std::exchange(d, c % d)) {
      ++tally.appels;
      tally.statement(2);
      if (tally.compare(d == 0)) break;
    }
    check(lua, fmt::format("{}\t{}", a, a), tally);
  }
}

std::int64_t fibonacci(Tally& tally, std::int64_t n) {
  const Call call(tally);
  tally.statement(2);
  if (tally.compare(n < 2)) return n;
  const std::int64_t one = fibonacci(tally, n - 1);
  return one + fibonacci(tally, n - 2);
}

TEST(Costs, Fibonacci) {
  for (const std::int64_t n : {0, 1, 2, 15}) {
    Tally tally;
    tally.statement(2);
    const std::int64_t result = fibonacci(tally, n);
    check("local function fib(n)\n  if n < 2 then return n end\n  return fib(n - 1) + fib(n - 2)\nend\nprint(fib(" + std::to_string(n) + "))\n",
          std::to_string(result), tally);
  }
  // The known number of calls: 2 F(n + 1) - 1.
  Tally tally;
  fibonacci(tally, 15);
  EXPECT_EQ(tally.appels, 2 * 987 - 1);
  EXPECT_EQ(tally.profondeur, 15);
}

std::int64_t remembered(Tally& tally, std::map<std::int64_t, std::int64_t>& memo, std::int64_t n) {
  const Call call(tally);
  tally.statement();
  if (tally.compare(n < 2)) return tally.statement(), n;
  tally.statement();
  tally.read();
  if (!memo.contains(n)) {
    tally.statement();
    tally.write();
    const std::int64_t one = remembered(tally, memo, n - 1);
    memo[n] = one + remembered(tally, memo, n - 2);
    tally.cell();
  }
  tally.statement();
  tally.read();
  return memo[n];
}

TEST(Costs, FibonacciThatRemembers) {
  for (const std::int64_t n : {1, 2, 40}) {
    Tally tally;
    tally.statement(3);
    std::map<std::int64_t, std::int64_t> memo;
    const std::int64_t result = remembered(tally, memo, n);
    check(R"(local memo = {}
local function fib(n)
  if n < 2 then return n end
  if not memo[n] then memo[n] = fib(n - 1) + fib(n - 2) end
  return memo[n]
end
print(fib()" + std::to_string(n) + "))\n", std::to_string(result), tally);
  }
}

// ---- One rule a program

struct Rule {
  const char* lua;
  std::map<std::string, std::int64_t> costs;
};

TEST(Costs, OneRuleAtATime) {
  const Rule kRules[] = {
      // Turns: the body begins, whatever it begins with, and however it is left.
      {"for i = 1, 3 do end", {{"tours", 3}, {"pas", 4}}},
      {"for i = 3, 1 do end", {{"tours", 0}, {"pas", 1}}},
      {"for _ in pairs({5, 6}) do end", {{"tours", 2}, {"consultations", 2}}},
      {"local i = 0 while i < 3 do i = i + 1 end", {{"tours", 3}, {"pas", 8}}},
      {"local i = 0 while (function() i = i + 1 return i < 4 end)() do end", {{"tours", 3}, {"appels", 4}}},
      {"local i = 0 while i < 2 do while i < 2 do i = i + 1 end end", {{"tours", 3}}},
      {"local i = 0 while i < 2 do ::again:: i = i + 1 if i == 1 then goto again end end", {{"tours", 1}}},
      {"local i = 0 while i < 2 do ; ; i = i + 1 end", {{"tours", 2}}},
      {"while true do break end", {{"tours", 1}}},
      {"local i = 0 repeat i = i + 1 until i == 4", {{"tours", 4}}},
      {"local i = 0 repeat repeat i = i + 1 until i > 0 until i > 2", {{"tours", 6}}},
      {"repeat until true", {{"tours", 1}, {"pas", 1}}},
      {"while true do local f = function() while true do break end end f() break end", {{"tours", 2}}},
      {"pcall(function() while true do error('x') end end)", {{"tours", 1}}},
      // Comparisons with an element on a side, in brackets too; a field is none.
      {"local t = {1, 2, x = 3} return t[1] < 2, 2 > (t[2]), t.x == 3, t['x'] == 3, #t == 2, t[1] + 1 == 2",
       {{"comparaisons", 6}, {"comparaisons_elements", 2}, {"consultations", 3}}},
      {"local t = {1, 2} return t[1] == 1 or t[2] == 2", {{"comparaisons", 1}, {"comparaisons_elements", 1}}},
      // Cells: a place is given once, and again when it had been emptied.
      {"local t = {} t[1] = 5 t[1] = 6 t.x = 1", {{"cases", 2}, {"ecritures", 2}}},
      {"local t = {1, 2, 3, x = 4, [9] = 5}", {{"cases", 5}}},
      {"local t = {1} t[1] = nil t[1] = 2", {{"cases", 2}}},
      {"local t = {} t[1] = nil t.x = nil", {{"cases", 0}}},
      {"local function three() return 1, 2, 3 end local t = {0, three()}", {{"cases", 4}}},
      {"local function none() end local t = {none()} t = {0, none()}", {{"cases", 1}}},
      {"local function three() return 1, 2, 3 end local t = {three(), (three())}", {{"cases", 2}}},
      {"local function f(...) local t = {...} return #t end f(1, 2, 3, 4)", {{"cases", 4}}},
      {"local g = {{1, 2}, {3, 4}} g[1][3] = 5", {{"cases", 7}, {"consultations", 1}, {"ecritures", 1}}},
      {"x = 1 y = 2 function f() end", {{"cases", 0}}},
      {"local t = {} table.insert(t, 5) table.insert(t, 1, 4)", {{"cases", 2}}},
      {"local t = list.make(10) list.insert(t, 11)", {{"cases", 11}, {"ecritures", 1}}},
      {"local t = setmetatable({}, {__newindex = function() end}) t[1] = 5", {{"cases", 1}, {"ecritures", 1}}},
      {"local t = {1, 2, 3} table.sort(t) table.remove(t)", {{"cases", 3}}},
      // Depth: through the library, past errors, in coroutines.
      {"local function f(n) if n > 0 then f(n - 1) end end f(4) f(2)", {{"profondeur", 5}, {"appels", 8}}},
      {"local function f(n) if n > 0 then pcall(f, n - 1) end end f(3)", {{"profondeur", 4}}},
      {"local function f(n) if n == 0 then error('x') end f(n - 1) end pcall(f, 3) pcall(f, 1) pcall(f, 5)", {{"profondeur", 6}}},
      {"local function f(n) if n > 0 then return f(n - 1) end end f(100)", {{"profondeur", 1}, {"appels", 101}}},
      {"local function leaf() end local function f() leaf() end f() f() leaf()", {{"profondeur", 2}}},
      {"local function f(n) if n > 0 then coroutine.wrap(f)(n - 1) end end f(5)", {{"profondeur", 1}}},
      {"local t = {3, 1, 2} local function less(a, b) return a < b end table.sort(t, less)", {{"profondeur", 1}}},
      {"local o = setmetatable({}, {__index = function(o, k) return k end}) local function f() return o.x .. '' end f()", {{"profondeur", 2}}},
      {"print('no function')", {{"profondeur", 0}, {"appels", 0}}},
      // Messages.
      {"when.message('a', function() end) send('a') send_and_wait('a')", {{"messages", 2}}},
      {"kit.board('b'):send('hello')", {{"messages", 1}}},
      // What is loaded counts too.
      {"load('local t = {1, 2} for i = 1, 2 do t[i] = t[i] + 1 end')()", {{"cases", 2}, {"tours", 2}, {"consultations", 2}, {"ecritures", 2}}},
  };
  for (const Rule& rule : kRules) {
    const trace::Trace trace = run(rule.lua, exactly());
    EXPECT_EQ(ending(trace), "finished") << rule.lua;
    for (const auto& [name, count] : rule.costs) EXPECT_EQ(trace::cost_of(trace, name), count) << name << " of " << rule.lua;
  }
}

// A way of writing that a pupil would call the same costs the same.
TEST(Costs, SpacesCommentsAndBracketsAreFree) {
  const char* const kSame[] = {"local t = {1, 2, 3} local s = 0 for i = 1, 3 do if t[i] > 1 then s = s + t[i] end end print(s)",
                               "local t = {\n1,\n2, 3,\n}\nlocal s = 0 -- none\nfor i = 1, 3 do\n\n  if (t[i] > 1) then ; s = (s) + (t[i]) end end print(s)"};
  EXPECT_EQ(run(kSame[0], exactly()).last_of(trace::EventKind::cost)->values,
            run(kSame[1], exactly()).last_of(trace::EventKind::cost)->values);
}

}  // namespace
}  // namespace lunabloc::vm
