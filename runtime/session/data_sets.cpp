#include "session/data_sets.h"

#include "base/file.h"
#include "base/schema.h"

namespace lunabloc::session {

Result<std::vector<DataSet>> data_sets(const base::Locations& locations, const std::string& language) {
  constexpr std::string_view kEnding = ".yaml";
  const std::filesystem::path tables = locations.programs.parent_path() / "share/lunabloc/sets";
  std::vector<DataSet> sets;
  for (const std::string& file : base::entries_of(locations.assets / "sets")) {
    if (!file.ends_with(kEnding)) continue;
    DataSet set;
    set.name = file.substr(0, file.size() - kEnding.size());
    set.file = tables / (set.name + ".csv");
    if (!base::is_file(set.file)) continue;
    const Result<base::DataValue> data = base::load_checked(locations.assets / "sets" / file, locations.assets / "schemas/set.yaml");
    if (!data) return tl::unexpected(data.error());
    const auto said = [&](const char* key) { return data->find(key)->text_at(language == "fr" ? "fr" : "en"); };
    set.title = said("title");
    set.about = said("about");
    set.source = said("source");
    set.changes = said("changes");
    set.page = data->text_at("page");
    set.date = data->text_at("date");
    set.licence = data->text_at("licence");
    set.attribution = data->text_at("attribution");
    set.rows = data->integer_at("rows", 0);
    sets.push_back(std::move(set));
  }
  return sets;
}

}  // namespace lunabloc::session
