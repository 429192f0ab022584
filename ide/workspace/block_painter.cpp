#include "ide/workspace/block_painter.h"

#include <algorithm>
#include <cmath>

#include "ide/theme/shaping.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::workspace {
namespace {

using theme::CategoryColors;
using theme::FontRole;

constexpr float kNoTextBelow = 0.40f, kPlainBelow = 0.25f;  // pixels a du, at the text size of the person
constexpr float kDarkFillDarker = 0.24f, kLightFillDarker = 0.14f;
constexpr float kDarkFillShade = 0.18f, kLightFillShade = 0.35f;  // of a block in another of its category

FontRole role_of(TextFace face) {
  switch (face) {
    case TextFace::bold: return FontRole::block_bold;
    case TextFace::code: return FontRole::code;
    case TextFace::regular: break;
  }
  return FontRole::block;
}

float pixels_a_du(const theme::Fonts& fonts, TextFace face) {
  const theme::FontChoice& choice = fonts.choice();
  return choice.scale * (face == TextFace::code ? 1.0f : choice.block_zoom);
}

bool is_light(ImU32 color) { return theme::contrast(color, IM_COL32_BLACK) > theme::contrast(color, IM_COL32_WHITE); }

struct SlotColors {
  ImU32 fill, edge, text;
};

// The menu's ground is the block's own, darker; without shadows (high contrast) it is the page's, with the bright edge.
SlotColors menu_colors(const theme::Theme& theme, const CategoryColors& colors) {
  if (!theme.shadows) return {theme.bg, colors.edge, colors.text};
  const bool light_text = is_light(colors.text);
  return {theme::mix(colors.fill, IM_COL32_BLACK, light_text ? kDarkFillDarker : kLightFillDarker), colors.edge, colors.text};
}

struct Pencil {
  const Sheet& sheet;
  float edge;       // pixels
  bool with_text;
  ImVec2 white;

  void quads(const Mesh& mesh, ImVec2 corner, const float* offsets, const ImU32* colors, int loops, bool filled) const;
  void words(TextFace face, const Box& box, ImU32 color, std::string_view text) const;
  void icon(const Box& box, ImU32 color, theme::Icon icon) const;
  void slot(PieceKind kind, const Box& box, const SlotColors& colors) const;
  void piece(const Piece& piece, const CategoryColors& colors, theme::Icon category_icon) const;
  void comment(const LaidBlock& laid) const;
};

// Loops of vertices along the normals, joined by quads; the innermost one is filled with the mesh's triangles.
void Pencil::quads(const Mesh& mesh, ImVec2 corner, const float* offsets, const ImU32* colors, int loops, bool filled) const {
  const auto count = static_cast<int>(mesh.points.size());
  ImDrawList& list = sheet.list;
  if (!widgets::has_room(list, mesh.points.size() * static_cast<std::size_t>(loops))) return;
  list.PrimReserve((loops - 1) * count * 6 + (filled ? static_cast<int>(mesh.triangles.size()) : 0), loops * count);
  const unsigned first = list._VtxCurrentIdx;
  for (int loop = 0; loop < loops; ++loop)
    for (int point = 0; point < count; ++point) {
      const auto at = static_cast<std::size_t>(point);
      list.PrimWriteVtx({corner.x + mesh.points[at].x * sheet.scale + mesh.normals[at].x * offsets[loop],
                         corner.y + mesh.points[at].y * sheet.scale + mesh.normals[at].y * offsets[loop]},
                        white, colors[loop]);
    }
  const auto index = [&](int loop, int point) {
    return static_cast<ImDrawIdx>(first + static_cast<unsigned>(loop * count + point));
  };
  for (int loop = 0; loop + 1 < loops; ++loop)
    for (int point = 0; point < count; ++point) {
      const int next = point + 1 == count ? 0 : point + 1;
      list.PrimWriteIdx(index(loop, point));
      list.PrimWriteIdx(index(loop, next));
      list.PrimWriteIdx(index(loop + 1, next));
      list.PrimWriteIdx(index(loop, point));
      list.PrimWriteIdx(index(loop + 1, next));
      list.PrimWriteIdx(index(loop + 1, point));
    }
  if (!filled) return;
  for (const std::uint16_t point : mesh.triangles) list.PrimWriteIdx(index(loops - 1, point));
}

void Pencil::words(TextFace face, const Box& box, ImU32 color, std::string_view text) const {
  if (!with_text || text.empty()) return;
  const ImFont* font = sheet.frame.fonts[role_of(face)];
  const float size = font->FontSize * sheet.scale / pixels_a_du(sheet.frame.fonts, face);
  const Rect rect = sheet.rect(box);
  const std::string turned = theme::has_right_to_left(text) ? theme::visual(text) : std::string();
  if (!turned.empty()) text = turned;
  if (!widgets::has_room(sheet.list, 4 * text.size())) return;
  sheet.list.AddText(font, size, {std::round(rect.x), std::round(rect.y + (rect.h - size) / 2)}, color, text.data(),
                     text.data() + text.size());
}

void Pencil::icon(const Box& box, ImU32 color, theme::Icon icon) const {
  if (!with_text) return;
  const Rect rect = sheet.rect(box);
  // The icon font nearest in size; its glyph is scaled, for icons have no fine stems to keep sharp.
  FontRole role = FontRole::icon14;
  for (const FontRole candidate : {FontRole::icon16, FontRole::icon19, FontRole::icon23, FontRole::icon30})
    if (sheet.frame.fonts[role]->FontSize < rect.w) role = candidate;
  const ImFont* font = sheet.frame.fonts[role];
  const ImFontGlyph* glyph = font->FindGlyph(static_cast<ImWchar>(icon));
  if (glyph == nullptr) return;
  const float ratio = rect.w / font->FontSize;
  const float x = rect.center().x - (glyph->X0 + glyph->X1) / 2 * ratio;
  const float y = rect.center().y - (glyph->Y0 + glyph->Y1) / 2 * ratio;
  const theme::IconText text = theme::text_of(icon);
  sheet.list.AddText(font, rect.w, {std::round(x), std::round(y)}, color, text.view().data(), text.view().data() + text.view().size());
}

void Pencil::slot(PieceKind kind, const Box& box, const SlotColors& colors) const {
  const Form form{.silhouette = kind == PieceKind::number || kind == PieceKind::hole ? Silhouette::pill
                                : kind == PieceKind::condition_hole                  ? Silhouette::hexagon
                                                                                     : Silhouette::chip,
                  .width = box.width(),
                  .height = box.height()};
  const float offsets[] = {0.5f, -0.5f, -(edge - 0.5f), -(edge + 0.5f)};
  const ImU32 shades[] = {colors.edge & ~IM_COL32_A_MASK, colors.edge, colors.edge, colors.fill};
  quads(sheet.mesh(form), sheet.at(box.corner()), offsets, shades, 4, true);
}

void Pencil::piece(const Piece& piece, const CategoryColors& colors, theme::Icon category_icon) const {
  const theme::Theme& theme = sheet.frame.theme;
  const SlotColors menu = menu_colors(theme, colors);
  switch (piece.kind) {
    case PieceKind::icon: icon(piece.box, colors.icon, category_icon); return;
    case PieceKind::words: words(piece.face, piece.box, colors.text, piece.text); return;
    case PieceKind::sign: {
      const float width = text_width(sheet.frame.fonts)(piece.text, TextFace::regular), left = piece.box.middle().x - width / 2;
      words(TextFace::regular, {left, piece.box.top, left + width, piece.box.bottom}, colors.text, piece.text);
      return;
    }
    case PieceKind::reporter: return;
    case PieceKind::hole:
    case PieceKind::condition_hole: slot(piece.kind, piece.box, menu); return;
    case PieceKind::number:
    case PieceKind::text: {
      slot(piece.kind, piece.box, {theme.raised, colors.edge, theme.ink});
      if (piece.text.empty() || !with_text) return;
      const float width = text_width(sheet.frame.fonts)(piece.text, TextFace::regular);
      const float left = piece.box.left + (piece.box.width() - width) / 2;
      words(TextFace::regular, {left, piece.box.top, left + width, piece.box.bottom}, theme.ink, piece.text);
      return;
    }
    case PieceKind::menu: {
      slot(piece.kind, piece.box, menu);
      const Box inner{piece.box.left + sheet.metrics.menu_left, piece.box.top, piece.box.right, piece.box.bottom};
      words(TextFace::regular, inner, menu.text, piece.text);
      const float middle = piece.box.middle().y, right = piece.box.right;
      icon({right - 18, middle - 7, right - 4, middle + 7}, menu.text, theme::Icon::chevron_down);
      return;
    }
  }
}

void Pencil::comment(const LaidBlock& laid) const {
  if (laid.comment.width() <= 0 || !with_text) return;
  const theme::Theme& theme = sheet.frame.theme;
  slot(PieceKind::text, laid.comment, {theme.raised, theme.line_strong, theme.ink2});
  std::string text;
  for (const std::string& line : laid.block->comments) text += (text.empty() ? "" : " ") + line;
  const float padding = sheet.metrics.comment_padding;
  const Box inner{laid.comment.left + padding, laid.comment.top, laid.comment.right - padding, laid.comment.bottom};
  const Rect room = sheet.rect(inner);
  sheet.list.PushClipRect({room.x, room.y}, {room.right() + padding, room.bottom()}, true);
  words(TextFace::regular, inner, theme.ink2, text);
  sheet.list.PopClipRect();
}

const CategoryColors& colors_of(const Sheet& sheet, const LaidBlock& laid, const PaintOptions& options) {
  if (laid.block == nullptr) return sheet.frame.theme.category(options.start_category);
  if (laid.block->look == program::Look::text) return sheet.frame.theme.category("lua");
  return sheet.frame.theme.category(laid.block->category);
}

void paint_one(const Pencil& pencil, const LaidBlock& laid, const CategoryColors& colors, theme::Icon icon, int hidden_piece) {
  const Sheet& sheet = pencil.sheet;
  if (laid.form.silhouette != Silhouette::menu) {
    const float edge = pencil.edge;
    const float offsets[] = {0.5f, -0.5f, -(edge - 0.5f), -(edge + 0.5f)};
    const ImU32 shades[] = {colors.edge & ~IM_COL32_A_MASK, colors.edge, colors.edge, colors.fill};
    const ImVec2 corner = sheet.at(laid.box.corner());
    pencil.quads(sheet.mesh(laid.form), {std::round(corner.x), std::round(corner.y)}, offsets,
                 shades, 4, true);
  }
  for (std::size_t piece = 0; piece < laid.pieces.size(); ++piece)
    if (static_cast<int>(piece) != hidden_piece) pencil.piece(laid.pieces[piece], colors, icon);
  pencil.comment(laid);
}

void paint_plain(const Sheet& sheet, const LaidBlock& laid, ImU32 color) {
  const Rect rect = sheet.rect(laid.box);
  if (laid.mouths.empty() || laid.mouths.front().hanging) {
    sheet.list.PrimReserve(6, 4);
    sheet.list.PrimRect(rect.min(), rect.max(), color);
    return;
  }
  const float spine = sheet.metrics.spine_width * sheet.scale;
  float top = rect.y;
  const auto bar = [&](float until) {
    sheet.list.PrimReserve(6, 4);
    sheet.list.PrimRect({rect.x, top}, {rect.right(), until}, color);
  };
  for (const Bay& bay : laid.form.bays) {
    bar(rect.y + bay.top * sheet.scale);
    top = rect.y + bay.bottom * sheet.scale;
  }
  bar(rect.bottom());
  sheet.list.PrimReserve(6, 4);
  sheet.list.PrimRect(rect.min(), {rect.x + spine, rect.bottom()}, color);
}

}  // namespace

TextWidth text_width(const theme::Fonts& fonts) {
  return [&fonts](std::string_view text, TextFace face) {
    const ImFont* font = fonts[role_of(face)];
    fonts.need(text);
    const std::string turned = theme::has_right_to_left(text) ? theme::visual(text) : std::string();
    if (!turned.empty()) text = turned;
    const float pixels = font->CalcTextSizeA(font->FontSize, 1.0e9f, 0, text.data(), text.data() + text.size()).x;
    return pixels / pixels_a_du(fonts, face);
  };
}

theme::Icon icon_of(const session::Session& session, std::string_view category) {
  const program::Category* found = session.vocabulary().category(category);
  return found == nullptr ? theme::Icon::puzzle : theme::icon_named(found->icon);
}

theme::CategoryColors shaded(const theme::Theme& theme, const CategoryColors& colors) {
  if (!theme.shadows) return colors;
  CategoryColors shade = colors;
  const bool light_text = is_light(colors.text);
  shade.fill = theme::mix(colors.fill, light_text ? IM_COL32_BLACK : IM_COL32_WHITE, light_text ? kDarkFillShade : kLightFillShade);
  return shade;
}

bool is_shaded(const Layout& layout, const LaidBlock& laid) {
  if (laid.block == nullptr) return false;
  bool shade = false;
  for (int parent = laid.parent; parent >= 0; parent = layout.blocks[static_cast<std::size_t>(parent)].parent) {
    const LaidBlock& around = layout.blocks[static_cast<std::size_t>(parent)];
    if (around.block == nullptr || around.block->category != laid.block->category) break;
    shade = !shade;
  }
  return shade;
}

Painted paint(const Sheet& sheet, const Layout& layout, const PaintOptions& options) {
  const widgets::Frame& frame = sheet.frame;
  const float apparent = sheet.scale / frame.metrics.scale;
  const float edge = frame.theme.border * std::max(1.0f, std::round(sheet.scale));
  const Pencil pencil{sheet, edge, apparent >= kNoTextBelow, ImGui::GetFontTexUvWhitePixel()};
  const Box seen = sheet.box_of_clip().grown(sheet.metrics.hat_rise);
  std::string icon_category;
  theme::Icon icon = theme::Icon::puzzle;
  Painted painted;
  const auto draw = [&](const LaidBlock& laid, int hidden_piece) {
    const auto colors_at = [&](const LaidBlock& at) {
      const CategoryColors& own = colors_of(sheet, at, options);
      return is_shaded(layout, at) ? shaded(frame.theme, own) : own;
    };
    const CategoryColors colors = colors_at(laid);
    if (apparent < kPlainBelow || sheet.list.VtxBuffer.Size > kMostVertices) {
      ++painted.plain;
      if (sheet.list.VtxBuffer.Size < kMostVertices + 4'000) paint_plain(sheet, laid, colors.fill);
      return;
    }
    const std::string_view category = laid.block == nullptr ? std::string_view(options.start_category) : laid.block->category;
    if (laid.block != nullptr && !laid.block->icon.empty()) {
      icon_category.clear();
      icon = theme::icon_named(laid.block->icon);
    } else if (category != icon_category) {
      icon_category = category;
      icon = icon_of(frame.session, category);
    }
    if (laid.form.silhouette == Silhouette::menu) {
      // A variable in a slot takes the colours of the block around it.
      paint_one(pencil, laid, colors_at(layout.blocks[static_cast<std::size_t>(laid.parent)]), icon, hidden_piece);
    } else {
      paint_one(pencil, laid, colors, icon, hidden_piece);
    }
    ++painted.blocks;
  };
  if (layout.start && layout.start->box.meets(seen)) draw(*layout.start, -1);
  for (std::size_t index = 0; index < layout.blocks.size();) {
    const LaidBlock& laid = layout.blocks[index];
    if (laid.box.top > seen.bottom || laid.box.top + laid.whole < seen.top) {
      index = static_cast<std::size_t>(laid.last);
      continue;
    }
    const Box drawn = laid.comment.width() > 0 ? around(laid.box, laid.comment) : laid.box;
    if (drawn.meets(seen)) draw(laid, static_cast<int>(index) == options.hidden ? static_cast<int>(options.hidden_piece) : -1);
    ++index;
  }
  return painted;
}

Form rim_of(const LaidBlock& laid) {
  Form form = laid.form;
  form.bays.clear();
  return form;
}

Form header_of(const LaidBlock& laid) {
  Form form = rim_of(laid);
  if (!laid.form.bays.empty()) form.height = laid.header, form.bump = false;
  return form;
}

void paint_ring(const Sheet& sheet, const Form& form, Point corner, const Ring& ring) {
  if (sheet.list.VtxBuffer.Size > kMostVertices + 4'000) return;
  const Pencil pencil{sheet, 1, false, ImGui::GetFontTexUvWhitePixel()};
  const float inner = ring.offset, outer = ring.offset + ring.thickness;
  const float offsets[] = {outer + 0.5f, outer - 0.5f, inner + 0.5f, inner - 0.5f};
  const ImU32 clear = ring.color & ~IM_COL32_A_MASK;
  const ImU32 shades[] = {clear, ring.color, ring.color, clear};
  const ImVec2 at = sheet.at(corner);
  pencil.quads(sheet.mesh(form), {std::round(at.x), std::round(at.y)}, offsets, shades, 4, false);
}

void paint_glow(const Sheet& sheet, const Form& form, Point corner, float reach, ImU32 color) {
  if (sheet.list.VtxBuffer.Size > kMostVertices + 4'000) return;
  constexpr int kLoops = 7;
  float offsets[kLoops];
  ImU32 shades[kLoops];
  const float strength = static_cast<float>(color >> IM_COL32_A_SHIFT) / 255.0f;
  for (int loop = 0; loop < kLoops; ++loop) {
    const float share = static_cast<float>(loop) / (kLoops - 1);
    offsets[loop] = reach * share;
    shades[loop] = theme::with_alpha(color, strength * (1 - share) * (1 - share));
  }
  const Pencil pencil{sheet, 1, false, ImGui::GetFontTexUvWhitePixel()};
  pencil.quads(sheet.mesh(form), sheet.at(corner), offsets, shades, kLoops, false);
}

}  // namespace lunabloc::ide::workspace
