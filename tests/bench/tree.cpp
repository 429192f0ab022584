// lunabloc-bench tree FILE.lua: how fast a text becomes a tree, a key a new tree, a tree blocks.
#include <algorithm>
#include <cstdio>
#include <random>

#include "base/file.h"
#include "benches.h"
#include "measure.h"
#include "program/cursor.h"
#include "program/projection.h"
#include "support/temp_folder.h"

namespace lunabloc::bench {
namespace {

using namespace program;

double bytes_of(const Tree& tree) {
  double bytes = 0;
  for (Walk walk{Syntax(tree)}; walk; walk.next())
    if (walk.at().is_node())
      bytes += static_cast<double>(sizeof(GreenNode) + walk.at().green().node().children().size_bytes());
  return bytes;
}

// Somebody types a statement here and there, key by key, and takes it back.
std::vector<double> keys(Tree tree) {
  static const std::string typed = "\nfor i = 1, 4 do say(\"a\" .. t[i]) end";
  std::mt19937 random(1);
  std::vector<double> spent;
  for (int place = 0; place < 12; ++place) {
    std::size_t at = random() % (tree.text().size() + 1);
    while (at < tree.text().size() && tree.text()[at] != '\n') ++at;
    const auto key = [&](const TextEdit& edit) {
      const double before = processor_ms();
      Parsed parsed = reparse(tree, edit);
      spent.push_back(processor_ms() - before);
      tree = std::move(parsed.tree);
    };
    for (std::size_t i = 0; i < typed.size(); ++i) key({{at + i, at + i}, typed.substr(i, 1)});
    for (std::size_t i = typed.size(); i-- > 0;) key({{at + i, at + i + 1}, ""});
  }
  std::sort(spent.begin(), spent.end());
  return spent;
}

}  // namespace

int tree(Arguments arguments) {
  if (arguments.size() != 1) return 2;
  const Result<std::string> text = base::read_file(arguments[0]);
  const auto assets = support::source_folder() / "assets";
  const Result<Vocabulary> vocabulary = Vocabulary::load(assets / "vocabulary", assets / "schemas");
  if (!text || !vocabulary || text->empty()) {
    std::fprintf(stderr, "%s: cannot be read\n", arguments[0].c_str());
    return 1;
  }
  Tree tree;
  const int rounds = std::clamp(static_cast<int>(20'000'000 / text->size()), 9, 199);
  const double parse_ms = median_ms(rounds, [&](int) { tree = parse(*text).tree; });
  const std::vector<double> spent = keys(tree);
  const double project_ms = median_ms(9, [&](int) { (void)project(tree, *vocabulary, "fr"); });
  print("parse_mb_s", static_cast<double>(text->size()) / 1e3 / std::max(parse_ms, 1e-6));
  print("key_median_ms", spent[spent.size() / 2]);
  print("key_p99_ms", spent[spent.size() * 99 / 100]);
  print("project_ms", project_ms);
  print("bytes_per_byte", bytes_of(tree) / static_cast<double>(text->size()));
  return 0;
}

}  // namespace lunabloc::bench
