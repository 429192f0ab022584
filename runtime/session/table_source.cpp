#include "session/table_source.h"

#include <algorithm>
#include <utility>

#include "base/file.h"
#include "data/engine_client.h"

namespace lunabloc::session {
namespace {

using std::chrono::milliseconds;

class EngineTables final : public vm::TableSource {
 public:
  EngineTables(std::filesystem::path program, data::EngineClient::Keeper keeper) : program_(std::move(program)), keeper_(std::move(keeper)) {}

  // Of what an engine does, a program may only look: « Q » a query, « N » the next page.
  void ask(std::string_view question) override {
    const char letter = question.empty() ? '\0' : question.front();
    if (letter != 'Q' && letter != 'N') {
      failed_ = Error{ErrorKind::failed, "tables.bad_query", {}, {}, {}};
      return;
    }
    if (!client_) {
      auto client = data::EngineClient::start(program_, keeper_);
      if (!client) {
        failed_ = client.error();
        return;
      }
      client_ = std::move(*client);
    }
    client_->send(letter, question.substr(1));
  }

  std::optional<std::string> answer(milliseconds patience) override {
    if (failed_) {
      const Error error = *std::exchange(failed_, std::nullopt);
      return "E" + data::encode_error(error);
    }
    Result<std::optional<data::Message>> message = client_->poll(patience);
    if (!message) {
      client_.reset();
      return "E" + data::encode_error(message.error());
    }
    if (!*message || (*message)->letter == 'P') return std::nullopt;
    return (*message)->letter + (*message)->content;
  }

 private:
  std::filesystem::path program_;
  data::EngineClient::Keeper keeper_;
  std::unique_ptr<data::EngineClient> client_;
  std::optional<Error> failed_;
};

}  // namespace

std::filesystem::path tables_folder(const base::Locations& locations) { return locations.home / "tables"; }

void name_imported(trace::RunRequest& request, const base::Locations& locations) {
  constexpr std::string_view kEnding = ".csv";
  const auto given = [&request](const std::string& name) {
    return std::any_of(request.tables.begin(), request.tables.end(), [&](const trace::GivenTable& table) { return table.name == name; });
  };
  if (locations.home.empty() || !base::is_folder(tables_folder(locations))) return;
  for (const std::string& file : base::entries_of(locations.assets / "datasets")) {
    const std::string name = file.ends_with(kEnding) ? file.substr(0, file.size() - kEnding.size()) : std::string();
    if (!name.empty() && !given(name) && base::is_file(tables_folder(locations) / (name + ".duckdb"))) request.tables.push_back({name, ""});
  }
}

std::unique_ptr<vm::TableSource> table_source(const base::Locations& locations, const std::optional<std::string>& server) {
  const std::filesystem::path program = locations.programs / "lunabloc-data";
  if (server) return std::make_unique<EngineTables>(program, data::EngineClient::Keeper{*server, true});
  if (locations.home.empty() || !base::is_folder(tables_folder(locations))) return nullptr;
  return std::make_unique<EngineTables>(program, data::EngineClient::Keeper{tables_folder(locations).string(), false});
}

}  // namespace lunabloc::session
