// model: rules learnt from tables. A row that is learnt is followed by its number, so that a check sees when a model is
// judged on what it knows already.
#include <algorithm>
#include <cmath>
#include <set>

#include "runner/bindings/table_value.h"

namespace lunabloc::runner {
namespace {

constexpr char kNearest[] = "model of neighbours";
constexpr char kLine[] = "model of a line";
constexpr std::size_t kLearnt = 7;  // of every ten rows

struct Nearest {
  struct Known {
    std::vector<double> place;
    Cell label;
  };
  std::vector<std::string> columns;
  std::string label;
  std::vector<Known> known;
  std::set<std::int64_t> numbers;
  std::size_t neighbours = 1;
};

struct Line {
  std::string x, y;
  double slope = 0, start = 0;
  std::set<std::int64_t> numbers;
};

std::optional<double> number_in(const Cell& cell) {
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
  if (const double* number = std::get_if<double>(&cell)) return *number;
  return std::nullopt;
}

std::size_t column(lua_State* state, const Table& table, const std::string& name) {
  const Result<std::size_t> at = column_of(table, name);
  if (!at) refuse(state, at.error());
  return *at;
}

// The label of most of the nearest; of two equal ones, that of the nearer.
Cell guess(const Nearest& model, const std::vector<double>& place) {
  std::vector<std::pair<double, std::size_t>> near;
  for (std::size_t i = 0; i < model.known.size(); ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < place.size(); ++k) sum += (place[k] - model.known[i].place[k]) * (place[k] - model.known[i].place[k]);
    near.emplace_back(sum, i);
  }
  const std::size_t kept = std::min(model.neighbours, near.size());
  std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(kept), near.end());
  Cell best;
  int most = 0;
  for (std::size_t i = 0; i < kept; ++i) {
    const Cell& label = model.known[near[i].second].label;
    int votes = 0;
    for (std::size_t k = 0; k < kept; ++k) votes += model.known[near[k].second].label == label ? 1 : 0;
    if (votes > most) best = label;
    most = std::max(most, votes);
  }
  return best;
}

// The measures of a row; nothing when one is missing.
std::optional<std::vector<double>> place_of(const Row& row, const std::vector<std::size_t>& columns) {
  std::vector<double> place;
  for (const std::size_t at : columns) {
    const std::optional<double> number = number_in(row.cells[at]);
    if (!number) return std::nullopt;
    place.push_back(*number);
  }
  return place;
}

std::vector<std::size_t> columns_in(lua_State* state, const Table& table, const std::vector<std::string>& names) {
  std::vector<std::size_t> columns;
  for (const std::string& name : names) columns.push_back(column(state, table, name));
  return columns;
}

// Of every ten rows, in their order, seven to learn and three to test.
int split(lua_State* state) {
  const Table& table = check_table(state, 1);
  Table learnt, tested;
  learnt.columns = tested.columns = table.columns;
  for (std::size_t i = 0; i < table.rows.size(); ++i) (i % 10 < kLearnt ? learnt : tested).rows.push_back(table.rows[i]);
  count_rows(state, table.cost());
  tell_table(state, "model.split", 2, static_cast<std::int64_t>(learnt.rows.size()));
  push_table(state, std::move(learnt));
  push_table(state, std::move(tested));
  return 2;
}

int nearest(lua_State* state) {
  const Table& table = check_table(state, 1);
  luaL_checktype(state, 2, LUA_TTABLE);
  const char* const label = luaL_checkstring(state, 3);
  const lua_Integer neighbours = luaL_optinteger(state, 4, 3);
  luaL_argcheck(state, neighbours >= 1, 4, "at least one");
  Nearest model;
  model.label = label;
  model.neighbours = static_cast<std::size_t>(neighbours);
  for (lua_Integer i = 1; i <= static_cast<lua_Integer>(lua_rawlen(state, 2)); ++i) {
    if (lua_rawgeti(state, 2, i) == LUA_TSTRING) model.columns.emplace_back(lua_tostring(state, -1));
    lua_pop(state, 1);
  }
  const std::vector<std::size_t> columns = columns_in(state, table, model.columns);
  const std::size_t labels = column(state, table, model.label);
  for (const Row& row : table.rows) {
    std::optional<std::vector<double>> place = place_of(row, columns);
    if (!place || is_missing(row.cells[labels])) continue;
    model.known.push_back({std::move(*place), row.cells[labels]});
    model.numbers.insert(row.number);
  }
  count_rows(state, table.cost());
  tell_table(state, "model.nearest", 2, static_cast<std::int64_t>(model.known.size()));
  push_object(state, kNearest, std::move(model), 0);
  return 1;
}

// Least squares.
int line(lua_State* state) {
  const Table& table = check_table(state, 1);
  const char *const x = luaL_checkstring(state, 2), *const y = luaL_checkstring(state, 3);
  Line model{x, y, 0, 0, {}};
  const std::vector<std::size_t> columns = columns_in(state, table, {model.x, model.y});
  long double sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0, count = 0;
  for (const Row& row : table.rows) {
    const std::optional<std::vector<double>> place = place_of(row, columns);
    if (!place) continue;
    const long double a = (*place)[0], b = (*place)[1];
    sum_x += a, sum_y += b, sum_xx += a * a, sum_xy += a * b, count += 1;
    model.numbers.insert(row.number);
  }
  const long double spread = count * sum_xx - sum_x * sum_x;
  if (spread > 0) model.slope = static_cast<double>((count * sum_xy - sum_x * sum_y) / spread);
  if (count > 0) model.start = static_cast<double>((sum_y - static_cast<long double>(model.slope) * sum_x) / count);
  count_rows(state, table.cost());
  tell_table(state, "model.line", 2, static_cast<std::int64_t>(model.numbers.size()));
  // A chart of these columns shows it.
  if (spread > 0)
    context_of(state).emit(trace::EventKind::world, "chart.learnt_line", [&model](trace::RecordWriter& writer) {
      writer.text(model.x);
      writer.text(model.y);
      writer.number(model.slope);
      writer.number(model.start);
    });
  push_object(state, kLine, std::move(model), 0);
  return 1;
}

// The measure that a row (a Lua table) has under this name.
double measure_in(lua_State* state, int row, const std::string& name) {
  lua_pushlstring(state, name.data(), name.size());
  lua_rawget(state, row);
  if (lua_type(state, -1) != LUA_TNUMBER) refuse(state, {ErrorKind::failed, "run.not_number", {{"nom", name}}, {}, {}});
  const double number = lua_tonumber(state, -1);
  lua_pop(state, 1);
  return number;
}

int predict_nearest(lua_State* state) {
  const Nearest& model = check_object<Nearest>(state, 1, kNearest);
  luaL_checktype(state, 2, LUA_TTABLE);
  std::vector<double> place;
  for (const std::string& name : model.columns) place.push_back(measure_in(state, 2, name));
  const Cell label = guess(model, place);
  tell_table(state, "model.predict", 2, 1);
  push_cell(state, label);
  return 1;
}

int predict_line(lua_State* state) {
  const Line& model = check_object<Line>(state, 1, kLine);
  if (lua_type(state, 2) != LUA_TNUMBER) luaL_checktype(state, 2, LUA_TTABLE);
  const double x = lua_istable(state, 2) ? measure_in(state, 2, model.x) : lua_tonumber(state, 2);
  tell_table(state, "model.predict", 2, 1);
  lua_pushnumber(state, model.start + model.slope * x);
  return 1;
}

std::int64_t seen_before(const Table& table, const std::set<std::int64_t>& numbers) {
  return std::count_if(table.rows.begin(), table.rows.end(), [&](const Row& row) { return numbers.contains(row.number); });
}

// What a check reads: the score, the rows looked at, how many of them were learnt.
void tell_score(lua_State* state, double score, std::int64_t rows, std::int64_t seen) {
  context_of(state).emit(trace::EventKind::world, "model.score", [&](trace::RecordWriter& writer) {
    writer.number(score);
    writer.whole(rows);
    writer.whole(seen);
  });
}

// One a group: its value, its rows, those that were right.
void tell_group(lua_State* state, const Row& group) {
  context_of(state).emit(trace::EventKind::world, "model.group", [&](trace::RecordWriter& writer) {
    for (const Cell& cell : group.cells) writer.value(cell);
  });
}

int score_nearest(lua_State* state) {
  const Nearest& model = check_object<Nearest>(state, 1, kNearest);
  const Table& table = check_table(state, 2);
  const char* const by = luaL_optstring(state, 3, "");
  const std::vector<std::size_t> columns = columns_in(state, table, model.columns);
  const std::size_t labels = column(state, table, model.label);
  const std::size_t groups = *by != '\0' ? column(state, table, by) : labels;
  Table result;
  result.columns = {table.columns[groups], "count", "right"};
  std::int64_t right = 0;
  for (const Row& row : table.rows) {
    const std::optional<std::vector<double>> place = place_of(row, columns);
    const bool good = place && guess(model, *place) == row.cells[labels];
    right += good ? 1 : 0;
    auto group = std::find_if(result.rows.begin(), result.rows.end(), [&](const Row& known) { return known.cells[0] == row.cells[groups]; });
    if (group == result.rows.end()) {
      result.rows.push_back({{row.cells[groups], std::int64_t{0}, std::int64_t{0}}, static_cast<std::int64_t>(result.rows.size()) + 1});
      group = std::prev(result.rows.end());
    }
    ++std::get<std::int64_t>(group->cells[1]);
    std::get<std::int64_t>(group->cells[2]) += good ? 1 : 0;
  }
  const auto count = static_cast<std::int64_t>(table.rows.size());
  count_rows(state, table.cost());
  tell_score(state, count == 0 ? 0 : static_cast<double>(right) / static_cast<double>(count), count, seen_before(table, model.numbers));
  for (const Row& group : result.rows) tell_group(state, group);
  if (*by != '\0') push_table(state, std::move(result));
  else lua_pushinteger(state, right);
  return 1;
}

// By how much the line is wrong, on average.
int score_line(lua_State* state) {
  const Line& model = check_object<Line>(state, 1, kLine);
  const Table& table = check_table(state, 2);
  const std::vector<std::size_t> columns = columns_in(state, table, {model.x, model.y});
  long double sum = 0;
  std::int64_t count = 0;
  for (const Row& row : table.rows) {
    const std::optional<std::vector<double>> place = place_of(row, columns);
    if (!place) continue;
    sum += std::abs(model.start + model.slope * (*place)[0] - (*place)[1]);
    ++count;
  }
  const double mean = count == 0 ? 0 : static_cast<double>(sum / count);
  count_rows(state, table.cost());
  tell_score(state, mean, count, seen_before(table, model.numbers));
  lua_pushnumber(state, mean);
  return 1;
}

// m.slope and m.start beside the methods, which are the function's upvalue.
int look_into_line(lua_State* state) {
  const Line& model = check_object<Line>(state, 1, kLine);
  const std::string_view name = luaL_checkstring(state, 2);
  if (name == "slope") lua_pushnumber(state, model.slope);
  else if (name == "start") lua_pushnumber(state, model.start);
  else lua_getfield(state, lua_upvalueindex(1), luaL_checkstring(state, 2));
  return 1;
}

}  // namespace

void open_model(lua_State* state) {
  constexpr luaL_Reg kOfNearest[] = {{"predict", predict_nearest}, {"score", score_nearest}, {nullptr, nullptr}};
  make_kind(state, kNearest, kOfNearest, end_object<Nearest>);
  constexpr luaL_Reg kOfLine[] = {{"predict", predict_line}, {"score", score_line}, {nullptr, nullptr}};
  make_kind(state, kLine, kOfLine, end_object<Line>);
  luaL_getmetatable(state, kLine);
  lua_getfield(state, -1, "__index");
  lua_pushcclosure(state, look_into_line, 1);
  lua_setfield(state, -2, "__index");
  lua_pop(state, 1);
  constexpr luaL_Reg kModel[] = {{"split", split}, {"nearest", nearest}, {"line", line}, {nullptr, nullptr}};
  luaL_newlib(state, kModel);
  lua_setglobal(state, "model");
}

}  // namespace lunabloc::runner
