#include "base/po_file.h"

#include <gettext-po.h>

#include <cstdlib>
#include <memory>
#include <type_traits>

#include "base/file.h"

#ifdef __SANITIZE_ADDRESS__
// libgettextpo 0.21 keeps contexts and words of several lines for ever; a catalogue is read once for a language.
extern "C" const char* __lsan_default_suppressions() { return "leak:libgettextpo_"; }
#endif

namespace lunabloc::base {
namespace {

// The library tells of problems through plain functions: the first of the file being read is kept here.
thread_local Error first_problem;

void keep_problem(int severity, po_message_t, const char* file, std::size_t line, std::size_t column, int, const char* words) {
  if (severity == PO_SEVERITY_FATAL_ERROR) std::abort();  // must not return: there is no memory left
  if (severity == PO_SEVERITY_WARNING || !first_problem.message.empty()) return;
  constexpr auto kUnknown = static_cast<std::size_t>(-1);
  Place place{file == nullptr ? "" : file, 0, 0};
  if (line != kUnknown) place.line = static_cast<std::uint32_t>(line);
  if (column != kUnknown) place.column = static_cast<std::uint32_t>(column);
  first_problem = Error{ErrorKind::failed, "data.syntax", {{"detail", words}}, std::move(place), words};
}

void keep_first_of_two(int severity, po_message_t message, const char* file, std::size_t line, std::size_t column, int several_lines,
                       const char* words, po_message_t, const char*, std::size_t, std::size_t, int, const char*) {
  keep_problem(severity, message, file, line, column, several_lines, words);
}

constexpr po_xerror_handler kHandler{keep_problem, keep_first_of_two};

}  // namespace

Result<std::vector<Translation>> read_po(const std::filesystem::path& file) {
  // The library ends the program over what it cannot read.
  if (Result<std::string> readable = read_file(file); !readable) return tl::unexpected(readable.error());
  first_problem = {};
  const std::unique_ptr<std::remove_pointer_t<po_file_t>, decltype(&po_file_free)> catalogue(po_file_read(file.c_str(), &kHandler),
                                                                                             po_file_free);
  if (!first_problem.message.empty()) return tl::unexpected(first_problem);
  std::vector<Translation> translations;
  const std::unique_ptr<std::remove_pointer_t<po_message_iterator_t>, decltype(&po_message_iterator_free)> iterator(
      po_message_iterator(catalogue.get(), nullptr), po_message_iterator_free);
  while (const po_message_t message = po_next_message(iterator.get())) {
    const char* const context = po_message_msgctxt(message);
    Translation translation{context == nullptr ? "" : context, po_message_msgid(message), po_message_msgstr(message)};
    const bool said = po_message_is_obsolete(message) == 0 && po_message_is_fuzzy(message) == 0;
    if (said && !translation.source.empty() && !translation.text.empty()) translations.push_back(std::move(translation));
  }
  return translations;
}

}  // namespace lunabloc::base
