#include "portfolio/robots.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "base/file.h"
#include "portfolio/class_folder.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}
Json read(const fs::path& file) {
  const Result<std::string> text = base::read_file(file, 4 * kLongestProgram);
  return text ? Json::parse(*text, nullptr, false) : Json();
}
std::string said(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

Result<std::string> ask_robot(const fs::path& folder, const std::string& by, const std::string& title, const std::string& program) {
  if (!is_pseudonym(by)) return failure(ErrorKind::failed, "class.pseudonym", {{"nom", by}});
  if (program.size() > kLongestProgram) return failure(ErrorKind::failed, "robots.too_long");
  const std::vector<RobotRequest> all = robot_requests(folder);
  const auto waiting = std::count_if(all.begin(), all.end(), [&](const RobotRequest& one) { return one.by == by && !one.answered; });
  if (waiting >= static_cast<std::ptrdiff_t>(kMostWaiting)) return failure(ErrorKind::failed, "robots.too_many", {{"nombre", std::to_string(kMostWaiting)}});
  std::random_device chance;
  const std::string id = fmt::format("{:08x}{:08x}", chance(), chance());
  if (Result<void> written = base::write_file(folder / "robots" / id / "demande.json", said({{"by", by}, {"title", title}, {"program", program}})); !written) return tl::unexpected(written.error());
  return id;
}

std::vector<RobotRequest> robot_requests(const fs::path& folder) {
  std::vector<RobotRequest> all;
  for (const std::string& id : base::entries_of(folder / "robots")) {
    const fs::path own = folder / "robots" / id;
    const Json asked = read(own / "demande.json");
    if (!asked.is_object() || !is_pseudonym(text_at(asked, "by"))) continue;
    RobotRequest one{id, text_at(asked, "by"), text_at(asked, "title"), text_at(asked, "program"), own};
    if (const Json answer = read(own / "reponse.json"); answer.is_object()) one.answered = true, one.ended = text_at(answer, "ended");
    all.push_back(std::move(one));
  }
  return all;
}

Result<void> answer_robot(const RobotRequest& request, const std::string& ended) { return base::write_file(request.folder / "reponse.json", said({{"ended", ended}})); }

}  // namespace lunabloc::portfolio
