#include "lesson/credits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/file.h"
#include "base/schema.h"
#include "lesson/body.h"
#include "lesson/lesson.h"
#include "lesson/variant.h"

namespace lunabloc::lesson {
namespace {

namespace fs = std::filesystem;

struct OpenLicense {
  std::string_view id, address;
};
constexpr std::array<OpenLicense, 6> kOpen = {{{"CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/legalcode"},
                                               {"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/legalcode"},
                                               {"CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/legalcode"},
                                               {"CC-BY-SA-3.0", "https://creativecommons.org/licenses/by-sa/3.0/legalcode"},
                                               {"MIT", "https://opensource.org/license/mit"},
                                               {"etalab-2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence"}}};

std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

struct Text {
  Body body;
  DataValue front;
};
Result<Text> text_of(const fs::path& file) {
  const Result<std::string> text = base::read_file(file);
  if (!text) return tl::unexpected(text.error());
  std::vector<Error> problems;
  Body body = read_body(*text, file.string(), problems);
  Result<DataValue> front = base::parse_data(body.front_matter, file.string(), 2);
  if (!front) return tl::unexpected(front.error());
  return Text{std::move(body), std::move(*front)};
}

// « titre », auteurs, licence, source. Changements : …
std::string line_of(const Credit& part, const base::Messages& messages) {
  std::string line = "- " + messages.text("credits.part", {{"titre", part.what}, {"auteurs", part.authors}, {"licence", part.license}});
  if (!part.source.empty() && part.source != part.authors) line += messages.text("credits.source", {{"source", part.source}});
  if (!part.changes.empty()) line += messages.text("credits.changes", {{"detail", part.changes}});
  return line + "\n";
}

}  // namespace

bool is_open_license(const std::string& license) {
  return std::any_of(kOpen.begin(), kOpen.end(), [&](const OpenLicense& one) { return one.id == license; });
}

std::string license_address(const std::string& license) {
  const auto found = std::find_if(kOpen.begin(), kOpen.end(), [&](const OpenLicense& one) { return one.id == license; });
  return found == kOpen.end() ? std::string() : std::string(found->address);
}

Result<Credits> credits_of(const fs::path& lesson, const fs::path& schemas) {
  Result<Text> own = text_of(lesson / "lecon.md");
  if (!own) return tl::unexpected(own.error());
  std::optional<DataValue> front = std::move(own->front);
  std::vector<Credit> parts;
  if (!front->text_at("base").empty()) {
    std::vector<Error> ignored;
    const Result<Text> base = text_of(read_lesson(lesson, schemas, "fr", ignored).base_folder / "lecon.md");
    if (!base) return tl::unexpected(base.error());
    std::vector<std::string> steps;
    for (const BodyStep& step : own->body.steps) steps.push_back(step.id);
    parts.push_back({base->front.text_at("titre"), {}, joined(base->front.texts_at("auteurs")), base->front.text_at("id") + " " + base->front.text_at("version"),
                     base->front.text_at("licence"), joined(steps)});
    front = merged_head(base->front, *front);
  }
  Credits credits{front->text_at("id"),      front->text_at("titre"),   front->text_at("version"),
                  front->text_at("licence"), front->text_at("licence_code", "CC0-1.0"), front->texts_at("auteurs"), std::move(parts)};
  if (const DataValue* from = front->find("d_apres"))
    credits.parts.push_back({from->text_at("titre"), {}, joined(from->texts_at("auteurs")), from->text_at("source"), from->text_at("licence"), from->text_at("changements")});
  if (const fs::path pictures = lesson / "images/credits.yaml"; base::is_there(pictures)) {
    const Result<DataValue> list = base::load_checked(pictures, schemas / "credits.yaml");
    if (!list) return tl::unexpected(list.error());
    for (const DataValue& one : list->list())
      credits.parts.push_back({one.text_at("titre"), "images/" + one.text_at("fichier"), one.text_at("auteur"), one.text_at("source"), one.text_at("licence"), one.text_at("changements")});
  }
  if (const fs::path tables = lesson / "donnees/donnees.yaml"; base::is_there(tables)) {
    const Result<DataValue> set = base::load_data(tables);
    if (!set) return tl::unexpected(set.error());
    const DataValue::List alone = {*set};
    for (const DataValue& one : set->is_list() ? set->list() : alone)
      if (!one.text_at("licence").empty())
        credits.parts.push_back({one.text_at("titre", one.text_at("nom")), one.text_at("generateur").empty() ? "donnees/" + one.text_at("fichier") : one.text_at("generateur"), one.text_at("source"),
                                 one.text_at("attribution"), one.text_at("licence"), joined(one.texts_at("transformations"))});
  }
  return credits;
}

std::string license_text(const std::string& license, const std::vector<Credits>& all, const base::Messages& messages) {
  const std::string address = license_address(license);
  std::string text = messages.text(address.empty() ? "credits.license_unknown" : "credits.license", {{"licence", license}, {"adresse", address}});
  text += "\n\n" + messages.text("credits.license_works") + "\n";
  for (const Credits& one : all) {
    const Arguments named = {{"id", one.id}, {"titre", one.title}, {"version", one.version}, {"auteurs", joined(one.authors)}};
    if (one.license == license) text += "- " + messages.text("credits.license_texts", named) + "\n";
    if (one.code_license == license) text += "- " + messages.text("credits.license_code", named) + "\n";
    for (const Credit& part : one.parts)
      if (part.license == license) text += line_of(part, messages);
  }
  return text;
}

std::string credits_text(const Credits& credits, const base::Messages& messages) {
  std::string text = messages.text("credits.lesson", {{"id", credits.id},
                                                      {"titre", credits.title},
                                                      {"version", credits.version},
                                                      {"auteurs", joined(credits.authors)},
                                                      {"licence", credits.license},
                                                      {"code", credits.code_license}});
  text += '\n';
  for (const Credit& part : credits.parts) text += line_of(part, messages);
  return text;
}

}  // namespace lunabloc::lesson
