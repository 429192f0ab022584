#include "portfolio/person.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "portfolio/class_folder.h"
#include "portfolio/records.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

fs::path file_of(const fs::path& home) { return home / "person.json"; }

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
  Result<NameWords> words = load_name_words(assets);
  if (!words) return tl::unexpected(words.error());
  const auto has_none = [](const auto& row) { return row.id.empty(); };
  std::erase_if(words->animals, has_none);
  std::erase_if(words->colors, has_none);
  return Avatars{std::move(words->animals), std::move(words->colors)};
}

const Animal* Avatars::animal(const std::string& id) const { return row_of(animals, id); }
const Color* Avatars::color(const std::string& id) const { return row_of(colors, id); }

// Both change with each number; the colour is moved by one each time all animals have come.
Person Avatars::proposal(std::size_t number, const std::string& language) const {
  const Animal& animal = animals[number % animals.size()];
  const Color& color = colors[(number + number / animals.size()) % colors.size()];
  return {named(animal, color, language), animal.id, color.id};
}

}  // namespace lunabloc::portfolio
