#include "report/data_sheet.h"

#include <fmt/format.h>

#include "base/days.h"
#include "base/written.h"
#include "portfolio/class_plan.h"
#include "report/pages.h"

namespace lunabloc::report {

using base::in_markup;

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

std::string my_data(const std::vector<portfolio::KeptFile>& files, const std::string& pseudonym, const base::Messages& messages) {
  const auto said = [&](const std::string& id, const base::Arguments& filling = {}) { return in_markup(messages.text(id, filling)); };
  std::string body = fmt::format("<h1>{}</h1>\n<p class=\"about\">{}</p>\n<ul>\n", said("data.mine"), pseudonym.empty() ? said("data.mine_about") : said("data.mine_as", {{"nom", pseudonym}}));
  for (const portfolio::Kept& kept : portfolio::by_kind(files))
    body += fmt::format("<li><strong>{}</strong> {}</li>\n", said("data.mine." + kept.kind, {{"n", std::to_string(kept.files)}}),
                        said("data.count", {{"octets", std::to_string(kept.bytes)}, {"ou", messages.text(kept.travels ? "data.travels" : "data.stays")}}));
  body += fmt::format("</ul>\n<p>{}</p>\n<p>{}</p>\n<details>\n<summary>{}</summary>\n<ul>\n", said(files.empty() ? "data.nothing" : "data.mine_never"), said("data.mine_rights"), said("data.mine_files"));
  for (const auto& [path, bytes] : files) body += fmt::format("<li><code>{}</code> ({})</li>\n", in_markup(path), bytes);
  return page(messages.text("data.mine"), body + "</ul>\n</details>\n", messages);
}

}  // namespace lunabloc::report
