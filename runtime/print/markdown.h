// CommonMark on paper: paragraphs, lists, tables, programs as blocks, pictures with their words.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "print/paper.h"

namespace lunabloc::print {

struct MarkdownContext {
  std::function<std::filesystem::path(const std::string&)> file;  // where a picture of the lesson is
  std::string language = "fr";
  std::function<void(std::string_view lua)> program;  // puts a fenced program
};

void put_markdown(Paper& paper, std::string_view markdown, const MarkdownContext& context);

}  // namespace lunabloc::print
