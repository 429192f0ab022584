// A class for scripts that need one: its folder beside the home, with five pupils, a group, a gallery and a program that waits for
// the kit.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <filesystem>

#include "base/file.h"
#include "portfolio/class_folder.h"
#include "portfolio/gallery.h"
#include "portfolio/person.h"
#include "portfolio/progress.h"
#include "portfolio/returns.h"
#include "portfolio/robots.h"

namespace lunabloc::ide {

inline void furnish_class(const std::filesystem::path& home) {
  const std::filesystem::path room = home / "classe", machines = home / "machines";
  const std::string star = "for i = 1, 5 do\n  turtle.forward(80)\n  turtle.right(144)\nend\n";
  const auto as_saved = [](const auto&, const auto&) { return std::nullopt; };
  const auto deposit = [&](const std::string& pupil, const std::string& work, const std::string& program) {
    const std::filesystem::path own = machines / pupil;
    ASSERT_TRUE(portfolio::save_program(own, work + "/predire", program));
    ASSERT_TRUE(portfolio::record_try(own, work, "c1", "M-commun-vide"));
    ASSERT_TRUE(portfolio::record_try(own, work, "c1", "M-commun-vide"));
    ASSERT_TRUE(portfolio::deposit(room, pupil, own, as_saved, "À lire"));
  };
  for (const char* const pupil : {"abeille corail", "hibou bleu", "loup bleu", "panda violet"}) deposit(pupil, "A01", "grid.step()\ngrid.step()\n");
  deposit("loutre verte", "A05", star);
  ASSERT_TRUE(base::write_file(room / "classe.yaml", "format: 1\ngroupes:\n  soleil: {eleves: [loutre verte, loup bleu], travail: libre-tortue}\n"
                                                     "echeances:\n  - {lecon: A05, pour: \"2026-12-04\"}\nconservation: \"2020-08-31\"\n"));
  ASSERT_TRUE(portfolio::save_program(machines / "loup bleu", "libre-tortue/creer", star));
  ASSERT_TRUE(portfolio::publish(room, machines / "loup bleu", "libre-tortue/creer", {{}, "Une étoile", "loup bleu", "CC-BY-SA-4.0", "libre-tortue", {}, {}}));
  ASSERT_TRUE(portfolio::ask_robot(room, "loup bleu", "Clignote", "local red = kit.led(\"red\")\nred:on()\nwait(0.1)\nred:off()\n"));
  // The one who sits here.
  ASSERT_TRUE(portfolio::save_person(home, {"loutre verte", "loutre", "vert"}));
  ASSERT_TRUE(portfolio::save_program(home, "A05/predire", star));
  ASSERT_TRUE(portfolio::save_program(home, "libre-tortue/creer", "turtle.forward(40)\n"));
  portfolio::Return said = *portfolio::place_in(star, 2);
  said.work = "A05/predire", said.comment = "Et avec 120 ?";
  ASSERT_TRUE(portfolio::write_return(room, "loutre verte", said));
  ASSERT_TRUE(base::write_file(home / "dossier-de-classe.txt", "classe\n"));
}

}  // namespace lunabloc::ide
