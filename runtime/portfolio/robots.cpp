#include "portfolio/robots.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/file.h"
#include "portfolio/class_folder.h"
#include "portfolio/records.h"
#include "portfolio/shared_file.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view kRobots = "robots";

Json read(const fs::path& folder, const fs::path& inside) {
  const Result<std::string> text = read_shared(folder, inside, 4 * kLongestProgram);
  return text ? Json::parse(*text, nullptr, false) : Json();
}
// The parts of a PNG that are its picture (PNG 1.2, 5 and 11); nothing for what is none.
std::optional<std::string> picture_alone(const std::string& png) {
  constexpr std::string_view kHead = "\x89PNG\r\n\x1a\n";
  constexpr std::size_t kAround = 12;  // length, name and sum of a part
  constexpr std::array<std::string_view, 5> kKept = {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"};
  if (!png.starts_with(kHead)) return std::nullopt;
  std::string alone(kHead);
  for (std::size_t at = kHead.size(); at + kAround <= png.size();) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = length << 8U | static_cast<unsigned char>(png[at + i]);
    if (length > png.size() - at - kAround) return std::nullopt;
    const std::string_view name = std::string_view(png).substr(at + 4, 4);
    if (std::find(kKept.begin(), kKept.end(), name) != kKept.end()) alone += png.substr(at, length + kAround);
    if (name == "IEND") return alone;
    at += length + kAround;
  }
  return std::nullopt;
}

std::string said(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

Result<std::string> ask_robot(const fs::path& folder, const std::string& by, const std::string& title, const std::string& program) {
  if (!is_pseudonym(by)) return failure(ErrorKind::failed, "class.pseudonym", {{"nom", by}});
  if (program.size() > kLongestProgram) return failure(ErrorKind::failed, "robots.too_long");
  const std::vector<RobotRequest> all = robot_requests(folder);
  const auto waiting = std::count_if(all.begin(), all.end(), [&](const RobotRequest& one) { return one.by == by && !one.answered; });
  if (waiting >= static_cast<std::ptrdiff_t>(kMostWaiting)) return failure(ErrorKind::failed, "robots.too_many", {{"nombre", std::to_string(kMostWaiting)}});
  const std::string id = new_id();
  if (Result<void> written = write_shared(folder, fs::path(kRobots) / id / "demande.json", said({{"by", by}, {"title", title}, {"program", program}})); !written) return tl::unexpected(written.error());
  return id;
}

std::vector<RobotRequest> robot_requests(const fs::path& folder) {
  std::vector<RobotRequest> all;
  for (const std::string& id : shared_entries(folder, kRobots)) {
    const fs::path own = fs::path(kRobots) / id;
    const Json asked = read(folder, own / "demande.json");
    if (!asked.is_object() || !is_pseudonym(text_at(asked, "by"))) continue;
    RobotRequest one{id, text_at(asked, "by"), text_at(asked, "title"), text_at(asked, "program"), folder / own};
    if (const Json answer = read(folder, own / "reponse.json"); answer.is_object()) one.answered = true, one.ended = text_at(answer, "ended");
    all.push_back(std::move(one));
  }
  return all;
}

Result<void> add_photo(const RobotRequest& request, const std::string& png) {
  const std::optional<std::string> alone = picture_alone(png);
  if (!alone) return failure(ErrorKind::failed, "robots.no_png");
  return write_shared(request.folder, "photo.png", *alone);
}

Result<void> answer_robot(const RobotRequest& request, const std::string& ended) { return write_shared(request.folder, "reponse.json", said({{"ended", ended}})); }

}  // namespace lunabloc::portfolio
