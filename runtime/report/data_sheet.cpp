#include "report/data_sheet.h"

#include <fmt/format.h>

#include <map>

#include "base/days.h"
#include "base/written.h"
#include "portfolio/class_plan.h"
#include "report/pages.h"

namespace lunabloc::report {
namespace {

using base::in_markup;

// The kind of thing that a file of a pupil’s is, as messages name it.
std::string kind_of(const std::string& path) {
  const auto ends = [&](std::string_view end) { return path.ends_with(end); };
  if (path.find("/versions/") != std::string::npos) return "versions";
  if (ends("/program.lua")) return "program";
  if (ends("/progress.jsonl")) return "progress";
  if (ends("/retours.jsonl")) return "returns";
  if (ends("/examen.jsonl")) return "exam";
  if (path.starts_with("images/") || path.starts_with("drawings/")) return "pictures";
  if (path.starts_with("backpack/")) return "backpack";
  return "other";
}

}  // namespace

std::string data_sheet(const std::vector<portfolio::Held>& held, std::chrono::year_month_day kept_until, const base::Messages& messages) {
  const auto said = [&](const std::string& id, const base::Arguments& filling = {}) { return in_markup(messages.text(id, filling)); };
  std::string body = fmt::format("<h1>{}</h1>\n<p class=\"about\">{}</p>\n", said("data.title"), said("data.about"));
  body += fmt::format("<h2>{}</h2>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n", said("data.here"),
                      said("data.head.kind"), said("data.head.what"), said("data.head.files"), said("data.head.bytes"));
  for (const portfolio::Held& one : held)
    body += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n", in_markup(one.kind), said("data.held." + one.kind), one.files, one.bytes);
  body += fmt::format("</tbody></table></div>\n<p>{}</p>\n", said(held.empty() ? "data.nothing" : "data.nowhere_else"));
  body += fmt::format("<h2>{}</h2>\n<dl>\n", said("data.register"));
  for (const char* line : {"purpose", "basis", "controller", "people", "categories", "never", "recipients", "security", "rights"})
    body += fmt::format("<dt><strong>{}</strong></dt><dd>{}</dd>\n", said(std::string("data.line.") + line), said(std::string("data.text.") + line));
  body += fmt::format("<dt><strong>{}</strong></dt><dd>{}</dd>\n</dl>\n", said("data.line.retention"), said("data.text.retention", {{"jour", base::day_words(kept_until, messages)}}));
  return page(messages.text("data.title"), body, messages);
}

std::string my_data(const portfolio::Files& files, const std::string& pseudonym, const base::Messages& messages) {
  const auto said = [&](const std::string& id, const base::Arguments& filling = {}) { return in_markup(messages.text(id, filling)); };
  struct Sum {
    std::size_t files = 0, bytes = 0;
  };
  std::map<std::string, Sum> sums;
  for (const auto& [path, bytes] : files) {
    Sum& sum = sums[kind_of(path)];
    ++sum.files;
    sum.bytes += bytes.size();
  }
  std::string body = fmt::format("<h1>{}</h1>\n<p class=\"about\">{}</p>\n", said("data.mine"), pseudonym.empty() ? said("data.mine_about") : said("data.mine_as", {{"nom", pseudonym}}));
  body += "<ul>\n";
  for (const auto& [kind, sum] : sums)
    body += fmt::format("<li><strong>{}</strong> {}</li>\n", said("data.mine." + kind), said("data.count", {{"fichiers", std::to_string(sum.files)}, {"octets", std::to_string(sum.bytes)}}));
  body += fmt::format("</ul>\n<p>{}</p>\n<p>{}</p>\n<details>\n<summary>{}</summary>\n<ul>\n", said(files.empty() ? "data.nothing" : "data.mine_never"), said("data.mine_rights"), said("data.mine_files"));
  for (const auto& [path, bytes] : files) body += fmt::format("<li><code>{}</code> ({})</li>\n", in_markup(path), bytes.size());
  return page(messages.text("data.mine"), body + "</ul>\n</details>\n", messages);
}

}  // namespace lunabloc::report
