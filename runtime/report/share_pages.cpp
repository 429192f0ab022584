#include "report/share_pages.h"

#include <fmt/format.h>

#include "base/base64.h"
#include "base/written.h"
#include "report/pages.h"
#include "report/world_film.h"

namespace lunabloc::report {
namespace {

using base::in_markup;

Film film_of_project(const portfolio::Project& project, const Tables& tables) {
  const lesson::Lesson* const found = tables.lesson(project.lesson);
  if (found == nullptr) return film_of_program(project.program, {}, "", tables);
  return film_of_program(project.program, *found, found->steps.empty() ? "" : found->steps.back().id, tables);
}

}  // namespace

std::string gallery_html(const std::vector<portfolio::Project>& projects, const Tables& tables) {
  const auto said = [&](std::string_view id, const base::Arguments& filling = {}) { return in_markup(tables.messages.text(id, filling)); };
  std::string body = fmt::format("<h1>{}</h1>\n", said("gallery.title"));
  if (projects.empty()) body += fmt::format("<p>{}</p>\n", said("gallery.empty"));
  body += "<div class=\"works\">\n";
  for (const portfolio::Project& project : projects) {
    const Film film = film_of_project(project, tables);
    body += fmt::format("<article>\n<h2>{}</h2>\n<p>{}</p>\n{}\n<p class=\"note\">{}</p>\n", in_markup(project.title), said("gallery.by", {{"nom", project.by}, {"licence", project.license}}), film_markup(film, tables.messages),
                        in_markup(film.words));
    if (!project.from.empty()) {
      body += fmt::format("<p>{}</p>\n<ul>\n", said("gallery.comes_from"));
      for (const portfolio::Origin& origin : project.from) body += fmt::format("<li>{} — {}</li>\n", in_markup(origin.title), said("gallery.by", {{"nom", origin.by}, {"licence", origin.license}}));
      body += "</ul>\n";
    }
    body += fmt::format("<details>\n<summary>{}</summary>\n<pre>{}</pre>\n</details>\n</article>\n", said("report.program_lua"), in_markup(project.program));
  }
  return page(tables.messages.text("gallery.title"), body + "</div>\n", tables.messages);
}

std::string robot_html(const portfolio::RobotRequest& request, const trace::Trace& trace, const std::string& photo, const base::Messages& messages) {
  const auto said = [&](std::string_view id, const base::Arguments& filling = {}) { return in_markup(messages.text(id, filling)); };
  const Film film = film_of(trace, messages);
  std::string body = fmt::format("<h1>{}</h1>\n<p class=\"about\">{}</p>\n<article>\n{}\n<p class=\"note\">{}</p>\n</article>\n", in_markup(request.title), said("robots.ended." + std::string(request.ended == "finished" || request.ended == "limit" ? "well" : "otherwise")),
                                 film_markup(film, messages), in_markup(film.words));
  if (photo.starts_with("\x89PNG")) body += fmt::format("<article>\n<h2>{0}</h2>\n<img alt=\"{0}\" src=\"data:image/png;base64,{1}\">\n</article>\n", said("robots.photo"), base::to_base64(photo));
  body += fmt::format("<details>\n<summary>{}</summary>\n<pre>{}</pre>\n</details>\n", said("report.program_lua"), in_markup(request.program));
  return page(request.title, body, messages);
}

}  // namespace lunabloc::report
