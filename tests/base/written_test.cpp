#include "base/written.h"

#include <gtest/gtest.h>

#include "base/data_file.h"

namespace lunabloc::base {
namespace {

TEST(Written, MarkupIsText) { EXPECT_EQ(in_markup("<b>\"a\" & b</b>"), "&lt;b&gt;&quot;a&quot; &amp; b&lt;/b&gt;"); }

TEST(Written, AFieldIsOneFieldAndNoFormula) {
  EXPECT_EQ(in_csv("loutre"), "loutre");
  EXPECT_EQ(in_csv("=1+1"), "'=1+1");
  EXPECT_EQ(in_csv("a,b"), "\"a,b\"");
  EXPECT_EQ(in_csv("a;b"), "\"a;b\"");
  EXPECT_EQ(in_csv("\"x\""), "\"\"\"x\"\"\"");
  EXPECT_EQ(in_csv("@a\nb"), "\"'@a\nb\"");
  EXPECT_EQ(in_csv(""), "");
}

TEST(Written, ATextOfADataFileComesBack) {
  for (const std::string text : {"", "a: b # c", "« \"x\" »\\", "deux\nlignes"}) EXPECT_EQ(parse_data("t: " + in_data(text), "").value().text_at("t"), text);
}

}  // namespace
}  // namespace lunabloc::base
