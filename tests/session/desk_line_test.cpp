#include "session/desk_line.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

class Refused : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(base::write_file(folder_.path() / "fr.yaml", "desk.torn: { vu: \"Ce fichier est abîmé.\", essaie: \"Ouvre-le.\" }\n"));
    messages_ = base::Messages::load(folder_.path(), "fr").value();
  }

  support::TempFolder folder_;
  base::Messages messages_;
};

TEST_F(Refused, SaysWhatWasSeenWhatToTryAndWhere) {
  const DeskLine line = refused(messages_, {ErrorKind::failed, "desk.torn", {}, {"/home/classe/classe.yaml", 3, 1}, {}});
  EXPECT_EQ(line.weight, DeskLine::Weight::refused);
  EXPECT_EQ(line.words, "Ce fichier est abîmé. Ouvre-le. (classe.yaml:3)");
}

TEST_F(Refused, HasNoPlaceWhereThereIsNone) { EXPECT_EQ(refused(messages_, {.message = "desk.torn"}).words, "Ce fichier est abîmé. Ouvre-le."); }

}  // namespace
}  // namespace lunabloc::session
