#include "portfolio/name_words.h"

#include "base/schema.h"

namespace lunabloc::portfolio {

Result<NameWords> load_name_words(const std::filesystem::path& assets) {
  const Result<DataValue> data = base::load_checked(assets / "pseudonymes.yaml", assets / "schemas/pseudonyms.yaml");
  if (!data) return tl::unexpected(data.error());
  NameWords words;
  words.dreams = data->texts_at("mots");
  for (const DataValue& row : data->find("animaux")->list()) {
    Animal animal{row.text_at("fr"), row.text_at("en"), row.text_at("genre") == "f", {}, {}};
    if (const DataValue* const avatar = row.find("avatar")) {
      animal.id = avatar->text_at("id");
      animal.picture = assets / "avatars" / (animal.id + ".svg");
    }
    words.animals.push_back(std::move(animal));
  }
  for (const DataValue& row : data->find("couleurs")->list()) {
    Color color{row.text_at("m"), row.text_at("f"), row.text_at("en"), {}};
    if (const DataValue* const avatar = row.find("avatar")) {
      color.id = avatar->text_at("id");
      color.ground_rgb = static_cast<std::uint32_t>(std::stoul(avatar->text_at("fond").substr(1), nullptr, 16));
    }
    words.colors.push_back(std::move(color));
  }
  return words;
}

std::string named(const Animal& animal, const Color& color, const std::string& language) {
  if (language == "fr") return animal.french + " " + (animal.feminine ? color.feminine : color.masculine);
  return color.english + " " + animal.english;
}

}  // namespace lunabloc::portfolio
