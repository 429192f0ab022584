#include "portfolio/person.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/schema.h"
#include "portfolio/class_folder.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

fs::path file_of(const fs::path& home) { return home / "person.json"; }

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

template <class Row>
const Row* row_of(const std::vector<Row>& rows, const std::string& id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

Person load_person(const fs::path& home) {
  const Result<std::string> text = base::read_file(file_of(home));
  if (!text) return {};
  const Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object()) return {};
  Person person{text_at(json, "pseudonym"), text_at(json, "animal"), text_at(json, "color")};
  if (!is_pseudonym(person.pseudonym)) person.pseudonym.clear();
  return person;
}

Result<void> save_person(const fs::path& home, const Person& person) {
  if (!is_pseudonym(person.pseudonym)) return failure(ErrorKind::failed, "class.pseudonym", {{"nom", person.pseudonym}});
  const Json json{{"pseudonym", person.pseudonym}, {"animal", person.animal}, {"color", person.color}};
  return base::write_file(file_of(home), json.dump() + "\n");
}

Result<Avatars> Avatars::load(const fs::path& assets) {
  const fs::path folder = assets / "avatars";
  const Result<DataValue> data = base::load_checked(folder / "avatars.yaml", assets / "schemas" / "avatars.yaml");
  if (!data) return tl::unexpected(data.error());
  Avatars avatars;
  for (const DataValue& row : data->find("animaux")->list()) {
    const std::string id = row.text_at("id");
    avatars.animals.push_back({id, row.text_at("fr"), row.text_at("en"), row.text_at("genre") == "f", folder / (id + ".svg")});
  }
  for (const DataValue& row : data->find("couleurs")->list())
    avatars.colors.push_back({row.text_at("id"), row.text_at("masculin"), row.text_at("feminin"), row.text_at("en"),
                              static_cast<std::uint32_t>(std::stoul(row.text_at("fond").substr(1), nullptr, 16))});
  return avatars;
}

const Avatars::Animal* Avatars::animal(const std::string& id) const { return row_of(animals, id); }
const Avatars::Color* Avatars::color(const std::string& id) const { return row_of(colors, id); }

std::string Avatars::named(const Animal& animal, const Color& color, const std::string& language) {
  if (language == "fr") return animal.french + " " + (animal.feminine ? color.feminine : color.masculine);
  return color.english + " " + animal.english;
}

// Both change with each number; the colour is moved by one each time all animals have come.
Person Avatars::proposal(std::size_t number, const std::string& language) const {
  const Animal& animal = animals[number % animals.size()];
  const Color& color = colors[(number + number / animals.size()) % colors.size()];
  return {named(animal, color, language), animal.id, color.id};
}

}  // namespace lunabloc::portfolio
