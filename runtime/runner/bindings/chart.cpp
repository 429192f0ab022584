// chart: what a table shows is told as events, its points with it; world/chart.cpp reads them.
#include <algorithm>

#include "runner/bindings/table_value.h"

namespace lunabloc::runner {
namespace {

// As many points as fit in one record, three values each.
constexpr std::size_t kPointsOfRecord = 80;
constexpr std::size_t kMostPoints = 20'000;

std::size_t column(lua_State* state, const Table& table, int index) {
  std::size_t length = 0;
  const char* const name = luaL_checklstring(state, index, &length);
  const Result<std::size_t> at = column_of(table, {name, length});
  if (!at) refuse(state, at.error());
  return *at;
}

void tell_points(Context& context, const Table& table, const std::vector<std::size_t>& columns) {
  const std::size_t count = std::min(table.rows.size(), kMostPoints);
  for (std::size_t begin = 0; begin < count; begin += kPointsOfRecord)
    context.emit(trace::EventKind::world, "chart.points", [&](trace::RecordWriter& writer) {
      for (std::size_t i = begin; i < std::min(begin + kPointsOfRecord, count); ++i)
        for (const std::size_t at : columns) writer.value(table.rows[i].cells[at]);
    });
}

// chart.bar(table, x, y), and with a column that tells groups apart.
template <const char* id, int least, int most>
int draw(lua_State* state) {
  const Table& table = check_table(state, 1);
  const int named = std::clamp(lua_gettop(state) - 1, least, most);
  for (int i = 0; i < named; ++i) luaL_checkstring(state, i + 2);
  std::vector<std::size_t> columns;
  for (int i = 0; i < named; ++i) columns.push_back(column(state, table, i + 2));
  count_rows(state, table.cost());
  Context& context = context_of(state);
  context.emit(trace::EventKind::world, id, [&](trace::RecordWriter& writer) {
    for (const std::size_t at : columns) writer.text(table.columns[at]);
  });
  tell_points(context, table, columns);
  return 0;
}

int title(lua_State* state) {
  std::size_t length = 0;
  const char* const text = luaL_checklstring(state, 1, &length);
  context_of(state).emit(trace::EventKind::world, "chart.title", [&](trace::RecordWriter& writer) { writer.text({text, length}); });
  return 0;
}

int from_zero(lua_State* state) {
  const bool yes = lua_isnone(state, 1) || lua_toboolean(state, 1) != 0;
  context_of(state).emit(trace::EventKind::world, "chart.from_zero", [yes](trace::RecordWriter& writer) { writer.truth(yes); });
  return 0;
}

constexpr char kBar[] = "chart.bar", kLine[] = "chart.line", kScatter[] = "chart.scatter", kHistogram[] = "chart.histogram", kBox[] = "chart.box", kMap[] = "chart.map";

}  // namespace

void open_chart(lua_State* state) {
  constexpr luaL_Reg kChart[] = {{"bar", draw<kBar, 2, 2>},
                                 {"line", draw<kLine, 2, 2>},
                                 {"scatter", draw<kScatter, 2, 3>},
                                 {"histogram", draw<kHistogram, 1, 1>},
                                 {"box", draw<kBox, 1, 2>},
                                 {"map", draw<kMap, 2, 3>},
                                 {"title", title},
                                 {"from_zero", from_zero},
                                 {nullptr, nullptr}};
  luaL_newlib(state, kChart);
  lua_setglobal(state, "chart");
}

}  // namespace lunabloc::runner
