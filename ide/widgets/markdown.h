// Lesson texts: CommonMark (libcmark) read into plain blocks, then laid out and drawn with our own text.
// Tables are the pipe tables of lessons; ```lua blocks are drawn as blocks of the program by whoever gives the callback.
// A picture that stands alone in its paragraph is drawn; elsewhere, and where it cannot be read, its words stand.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ide/widgets/frame.h"
#include "ide/widgets/text.h"
#include "ide/widgets/vector_picture.h"

namespace lunabloc::ide::widgets {

struct MarkdownBlock {
  enum class Kind { heading, paragraph, item, code, table, quote, rule, picture };
  Kind kind = Kind::paragraph;
  int level = 0;                  // heading: 1 to 6; item: depth from 1
  std::string marker;             // item: "•", "1."
  std::string language;           // code: "lua"
  std::string note;               // code: what the fence says after its language, "essai"
  std::string code;
  std::string path;               // picture: as written; `spans` are its words
  std::vector<Span> spans;
  std::vector<std::vector<std::vector<Span>>> rows;  // table: rows of cells; the first is the head
};

struct Markdown {
  std::vector<MarkdownBlock> blocks;
};

// HTML is left out; links are their words.
Markdown parse_markdown(std::string_view text, bool french);

// The picture of a path, or nullptr.
using PictureOf = std::function<const VectorPicture*(const std::string& path)>;

// Draws from the top of `area` down, gives the height. `id` begins the ids of the accessible nodes.
float draw_markdown(Frame& frame, const std::string& id, const Markdown& document, const Rect& area,
                    FontRole role = FontRole::body, const PictureOf& pictures = {});

}  // namespace lunabloc::ide::widgets
