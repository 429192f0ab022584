#include "ide/widgets/gallery_rows.h"

#include "ide/widgets/page_parts.h"

namespace lunabloc::ide::widgets {

void project_head(Frame& frame, Rect& rest, const std::string& id, const portfolio::Project& project) {
  page_text(frame, rest, id, project.title, Ink::strong);
  std::string made = frame.words("gallery.by", {{"nom", project.by}, {"licence", project.license}});
  if (!project.from.empty()) made += ". " + frame.words("gallery.comes_from");
  for (const portfolio::Origin& origin : project.from) made += " « " + origin.title + " » " + frame.words("gallery.by", {{"nom", origin.by}, {"licence", origin.license}}) + ".";
  page_text(frame, rest, id + ".made", made, Ink::soft);
}

void project_program(Frame& frame, Rect& rest, const std::string& id, const portfolio::Project& project) {
  if (project.program.empty() || !frame.draw_lua_blocks) return;
  const Rect blocks = rest.cut_top(frame.draw_lua_blocks(frame, project.program, rest));
  register_text(frame, {.id = id + ".program", .role = access::Role::text, .label = project.program, .rect = blocks});
  rest.cut_top(frame.metrics.space(3));
}

RobotAsked robot_row(Frame& frame, Rect& rest, const std::string& id, const portfolio::RobotRequest& request, const RobotButton& other) {
  const char* const stands = !request.answered ? "ide.class.robots.waits" : request.ended == "finished" ? "ide.class.robots.done" : "ide.class.robots.stopped";
  page_text(frame, rest, id, frame.words("ide.class.robots.one", {{"titre", request.title}, {"nom", request.by}, {"etat", frame.words(stands)}}));
  if (!request.answered) return RobotAsked::nothing;
  PageRow row(frame, rest);
  const bool again = row.button(id + ".replay", Icon::play, frame.words("ide.replay.again"));
  const bool else_wanted = row.button(id + "." + other.id, other.icon, other.words);
  row.end();
  return again ? RobotAsked::replay : else_wanted ? RobotAsked::other : RobotAsked::nothing;
}

}  // namespace lunabloc::ide::widgets
