// The body of lecon.md cut into steps: headings, control comments, what only the adult sees.
//
// Knows Markdown no further: the pieces stay Markdown. Fenced programs are left alone, whatever they hold.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::lesson {

struct BodyStep {
  std::string id, phase, title, markdown, adult;
  std::vector<std::string> questions;  // in the order of the control comments
  std::map<std::string, std::size_t> question_places;  // byte of `markdown` before which each stands
  std::uint32_t line = 0;
};

struct Body {
  std::string front_matter;
  std::string introduction;
  std::vector<BodyStep> steps;
};

// `file` is for the places. Problems: "lesson.no_front_matter", "lesson.unknown_phase" {nom}, "lesson.phase_order"
// {nom}, "lesson.step_twice" {nom}, "lesson.unknown_comment" {nom}, "lesson.adult_open".
Body read_body(std::string_view text, const std::string& file, std::vector<Error>& problems);

// A fenced program of a step: ```lua, ```lua essai or ```lua faux.
struct Snippet {
  std::string kind;  // "", "essai" or "faux"
  std::string lua;
  std::uint32_t line = 0;  // within the text, from 1
};
std::vector<Snippet> snippets(std::string_view markdown);

}  // namespace lunabloc::lesson
