// What a display of the kit shows at moments.
#include <algorithm>

#include "lesson/pins.h"

namespace lunabloc::lesson::pins {
namespace {

std::string shown_at(const std::vector<world::Written>& written, int line, double time) {
  std::string text;
  for (const world::Written& each : written)
    if (each.line == line && seconds(each.at) <= time) text = each.text;
  return text;
}

}  // namespace

std::optional<Finding> judge_screen(const Judging& judging, const Watched& watched, const DataValue& expected) {
  const std::string screen = expected.text_at("ecran");
  const auto found = watched.kit.written.find(screen);
  if (found == watched.kit.written.end()) return finding("jamais", {{"nom", screen}});
  for (const DataValue& moment : expected.find("lignes")->list()) {
    const double at = moment.number_at("a_s");
    const auto line = static_cast<int>(moment.integer_at("ligne"));
    const std::string wanted = moment.text_at("contient");
    const auto shows = [&](double time) { return shown_at(found->second, line, time).find(wanted) != std::string::npos; };
    if (shows(at) || shows(at - watched.tolerance) || shows(at + watched.tolerance)) continue;
    const std::string text = shown_at(found->second, line, at);
    return finding(text.empty() ? "vide" : "texte",
                   {{"nom", screen}, {"n", std::to_string(line)}, {"temps", judging.number(at)}, {"obtenu", text}, {"attendu", wanted}});
  }
  return std::nullopt;
}

}  // namespace lunabloc::lesson::pins
