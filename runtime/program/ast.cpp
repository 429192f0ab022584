#include "program/ast.h"

namespace lunabloc::program {

std::string_view words_of_comment(const Syntax& comment) {
  std::string_view words = comment.text();
  if (words.starts_with("--")) words.remove_prefix(2);
  if (!comment.is_node() || comment.children().size() == 0) return words;
  if ((*comment.children().begin()).kind() == SyntaxKind::long_comment) {
    const std::size_t level = words.find('[', 1);
    words.remove_prefix(level + 1);
    if (!comment.has_error()) words.remove_suffix(level + 1);
  } else {
    words.remove_prefix(std::min(words.find_first_not_of('-'), words.size()));
  }
  const std::size_t first = words.find_first_not_of(" \t\r\n\v\f");
  if (first == std::string_view::npos) return {};
  return words.substr(first, words.find_last_not_of(" \t\r\n\v\f") - first + 1);
}

}  // namespace lunabloc::program
