#include "program/reference.h"

#include <gtest/gtest.h>

#include <fstream>

#include "blocks_support.h"
#include "program/tree.h"
#include "program/tree_nodes.h"

namespace lunabloc::program {
namespace {

class Reference : public testing::TestWithParam<std::string> {};

std::string written_now(const std::string& language) {
  return reference(shipped_vocabulary(), base::Messages::load(support::source_folder() / "assets/messages", language).value());
}

TEST_P(Reference, TellsEveryBlock) {
  const std::string text = written_now(GetParam());
  EXPECT_EQ(text.find("\u2039"), std::string::npos) << "a word is missing";
  for (const BlockEntry& entry : shipped_vocabulary().blocks()) {
    const std::size_t at = text.find("\n<a id=\"" + entry.id + "\"></a>\n\n### ");
    ASSERT_NE(at, std::string::npos) << entry.id;
    const std::string section = text.substr(at, text.find("\n<a id=", at + 1) - at);
    EXPECT_NE(section.find("```lua\n" + entry.initial_lua()), std::string::npos) << entry.id;
    EXPECT_NE(section.find(entry.example.lua), std::string::npos) << entry.id;
    EXPECT_NE(section.find(entry.example.prints), std::string::npos) << entry.id;
  }
}

TEST_P(Reference, ShowsNothingButLua) {
  const std::string text = written_now(GetParam());
  std::size_t parts = 0;
  for (std::size_t at = text.find("```lua\n"); at != std::string::npos; at = text.find("```lua\n", at + 1), ++parts) {
    const std::string lua = text.substr(at + 7, text.find("```", at + 7) - at - 7);
    EXPECT_TRUE(!parse(lua).tree.root().has_error() || !parse("return " + lua).tree.root().has_error()) << lua;
  }
  EXPECT_GT(parts, 2 * shipped_vocabulary().blocks().size());
}

TEST_P(Reference, LeadsSomewhereWithEachOfItsLinks) {
  const std::string text = written_now(GetParam());
  std::size_t links = 0;
  for (std::size_t at = text.find("](#"); at != std::string::npos; at = text.find("](#", at + 1), ++links) {
    const std::string id = text.substr(at + 3, text.find(')', at) - at - 3);
    EXPECT_NE(text.find("<a id=\"" + id + "\"></a>"), std::string::npos) << id;
  }
  EXPECT_GT(links, shipped_vocabulary().blocks().size()) << "families and blocks";
}

TEST_P(Reference, IsKeptAsTheVocabularySaysIt) {
  const auto file = support::source_folder() / "assets/reference" / (GetParam() + ".md");
  EXPECT_TRUE(base::read_file(file).value_or("") == written_now(GetParam()))
      << file << " is not what the vocabulary says. Write it again:\n  cmake --build build --target reference";
}

// A family, a block with everything that may be said of one, and one with nothing more than its words.
TEST(ReferenceText, ReadsAsAPage) {
  const auto assets = support::source_folder() / "assets";
  support::TempFolder folder;
  std::ofstream(folder.path() / "categories.yaml") << "categories:\n"
                                                      "  - {id: turtle, label: {fr: Bouger, en: Move}, icon: navigation}\n"
                                                      "  - {id: kit, label: {fr: Kit, en: Kit}, icon: chip}\n";
  std::ofstream(folder.path() / "blocks.yaml") << R"YAML(blocks:
  - id: walk
    lua: "walk($steps, $how)"
    also:
      - lua: "walk{$steps, $how}"
    slots:
      steps: {type: number, default: "50", unit: cm}
      how:
        type: choice
        default: "\"slow\""
        choices: [{lua: "\"slow\"", fr: lent, en: slow}, {lua: "\"fast\"", fr: vite, en: fast}]
    label: {fr: "marcher de $steps <cm/cm> | $how", en: "walk $steps | $how"}
    help: {fr: "Marche.", en: "Walks."}
    example: "say(walk(1, \"slow\"))"
    prints: "ok"
    category: turtle
    shape: statement
    level: 2
    world: turtle
    cost: moves
    board: true
  - {id: rest, lua: "rest()", label: {fr: "se | reposer", en: rest}, help: {fr: "Ne fait *rien*.", en: "Rests."}, category: turtle, shape: statement, level: 7}
)YAML";
  const Result<Vocabulary> vocabulary = Vocabulary::load(folder.path(), assets / "schemas");
  ASSERT_TRUE(vocabulary) << vocabulary.error().message;
  const std::string text = reference(*vocabulary, base::Messages::load(assets / "messages", "fr").value());
  EXPECT_EQ(text.substr(text.find("- [")), R"MD(- [Bouger](#turtle) (2)

<a id="turtle"></a>

## Bouger

| Bloc | Niveau | Sur une carte seule |
| --- | --- | --- |
| [marcher de (50) cm / (lent)](#walk) | CM1 (9 ans) | oui |
| [se / reposer](#rest) | 3e (14 ans) | non |

<a id="walk"></a>

### marcher de (50) cm / (lent)

Marche.

```lua
walk(50, "slow")
```

Autre écriture, « marcher de (50) cm / (lent) » :

```lua
walk{50, "slow"}
```

Niveau : CM1 (9 ans) · Monde : la tortue · Coût compté : déplacements · Sur une carte seule : oui

- `steps` : un nombre
- `how` : un choix : lent `"slow"`, vite `"fast"`

Exemple :

```lua
say(walk(1, "slow"))
```

Le programme affiche :

```text
ok
```

<a id="rest"></a>

### se / reposer

Ne fait \*rien\*.

```lua
rest()
```

Niveau : 3e (14 ans) · Sur une carte seule : non
)MD");
}

INSTANTIATE_TEST_SUITE_P(Languages, Reference, testing::Values("fr", "en"), [](const auto& language) { return language.param; });

TEST(ReadableLabel, HasNoMarks) {
  const auto label = [](std::string_view id) { return readable_label(*shipped_vocabulary().find(id), "fr"); };
  EXPECT_EQ(label("turtle.forward"), "avancer de ( ) pas");
  EXPECT_EQ(label("wait"), "attendre ( ) secondes");
  EXPECT_EQ(label("repeat"), "répéter ( ) fois …");
  EXPECT_EQ(label("fn.call"), "appeler ( ) avec ( ) …");
}

TEST(FilledLabel, ShowsWhatThePaletteGives) {
  const auto label = [](std::string_view id) { return filled_label(shipped_vocabulary(), *shipped_vocabulary().find(id), "fr"); };
  EXPECT_EQ(label("turtle.forward"), "avancer de (50) pas");
  EXPECT_EQ(label("when.key"), "quand la touche (espace) est pressée …");
  EXPECT_EQ(label("lua.local"), "créer (x, y) à (0, 0)");
  EXPECT_EQ(label("if_else"), "si (vrai) alors … / sinon si ( ) alors … / sinon …");
}

}  // namespace
}  // namespace lunabloc::program
