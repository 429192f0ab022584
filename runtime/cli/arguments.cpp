#include <algorithm>
#include <ostream>

#include "base/shown_text.h"
#include "cli/cli.h"

namespace lunabloc::cli {

bool take_flag(std::vector<std::string>& arguments, const std::string& name) {
  const auto found = std::find(arguments.begin(), arguments.end(), name);
  if (found == arguments.end()) return false;
  arguments.erase(found);
  return true;
}

std::optional<std::string> take_option(std::vector<std::string>& arguments, const std::string& name) {
  for (auto at = arguments.begin(); at != arguments.end(); ++at) {
    if (*at == name && at + 1 != arguments.end()) {
      std::string value = *(at + 1);
      arguments.erase(at, at + 2);
      return value;
    }
    if (at->starts_with(name + "=")) {
      std::string value = at->substr(name.size() + 1);
      arguments.erase(at);
      return value;
    }
  }
  return std::nullopt;
}

Messages messages_of(const Invocation& invocation) {
  return Messages::load(invocation.locations.assets / "messages", invocation.language).value_or(Messages{});
}

std::string for_out(const Invocation& invocation, std::string text) {
  return invocation.on_terminal ? base::shown_text(text) : text;
}

int usage_of(const Invocation& invocation, const std::string& id) {
  invocation.err << messages_of(invocation).text(id) << "\n";
  return static_cast<int>(ErrorKind::usage);
}

// What a program or a file says may be in it.
int report(const Invocation& invocation, const Error& error) {
  const Messages messages = messages_of(invocation);
  invocation.err << base::shown_text(messages.describe(error)) << "\n";
  if (!error.detail.empty()) invocation.err << "  (" << base::shown_text(error.detail) << ")\n";
  if (const std::string advice = messages.advice(error.message, error.arguments).try_this; !advice.empty()) invocation.err << "  " << base::shown_text(advice) << "\n";
  return static_cast<int>(error.kind);
}

}  // namespace lunabloc::cli
