// A picture that moves, and the films of real runs.
#include "report/film.h"

#include <gmock/gmock.h>

#include "report/pages.h"
#include "report/world_film.h"
#include "support/temp_folder.h"
#include "vm/run.h"

namespace lunabloc::report {
namespace {

using testing::HasSubstr;
using testing::Not;

const base::Messages& words() {
  static const base::Messages loaded = base::Messages::load(support::source_folder() / "assets/messages", "fr").value();
  return loaded;
}

Film film_of_run(const std::string& program, trace::RunRequest request = {}) {
  request.mode = trace::Mode::exact;
  request.limits.operations = 100'000;
  const Result<trace::Trace> trace = vm::run_to_end(support::binary_folder() / "bin/lunabloc-runner", request, program);
  EXPECT_TRUE(trace);
  return film_of(*trace, words());
}

TEST(Film, WhatStaysTheSameIsOneLayer) {
  FilmMaker maker;
  maker.keep("<floor/>");
  for (const char* place : {"1", "1", "2"}) {
    maker.put("robot", std::string("<robot at=\"") + place + "\"/>");
    maker.end_frame();
  }
  const Film film = maker.done(0, 0, 10, 10, "un robot");
  ASSERT_EQ(film.layers.size(), 3U);
  EXPECT_EQ(film.layers[1].until, 2U);
  EXPECT_EQ(film.layers[2].from, 2U);
  EXPECT_THAT(still_svg(film), HasSubstr("<floor/><robot at=\"2\"/>"));
  EXPECT_THAT(moving_svg(film), HasSubstr("<g data-f=\"0\" data-u=\"2\" display=\"none\"><robot at=\"1\"/></g><g data-f=\"2\"><robot at=\"2\"/></g>"));
}

TEST(Film, WhatIsNotToldAgainIsGone) {
  FilmMaker maker;
  maker.put("thing", "<thing/>");
  maker.end_frame();
  maker.end_frame();
  EXPECT_THAT(still_svg(maker.done(0, 0, 1, 1, "")), Not(HasSubstr("<thing/>")));
}

TEST(WorldFilm, TheTurtleDrawsInOrder) {
  const Film film = film_of_run("turtle.color(\"red\")\nturtle.forward(50)\nturtle.right(90)\nturtle.forward(50)\n");
  EXPECT_TRUE(film.moves());
  EXPECT_EQ(film.words, "Un dessin de la tortue : 2 traits.");
  EXPECT_THAT(still_svg(film), HasSubstr("#c92a2a"));
  EXPECT_THAT(moving_svg(film), HasSubstr("<g data-f="));
}

TEST(WorldFilm, TheRobotGoesAndThingsArePicked) {
  trace::RunRequest request;
  request.world = {"grid", {"D*A"}, "est", {}};
  const Film film = film_of_run("grid.east()\ngrid.pick()\ngrid.east()\n", request);
  EXPECT_EQ(film.words, "Une grille : le robot finit en (3, 1).");
  EXPECT_THAT(moving_svg(film), HasSubstr("display=\"none\"><path d=")) << "the thing is gone at the end";
}

TEST(WorldFilm, ListsChartsGraphsAndWordsAreSeen) {
  EXPECT_THAT(still_svg(film_of_run("local cards = {3, 8, 12}\ncards[1] = 99\n")), HasSubstr(">99</text>"));
  EXPECT_THAT(still_svg(film_of_run("say(\"bonjour\")\n")), HasSubstr(">bonjour</text>"));
  trace::RunRequest request;
  request.world = {"graph", {"Gare-Mairie"}, "est", {}};
  EXPECT_THAT(still_svg(film_of_run("graph.visit(\"Gare\")\n", request)), HasSubstr(">Mairie</text>"));
  EXPECT_TRUE(film_of_run("local x = 1\n").empty());
}

TEST(WorldFilm, WhatAPupilWroteIsNeverMarkup) {
  const Film film = film_of_run("turtle.color(\"red\\\"/><script>1</script>\")\nturtle.forward(9)\nsay(\"<script>alert(1)</script>\")\n");
  EXPECT_THAT(moving_svg(film), Not(HasSubstr("<script")));
  EXPECT_THAT(film_markup(film, words()), Not(HasSubstr("<script")));
}

TEST(WorldFilm, ALongRunIsSeenInFewFrames) {
  const Film film = film_of_run("for i = 1, 5000 do\n  turtle.forward(1)\n  turtle.right(1)\nend\n");
  EXPECT_LE(film.frames, kMostFrames + 2);
  EXPECT_GT(film.frames, 100U);
}

}  // namespace
}  // namespace lunabloc::report
