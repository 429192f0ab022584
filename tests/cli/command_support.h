// A subcommand called as the command line calls it, with what it wrote and its exit code.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "cli/cli.h"
#include "support/temp_folder.h"

namespace lunabloc::cli {

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

enum class Form { plain, json, on_terminal };

inline Outcome call(int (*subcommand)(const Invocation&), std::vector<std::string> arguments, Form form = Form::plain,
                    const std::string& typed = "") {
  base::Locations locations;
  locations.programs = support::binary_folder() / "bin";
  locations.assets = support::source_folder() / "assets";
  locations.lessons = support::source_folder() / "lessons";
  std::ostringstream out, err;
  std::istringstream in(typed);
  const Invocation invocation{std::move(arguments), "fr", form == Form::json, locations, out, err, in, form == Form::on_terminal};
  const int code = subcommand(invocation);
  return {code, out.str(), err.str()};
}

// A folder of its own for each test.
class CommandTest : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
  std::string file(const std::string& name, std::string_view text) const {
    EXPECT_TRUE(base::write_file(path(name), text));
    return path(name);
  }
  std::string program(std::string_view text) const { return file("p.lua", text); }

 private:
  support::TempFolder folder_;
};

}  // namespace lunabloc::cli
