#include "ide/widgets/markdown.h"

#include <cmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "ide/theme/pen_colors.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

struct NodeEraser {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorEraser {
  void operator()(cmark_iter* walk) const { cmark_iter_free(walk); }
};

std::string text_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal != nullptr ? literal : "";
}

// The inline content of a node; a line end of the source is a space, or "\n" where it parts the rows of a table.
std::vector<Span> inline_of(cmark_node* parent) {
  std::vector<Span> spans;
  int bold = 0;
  const auto add = [&](std::string text, bool code) {
    if (!spans.empty() && spans.back().bold == (bold > 0) && spans.back().code == code && !code) spans.back().text += text;
    else spans.push_back({std::move(text), bold > 0, code});
  };
  const std::unique_ptr<cmark_iter, IteratorEraser> walk(cmark_iter_new(parent));
  for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk.get())) {
    cmark_node* node = cmark_iter_get_node(walk.get());
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_STRONG: bold += event == CMARK_EVENT_ENTER ? 1 : -1; break;
      case CMARK_NODE_EMPH: bold += event == CMARK_EVENT_ENTER ? 1 : -1; break;  // no italics for meaning
      case CMARK_NODE_TEXT: add(text_of(node), false); break;
      case CMARK_NODE_CODE: add(text_of(node), true); break;
      case CMARK_NODE_SOFTBREAK: add("\n", false); break;
      case CMARK_NODE_LINEBREAK: add("\n\n", false); break;
      default: break;
    }
  }
  return spans;
}

std::vector<std::vector<Span>> split(const std::vector<Span>& spans, char sign) {
  std::vector<std::vector<Span>> parts(1);
  for (const Span& span : spans) {
    std::size_t from = 0;
    while (!span.code) {
      const std::size_t at = span.text.find(sign, from);
      if (at == std::string::npos) break;
      if (at > from) parts.back().push_back({span.text.substr(from, at - from), span.bold, span.code});
      parts.emplace_back();
      from = at + 1;
    }
    if (from < span.text.size()) parts.back().push_back({span.text.substr(from), span.bold, span.code});
  }
  return parts;
}

void trim(std::vector<Span>& spans) {
  if (spans.empty()) return;
  std::string& first = spans.front().text;
  first.erase(0, std::min(first.find_first_not_of(' '), first.size()));
  std::string& last = spans.back().text;
  last.erase(std::min(last.find_last_not_of(' ') + 1, last.size()));
  std::erase_if(spans, [](const Span& span) { return span.text.empty(); });
}

std::vector<std::vector<Span>> cells_of(const std::vector<Span>& line) {
  std::vector<std::vector<Span>> cells = split(line, '|');
  for (auto& cell : cells) trim(cell);
  if (!cells.empty() && cells.front().empty()) cells.erase(cells.begin());
  if (!cells.empty() && cells.back().empty()) cells.pop_back();
  return cells;
}

// The picture that is all of a paragraph, or nullptr.
cmark_node* lone_picture(cmark_node* paragraph) {
  cmark_node* only = cmark_node_first_child(paragraph);
  const bool alone = only != nullptr && cmark_node_next(only) == nullptr && cmark_node_get_type(only) == CMARK_NODE_IMAGE;
  return alone ? only : nullptr;
}

// A paragraph whose second line is a rule of dashes and bars is a table.
bool table_of(const std::vector<Span>& spans, MarkdownBlock& block) {
  const auto lines = split(spans, '\n');
  if (lines.size() < 2) return false;
  const std::string rule = plain_of(lines[1]);
  if (rule.find('-') == std::string::npos || rule.find('|') == std::string::npos ||
      rule.find_first_not_of("|-: ") != std::string::npos)
    return false;
  block.kind = MarkdownBlock::Kind::table;
  for (std::size_t index = 0; index < lines.size(); ++index)
    if (index != 1) block.rows.push_back(cells_of(lines[index]));
  return true;
}

void finish(std::vector<Span>& spans, bool french) {
  for (std::size_t index = 0; index < spans.size(); ++index) {
    Span& span = spans[index];
    if (span.code) continue;
    // A single line end is a space; two of them are a hard break.
    std::string text;
    for (std::size_t at = 0; at < span.text.size(); ++at) {
      if (span.text[at] != '\n') text += span.text[at];
      else if (span.text.substr(at).starts_with("\n\n")) text += '\n', ++at;
      else text += ' ';
    }
    if (french) {
      const bool glued = index > 0 && std::string_view(";:!?").find(text.empty() ? ' ' : text[0]) != std::string_view::npos;
      text = (glued ? std::string("\u202F") : std::string()) + french_spaces(text);
      if (index > 0 && text.starts_with(" ") && text.size() > 1 && std::string_view(";:!?").find(text[1]) != std::string_view::npos)
        text.replace(0, 1, "\u202F");
    }
    span.text = std::move(text);
  }
}

class Reader {
 public:
  explicit Reader(bool french) : french_(french) {}

  void read(cmark_node* node, int depth, const std::string& marker) {
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) read_one(child, depth, marker);
  }

  Markdown take() { return std::move(document_); }

 private:
  void read_one(cmark_node* node, int depth, const std::string& marker) {
    MarkdownBlock block;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING:
        block.kind = MarkdownBlock::Kind::heading;
        block.level = cmark_node_get_heading_level(node);
        block.spans = inline_of(node);
        break;
      case CMARK_NODE_PARAGRAPH: {
        block.spans = inline_of(node);
        if (cmark_node* picture = lone_picture(node)) {
          block.kind = MarkdownBlock::Kind::picture;
          if (const char* path = cmark_node_get_url(picture)) block.path = path;
          break;
        }
        if (table_of(block.spans, block)) break;
        block.kind = depth > 0 ? MarkdownBlock::Kind::item : (in_quote_ ? MarkdownBlock::Kind::quote : MarkdownBlock::Kind::paragraph);
        block.level = depth;
        block.marker = std::exchange(pending_marker_, {});
        break;
      }
      case CMARK_NODE_CODE_BLOCK: {
        block.kind = MarkdownBlock::Kind::code;
        const char* info = cmark_node_get_fence_info(node);
        block.language = info != nullptr ? info : "";
        // "lua essai" is Lua.
        if (const std::size_t space = block.language.find(' '); space != std::string::npos) {
          block.note = block.language.substr(block.language.find_first_not_of(' ', space));
          block.language.resize(space);
        }
        block.code = text_of(node);
        while (block.code.ends_with('\n')) block.code.pop_back();
        break;
      }
      case CMARK_NODE_THEMATIC_BREAK: block.kind = MarkdownBlock::Kind::rule; break;
      case CMARK_NODE_LIST: return read_list(node, depth);
      case CMARK_NODE_BLOCK_QUOTE: {
        const bool before = std::exchange(in_quote_, true);
        read(node, depth, marker);
        in_quote_ = before;
        return;
      }
      default: return;
    }
    finish(block.spans, french_);
    for (auto& row : block.rows)
      for (auto& cell : row) finish(cell, french_);
    document_.blocks.push_back(std::move(block));
  }

  void read_list(cmark_node* list, int depth) {
    constexpr int kDeepest = 8;
    if (depth >= kDeepest) return;
    int number = cmark_node_get_list_start(list);
    for (cmark_node* item = cmark_node_first_child(list); item != nullptr; item = cmark_node_next(item)) {
      pending_marker_ = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? fmt::format("{}.", number++) : "•";
      read(item, depth + 1, pending_marker_);
    }
  }

  Markdown document_;
  std::string pending_marker_;
  bool french_;
  bool in_quote_ = false;
};

float draw_code(Frame& frame, const std::string& id, const MarkdownBlock& block, const Rect& area) {
  if (block.language == "lua" && frame.draw_lua_blocks) {
    constexpr float kNoEnd = 100000;
    const float height = frame.draw_lua_blocks(frame, block.code, {area.x, area.y, area.w, kNoEnd});
    register_text(frame, {.id = id, .role = access::Role::picture, .label = block.code, .rect = {area.x, area.y, area.w, height}});
    return height;
  }
  const float line = frame.fonts.line(FontRole::code), margin = frame.du(10);
  const auto rows = 1 + static_cast<float>(std::count(block.code.begin(), block.code.end(), '\n'));
  const Rect box{area.x, area.y, area.w, rows * line + margin};
  fill(frame, box, frame.theme.sunken, frame.metrics.radius_chip());
  frame.list().PushClipRect(box.min(), box.max(), true);
  float y = box.y + margin / 2 + (line - frame.fonts[FontRole::code]->FontSize) / 2;
  std::string_view rest = block.code;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    text_at(frame, box.x + margin, y, FontRole::code, frame.theme.code_text, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    y += line;
  }
  frame.list().PopClipRect();
  register_text(frame, {.id = id, .role = access::Role::text, .label = block.code, .rect = box});
  return box.h;
}

// A column is as wide as what it holds where there is room; else what is left over goes to the fuller ones, and no word is cut.
std::vector<float> column_widths(const Frame& frame, const MarkdownBlock& block, float room, float margin) {
  std::size_t columns = 1;
  for (const auto& row : block.rows) columns = std::max(columns, row.size());
  std::vector<float> least(columns, 0), whole(columns, 0);
  for (const auto& row : block.rows)
    for (std::size_t column = 0; column < row.size(); ++column) {
      const std::string text = plain_of(row[column]);
      whole[column] = std::max(whole[column], frame.fonts.width(FontRole::small_bold, text) + 2 * margin);
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        least[column] = std::max(least[column], frame.fonts.width(FontRole::small_bold, std::string_view(text).substr(at, end - at)) + 2 * margin);
        at = end + 1;
      }
    }
  const float all_least = std::accumulate(least.begin(), least.end(), 0.0F), all_whole = std::accumulate(whole.begin(), whole.end(), 0.0F);
  std::vector<float> widths(columns);
  for (std::size_t column = 0; column < columns; ++column) {
    if (all_whole <= room) widths[column] = whole[column] + (room - all_whole) / static_cast<float>(columns);
    else if (all_least >= room) widths[column] = room * least[column] / all_least;
    else widths[column] = least[column] + (room - all_least) * (whole[column] - least[column]) / (all_whole - all_least);
  }
  return widths;
}

float draw_table(Frame& frame, const std::string& id, const MarkdownBlock& block, const Rect& area) {
  const float margin = frame.du(6);
  const std::vector<float> widths = column_widths(frame, block, area.w, margin);
  float y = area.y;
  for (std::size_t index = 0; index < block.rows.size(); ++index) {
    std::vector<Paragraph> cells;
    float height = 0;
    std::string spoken;
    for (std::vector<Span> cell : block.rows[index]) {
      for (Span& span : cell) span.bold = span.bold || index == 0;
      cells.emplace_back(frame, cell, FontRole::small, widths[cells.size()] - 2 * margin);
      height = std::max(height, cells.back().height());
      spoken += (spoken.empty() ? "" : ", ") + plain_of(cell);
    }
    const Rect line{area.x, y, area.w, height + margin};
    if (index % 2 == 0) fill(frame, line, frame.theme.sunken, frame.metrics.radius_chip());
    float x = area.x;
    for (std::size_t column = 0; column < cells.size(); x += widths[column++]) cells[column].draw(frame, x + margin, y + margin / 2, frame.theme.ink);
    register_text(frame, {.id = fmt::format("{}.{}", id, index), .role = access::Role::cell, .label = spoken, .rect = line});
    y += line.h;
  }
  return y - area.y;
}

// On light paper in every theme: pictures bring their own colours. Without the picture, its words on the same paper.
float draw_picture(Frame& frame, const std::string& id, const MarkdownBlock& block, const Rect& area, const VectorPicture* picture) {
  constexpr float kHighest = 220;  // du
  const float margin = frame.du(8);
  float height = 0;
  if (picture != nullptr) {
    const ImVec2 size = picture->size();
    const float scale = std::min({frame.metrics.scale, (area.w - 2 * margin) / size.x, frame.du(kHighest) / size.y});
    height = std::round(size.y * scale) + 2 * margin;
    const Rect paper{area.x, area.y, area.w, height};
    fill(frame, paper, theme::paper_of(frame.theme), frame.metrics.radius_button());
    outline(frame, paper, frame.theme.panel_edge, frame.metrics.radius_button());
    picture->draw(frame.list(), {std::round(paper.center().x - size.x * scale / 2), paper.y + margin}, scale);
  } else {
    const Paragraph words(frame, block.spans, FontRole::small, area.w - 2 * margin);
    height = words.height() + 2 * margin;
    fill(frame, {area.x, area.y, area.w, height}, frame.theme.sunken, frame.metrics.radius_button());
    words.draw(frame, area.x + margin, area.y + margin, frame.theme.ink2);
  }
  register_text(frame, {.id = id, .role = access::Role::picture, .label = plain_of(block.spans), .rect = {area.x, area.y, area.w, height}});
  return height;
}

float draw_block(Frame& frame, const std::string& id, const MarkdownBlock& block, const Rect& area, FontRole role,
                 const PictureOf& pictures) {
  using Kind = MarkdownBlock::Kind;
  switch (block.kind) {
    case Kind::code: return draw_code(frame, id, block, area);
    case Kind::picture: return draw_picture(frame, id, block, area, pictures ? pictures(block.path) : nullptr);
    case Kind::table: return draw_table(frame, id, block, area);
    case Kind::rule: separator(frame, area.x, area.y, area.w); return frame.du(1);
    default: break;
  }
  const bool heading = block.kind == Kind::heading;
  const float indent = block.kind == Kind::item ? frame.du(18) * static_cast<float>(block.level)
                                                : (block.kind == Kind::quote ? frame.du(12) : 0.0F);
  const FontRole used = heading ? (block.level <= 2 ? FontRole::h2 : bold_of(role)) : role;
  const Paragraph paragraph(frame, block.spans, used, area.w - indent);
  if (block.kind == Kind::quote)
    fill(frame, {area.x, area.y, frame.du(3), paragraph.height()}, frame.theme.accent, frame.du(1));
  if (!block.marker.empty()) {
    const float top = area.y + (frame.fonts.line(used) - frame.fonts[used]->FontSize) / 2;
    text_at(frame, area.x + indent - frame.du(14) - (block.marker == "•" ? 0 : frame.du(4)), top, used, frame.theme.ink2, block.marker);
  }
  paragraph.draw_for_reading(frame, area.x + indent, area.y, frame.theme.ink);
  register_text(frame, {.id = id, .role = heading ? access::Role::heading : access::Role::text, .label = plain_of(block.spans),
                        .rect = {area.x, area.y, area.w, paragraph.height()}});
  return paragraph.height();
}

}  // namespace

Markdown parse_markdown(std::string_view text, bool french) {
  const std::unique_ptr<cmark_node, NodeEraser> root(cmark_parse_document(text.data(), text.size(), CMARK_OPT_VALIDATE_UTF8));
  Reader reader(french);
  if (root != nullptr) reader.read(root.get(), 0, {});
  return reader.take();
}

float draw_markdown(Frame& frame, const std::string& id, const Markdown& document, const Rect& area, FontRole role,
                    const PictureOf& pictures) {
  float y = area.y;
  for (std::size_t index = 0; index < document.blocks.size(); ++index) {
    const MarkdownBlock& block = document.blocks[index];
    const bool in_list = block.kind == MarkdownBlock::Kind::item;
    if (index > 0) y += in_list ? frame.du(2) : frame.metrics.paragraph_gap();
    y += draw_block(frame, fmt::format("{}.{}", id, index), block, {area.x, y, area.w, 0}, role, pictures);
  }
  return y - area.y;
}

}  // namespace lunabloc::ide::widgets
