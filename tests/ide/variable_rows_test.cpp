// The rows of the variables: a usual name is whole however narrow they are, and what is cut is told whole.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/desk.h"

namespace lunabloc::ide {
namespace {

using support::Desk;

access::Settings looks(const char* scale, const char* font) {
  access::Settings settings;
  access::set_by_name(settings, "scale", scale);
  access::set_by_name(settings, "font", font);
  return settings;
}

bool is_cut(const Desk& desk, const std::string& text) {
  const std::vector<std::string>& cut = desk.window.cut_texts();
  return std::find(cut.begin(), cut.end(), text) != cut.end();
}

TEST(VariableRows, ANameOfTwelveLettersIsWholeOnTheSmallestScreen) {
  Desk desk("temperatures = 1\n", {}, {1024, 600});
  desk.session.set_variables({{"temperatures", "140"}, {"n", "{12, 8, 15}"}}, 2);
  desk.settle();
  ASSERT_NE(desk.find("variable.why.temperatures"), nullptr);
  EXPECT_FALSE(is_cut(desk, "temperatures"));
  EXPECT_FALSE(is_cut(desk, "{12, 8, 15}"));
}

TEST(VariableRows, ALongValueGoesOnBelow) {
  Desk desk("t = 1\n", {}, {1024, 600});
  desk.session.set_variables({{"releves", "{12, 8, 15, 12, 8, 15, 12, 8, 15, 12, 8, 15, 12, 8, 15}"}, {"t", "table {ville, note, date} × 3"}}, 2);
  desk.settle();
  ASSERT_NE(desk.find("variable.why.t"), nullptr);
  EXPECT_TRUE(desk.window.cut_texts().empty()) << desk.window.cut_texts().front();
}

TEST(VariableRows, ACallIsWholeAndAScriptIsNone) {
  Desk desk("x = 1\n", {}, {1024, 600});
  desk.session.set_variables({{"n", "1"}}, 2);
  desk.session.set_calls({{.name = "", .selected = true, .is_script = true}});
  desk.settle();
  EXPECT_EQ(desk.find("calls"), nullptr);
  desk.session.set_calls({{.name = "", .is_script = true}, {.name = "must_resend", .parameters = {{"answered", "false"}, {"waited", "1"}}, .selected = true}});
  desk.settle();
  EXPECT_EQ(desk.find("call.1"), nullptr);
  ASSERT_NE(desk.find("call.2"), nullptr);
  EXPECT_EQ(desk.find("call.2")->label, "must_resend(answered = false, waited = 1)");
  EXPECT_FALSE(is_cut(desk, "must_resend(answered = false, waited = 1)"));
  EXPECT_TRUE(desk.window.cut_texts().empty()) << desk.window.cut_texts().front();
}

TEST(VariableRows, ANameOfTwelveLettersIsWholeInLargeLetters) {
  Desk desk("temperatures = 1\n", looks("150", "opendyslexic"), {1024, 600});
  desk.session.set_variables({{"temperatures", "140"}}, 2);
  desk.settle();
  if (desk.find("variable.why.temperatures") == nullptr) desk.click(desk.find("variables.fold")->rect.center());
  ASSERT_NE(desk.find("variable.why.temperatures"), nullptr);
  EXPECT_FALSE(is_cut(desk, "temperatures"));
}

TEST(VariableRows, FoldInLargeLettersTillTheyAreUnfolded) {
  Desk desk("x = 1\n", looks("150", "opendyslexic"));
  desk.session.set_variables({{"x", "1"}, {"y", "2"}, {"z", "3"}, {"total", "12"}}, 2);
  desk.settle();
  ASSERT_NE(desk.find("variables.fold"), nullptr);
  EXPECT_EQ(desk.find("variable.why.x"), nullptr);
  const float folded = desk.find("lua.variables")->rect.h;
  desk.click(desk.find("variables.fold")->rect.center());
  EXPECT_NE(desk.find("variable.why.x"), nullptr);
  EXPECT_GT(desk.find("lua.variables")->rect.h, folded);
  desk.click(desk.find("variables.fold")->rect.center());
  EXPECT_EQ(desk.find("variable.why.x"), nullptr);
}

}  // namespace
}  // namespace lunabloc::ide
