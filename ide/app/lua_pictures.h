// The pieces of Lua that a lesson's text shows, drawn as blocks. Each is parsed and laid out once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "ide/widgets/frame.h"
#include "ide/workspace/block_mesh.h"
#include "ide/workspace/palette.h"

namespace lunabloc::ide::app {

class LuaPictures {
 public:
  // No wider than the area; gives the height. Draws nothing in an area without height.
  float draw(widgets::Frame& frame, std::string_view lua, const Rect& area);

 private:
  std::map<std::string, std::unique_ptr<workspace::LooseBlocks>, std::less<>> known_;
  workspace::MeshCache meshes_;
  workspace::BlockMetrics metrics_;
  // What they were made with.
  std::string language_;
  theme::FontChoice fonts_;
};

}  // namespace lunabloc::ide::app
