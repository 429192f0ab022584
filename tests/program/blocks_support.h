// What the tests of blocks share: the vocabulary that ships, and the cases of tests/program/corpus.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/messages.h"
#include "program/vocabulary.h"
#include "support/temp_folder.h"

namespace lunabloc::program {

inline const Vocabulary& shipped_vocabulary() {
  static const Vocabulary vocabulary = [] {
    const auto assets = support::source_folder() / "assets";
    Result<Vocabulary> loaded = Vocabulary::load(assets / "vocabulary", assets / "schemas");
    if (!loaded) ADD_FAILURE() << Messages::load(assets / "messages", "en").value_or(Messages{}).describe(loaded.error());
    return loaded.value_or(Vocabulary{});
  }();
  return vocabulary;
}

// A file of the corpus: "=== title", Lua, "----", blocks.
struct CorpusCase {
  std::string title, lua, blocks;
};

inline std::filesystem::path corpus_folder() { return support::source_folder() / "tests/program/corpus"; }

inline std::vector<CorpusCase> read_corpus(const std::filesystem::path& file) {
  std::vector<CorpusCase> cases;
  std::ifstream stream(file, std::ios::binary);
  std::string* into = nullptr;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), "", ""});
      into = &cases.back().lua;
    } else if (line == "----") {
      into = &cases.back().blocks;
    } else if (into != nullptr) {
      *into += line + "\n";
    }
  }
  return cases;
}

inline void write_corpus(const std::filesystem::path& file, const std::vector<CorpusCase>& cases) {
  std::ofstream stream(file, std::ios::binary);
  for (const CorpusCase& a_case : cases)
    stream << "=== " << a_case.title << "\n" << a_case.lua << "----\n" << a_case.blocks;
}

inline std::vector<std::filesystem::path> corpus_files() {
  std::vector<std::filesystem::path> files;
  for (const std::string& name : base::entries_of(corpus_folder()))
    if (name.ends_with(".txt")) files.push_back(corpus_folder() / name);
  return files;
}

}  // namespace lunabloc::program
