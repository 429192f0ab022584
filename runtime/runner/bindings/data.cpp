// data: small tables in memory, as values with methods. What each method does is table.cpp's; here are Lua's side, what
// it costs and what is told.
#include <algorithm>
#include <cmath>

#include "runner/bindings/table_value.h"
#include "runner/host_table.h"
#include "runner/shown.h"
#include "runner/told_variable.h"

namespace lunabloc::runner {
namespace {

constexpr char kIndex[] = "index of data";
constexpr char kRows[] = "rows of data";

// The table, wherever its rows are.
Table& table_at(lua_State* state, int index) { return check_object<Table>(state, index, kTableOfData); }

// About what the rows of a table take, for Lua's collector.
std::size_t weight_of(const Table& table) {
  constexpr std::size_t kCellBytes = 48;
  return table.rows.size() * (table.columns.size() + 1) * kCellBytes;
}

struct Index {
  std::shared_ptr<const Table> table;
  std::string column;
};

std::string_view check_text(lua_State* state, int index) {
  std::size_t length = 0;
  const char* const text = luaL_checklstring(state, index, &length);
  return {text, length};
}

Table done(lua_State* state, Result<Table> result) {
  if (!result) refuse(state, result.error());
  return std::move(*result);
}

Cell done(lua_State* state, Result<Cell> result) {
  if (!result) refuse(state, result.error());
  return std::move(*result);
}

// Pushes what an operation gave, and tells it.
int give(lua_State* state, const char* id, Result<Table> result) {
  Table table = done(state, std::move(result));
  tell_table(state, id, 2, table.host ? table.host->rows : static_cast<std::int64_t>(table.rows.size()));
  push_table(state, std::move(table));
  return 1;
}

// "a", "b" or {"a", "b"}.
std::vector<std::string> names_from(lua_State* state, int first) {
  std::vector<std::string> names;
  const bool listed = lua_istable(state, first);
  const auto count = listed ? static_cast<int>(lua_rawlen(state, first)) : lua_gettop(state) - first + 1;
  for (int i = 0; i < count; ++i) {
    if (listed) lua_rawgeti(state, first, i + 1);
    else lua_pushvalue(state, first + i);
    if (lua_type(state, -1) == LUA_TSTRING) names.emplace_back(lua_tostring(state, -1));
    lua_pop(state, 1);
  }
  return names;
}
void check_names(lua_State* state, int first) {
  luaL_argcheck(state, lua_istable(state, first) || lua_type(state, first) == LUA_TSTRING, first, "names of columns");
}

int new_table(lua_State* state) {
  check_names(state, 1);
  Table table;
  table.columns = names_from(state, 1);
  tell_table(state, "data.new", 1, 0);
  push_table(state, std::move(table));
  return 1;
}

int open(lua_State* state) {
  const std::string_view name = check_text(state, 1);
  const auto& given = context_of(state).request().tables;
  const auto found = std::find_if(given.begin(), given.end(), [name](const auto& table) { return table.name == name; });
  // One that is given without its text is the host's.
  const bool here = found != given.end() && !found->csv.empty();
  const bool host_knows = !here && host_answers(context_of(state));
  if (name.empty() || (!here && !host_knows)) refuse(state, {ErrorKind::failed, "run.no_table", {{"nom", std::string(name)}}, {}, {}});
  Table table = done(state, host_knows ? open_host_table(context_of(state), std::string(name)) : table_from_csv(found->csv));
  tell_table(state, "data.open", 1, table.host ? table.host->rows : static_cast<std::int64_t>(table.rows.size()));
  push_table(state, std::move(table));
  return 1;
}

std::size_t check_row_number(lua_State* state, const Table& table, int index) {
  const lua_Integer number = luaL_checkinteger(state, index);
  const auto count = static_cast<lua_Integer>(table.rows.size());
  if (number >= 1 && number <= count) return static_cast<std::size_t>(number - 1);
  refuse(state, {ErrorKind::failed, "run.no_row", {{"mesure", std::to_string(number)}, {"n", std::to_string(count)}}, {}, {}});
}

std::size_t check_column(lua_State* state, const Table& table, int index) {
  const std::string_view name = check_text(state, index);
  const Result<std::size_t> at = column_of(table, name);
  if (!at) refuse(state, at.error());
  return *at;
}

// A row is found by its number when its table is there as it was opened or made; else by looking at all that it rests on.
std::int64_t cost_of_a_row(const Table& table) { return table.from_the_start ? 1 : table.cost(); }

// Of a table that the host keeps: one row is asked for.
int host_cell(lua_State* state, const Table& table) {
  const lua_Integer number = luaL_checkinteger(state, 2);
  const std::size_t column = check_column(state, table, 3);
  Context& context = context_of(state);
  const Table chosen = done(state, with_step(table, data::Select{{table.columns[column]}}));
  const Table row = number >= 1 ? done(state, some_rows(context, chosen, static_cast<std::uint64_t>(number - 1), 1)) : Table();
  if (row.rows.empty()) {
    const Cell count = done(state, ask_cell(context, table, data::Count{}));
    refuse(state, {ErrorKind::failed, "run.no_row", {{"mesure", std::to_string(number)}, {"n", trace::shown(count)}}, {}, {}});
  }
  count_rows(state, cost_of_a_row(table));
  tell_table(state, "data.cell", 2, 1);
  push_cell(state, row.rows[0].cells[0]);
  return 1;
}

int cell(lua_State* state) {
  if (const Table& table = table_at(state, 1); table.host) return host_cell(state, table);
  const Table& table = check_table(state, 1);
  const std::size_t row = check_row_number(state, table, 2), column = check_column(state, table, 3);
  count_rows(state, cost_of_a_row(table));
  tell_table(state, "data.cell", 2, 1);
  push_cell(state, table.rows[row].cells[column]);
  return 1;
}

int set(lua_State* state) {
  Table& table = check_table(state, 1);
  const std::size_t row = check_row_number(state, table, 2), column = check_column(state, table, 3);
  table.rows[row].cells[column] = check_cell(state, 4);
  tell_table(state, "data.set", 2, 1);
  return 0;
}

int add(lua_State* state) {
  Table& table = check_table(state, 1);
  luaL_checktype(state, 2, LUA_TTABLE);
  if (table.rows.size() >= kMostRows) finish_at_limit(context_of(state), {"M-commun-memoire", {}});
  lua_settop(state, 2);
  Row row{std::vector<Cell>(table.columns.size()), static_cast<std::int64_t>(table.rows.size()) + 1};
  for (lua_pushnil(state); lua_next(state, 2) != 0; lua_pop(state, 1)) {
    if (lua_type(state, 3) != LUA_TSTRING) continue;
    const Result<std::size_t> at = column_of(table, lua_tostring(state, 3));
    if (!at) refuse(state, at.error());
    row.cells[*at] = check_cell(state, 4);
  }
  table.rows.push_back(std::move(row));
  tell_table(state, "data.add", 2, static_cast<std::int64_t>(table.rows.size()));
  tell_changed_list(state, 1);
  return 0;
}

// How many rows there are, wherever they are.
std::int64_t row_count(lua_State* state, const Table& table) {
  if (!table.host) return static_cast<std::int64_t>(table.rows.size());
  if (table.host->rows) return *table.host->rows;
  const Cell count = done(state, ask_cell(context_of(state), table, data::Count{}));
  return std::holds_alternative<std::int64_t>(count) ? std::get<std::int64_t>(count) : 0;
}

int count(lua_State* state) {
  const Table& table = table_at(state, 1);
  const std::int64_t rows = row_count(state, table);
  count_rows(state, table.cost());
  tell_table(state, "data.count", 2, rows);
  lua_pushinteger(state, rows);
  return 1;
}

Comparison check_comparison(lua_State* state, int index) {
  constexpr const char* kSigns[] = {"==", "~=", "<", "<=", ">", ">=", nullptr};
  return static_cast<Comparison>(luaL_checkoption(state, index, nullptr, kSigns));
}

int keep(lua_State* state) {
  const Table& table = table_at(state, 1);
  const std::string_view column = check_text(state, 2);
  const Comparison comparison = check_comparison(state, 3);
  if (table.host)
    return give(state, "data.keep", with_step(table, data::Keep{std::string(column), static_cast<data::Comparison>(comparison), check_cell(state, 4)}));
  return give(state, "data.keep", keep(table, column, comparison, check_cell(state, 4)));
}

// The rows that `keep` would leave out.
int drop(lua_State* state) {
  const Table& table = table_at(state, 1);
  const std::string_view column = check_text(state, 2);
  const Comparison comparison = check_comparison(state, 3);
  if (table.host)
    return give(state, "data.drop", with_step(table, data::Drop{std::string(column), static_cast<data::Comparison>(comparison), check_cell(state, 4)}));
  return give(state, "data.drop", drop(table, column, comparison, check_cell(state, 4)));
}

template <Aggregate how>
int measure(lua_State* state) {
  constexpr const char* kIds[] = {"data.count", "data.sum", "data.mean", "data.min", "data.max", "data.median"};
  const Table& table = table_at(state, 1);
  const std::string_view column = check_text(state, 2);
  Measured measured;
  if (table.host) {
    Result<Measured> asked = ask_measure(context_of(state), table, {std::string(column), static_cast<data::Aggregate>(how)});
    if (!asked) refuse(state, asked.error());
    measured = std::move(*asked);
  } else {
    measured.cell = done(state, aggregate(table, column, how));
    measured.skipped = missing_in(table, *column_of(table, column));
  }
  count_rows(state, table.cost());
  const bool skips = data::skips_missing(static_cast<data::Aggregate>(how));
  tell_table(state, kIds[static_cast<std::size_t>(how)], 2, 1, skips ? std::optional(measured.skipped) : std::nullopt);
  push_cell(state, measured.cell);
  return 1;
}

int distinct(lua_State* state) {
  const Table& table = table_at(state, 1);
  const std::string_view column = check_text(state, 2);
  Result<std::int64_t> result = table.host ? Result<std::int64_t>(0) : distinct(table, column);
  if (!result) refuse(state, result.error());
  if (table.host) {
    const Cell found = done(state, ask_cell(context_of(state), table, data::Distinct{std::string(column)}));
    if (const std::int64_t* whole = std::get_if<std::int64_t>(&found)) result = *whole;
  }
  count_rows(state, table.cost());
  tell_table(state, "data.distinct", 2, *result);
  lua_pushinteger(state, *result);
  return 1;
}

int sort(lua_State* state) {
  constexpr const char* kDirections[] = {"up", "down", nullptr};
  const Table& table = table_at(state, 1);
  const std::string_view column = check_text(state, 2);
  const auto direction = static_cast<Direction>(luaL_checkoption(state, 3, "up", kDirections));
  if (table.host) return give(state, "data.sort", with_step(table, data::Sort{std::string(column), static_cast<data::Direction>(direction)}));
  return give(state, "data.sort", sort(table, column, direction));
}

int first(lua_State* state) {
  const Table& table = table_at(state, 1);
  const lua_Integer count = luaL_checkinteger(state, 2);
  if (table.host) return give(state, "data.first", with_step(table, data::First{count}));
  return give(state, "data.first", first(table, count));
}

int select(lua_State* state) {
  const Table& table = table_at(state, 1);
  check_names(state, 2);
  if (table.host) return give(state, "data.select", with_step(table, data::Select{names_from(state, 2)}));
  return give(state, "data.select", select(table, names_from(state, 2)));
}

int group(lua_State* state) {
  constexpr const char* kHow[] = {"count", "sum", "mean", "min", "max", "median", nullptr};
  const Table& table = table_at(state, 1);
  check_names(state, 2);
  const auto how = static_cast<Aggregate>(luaL_checkoption(state, 3, "count", kHow));
  const char* const of = how == Aggregate::count ? "" : luaL_checkstring(state, 4);
  lua_settop(state, 4);
  const std::vector<std::string> columns =
      lua_istable(state, 2) ? names_from(state, 2) : std::vector<std::string>{lua_tostring(state, 2)};
  count_rows(state, table.cost());
  if (!table.host) return give(state, "data.group", group(table, columns, how, of));
  // Groups are few: they are asked for at once, and are a table of the program's own from then on.
  Table groups = done(state, all_rows(context_of(state), done(state, with_step(table, data::Group{columns, static_cast<data::Aggregate>(how), of}))));
  groups.rests_on.reset();
  groups.from_the_start = true;
  return give(state, "data.group", std::move(groups));
}

int compute(lua_State* state) {
  constexpr const char* kSigns[] = {"+", "-", "*", "/", nullptr};
  const Table& table = table_at(state, 1);
  const std::string_view column = check_text(state, 2), left = check_text(state, 3);
  const auto operation = static_cast<Arithmetic>(luaL_checkoption(state, 4, nullptr, kSigns));
  if (table.host)
    return give(state, "data.compute",
                with_step(table, data::Compute{std::string(column), std::string(left), static_cast<data::Arithmetic>(operation), check_cell(state, 5)}));
  return give(state, "data.compute", compute(table, column, left, operation, check_cell(state, 5)));
}

template <Missing which>
int missing(lua_State* state) {
  const Table& table = table_at(state, 1);
  const char* const id = which == Missing::only ? "data.missing" : "data.drop_missing";
  const std::string_view column = check_text(state, 2);
  if (table.host)
    return give(state, id, with_step(table, which == Missing::only ? data::Step(data::OnlyMissing{std::string(column)}) : data::Step(data::WithoutMissing{std::string(column)})));
  return give(state, id, by_missing(table, column, which));
}

int fill(lua_State* state) {
  const Table& table = table_at(state, 1);
  const std::string_view column = check_text(state, 2);
  if (table.host) return give(state, "data.fill", with_step(table, data::Fill{std::string(column), check_cell(state, 3)}));
  return give(state, "data.fill", fill(table, column, check_cell(state, 3)));
}

// Two tables of the host's.
int host_join(lua_State* state, const Table& table, const Table& other) {
  const std::string_view column = check_text(state, 3), other_column = check_text(state, 4);
  data::Join join{std::make_shared<const data::Pipeline>(other.host->pipeline), std::string(column), std::string(other_column)};
  Table joined = done(state, with_step(table, std::move(join), other.host->columns));
  joined.rests_on = table.cost() + other.cost();
  return give(state, "data.join", std::move(joined));
}

int join(lua_State* state) {
  if (const Table &one = table_at(state, 1), &two = table_at(state, 2); one.host && two.host) return host_join(state, one, two);
  const Table& table = check_table(state, 1);
  const Table& other = check_table(state, 2);
  const std::string_view column = check_text(state, 3), other_column = check_text(state, 4);
  return give(state, "data.join", join(table, other, column, other_column));
}

int sample(lua_State* state) {
  const Table& table = table_at(state, 1);
  const lua_Integer count = luaL_checkinteger(state, 2);
  const lua_Integer seed = luaL_optinteger(state, 3, context_of(state).request().seed);
  if (table.host) return give(state, "data.sample", with_step(table, data::Sample{count, static_cast<std::uint32_t>(seed)}));
  return give(state, "data.sample", sample(table, count, static_cast<std::uint32_t>(seed)));
}

// for row in t:each() do … end
int next_row(lua_State* state) {
  const Table& table = check_table(state, lua_upvalueindex(1));
  const lua_Integer at = lua_tointeger(state, lua_upvalueindex(2));
  if (at >= static_cast<lua_Integer>(table.rows.size())) return 0;
  lua_pushinteger(state, at + 1);
  lua_replace(state, lua_upvalueindex(2));
  push_row(state, table, table.rows[static_cast<std::size_t>(at)]);
  return 1;
}
int next_host_row(lua_State* state) {
  HostRows& rows = check_object<HostRows>(state, lua_upvalueindex(1), kRows);
  const Result<bool> more = rows.next(context_of(state));
  if (!more) refuse(state, more.error());
  if (!*more) return 0;
  push_row(state, rows.page(), rows.row());
  return 1;
}
int each(lua_State* state) {
  const Table& table = table_at(state, 1);
  count_rows(state, table.cost());
  tell_table(state, "data.each", 2, table.host ? table.host->rows : static_cast<std::int64_t>(table.rows.size()));
  if (table.host) {
    push_object(state, kRows, HostRows(table), 0);
    lua_pushcclosure(state, next_host_row, 1);
    return 1;
  }
  lua_settop(state, 1);
  lua_pushinteger(state, 0);
  lua_pushcclosure(state, next_row, 2);
  return 1;
}

int index(lua_State* state) {
  const Table& table = table_at(state, 1);
  const std::string_view column = check_text(state, 2);
  Table sorted = done(state, table.host ? with_step(table, data::Sort{std::string(column), data::Direction::up}) : sort(table, column, Direction::up));
  count_rows(state, table.cost());
  tell_table(state, "data.index", 2, row_count(state, table));
  const std::size_t weight = weight_of(sorted);
  push_object(state, kIndex, Index{std::make_shared<const Table>(std::move(sorted)), std::string(column)}, weight);
  return 1;
}

int find(lua_State* state) {
  const Index& index = check_object<Index>(state, 1, kIndex);
  luaL_checkany(state, 2);
  const Table& table = *index.table;
  Table found = !table.host ? done(state, keep(table, index.column, Comparison::equal, check_cell(state, 2)))
                            : done(state, all_rows(context_of(state), done(state, with_step(table, data::Keep{index.column, data::Comparison::equal, check_cell(state, 2)}))));
  const double all = static_cast<double>(std::max<std::int64_t>(row_count(state, table), 1));
  const auto more = std::max<std::int64_t>(static_cast<std::int64_t>(found.rows.size()) - 1, 0);
  count_rows(state, static_cast<std::int64_t>(std::floor(std::log2(all))) + 1 + more);
  tell_table(state, "data.find", 2, static_cast<std::int64_t>(found.rows.size()));
  found.rests_on.reset();
  push_table(state, std::move(found));
  return 1;
}

int text(lua_State* state) {
  const Table& table = table_at(state, 1);
  count_rows(state, table.cost());
  std::string words;
  if (table.host) {
    constexpr std::int64_t kShownRows = 20;  // of `shown`
    const Table beginning = done(state, some_rows(context_of(state), table, 0, kShownRows + 1));
    const bool whole = beginning.rows.size() <= static_cast<std::size_t>(kShownRows);
    words = shown(whole ? beginning : first(beginning, kShownRows));
    if (const std::int64_t rows = whole ? 0 : row_count(state, table); rows > kShownRows) words += "\n… " + std::to_string(rows);
  } else {
    words = shown(table);
  }
  lua_pushlstring(state, words.data(), words.size());
  return 1;
}

}  // namespace

Table& check_table(lua_State* state, int index) {
  Table& table = table_at(state, index);
  if (!table.host) return table;
  // Who needs the rows themselves gets them, when they are few enough.
  Table brought = done(state, all_rows(context_of(state), table));
  if (!table.host->pipeline.steps.empty()) brought.rests_on = table.rests_on;
  else brought.rests_on.reset();
  brought.from_the_start = table.from_the_start;
  table = std::move(brought);
  return table;
}

void push_table(lua_State* state, Table table) {
  const std::size_t weight = weight_of(table);
  push_object(state, kTableOfData, std::move(table), weight);
}

Cell check_cell(lua_State* state, int index) {
  switch (lua_type(state, index)) {
    case LUA_TNONE:
    case LUA_TNIL:
      return {};
    case LUA_TBOOLEAN:
      return lua_toboolean(state, index) != 0;
    case LUA_TNUMBER:
      if (lua_isinteger(state, index) != 0) return static_cast<std::int64_t>(lua_tointeger(state, index));
      if (std::isnan(lua_tonumber(state, index))) return {};
      return static_cast<double>(lua_tonumber(state, index));
    case LUA_TSTRING: {
      std::size_t length = 0;
      const char* const text = lua_tolstring(state, index, &length);
      return std::string(text, length);
    }
    default:
      refuse(state, {ErrorKind::failed, "run.no_cell", {}, {}, {}});
  }
}

void push_cell(lua_State* state, const Cell& cell) { push_value(state, cell); }

void push_row(lua_State* state, const Table& table, const Row& row) {
  lua_createtable(state, 0, static_cast<int>(table.columns.size()));
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    lua_pushlstring(state, table.columns[i].data(), table.columns[i].size());
    push_cell(state, row.cells[i]);
    lua_rawset(state, -3);
  }
}

void refuse(lua_State* state, const Error& error) {
  Context& context = context_of(state);
  find_statement(context, state);
  const auto& fillings = error.arguments;
  if (fillings.empty()) finish_with_error(context, {error.message, {}});
  if (fillings.size() == 1) finish_with_error(context, {error.message, {{fillings[0].first, fillings[0].second}}});
  finish_with_error(context, {error.message, {{fillings[0].first, fillings[0].second}, {fillings[1].first, fillings[1].second}}});
}

void tell_table(lua_State* state, std::string_view id, int first, std::optional<std::int64_t> result, std::optional<std::int64_t> skipped) {
  constexpr std::size_t kShownBytes = 64;
  const int last = std::min(lua_gettop(state), first + 7);
  context_of(state).emit(trace::EventKind::world, id, [&](trace::RecordWriter& writer) {
    for (int i = first; i <= last; ++i) {
      if (lua_type(state, i) == LUA_TUSERDATA) writer.nothing();
      else add_value(writer, state, i, kShownBytes);
    }
    if (result) writer.whole(*result);
    else writer.nothing();
    if (skipped) writer.whole(*skipped);
  });
}

void tell_rows(lua_State* state, int index) {
  constexpr std::size_t kMostToldRows = 2'000;
  if (luaL_testudata(state, index, kTableOfData) == nullptr) return;
  Context& context = context_of(state);
  const Table& whole = table_at(state, index);
  const Table brought = whole.host ? done(state, some_rows(context, whole, 0, kMostToldRows)) : Table();
  const bool all_brought = whole.host && brought.rows.size() < kMostToldRows;
  const std::int64_t rows = all_brought ? static_cast<std::int64_t>(brought.rows.size()) : row_count(state, whole);
  const Table& table = whole.host ? brought : whole;
  context.emit(trace::EventKind::world, "table.said", [&table, rows](trace::RecordWriter& writer) {
    writer.whole(rows);
    for (const std::string& column : table.columns) writer.text(column);
  });
  for (std::size_t i = 0; i < std::min(table.rows.size(), kMostToldRows); ++i)
    context.emit(trace::EventKind::world, "table.row", [&](trace::RecordWriter& writer) {
      for (const Cell& cell : table.rows[i].cells) writer.value(cell);
    });
}

void count_rows(lua_State* state, std::int64_t rows) { context_of(state).counts.rows += rows; }

void make_kind(lua_State* state, const char* metatable, const luaL_Reg* methods, lua_CFunction end) {
  luaL_newmetatable(state, metatable);
  lua_createtable(state, 0, 25);
  luaL_setfuncs(state, methods, 0);
  lua_setfield(state, -2, "__index");
  lua_pushcfunction(state, end);
  lua_setfield(state, -2, "__gc");
  lua_pushboolean(state, 0);
  lua_setfield(state, -2, "__metatable");
  lua_pop(state, 1);
}

void open_data(lua_State* state) {
  constexpr luaL_Reg kMethods[] = {{"cell", cell},
                                   {"set", set},
                                   {"add", add},
                                   {"count", count},
                                   {"keep", keep},
                                   {"drop", drop},
                                   {"sum", measure<Aggregate::sum>},
                                   {"mean", measure<Aggregate::mean>},
                                   {"min", measure<Aggregate::min>},
                                   {"max", measure<Aggregate::max>},
                                   {"median", measure<Aggregate::median>},
                                   {"distinct", distinct},
                                   {"sort", sort},
                                   {"first", first},
                                   {"select", select},
                                   {"group", group},
                                   {"compute", compute},
                                   {"missing", missing<Missing::only>},
                                   {"drop_missing", missing<Missing::without>},
                                   {"fill", fill},
                                   {"join", join},
                                   {"sample", sample},
                                   {"each", each},
                                   {"index", index},
                                   {nullptr, nullptr}};
  make_kind(state, kTableOfData, kMethods, end_object<Table>);
  luaL_getmetatable(state, kTableOfData);
  lua_pushcfunction(state, text);
  lua_setfield(state, -2, "__tostring");
  lua_pop(state, 1);
  constexpr luaL_Reg kFinds[] = {{"find", find}, {nullptr, nullptr}};
  make_kind(state, kIndex, kFinds, end_object<Index>);
  constexpr luaL_Reg kNone[] = {{nullptr, nullptr}};
  make_kind(state, kRows, kNone, end_object<HostRows>);
  constexpr luaL_Reg kData[] = {{"open", open}, {"new", new_table}, {nullptr, nullptr}};
  luaL_newlib(state, kData);
  lua_setglobal(state, "data");
}

}  // namespace lunabloc::runner
