#include "box/client.h"

#include <fmt/format.h>
#include <httplib.h>

#include "base/file.h"
#include "box/address.h"

namespace lunabloc::box {
namespace {

// Letters, digits, - and . stand; the rest is written %XX.
std::string in_path(const std::string& text) {
  std::string path;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    path += std::isalnum(byte) != 0 || letter == '-' || letter == '.' ? std::string(1, letter) : fmt::format("%{:02X}", byte);
  }
  return path;
}

// "http://192.168.1.20:8080" → its host; empty for anything else.
std::string host_of(const std::string& url) {
  constexpr std::string_view kScheme = "http://";
  if (!url.starts_with(kScheme)) return {};
  std::string host = url.substr(kScheme.size());
  host = host.substr(0, host.find('/'));
  return host.substr(0, host.rfind(':'));
}

}  // namespace

Result<void> send_deposit(const Place& place, const std::string& pseudonym, const std::filesystem::path& deposit) {
  // A pupil's work goes to no machine outside.
  if (!is_local(host_of(place.url))) return failure(ErrorKind::failed, "box.bad_url", {{"nom", place.url}});
  const Result<std::string> bytes = base::read_file(deposit);
  if (!bytes) return tl::unexpected(bytes.error());
  httplib::Client client(place.url);
  client.set_connection_timeout(std::chrono::seconds(5));
  client.set_read_timeout(std::chrono::seconds(30));
  const httplib::Result answer = client.Put("/eleves/" + in_path(pseudonym) + "/" + in_path(deposit.filename().string()), httplib::Headers{{"X-Lunabloc-Code", place.code}}, *bytes, "application/zip");
  if (!answer) return failure(ErrorKind::failed, "box.no_answer", {{"nom", place.url}}, httplib::to_string(answer.error()));
  if (answer->status == 403) return failure(ErrorKind::failed, "box.refused", {{"nom", place.url}});
  if (answer->status == 429) return failure(ErrorKind::failed, "box.wait");
  if (answer->status != 200 && answer->status != 201) return failure(ErrorKind::failed, "class.bad_deposit", {{"nom", deposit.filename().string()}});
  return {};
}

}  // namespace lunabloc::box
