#include "print/markdown.h"

#include <cmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "print/drawings.h"
#include "print/typography.h"

namespace lunabloc::print {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};

std::string literal_of(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text != nullptr ? text : "";
}

class Writer {
 public:
  Writer(Paper& paper, const MarkdownContext& context) : paper_(paper), context_(context) {}

  void blocks(cmark_node* parent, double indent) {
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) block(node, indent);
  }

 private:
  void block(cmark_node* node, double indent) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH: return paragraph(node, indent, {});
      case CMARK_NODE_HEADING: return paper_.text(spans_of(node, true), {.size = cmark_node_get_heading_level(node) == 1 ? 15.0 : 12.5, .ink = kAccent, .above = 10, .tag = "H3", .keep_with_next = true});
      case CMARK_NODE_LIST: return list(node, indent);
      case CMARK_NODE_BLOCK_QUOTE: return blocks(node, indent + 14);
      case CMARK_NODE_CODE_BLOCK: return code(node);
      default: return;
    }
  }

  void paragraph(cmark_node* node, double indent, const std::string& mark) {
    std::vector<Span> spans;
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
      if (cmark_node_get_type(child) != CMARK_NODE_IMAGE) {
        spans_in(child, {}, spans);
        continue;
      }
      flush(spans, indent, mark);
      picture(child);
    }
    flush(spans, indent, mark);
  }

  void flush(std::vector<Span>& spans, double indent, const std::string& mark) {
    const bool blank = std::all_of(spans.begin(), spans.end(), [](const Span& span) { return span.text.find_first_not_of(" \n") == std::string::npos; });
    if (!blank) paper_.text(spans, {.above = mark.empty() ? 6.0 : 3.0, .indent = indent, .mark = mark, .tag = mark.empty() ? "P" : "LI"});
    spans.clear();
  }

  void picture(cmark_node* node) {
    const char* url = cmark_node_get_url(node);
    std::string words;
    for (const Span& span : spans_of(node, false)) words += span.text;
    const std::string file = url != nullptr ? url : "";
    // A picture is the lesson's own; one that cannot be drawn is told in its words.
    const bool inside = !file.empty() && file.find("..") == std::string::npos && file.front() != '/' && file.find(':') == std::string::npos;
    if (!inside || !draw_picture(paper_, context_.file(file), words)) paper_.text({Span{words, false, true}}, {.ink = kSoft});
  }

  void list(cmark_node* node, double indent) {
    int number = cmark_node_get_list_start(node);
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    for (cmark_node* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
      std::string mark = ordered ? fmt::format("{}.", number++) : "•";
      for (cmark_node* child = cmark_node_first_child(item); child != nullptr; child = cmark_node_next(child)) {
        if (cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH) paragraph(child, indent + 20, mark);
        else block(child, indent + 20);
        mark.clear();
      }
    }
  }

  void code(cmark_node* node) {
    const char* info = cmark_node_get_fence_info(node);
    if (context_.program && info != nullptr && std::string_view(info).starts_with("lua")) return context_.program(literal_of(node));
    paper_.text({Span{literal_of(node), false, false, true}}, {.size = 10.5, .tag = "Code"});
  }

  std::vector<Span> spans_of(cmark_node* node, bool bold) {
    std::vector<Span> spans;
    Span look;
    look.bold = bold;
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) spans_in(child, look, spans);
    return spans;
  }

  void spans_in(cmark_node* node, Span look, std::vector<Span>& into) {
    const auto put = [&](std::string text) {
      look.text = std::move(text);
      into.push_back(look);
    };
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT: return put(typeset(literal_of(node), context_.language));
      case CMARK_NODE_CODE: look.code = true; return put(literal_of(node));
      case CMARK_NODE_SOFTBREAK: return put(" ");
      case CMARK_NODE_LINEBREAK: return put("\n");
      case CMARK_NODE_STRONG: look.bold = true; break;
      case CMARK_NODE_EMPH: look.italic = true; break;
      default: break;
    }
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) spans_in(child, look, into);
  }

  Paper& paper_;
  const MarkdownContext& context_;
};

void put_text(Paper& paper, std::string_view text, const MarkdownContext& context) {
  if (text.find_first_not_of(" \n") == std::string_view::npos) return;
  const std::unique_ptr<cmark_node, FreeNode> root(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
  Writer(paper, context).blocks(root.get(), 0);
}

std::vector<std::string> cells_of(std::string_view row, const std::string& language) {
  std::vector<std::string> cells;
  row.remove_prefix(1);
  while (!row.empty()) {
    const std::size_t end = std::min(row.find('|'), row.size());
    std::string_view cell = row.substr(0, end);
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
    if (end < row.size() || !cell.empty()) cells.push_back(typeset(cell, language));
    row.remove_prefix(std::min(end + 1, row.size()));
  }
  return cells;
}

bool is_rule(std::string_view row) { return row.find_first_not_of("|-: ") == std::string_view::npos; }

}  // namespace

// Tables are no part of CommonMark itself: runs of lines that begin with « | » are taken out first.
void put_markdown(Paper& paper, std::string_view markdown, const MarkdownContext& context) {
  std::string text;
  std::vector<std::vector<std::string>> rows;
  bool fenced = false;
  const auto close_table = [&] {
    if (!rows.empty()) paper.table(rows);
    rows.clear();
  };
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    const std::string_view line = markdown.substr(0, end);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    if (line.starts_with("```")) fenced = !fenced;
    if (!fenced && line.starts_with("|")) {
      put_text(paper, text, context);
      text.clear();
      if (!is_rule(line)) rows.push_back(cells_of(line, context.language));
      continue;
    }
    close_table();
    text.append(line).append("\n");
  }
  put_text(paper, text, context);
  close_table();
}

}  // namespace lunabloc::print
