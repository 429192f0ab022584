#include "kit_project/part_wiring.h"

#include <algorithm>

#include "base/file.h"
#include "base/schema.h"

namespace lunabloc::kit_project {
namespace {

namespace fs = std::filesystem;

Hole hole_of(const DataValue& pair) {
  return {static_cast<int>(pair.list()[0].integer()), static_cast<int>(pair.list()[1].integer())};
}

Want want_of(const DataValue& row) {
  Want want{row.text_at("to"), {}, {}, {}};
  if (const DataValue* hole = row.find("hole")) want.hole = hole_of(*hole);
  if (const DataValue* at = row.find("at")) want.at = point_of(*at);
  if (const DataValue* name = row.find("name")) want.name = words_of(*name);
  return want;
}

const DataValue::List& rows_of(const DataValue& data, std::string_view key) {
  static const DataValue nothing;
  const DataValue* found = data.find(key);
  return found == nullptr ? nothing.list() : found->list();
}

// A wire of a part on the breadboard begins in a hole of its own columns, one of a part on a cable somewhere on the part.
const DataValue* without_place(const DataValue& data) {
  const bool on_board = data.text_at("mount") == "board";
  const std::int64_t columns = data.integer_at("columns", 1);
  for (const DataValue& row : rows_of(data, "wires")) {
    const DataValue* hole = row.find("hole");
    if (on_board ? hole == nullptr || hole_of(*hole).column >= columns || hole_of(*hole).depth > 9 : row.find("at") == nullptr || data.find("size_mm") == nullptr)
      return &row;
  }
  return nullptr;
}

Result<DataValue> load(const fs::path& file, const fs::path& schema, const std::string& name) {
  if (!base::is_file(file)) return failure(ErrorKind::failed, "kit_project.no_drawing", {{"nom", name}});
  return base::load_checked(file, schema);
}

}  // namespace

Words words_of(const DataValue& value) {
  Words words;
  for (const auto& [language, text] : value.map()) words[language] = text.text();
  return words;
}

const std::string& in(const Words& words, const std::string& language) {
  static const std::string nothing;
  const auto found = words.find(language);
  if (found != words.end()) return found->second;
  const auto french = words.find("fr");
  return french == words.end() ? nothing : french->second;
}

bool wants(const PartWiring& wiring, std::string_view what) {
  return std::any_of(wiring.wires.begin(), wiring.wires.end(), [&](const Want& want) { return want.to == what; });
}

Result<PartWiring> load_part_wiring(const fs::path& assets, const std::string& kind) {
  const auto data = load(assets / "parts/wiring" / (kind + ".yaml"), assets / "schemas/part_wiring.yaml", kind);
  if (!data) return tl::unexpected(data.error());
  if (const DataValue* row = without_place(*data))
    return tl::unexpected(Error{ErrorKind::failed, "kit_project.no_place", {{"nom", row->text_at("to")}}, row->place, {}});
  PartWiring wiring;
  wiring.part = data->text_at("part");
  const DataValue& buy = *data->find("buy");
  wiring.buy = words_of(*buy.find("name"));
  wiring.price_least = buy.find("euros")->list()[0].number();
  wiring.price_most = buy.find("euros")->list()[1].number();
  wiring.on_board = data->text_at("mount") == "board";
  wiring.faces_up = data->text_at("faces") == "up";
  wiring.columns = static_cast<int>(data->integer_at("columns", 1));
  if (const DataValue* size = data->find("size_mm")) wiring.size = point_of(*size);
  for (const DataValue& volts : rows_of(*data, "volts")) wiring.volts.push_back(volts.number());
  if (wiring.volts.empty()) wiring.volts.push_back(5);
  wiring.i2c_address = data->text_at("i2c_address");
  for (const DataValue& row : rows_of(*data, "resistors"))
    wiring.resistors.push_back({static_cast<int>(row.integer_at("ohms")), hole_of(*row.find("from")), hole_of(*row.find("to"))});
  for (const DataValue& row : rows_of(*data, "wires")) wiring.wires.push_back(want_of(row));
  for (const DataValue& row : rows_of(*data, "legs")) wiring.legs.push_back({hole_of(*row.find("hole")), words_of(*row.find("name"))});
  for (const DataValue& row : rows_of(*data, "shapes")) wiring.shapes.push_back(shape_of(row));
  return wiring;
}

Result<BoardPicture> load_board_picture(const fs::path& assets, const std::string& board) {
  const auto data = load(assets / "boards/drawings" / (board + ".yaml"), assets / "schemas/board_drawing.yaml", board);
  if (!data) return tl::unexpected(data.error());
  BoardPicture picture;
  picture.size = point_of(*data->find("size_mm"));
  for (const DataValue& row : rows_of(*data, "shapes")) picture.shapes.push_back(shape_of(row));
  for (const auto& [name, at] : data->find("pins")->map()) picture.pins[name] = point_of(at);
  if (const DataValue* screws = data->find("screws")) {
    picture.screw_mm = screws->number_at("diameter");
    for (const DataValue& at : rows_of(*screws, "at")) picture.screws.push_back(point_of(at));
  }
  return picture;
}

}  // namespace lunabloc::kit_project
