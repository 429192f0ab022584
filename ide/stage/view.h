// The stage: what the program does. The robot's grid, the turtle's sheet, sprites, a graph, a chart or lists at the moment shown, counts,
// what was said, the question that waits, and what was seen when a run ends early.
//
// Reads the session; asks for run.answer and run.input. Keeps only what is about looking.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ide/stage/chart_world.h"
#include "ide/stage/console.h"
#include "ide/stage/graph_world.h"
#include "ide/stage/grid_world.h"
#include "ide/stage/list_world.h"
#include "ide/stage/plane.h"
#include "ide/stage/sprite_world.h"
#include "ide/stage/tools.h"
#include "ide/stage/turtle_world.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::stage {

class View {
 public:
  // In frame.area.
  void draw(widgets::Frame& frame);
  // The folder of the pictures and films that the pupil keeps.
  void keep_pictures_in(std::filesystem::path folder) { tools_.keep_in(std::move(folder)); }

 private:
  enum class World { text, grid, turtle, stage, graph, chart, lists };

  World world_of(const session::Session& session);
  void announce_run(widgets::Frame& frame);
  void draw_head(widgets::Frame& frame, Rect& rest, World world);
  void draw_stacked(widgets::Frame& frame, World world, Rect rest);
  void draw_side_by_side(widgets::Frame& frame, World world, Rect rest);
  float console_height(const widgets::Frame& frame, World world, const Rect& rest);
  float place_height(const widgets::Frame& frame, World world) const;
  // What the picture would like to have at this width; 0 where there is none.
  float world_height(const widgets::Frame& frame, World world, float width);
  void draw_picture(widgets::Frame& frame, World world, const Rect& area);
  std::optional<Plane> plane_of(const session::Session& session, World world, const Rect& area) const;
  void draw_sound(widgets::Frame& frame, const Rect& picture) const;
  Tools::Scene scene_for(const widgets::Frame& frame, World world);
  float draw_world(widgets::Frame& frame, World world, Rect area);
  void draw_place(widgets::Frame& frame, World world, Rect row);
  float below_height(const widgets::Frame& frame, World world, float width) const;
  float draw_below(widgets::Frame& frame, World world, Rect rest, bool notice_drawn);
  std::vector<widgets::CounterCard> cards_of(const widgets::Frame& frame, World world) const;
  float counters_height(const widgets::Frame& frame, World world) const;
  float notice_height(const widgets::Frame& frame, float width) const;
  void draw_notice(widgets::Frame& frame, Rect rest);
  void draw_counters(widgets::Frame& frame, World world, Rect row);

  GridWorld grid_;
  TurtleWorld turtle_;
  SpriteWorld sprites_;
  GraphWorld graph_;
  ChartWorld charts_;
  ListWorld lists_;
  Console console_;
  Tools tools_;
  std::optional<session::Notice> announced_;
  session::RunPhase phase_ = session::RunPhase::idle;
  bool technical_ = false;  // « Pour l’adulte » is open
};

}  // namespace lunabloc::ide::stage
