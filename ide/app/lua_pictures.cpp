#include "ide/app/lua_pictures.h"

#include <algorithm>
#include <cmath>

#include "ide/workspace/block_painter.h"

namespace lunabloc::ide::app {

float LuaPictures::draw(widgets::Frame& frame, std::string_view lua, const Rect& area) {
  if (language_ != frame.session.language() || !(fonts_ == frame.fonts.choice())) {
    known_.clear();
    language_ = frame.session.language();
    fonts_ = frame.fonts.choice();
  }
  auto found = known_.find(lua);
  if (found == known_.end())
    found = known_.emplace(std::string(lua), workspace::loose_blocks(std::string(lua), frame.session.vocabulary(), language_,
                                                                     workspace::text_width(frame.fonts))).first;
  const workspace::Layout& layout = found->second->layout;
  const float width = std::max(1.0F, layout.bounds.width()), full = frame.metrics.scale;
  const float scale = std::min(full, area.w / width);
  const float height = std::ceil(layout.bounds.height() * scale) + frame.du(4);
  if (area.h <= 0) return height;
  const workspace::Sheet sheet{frame, frame.list(), meshes_, metrics_,
                               {std::round(area.x - layout.bounds.left * scale), std::round(area.y - layout.bounds.top * scale)},
                               scale, {area.x, area.y, area.w, std::min(area.h, height)}};
  workspace::paint(sheet, layout);
  return height;
}

}  // namespace lunabloc::ide::app
