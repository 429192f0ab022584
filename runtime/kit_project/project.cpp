#include "kit_project/project.h"

#include "base/file.h"
#include "base/schema.h"

namespace lunabloc::kit_project {
namespace {

Price price_of(const DataValue& pair) { return {pair.list()[0].number(), pair.list()[1].number()}; }

PlateItem item_of(const DataValue& row) {
  PlateItem item;
  item.face = row.text_at("face");
  item.what = row.text_at("what");
  item.at = point_of(*row.find("at"));
  if (const DataValue* size = row.find("size")) item.size = point_of(*size);
  item.diameter = row.number_at("diameter");
  item.width = row.number_at("width");
  item.step = row.number_at("step");
  item.letters = row.number_at("letters_mm", 5);
  item.columns = static_cast<int>(row.integer_at("columns", 1));
  item.rows = static_cast<int>(row.integer_at("rows", 1));
  if (const DataValue* text = row.find("text")) item.text = words_of(*text);
  return item;
}

Plate plate_of(const DataValue& row) {
  Plate plate;
  plate.id = row.text_at("id");
  plate.kind = row.text_at("kind");
  plate.name = words_of(*row.find("name"));
  for (const DataValue& side : row.find("size_mm")->list()) plate.size.push_back(side.number());
  plate.finger = row.number_at("finger_mm", 12);
  plate.radius = row.number_at("radius_mm");
  if (const DataValue* tabs = row.find("tabs"))
    for (const DataValue& tab : tabs->list()) plate.tabs.push_back({tab.list()[0].number(), tab.list()[1].number()});
  if (const DataValue* items = row.find("items"))
    for (const DataValue& item : items->list()) plate.items.push_back(item_of(item));
  return plate;
}

}  // namespace

Result<Project> load_project(const std::filesystem::path& assets, const std::string& kit) {
  const std::filesystem::path file = assets / "kits/projects" / (kit + ".yaml");
  if (!base::is_file(file)) return failure(ErrorKind::failed, "kit_project.none", {{"nom", kit}});
  const auto data = base::load_checked(file, assets / "schemas/kit_project.yaml");
  if (!data) return tl::unexpected(data.error());
  Project project;
  project.kit = data->text_at("kit");
  project.lesson = data->text_at("lesson");
  project.goal = words_of(*data->find("goal"));
  for (const DataValue& row : data->find("materials")->list())
    project.materials.push_back({words_of(*row.find("name")), static_cast<int>(row.integer_at("count")), price_of(*row.find("euros"))});
  const DataValue& sheet = *data->find("sheet");
  project.stock = {sheet.number_at("thickness_mm"), sheet.number_at("kerf_mm"), sheet.number_at("width_mm")};
  for (const DataValue& row : data->find("plates")->list()) {
    project.plates.push_back(plate_of(row));
    const Plate& plate = project.plates.back();
    if (plate.kind == "box" && plate.size.size() != 3)
      return tl::unexpected(Error{ErrorKind::failed, "kit_project.box_size", {{"nom", plate.id}}, row.place, {}});
  }
  for (const DataValue& row : data->find("steps")->list()) project.steps.push_back(words_of(row));
  return project;
}

}  // namespace lunabloc::kit_project
