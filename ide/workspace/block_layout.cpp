#include "ide/workspace/block_layout.h"

#include <cctype>

#include "ide/workspace/laid_before.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::Part;
using program::PartKind;
using program::Shape;
using program::SlotType;

bool is_value(Shape shape) { return shape == Shape::reporter || shape == Shape::boolean; }

// "+" or "≤", not "reste par": one or two characters, no letter and no digit.
bool is_sign(std::string_view text) {
  std::size_t characters = 0;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) ++characters;
    if (static_cast<unsigned char>(byte) < 0x80 && std::isalnum(static_cast<unsigned char>(byte)) != 0) return false;
  }
  return characters == 1 || characters == 2;
}

PieceKind kind_of_hole(SlotType type) {
  switch (type) {
    case SlotType::boolean: return PieceKind::condition_hole;
    case SlotType::number: return PieceKind::number;
    case SlotType::text: return PieceKind::text;
    case SlotType::name:
    case SlotType::choice: return PieceKind::menu;
    default: return PieceKind::hole;
  }
}

PieceKind kind_of(const Part& part) {
  if (part.missing) return kind_of_hole(part.slot_type);
  if (part.slot_type == SlotType::choice && !part.takes_reporter && is_sign(part.text)) return PieceKind::sign;
  switch (part.literal) {
    case program::Literal::number: return PieceKind::number;
    case program::Literal::text: return PieceKind::text;
    default: return PieceKind::menu;
  }
}

bool is_lone_name(const Block& block) {
  return block.shape == Shape::reporter && block.parts.size() == 1 && block.parts.front().kind == PartKind::slot &&
         block.parts.front().slot_type == SlotType::name && block.parts.front().blocks.empty();
}

// Around an operator, "(" and ")" are the shape itself: a pill in a pill.
bool is_grouping(const Block& block) {
  if (block.parts.size() != 3 || block.parts[0].text != "(" || block.parts[2].text != ")") return false;
  const Part& held = block.parts[1];
  return held.kind == PartKind::slot && !held.blocks.empty() && is_value(held.blocks.front().shape) && !is_lone_name(held.blocks.front()) &&
         held.blocks.front().parts.size() > 1;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', start)) {
    lines.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  lines.emplace_back(text.substr(start));
  return lines;
}

// The longest beginning that fits, at a border between characters, with an ellipsis when something is left out.
std::string shortened(std::string_view text, float room, const TextWidth& width, TextFace face) {
  const std::size_t line_end = text.find('\n');
  if (line_end == std::string_view::npos && width(text, face) <= room) return std::string(text);
  std::string kept;
  for (std::size_t at = 0; at < text.size() && at != line_end;) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    const std::string longer = kept + std::string(text.substr(at, next - at));
    if (width(longer + "…", face) > room) break;
    kept = longer;
    at = next;
  }
  return kept + "…";
}

class Layouter {
 public:
  Layouter(const TextWidth& width, const LayoutOptions& options, LaidBefore before, Layout& out)
      : width_(width), options_(options), metrics_(options.metrics), before_(std::move(before)), out_(out) {}

  // The bytes of what is carried away, or of what holds the gap: what is around them is laid out anew.
  void keep_apart(TextRange range) { apart_.push_back(range); }

  void lay_file(const std::vector<const Block*>& statements);

 private:
  struct Row {
    std::vector<Piece> pieces;
    float width = 0, height = 0;
  };

  // `earlier`: its index in the earlier layout; -1: it is not there.
  int lay_block(const Block& block, const LaidBefore::Stand& stand, int earlier);
  int lay_inside(int index, std::size_t part, const Block& block, int earlier);
  bool is_apart(const Block& block) const;
  void lay_stack(int index, const Block& block);
  void lay_pill(int index, const Block& block);
  void lay_text(int index, const Block& block);
  void lay_menu(int index, const Block& block);
  // Children stand relative to the block that holds them until `settle` adds up.
  void fold_row(int index, Row* row, std::size_t part, const std::string& words);
  float lay_body(int index, std::size_t part, const Block& block, Mouth& mouth, Point at);
  Row row_of(int index, const Block& block, std::size_t from, std::size_t to, TextFace face, bool with_icon);
  void add_slot(Row& row, int index, const Block& block, std::size_t part);
  void place_row(LaidBlock& laid, Row row, float left, float top, float height);
  void add_comment(int index);
  static void move_inside(LaidBlock& laid, Point by);
  void settle();
  bool lifts(const Block& block) const { return options_.lifted.first != NodeId::none && block.id == options_.lifted.first; }
  // Of the statements of a body in their order: whether this one is carried away. `gone` goes from one to the next.
  bool leaves(const Block& block, bool& gone) const {
    gone = gone || lifts(block);
    const bool leaving = gone;
    if (block.id == options_.lifted.last) gone = false;
    return leaving;
  }
  float gap_at(NodeId block, const std::string& hole, std::size_t index) const;
  LaidBlock& at(int index) { return out_.blocks[static_cast<std::size_t>(index)]; }
  void shift(int child, Point by) { at(child).box = at(child).box.moved(by); }

  const TextWidth& width_;
  const LayoutOptions& options_;
  const BlockMetrics& metrics_;
  LaidBefore before_;
  std::vector<int> earlier_;  // of each block that is laid out: its index in the earlier layout
  std::vector<TextRange> apart_;
  Layout& out_;
};

float Layouter::gap_at(NodeId block, const std::string& hole, std::size_t index) const {
  if (!options_.gap) return 0;
  const program::StatementPlace& place = options_.gap->place;
  return place.block == block && place.index == index && (block == NodeId::none || place.hole == hole)
             ? options_.gap->height
             : 0;
}

void Layouter::add_slot(Row& row, int index, const Block& block, std::size_t part_index) {
  const Part& part = block.parts[part_index];
  Piece piece;
  piece.part = part_index;
  const bool carried_away = !part.blocks.empty() && lifts(part.blocks.front());
  if (!part.blocks.empty() && !carried_away) {
    piece.kind = PieceKind::reporter;
    LaidBefore::Siblings siblings = before_.inside(earlier_[static_cast<std::size_t>(index)], static_cast<int>(part_index));
    piece.child = lay_inside(index, part_index, part.blocks.front(), before_.find(siblings, part.blocks.front().id));
    piece.box = {0, 0, at(piece.child).form.width, at(piece.child).form.height};
    row.pieces.push_back(std::move(piece));
    return;
  }
  at(index).altered |= carried_away;
  piece.kind = carried_away ? kind_of_hole(part.slot_type) : kind_of(part);
  if (!carried_away) piece.text = shortened(part.text, metrics_.longest_shown_text, width_, TextFace::regular);
  const float words = piece.text.empty() ? 0 : width_(piece.text, TextFace::regular);
  float width = 0;
  switch (piece.kind) {
    case PieceKind::number: width = std::max(metrics_.number_least_width, words + 2 * metrics_.number_padding); break;
    case PieceKind::text: width = std::max(metrics_.text_least_width, words + 2 * metrics_.text_padding); break;
    case PieceKind::sign: width = words + 2 * metrics_.sign_padding; break;
    case PieceKind::menu: width = metrics_.menu_left + words + metrics_.menu_chevron; break;
    default: width = metrics_.hole_least_width;
  }
  piece.box = {0, 0, width, metrics_.slot_height};
  row.pieces.push_back(std::move(piece));
}

Layouter::Row Layouter::row_of(int index, const Block& block, std::size_t from, std::size_t to, TextFace face,
                               bool with_icon) {
  Row row;
  if (with_icon)
    row.pieces.push_back({.kind = PieceKind::icon, .box = {0, 0, metrics_.icon_width, metrics_.text_height}});
  for (std::size_t part = from; part < to; ++part) {
    const Part& now = block.parts[part];
    if (now.kind == PartKind::slot) {
      add_slot(row, index, block, part);
    } else if (now.kind == PartKind::label && !now.text.empty()) {
      row.pieces.push_back({.kind = PieceKind::words,
                            .box = {0, 0, width_(now.text, face), metrics_.text_height},
                            .text = now.text,
                            .part = part,
                            .face = face});
    }
  }
  for (std::size_t piece = 0; piece < row.pieces.size(); ++piece) {
    row.width += row.pieces[piece].box.width() + (piece > 0 ? metrics_.token_gap : 0);
    row.height = std::max(row.height, row.pieces[piece].box.height());
  }
  return row;
}

void Layouter::place_row(LaidBlock& laid, Row row, float left, float top, float height) {
  for (Piece& piece : row.pieces) {
    const float y = top + (height - piece.box.height()) / 2;
    piece.box = piece.box.moved({left - piece.box.left, y - piece.box.top});
    if (piece.child >= 0) shift(piece.child, piece.box.corner());
    left += piece.box.width() + metrics_.token_gap;
    laid.pieces.push_back(std::move(piece));
  }
}

float Layouter::lay_body(int index, std::size_t part, const Block& block, Mouth& mouth, Point position) {
  const std::vector<Block>& statements = block.parts[part].blocks;
  mouth.part = part;
  mouth.hole = block.parts[part].hole.str();
  float y = position.y;
  bool gone = false, altered = false;
  const auto open_gap = [&](std::size_t statement) {
    const float gap = gap_at(block.id, mouth.hole, statement);
    mouth.seams.push_back(y);
    y += gap;
    altered |= gap > 0;
  };
  LaidBefore::Siblings siblings = before_.inside(earlier_[static_cast<std::size_t>(index)], static_cast<int>(part));
  for (std::size_t statement = 0; statement < statements.size(); ++statement) {
    open_gap(statement);
    const int earlier = before_.find(siblings, statements[statement].id);
    if (leaves(statements[statement], gone)) {
      altered = true;
      continue;
    }
    const int child = lay_inside(index, part, statements[statement], earlier);
    shift(child, {position.x, y});
    y += at(child).whole;
  }
  open_gap(statements.size());
  at(index).altered |= altered;
  return y - position.y;
}

// What a folded block holds is a few words at the end of its first row.
void Layouter::fold_row(int index, Row* row, std::size_t part, const std::string& words) {
  if (row == nullptr) return;
  Piece piece{.kind = PieceKind::words, .box = {0, 0, width_(words, TextFace::bold), metrics_.text_height}, .text = words, .part = part, .face = TextFace::bold};
  row->width += metrics_.token_gap + piece.box.width();
  row->pieces.push_back(std::move(piece));
  at(index).folded = true;
}

void Layouter::lay_stack(int index, const Block& block) {
  const bool hat = block.shape == Shape::hat;
  const TextFace face = hat ? TextFace::bold : TextFace::regular;
  struct Piled {
    bool mouth;
    std::size_t part;
    Row row;
  };
  std::vector<Piled> piled;
  std::size_t from = 0;
  bool first = true;
  const auto close_row = [&](std::size_t to) {
    Row row = row_of(index, block, from, to, face, first);
    if (!row.pieces.empty()) piled.push_back({false, 0, std::move(row)});
    first = false;
  };
  const auto fold = options_.folded.find(block.id);
  for (std::size_t part = 0; part < block.parts.size(); ++part) {
    const PartKind kind = block.parts[part].kind;
    if (kind == PartKind::label || kind == PartKind::slot) continue;
    close_row(part);
    if (fold != options_.folded.end()) {
      fold_row(index, piled.empty() ? nullptr : &piled.front().row, part, fold->second);
      from = block.parts.size();
      break;
    }
    if (kind == PartKind::body) piled.push_back({true, part, {}});
    from = part + 1;
  }
  close_row(block.parts.size());

  const auto mouths = std::count_if(piled.begin(), piled.end(), [](const Piled& entry) { return entry.mouth; });
  const bool hanging = hat && mouths == 1 && piled.back().mouth;
  float widest = hat ? metrics_.hat_width + metrics_.side_padding : metrics_.least_width;
  for (const Piled& entry : piled)
    if (!entry.mouth) widest = std::max(widest, entry.row.width + 2 * metrics_.side_padding);

  Form form{.silhouette = Silhouette::stack, .hat = hat, .notch = !hat, .bump = block.shape != Shape::cap, .width = widest};
  if (is_value(block.shape)) form = {.silhouette = Silhouette::frame, .width = widest};
  float y = 0, header = 0, hung = 0;
  std::vector<Mouth> laid_mouths;
  for (std::size_t entry = 0; entry < piled.size(); ++entry) {
    if (!piled[entry].mouth) {
      const float height = std::max(piled[entry].row.height, metrics_.text_height) + 2 * metrics_.row_padding;
      place_row(at(index), std::move(piled[entry].row), metrics_.side_padding, y, height);
      y += height;
      if (header == 0) header = height;
      continue;
    }
    Mouth mouth;
    mouth.hanging = hanging;
    const float indent = hanging ? 0 : metrics_.spine_width;
    const float height = lay_body(index, piled[entry].part, block, mouth, {indent, y});
    if (hanging) {
      mouth.box = {0, y, widest, y + height};
      hung = height;
    } else {
      const float open = std::max(height, metrics_.least_mouth_height);
      mouth.box = {indent, y, widest, y + open};
      form.bays.push_back({y, y + open});
      y += open;
      const bool foot_needed = entry + 1 == piled.size() || piled[entry + 1].mouth;
      if (foot_needed) y += metrics_.bare_footer_height;
    }
    laid_mouths.push_back(std::move(mouth));
  }
  LaidBlock& laid = at(index);
  laid.mouths = std::move(laid_mouths);
  form.height = y;
  laid.form = std::move(form);
  laid.header = header;
  laid.box = {0, 0, widest, y};
  laid.whole = y + hung;
}

void Layouter::lay_pill(int index, const Block& block) {
  const bool grouping = is_grouping(block) && !lifts(block.parts[1].blocks.front());
  Row row = grouping ? row_of(index, block, 1, 2, TextFace::regular, false)
                           : row_of(index, block, 0, block.parts.size(), TextFace::regular, false);
  const float height = std::max(row.height, metrics_.slot_height) + 2 * metrics_.reporter_padding;
  const bool pointed = block.shape == Shape::boolean;
  const auto end_padding = [&](const Piece& piece) {
    const bool is_hexagon =
        piece.kind == PieceKind::condition_hole ||
        (piece.child >= 0 && at(piece.child).form.silhouette == Silhouette::hexagon);
    const bool is_words = piece.kind == PieceKind::words;
    if (pointed) {
      const float share = is_hexagon ? metrics_.hexagon_end_hexagon
                                     : (is_words ? metrics_.hexagon_end_text : metrics_.hexagon_end_slot);
      return height * share + metrics_.hexagon_end_more;
    }
    if (is_words) return metrics_.pill_end_text;
    if (is_hexagon) return metrics_.pill_end_hexagon;
    const bool round = piece.kind == PieceKind::number || piece.kind == PieceKind::hole ||
                       (piece.child >= 0 && at(piece.child).form.silhouette == Silhouette::pill);
    return round ? metrics_.pill_end_slot : metrics_.pill_end_menu;
  };
  const float before = row.pieces.empty() ? metrics_.pill_end_text : end_padding(row.pieces.front());
  const float after = row.pieces.empty() ? metrics_.pill_end_text : end_padding(row.pieces.back());
  const float width = std::max(before + row.width + after, height + metrics_.token_gap);
  const float inset = before + (width - before - row.width - after) / 2;
  place_row(at(index), std::move(row), inset, 0, height);
  LaidBlock& laid = at(index);
  laid.form = {.silhouette = pointed ? Silhouette::hexagon : Silhouette::pill, .width = width, .height = height};
  laid.header = laid.whole = height;
  laid.box = {0, 0, width, height};
}

void Layouter::lay_menu(int index, const Block& block) {
  const Part& part = block.parts.front();
  const std::string text = shortened(part.text, metrics_.longest_shown_text, width_, TextFace::regular);
  const float width = metrics_.menu_left + width_(text, TextFace::regular) + metrics_.menu_chevron;
  LaidBlock& laid = at(index);
  laid.box = {0, 0, width, metrics_.slot_height};
  laid.pieces.push_back({.kind = PieceKind::menu, .box = laid.box, .text = text});
  laid.form = {.silhouette = Silhouette::menu, .width = width, .height = metrics_.slot_height};
  laid.header = laid.whole = metrics_.slot_height;
}

void Layouter::lay_text(int index, const Block& block) {
  const bool in_slot = at(index).parent >= 0 &&
                       at(at(index).parent).block->parts[static_cast<std::size_t>(at(index).part)].kind == PartKind::slot;
  LaidBlock& laid = at(index);
  const float padding = in_slot ? metrics_.reporter_padding : metrics_.row_padding;
  float y = padding, widest = 0;
  for (std::size_t part = 0; part < block.parts.size(); ++part) {
    for (const std::string& line : lines_of(block.parts[part].text)) {
      const std::string shown = shortened(line, 2 * metrics_.longest_shown_text, width_, TextFace::code);
      const float width = width_(shown, TextFace::code);
      laid.pieces.push_back({.kind = PieceKind::words,
                             .box = {metrics_.side_padding, y, metrics_.side_padding + width, y + metrics_.text_height},
                             .text = shown,
                             .part = part,
                             .face = TextFace::code});
      widest = std::max(widest, width);
      y += metrics_.text_height;
    }
  }
  if (laid.pieces.empty()) y += metrics_.text_height;
  const float width = std::max(widest + 2 * metrics_.side_padding, in_slot ? metrics_.hole_least_width : metrics_.least_width);
  laid.form = {.silhouette = in_slot ? Silhouette::chip : Silhouette::stack,
               .notch = !in_slot,
               .bump = !in_slot,
               .width = width,
               .height = y + padding};
  laid.header = laid.whole = laid.form.height;
  laid.box = {0, 0, width, laid.form.height};
}

bool Layouter::is_apart(const Block& block) const {
  return std::any_of(apart_.begin(), apart_.end(), [&](const TextRange& range) { return block.range.contains(range); });
}

int Layouter::lay_inside(int index, std::size_t part, const Block& block, int earlier) {
  const int child = lay_block(block, {index, static_cast<int>(part), at(index).depth + 1}, earlier);
  at(index).altered |= at(child).altered;
  return child;
}

int Layouter::lay_block(const Block& block, const LaidBefore::Stand& stand, int earlier) {
  const int index = static_cast<int>(out_.blocks.size());
  const bool in_slot = stand.parent >= 0 && at(stand.parent).block->parts[static_cast<std::size_t>(stand.part)].kind == PartKind::slot;
  if (!in_slot && before_.holds(earlier, block) && !is_apart(block)) return before_.take(earlier, block, stand, out_);
  out_.blocks.push_back({.block = &block, .id = block.id, .parent = stand.parent, .part = stand.part, .depth = stand.depth});
  earlier_.resize(out_.blocks.size(), -1);
  earlier_.back() = earlier;
  const bool has_rows = std::any_of(block.parts.begin(), block.parts.end(), [](const Part& now) {
    return now.kind == PartKind::body || now.kind == PartKind::row_break;
  });
  if (block.shape == Shape::text) {
    lay_text(index, block);
  } else if (in_slot && is_lone_name(block)) {
    lay_menu(index, block);
  } else if (is_value(block.shape) && !has_rows) {
    lay_pill(index, block);
  } else {
    lay_stack(index, block);
  }
  at(index).last = static_cast<int>(out_.blocks.size());
  add_comment(index);
  return index;
}

void Layouter::add_comment(int index) {
  LaidBlock& laid = at(index);
  if (laid.block->comments.empty()) return;
  std::string text;
  for (const std::string& line : laid.block->comments) text += (text.empty() ? "" : " ") + line;
  const float width = width_(shortened(text, metrics_.longest_shown_text, width_, TextFace::regular), TextFace::regular);
  const float top = (laid.header - metrics_.comment_height) / 2;
  const float left = laid.form.width + metrics_.comment_gap;
  laid.comment = {left, top, left + width + 2 * metrics_.comment_padding, top + metrics_.comment_height};
}

void Layouter::move_inside(LaidBlock& laid, Point by) {
  if (by == Point{}) return;
  for (Piece& piece : laid.pieces) piece.box = piece.box.moved(by);
  if (laid.comment.width() > 0) laid.comment = laid.comment.moved(by);
  for (Mouth& mouth : laid.mouths) {
    mouth.box = mouth.box.moved(by);
    for (float& seam : mouth.seams) seam += by.y;
  }
}

// A parent stands before its children, so one pass makes every box absolute. What was taken over is so already, where it
// stood: all of it goes to its new place.
void Layouter::settle() {
  const auto extend = [&](const LaidBlock& laid) {
    out_.bounds = around(out_.bounds, {laid.box.left, laid.box.top, std::max(laid.box.right, laid.comment.right), laid.box.bottom});
  };
  auto taken = before_.taken().begin();
  const int size = static_cast<int>(out_.blocks.size());
  for (int index = 0, last = 0; index < size; index = last) {
    LaidBlock& laid = at(index);
    laid.box = laid.box.moved(laid.parent < 0 ? Point{} : at(laid.parent).box.corner());
    Point by = laid.box.corner();
    last = index + 1;
    if (taken != before_.taken().end() && taken->first == index) {
      by = by - taken->corner;
      last = taken->last;
      ++taken;
    }
    move_inside(laid, by);
    extend(laid);
    for (int inner = index + 1; inner < last; ++inner) {
      if (by != Point{}) shift(inner, by);
      move_inside(at(inner), by);
      extend(at(inner));
    }
  }
}

void Layouter::lay_file(const std::vector<const Block*>& statements) {
  float y = 0;
  const bool own_hat = !options_.start_label.empty() && (statements.empty() || statements.front()->shape != Shape::hat);
  if (own_hat) {
    LaidBlock start;
    const float words = width_(options_.start_label, TextFace::bold);
    const float height = metrics_.text_height + 2 * metrics_.row_padding;
    Row row;
    row.pieces.push_back({.kind = PieceKind::icon, .box = {0, 0, metrics_.icon_width, metrics_.text_height}});
    row.pieces.push_back({.kind = PieceKind::words,
                          .box = {0, 0, words, metrics_.text_height},
                          .text = options_.start_label,
                          .face = TextFace::bold});
    const float width = std::max(metrics_.icon_width + metrics_.token_gap + words + 2 * metrics_.side_padding,
                                 metrics_.hat_width + metrics_.side_padding);
    place_row(start, std::move(row), metrics_.side_padding, 0, height);
    start.form = {.silhouette = Silhouette::stack, .hat = true, .bump = true, .width = width, .height = height};
    start.box = {0, 0, width, height};
    start.header = start.whole = height;
    out_.bounds = {0, -metrics_.hat_rise, width, height};
    out_.start = std::move(start);
    y = height;
  }
  bool after_hat = false, gone = false;
  LaidBefore::Siblings siblings = before_.beginning_with(statements.empty() ? NodeId::none : statements.front()->id);
  for (std::size_t statement = 0; statement < statements.size(); ++statement) {
    const Block& block = *statements[statement];
    const bool hat = block.shape == Shape::hat;
    if ((statement > 0 || own_hat) && (hat || after_hat)) y += metrics_.script_gap + (hat ? metrics_.hat_rise : 0);
    const float gap = gap_at(NodeId::none, "", statement);
    out_.file.seams.push_back(y);
    y += gap;
    const int earlier = before_.find(siblings, block.id);
    if (leaves(block, gone)) continue;
    const int index = lay_block(block, {}, earlier);
    shift(index, {0, y});
    y += at(index).whole;
    after_hat = hat;
  }
  out_.file.seams.push_back(y);
  y += gap_at(NodeId::none, "", statements.size());
  settle();
  out_.bounds.bottom = std::max(out_.bounds.bottom, y);
  out_.file.box = {0, 0, out_.bounds.right, y};
}

std::vector<const Block*> statements_of(const program::Projection& projection) {
  std::vector<const Block*> blocks;
  for (const Block& block : projection.blocks) blocks.push_back(&block);
  return blocks;
}

Layout lay_out_from(LaidBefore before, const program::Projection& projection, const TextWidth& width, const LayoutOptions& options) {
  Layout layout;
  layout.blocks.reserve(before.size());
  layout.version = projection.version;
  Layouter layouter(width, options, std::move(before), layout);
  for (const NodeId at_work : {options.lifted.first, options.gap ? options.gap->place.block : NodeId::none})
    if (const Block* block = program::block_with(projection, at_work)) layouter.keep_apart(block->range);
  layouter.lay_file(statements_of(projection));
  return layout;
}

}  // namespace

Layout lay_out(const std::vector<const Block*>& blocks, const TextWidth& width, const LayoutOptions& options) {
  Layout layout;
  Layouter(width, options, {}, layout).lay_file(blocks);
  return layout;
}

Layout lay_out(const program::Projection& projection, const TextWidth& width, const LayoutOptions& options) {
  return lay_out_from({}, projection, width, options);
}

Layout lay_out_again(const Layout& before, const program::Projection& projection, const TextWidth& width, const LayoutOptions& options) {
  return lay_out_from(LaidBefore(before), projection, width, options);
}

Layout lay_out_again(Layout&& before, const program::Projection& projection, const TextWidth& width, const LayoutOptions& options) {
  return lay_out_from(LaidBefore(std::move(before)), projection, width, options);
}

Layout lay_out_again(const Layout& before, const std::vector<const Block*>& blocks, const TextWidth& width, const LayoutOptions& options) {
  Layout layout;
  Layouter(width, options, LaidBefore(before), layout).lay_file(blocks);
  return layout;
}

int Layout::block_at(Point point) const {
  int found = -1;
  for (std::size_t index = 0; index < blocks.size(); ++index) {
    const LaidBlock& laid = blocks[index];
    if (!laid.box.contains(point)) continue;
    const float y = point.y - laid.box.top;
    const bool in_mouth = std::any_of(laid.form.bays.begin(), laid.form.bays.end(), [&](const Bay& bay) {
      return bay.top <= y && y < bay.bottom && point.x >= laid.mouths.front().box.left;
    });
    if (!in_mouth) found = static_cast<int>(index);
  }
  return found;
}

int Layout::index_of(NodeId id) const {
  if (id == NodeId::none) return -1;
  for (std::size_t index = 0; index < blocks.size(); ++index)
    if (blocks[index].id == id) return static_cast<int>(index);
  return -1;
}

bool is_field(PieceKind kind) {
  return kind == PieceKind::number || kind == PieceKind::text || kind == PieceKind::menu || kind == PieceKind::sign || kind == PieceKind::hole ||
         kind == PieceKind::condition_hole;
}

}  // namespace lunabloc::ide::workspace
