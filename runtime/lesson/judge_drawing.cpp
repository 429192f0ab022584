// `dessin`: the strokes of the turtle against a picture, or against what the solution draws.
//
// A figure that does not close differs in two ways at once. If a corner is not the reference's, what was drawn too much
// speaks; if all corners are right, what is missing does: a hexagon of five sides lacks one.
#include <cmath>

#include "base/file.h"
#include "lesson/drawing.h"
#include "lesson/judge.h"
#include "lesson/stroke_order.h"
#include "lesson/svg_strokes.h"

namespace lunabloc::lesson {
namespace {

struct Drawn {
  world::Turtle turtle;
  std::optional<Error> problem;
  bool has_pose = true;  // a picture has none
};

// `call` is run after the program, whose own drawing is thrown away.
Result<Drawn> draw(const Judging& judging, const std::string& program, const std::string& call) {
  const std::string whole = call.empty() ? program : program + "\n" + call;
  Result<trace::Trace> trace = judging.context.run(request_of(judging), whole);
  if (!trace) return tl::unexpected(trace.error());
  Drawn drawn{{}, said_by(*trace, program, judging)};
  bool called = call.empty();
  for (const trace::Event& event : trace->events()) {
    const bool in_call =
        event.kind == trace::EventKind::statement && event.offset != trace::kNoOffset && event.offset > program.size();
    if (in_call && !called) drawn.turtle = {}, called = true;
    fold(drawn.turtle, event);
  }
  return drawn;
}

Result<Drawn> reference(const Judging& judging, const std::string& call) {
  const std::string name = judging.check.data.text_at("reference");
  if (name == "solution") {
    Result<std::string> solution = solution_for(judging);
    if (!solution) return tl::unexpected(solution.error());
    return draw(judging, *solution, call);
  }
  Result<std::string> svg = base::read_file(judging.context.lesson.file("images/" + name));
  if (!svg) return tl::unexpected(svg.error());
  Result<std::vector<world::Stroke>> strokes = svg_strokes(*svg);
  if (!strokes) return tl::unexpected(strokes.error());
  Drawn drawn;
  drawn.turtle.strokes = std::move(*strokes);
  drawn.has_pose = false;
  return drawn;
}

Freedom freedom_of(const DataValue& data) {
  Freedom freedom;
  freedom.tolerance = data.number_at("tolerance", 1);
  for (const std::string& name : data.texts_at("ignore")) {
    freedom.color |= name == "couleur";
    freedom.place |= name == "place";
    freedom.size |= name == "taille";
    freedom.orientation |= name == "sens";
    freedom.width |= name == "epaisseur";
  }
  // A picture's lines are as wide as looks well.
  if (data.text_at("reference") != "solution") freedom.width = true;
  return freedom;
}

double length_of(const world::Stroke& stroke) {
  return std::hypot(stroke.to.x - stroke.from.x, stroke.to.y - stroke.from.y);
}

// {obtenu}: the first corner that differs, else the first one, else none.
Arguments corner_arguments(const Judging& judging, const std::optional<CornerPair>& corner, const Drawn& drawn) {
  const std::vector<double> all = corners(drawn.turtle.strokes);
  const double shown = corner ? corner->drawn : all.empty() ? 0 : all.front();
  return {{"obtenu", judging.number(std::abs(shown))},
          {"attendu", judging.number(corner ? std::abs(corner->reference) : std::abs(shown))},
          {"n", std::to_string(drawn.turtle.strokes.size())}};
}

// Of a lesson that has words for one stroke or one gap: the first that is not the reference's.
bool name_stroke(const Judging& judging, const Freedom& freedom, const Drawn& drawn, const Drawn& model, Finding& finding) {
  if (freedom.place || freedom.size || freedom.orientation) return false;
  const std::optional<StrokeFault> fault = first_other_stroke(drawn.turtle.strokes, model.turtle.strokes, freedom.tolerance);
  if (!fault) return false;
  const char* const cause = fault->kind == StrokeFault::Kind::gap ? "blanc" : fault->kind == StrokeFault::Kind::turn ? "virage" : "longueur";
  if (!judging.check.messages.contains(cause)) return false;
  finding.cause = cause;
  finding.arguments = {{"n", std::to_string(fault->number)}, {"obtenu", judging.number(fault->drawn)}, {"attendu", judging.number(fault->reference)}};
  return true;
}

bool same_pose(const world::Turtle& a, const world::Turtle& b, double tolerance) {
  const double turn = std::remainder(a.heading_degrees - b.heading_degrees, 360);
  return std::hypot(a.position.x - b.position.x, a.position.y - b.position.y) <= tolerance && std::abs(turn) <= 0.5;
}

Judgement judge_call(const Judging& judging, const std::string& call) {
  Result<Drawn> drawn = draw(judging, judging.program, call);
  if (!drawn) return tl::unexpected(drawn.error());
  Finding finding;
  finding.map = call;
  if ((finding.said = drawn->problem)) return finding;
  Result<Drawn> model = reference(judging, call);
  if (!model) return tl::unexpected(model.error());
  const Freedom freedom = freedom_of(judging.check.data);
  const DrawingDifference found = compare(drawn->turtle.strokes, model->turtle.strokes, freedom);
  if (found.none()) {
    const bool pose_matters = judging.check.messages.contains("depart") && model->has_pose;
    if (!pose_matters || same_pose(drawn->turtle, model->turtle, freedom.tolerance)) return std::nullopt;
    finding.cause = "depart";
    return finding;
  }
  Freedom any_size = freedom;
  any_size.size = true;
  if (!freedom.size && compare(drawn->turtle.strokes, model->turtle.strokes, any_size).none()) {
    finding.cause = "taille";
    finding.arguments = {{"obtenu", judging.number(length_of(drawn->turtle.strokes.front()))},
                         {"attendu", judging.number(length_of(model->turtle.strokes.front()))}};
    return finding;
  }
  if (name_stroke(judging, freedom, *drawn, *model, finding)) return finding;
  const std::optional<CornerPair> corner = first_other_corner(drawn->turtle.strokes, model->turtle.strokes, freedom);
  const bool extra_speaks = found.extra > 0 && (corner || found.missing == 0);
  finding.cause = extra_speaks || found.missing == 0 ? "en-trop" : "manque";
  // A lesson may have words for the corner itself.
  if (extra_speaks && corner && judging.check.messages.contains("angle")) finding.cause = "angle";
  finding.arguments = corner_arguments(judging, corner, *drawn);
  return finding;
}

}  // namespace

Judgement judge_drawing(const Judging& judging) {
  std::vector<std::string> calls = judging.check.data.texts_at("appels");
  if (calls.empty()) calls.emplace_back();
  for (const std::string& call : calls) {
    Judgement judgement = judge_call(judging, call);
    if (judgement && judgement->has_value() && !call.empty()) {
      (*judgement)->replay_call = "\n" + call;
      (*judgement)->arguments.emplace_back("entree", call);
    }
    if (!judgement || judgement->has_value()) return judgement;
  }
  return std::nullopt;
}

}  // namespace lunabloc::lesson
