// CommonMark on paper: paragraphs, lists, tables, programs as blocks, pictures with their words.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "print/paper.h"

namespace lunabloc::print {

struct MarkdownContext {
  std::filesystem::path folder;   // where pictures are
  std::string language = "fr";
  std::function<void(std::string_view lua)> program;  // puts a fenced program
};

void put_markdown(Paper& paper, std::string_view markdown, const MarkdownContext& context);

}  // namespace lunabloc::print
