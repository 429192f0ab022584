#include "ide/stage/graph_world.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "ide/stage/turtle_world.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::stage {
namespace {

using widgets::FontRole;
using widgets::Frame;

constexpr std::size_t kMostDrawn = 200;   // points; more would be a blot
constexpr std::size_t kMostLines = 1'000;
constexpr std::size_t kMostWeights = 100;  // of them, that keep out of one another's way
constexpr float kLargestDisc = 20, kLeastDisc = 5;  // du

}  // namespace

void GraphWorld::draw(Frame& frame, const world::Graph& graph, const Rect& area) {
  widgets::fill(frame, area, frame.theme.raised, frame.metrics.radius_button());
  widgets::outline(frame, area, frame.theme.panel_edge, frame.metrics.radius_button());
  const std::size_t count = std::min(graph.nodes.size(), kMostDrawn);
  const float around = std::min(area.w, area.h) / 2, line = frame.fonts.line(FontRole::small_bold), gap = frame.du(4);
  const float share = static_cast<float>(std::numbers::pi) * around * 0.7F / static_cast<float>(std::max<std::size_t>(count, 1));
  const float disc = std::clamp(share * 0.7F, frame.du(kLeastDisc), frame.du(kLargestDisc));
  const auto is_inside = [&](const std::string& name) { return frame.fonts.width(FontRole::small_bold, name) < disc * 1.7F; };
  // Names that are too long for their circle stand outside of the ring: it is as wide as they leave room for.
  float widest = 0;
  for (std::size_t i = 0; i < count; ++i)
    if (!is_inside(graph.nodes[i].name)) widest = std::max(widest, frame.fonts.width(FontRole::small_bold, graph.nodes[i].name) + gap);
  const float beside = std::min(widest, area.w * 0.3F), above = widest > 0 ? line + gap : 0;
  const float wide = std::max(0.0F, area.w / 2 - disc - beside - frame.du(6)), tall = std::max(0.0F, area.h / 2 - disc - above - frame.du(6));
  const ImVec2 middle = area.center();
  const auto angle_of = [&](std::size_t node) {
    return static_cast<float>(2 * std::numbers::pi * static_cast<double>(node) / static_cast<double>(count) - std::numbers::pi / 2);
  };
  const auto at = [&](std::size_t node) -> ImVec2 {
    if (count == 1) return middle;
    // No flatter than twice as wide as high, and the other way round.
    const float x = std::min(wide, 2 * tall), y = std::min(tall, 2 * wide);
    return {middle.x + x * std::cos(angle_of(node)), middle.y + y * std::sin(angle_of(node))};
  };
  std::vector<Rect> written;
  for (std::size_t i = 0; i < std::min(graph.edges.size(), kMostLines); ++i) {
    const world::GraphEdge& edge = graph.edges[i];
    if (edge.from >= count || edge.to >= count) continue;
    const ImVec2 from = at(edge.from), to = at(edge.to);
    const bool walked = graph.nodes[edge.from].visited && graph.nodes[edge.to].visited;
    frame.list().AddLine(from, to, walked ? frame.theme.accent : frame.theme.line_strong, frame.du(walked ? 3 : 1.5F));
    if (!graph.weighted) continue;
    const std::string words = number_words(frame, edge.weight);
    const float width = frame.fonts.width(FontRole::tiny, words) + frame.du(6), height = frame.fonts.line(FontRole::tiny) + frame.du(2);
    // Along its line, where no other weight is written yet.
    Rect box;
    for (const float part : {0.5F, 0.4F, 0.6F, 0.3F, 0.7F}) {
      box = {from.x + (to.x - from.x) * part - width / 2, from.y + (to.y - from.y) * part - height / 2, width, height};
      if (std::none_of(written.begin(), written.end(), [&](const Rect& other) { return other.x < box.right() && box.x < other.right() && other.y < box.bottom() && box.y < other.bottom(); })) break;
    }
    if (written.size() < kMostWeights) written.push_back(box);
    widgets::fill(frame, box, frame.theme.raised, frame.metrics.radius_chip());
    widgets::text_in(frame, box, FontRole::tiny, frame.theme.ink2, words, widgets::Align::center);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const world::GraphNode& node = graph.nodes[i];
    const ImVec2 place = at(i);
    frame.list().AddCircleFilled(place, disc, node.visited ? frame.theme.ok_soft : frame.theme.sunken);
    frame.list().AddCircle(place, disc, node.visited ? frame.theme.ok : frame.theme.line_strong, 0, frame.du(node.visited ? 3 : 1.5F));
    if (node.visited) widgets::check_disc(frame, {place.x + disc * 0.75F, place.y - disc * 0.75F}, std::max(frame.du(5), disc * 0.4F), frame.theme.ok, frame.theme.on_ok);
    const bool inside = is_inside(node.name);
    const float width = std::min(area.w, inside ? 2 * disc : frame.fonts.width(FontRole::small_bold, node.name) + frame.du(4));
    const float out = inside || count == 1 ? 0 : disc + gap;
    const ImVec2 way{std::cos(angle_of(i)), std::sin(angle_of(i))};
    Rect box{place.x + way.x * (out + (inside ? 0 : width / 2)) - width / 2, place.y + way.y * (out + (inside ? 0 : line / 2)) - line / 2, width, line};
    if (!inside && count == 1) box = {place.x - width / 2, place.y + disc + gap, width, line};
    box.x = std::clamp(box.x, area.x, std::max(area.x, area.right() - width));
    widgets::text_in(frame, box, FontRole::small_bold, frame.theme.ink, node.name, widgets::Align::center);
    widgets::register_text(frame, {.id = "stage.node." + std::to_string(i + 1), .role = access::Role::text, .label = node.name,
                                   .value = node.visited ? frame.words("ide.stage.visited") : std::string(),
                                   .rect = {place.x - disc, place.y - disc, 2 * disc, 2 * disc}});
  }
  widgets::register_text(frame, {.id = "stage.world", .role = access::Role::picture, .label = frame.words("ide.stage.graph"),
                                 .value = frame.words("ide.stage.graph.size", {{"n", std::to_string(graph.nodes.size())}}), .rect = area});
}

}  // namespace lunabloc::ide::stage
