// The class box as a teacher opens it: code, tickets, and its end.
#include "report/class_box.h"

#include <gmock/gmock.h>

#include "box/client.h"
#include "portfolio/class_folder.h"
#include "portfolio/progress.h"
#include "support/temp_folder.h"

namespace lunabloc::report {
namespace {

namespace fs = std::filesystem;

class Box : public testing::Test {
 protected:
  std::unique_ptr<ClassBox> open(std::string code = {}) const {
    const fs::path source = support::source_folder();
    const base::Locations locations{support::binary_folder() / "bin", source / "assets", source / "lessons", {}, place_.path()};
    auto box = ClassBox::open({.folder = place_.path() / "classe", .code = std::move(code), .key = key_}, locations, {}, program::Vocabulary::load(source / "assets/vocabulary", source / "assets/schemas").value(),
                              base::Messages::load(source / "assets/messages", "fr").value());
    return box ? std::move(*box) : nullptr;
  }
  fs::path deposit() const {
    EXPECT_TRUE(portfolio::save_program(place_.path() / "loup", "A01", "grid.step()\n"));
    return portfolio::deposit(place_.path() / "outbox", "loup bleu", place_.path() / "loup", [](const auto&, const auto&) { return std::nullopt; }, "À lire")->file;
  }

  support::TempFolder place_;
  portfolio::TeacherKey key_ = portfolio::new_teacher_key();
};

TEST_F(Box, TakesDepositsWithItsCodeWhileItIsOpen) {
  const fs::path file = deposit();
  std::unique_ptr<ClassBox> box = open();
  ASSERT_NE(box, nullptr);
  EXPECT_TRUE(box->tickets().empty());
  const std::string url = box->url(), code = box->code();
  EXPECT_GE(code.size(), 10U) << "made anew";
  EXPECT_FALSE(lunabloc::box::send_deposit({url, "nothing"}, "loup bleu", file));
  ASSERT_TRUE(lunabloc::box::send_deposit({url, code}, "loup bleu", file));
  ASSERT_EQ(box->tickets().size(), 1U);
  EXPECT_EQ(box->tickets()[0].first, "loup bleu");
  EXPECT_EQ(box->tickets()[0].second, portfolio::ticket_for(key_, "famille", "loup bleu")) << "the same as the command line's";
  box.reset();
  EXPECT_FALSE(lunabloc::box::send_deposit({url, code}, "loup bleu", file)) << "shut";
}

TEST_F(Box, EachTimeHasACodeOfItsOwnUnlessOneIsOnTheWall) {
  EXPECT_NE(open()->code(), open()->code());
  EXPECT_EQ(open("CODE-DU-MUR")->code(), "CODE-DU-MUR");
}

}  // namespace
}  // namespace lunabloc::report
