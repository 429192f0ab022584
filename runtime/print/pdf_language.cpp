#include "print/pdf_language.h"

#include <fmt/format.h>

#include <optional>

#include "base/blanks.h"

namespace lunabloc::print {
namespace {

// What stands between two words, looked for from the end.
std::optional<std::string_view> last_between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t start = text.rfind(before);
  if (start == std::string_view::npos) return std::nullopt;
  const std::size_t from = start + before.size(), end = text.find(after, from);
  if (end == std::string_view::npos) return std::nullopt;
  return base::trimmed(text.substr(from, end - from));
}

}  // namespace

std::string with_language(std::string pdf, std::string_view language) {
  const std::optional<std::string_view> trailer = last_between(pdf, "\ntrailer\n<<", ">>"), table = last_between(pdf, "\nstartxref\n", "\n");
  if (!trailer || !table) return pdf;
  const std::optional<std::string_view> root = last_between(*trailer, "/Root ", " 0 R");
  if (!root) return pdf;
  const std::string head = fmt::format("\n{} 0 obj\n", *root);
  const std::size_t object = pdf.rfind(head), end = pdf.find("\nendobj", object);
  if (object == std::string::npos || end == std::string::npos) return pdf;
  const std::string_view catalog = base::trimmed(std::string_view(pdf).substr(object + head.size(), end - object - head.size()));
  if (!catalog.starts_with("<<") || !catalog.ends_with(">>") || catalog.find("/Lang") != std::string_view::npos) return pdf;

  const std::string entries(catalog.substr(0, catalog.size() - 2));
  const std::string added = fmt::format("{} 0 obj\n{}   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n", *root, entries, language);
  const std::size_t object_at = pdf.size(), table_at = object_at + added.size();
  const std::string closing = fmt::format("xref\n{} 1\n{:010} 00000 n \ntrailer\n<< {}\n   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n", *root, object_at, *trailer, *table, table_at);
  return pdf + added + closing;
}

}  // namespace lunabloc::print
