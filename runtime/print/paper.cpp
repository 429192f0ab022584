#include "print/paper.h"

#include <cairo/cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "print/pdf_language.h"

namespace lunabloc::print {
namespace {

constexpr double kPageWidth = 595.28, kPageHeight = 841.89, kMargin = 54, kFoot = 40;  // points; A4
constexpr double kRadius = 4;

void ink(cairo_t* cairo, const Color& color) { cairo_set_source_rgb(cairo, color.red, color.green, color.blue); }

void rounded(cairo_t* cairo, double x, double y, double width, double height, double radius) {
  constexpr double kQuarter = 1.5707963267948966;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, x + width - radius, y + radius, radius, -kQuarter, 0);
  cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, kQuarter);
  cairo_arc(cairo, x + radius, y + height - radius, radius, kQuarter, 2 * kQuarter);
  cairo_arc(cairo, x + radius, y + radius, radius, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(cairo);
}

// What Pango may be given: well-formed, with what its markup means taken away.
std::string escaped(const std::string& text) {
  gchar* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  gchar* safe = g_markup_escape_text(valid, -1);
  std::string out = safe;
  g_free(safe);
  g_free(valid);
  return out;
}

struct PdfBytes {
  std::string bytes;
  static cairo_status_t take(void* self, const unsigned char* data, unsigned int length) {
    static_cast<PdfBytes*>(self)->bytes.append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  }
};

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeCairo {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

}  // namespace

// A text that has been cut into lines.
struct Laid {
  PangoLayout* layout;
  explicit Laid(PangoContext* context) : layout(pango_layout_new(context)) {}
  Laid(const Laid&) = delete;
  Laid& operator=(const Laid&) = delete;
  ~Laid() { g_object_unref(layout); }

  int count() const { return pango_layout_get_line_count(layout); }
  double width() const {
    int pixels = 0;
    pango_layout_get_size(layout, &pixels, nullptr);
    return static_cast<double>(pixels) / PANGO_SCALE;
  }
  // With the baseline at y.
  void draw_line(cairo_t* cairo, int index, double x, double y) const {
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, index));
  }
};

struct Paper::Fonts {
  // A font map of its own, so that the machine's screen has no part in it.
  PangoFontMap* map = pango_cairo_font_map_new();
  PangoContext* context = nullptr;
  Fonts() {
    constexpr double kPointsPerInch = 72;
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), kPointsPerInch);
    context = pango_font_map_create_context(map);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
  }
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;
  ~Fonts() {
    g_object_unref(context);
    g_object_unref(map);
  }
};

Paper::Paper(PaperLook look) : look_(std::move(look)), fonts_(std::make_unique<Fonts>()) {}
Paper::~Paper() = default;

double Paper::width() const { return kPageWidth - 2 * kMargin; }
double Paper::line_of(double size) const { return scaled(size) * look_.line_height; }

std::shared_ptr<Laid> Paper::laid_out(const std::vector<Span>& spans, double size, double width) const {
  auto laid = std::make_shared<Laid>(fonts_->context);
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, look_.family.c_str());
  pango_font_description_set_absolute_size(font, scaled(size) * PANGO_SCALE);
  pango_layout_set_font_description(laid->layout, font);
  pango_font_description_free(font);
  std::string markup = look_.letter_space > 0 ? fmt::format("<span letter_spacing=\"{}\">", static_cast<int>(look_.letter_space * PANGO_SCALE)) : "<span>";
  for (const Span& span : spans) {
    markup += "<span";
    if (span.bold) markup += " weight=\"bold\"";
    if (span.italic) markup += " style=\"italic\"";
    if (span.code) markup += fmt::format(" font_family=\"{}\" size=\"90%\"", look_.code_family);
    markup += ">" + escaped(span.text) + "</span>";
  }
  pango_layout_set_width(laid->layout, static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(laid->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup(laid->layout, (markup + "</span>").c_str(), -1);
  return laid;
}

void Paper::text(const std::vector<Span>& spans, const TextLook& look) {
  const double indent = scaled(look.indent), size = look.size;
  const std::shared_ptr<Laid> laid = laid_out(spans, size, width() - indent);
  const std::shared_ptr<Laid> mark = look.mark.empty() ? nullptr : laid_out({Span{look.mark}}, size, width());
  for (int line = 0; line < laid->count(); ++line) {
    const bool alone = line == 0 && laid->count() > 1;  // a first line never stands alone at the foot of a page
    const double baseline = scaled(size) * (look_.line_height / 2 + 0.35);
    pieces_.push_back({line == 0 ? scaled(look.above) : 0, line_of(size), alone || look.keep_with_next, false, look.tag, {},
                       [laid, mark, line, indent, baseline, color = look.ink, left = scaled(14)](cairo_t* cairo, double x, double y) {
                         ink(cairo, color);
                         if (mark && line == 0) mark->draw_line(cairo, 0, x + indent - left, y + baseline);
                         laid->draw_line(cairo, line, x + indent, y + baseline);
                       }});
  }
}

void Paper::heading(const std::string& badge, const std::string& words) {
  constexpr double kSize = 14.5, kBadgeSize = 10.5;
  const std::shared_ptr<Laid> label = badge.empty() ? nullptr : laid_out({Span{badge, true}}, kBadgeSize, width());
  const double pad = scaled(7), after = label ? label->width() + 2 * pad + scaled(9) : 0;
  const std::shared_ptr<Laid> title = laid_out({Span{words, true}}, kSize, width() - after);
  const double line = line_of(kSize), height = line * title->count();
  pieces_.push_back({scaled(16), height, true, false, "H2", badge.empty() ? words : badge + " : " + words,
                     [=](cairo_t* cairo, double x, double y) {
                       const double tall = line * 0.82, baseline = kSize * (line / kSize / 2 + 0.35 * (line / kSize) / 1.4);
                       if (label) {
                         ink(cairo, kAccent);
                         rounded(cairo, x, y + (line - tall) / 2, label->width() + 2 * pad, tall, tall / 2);
                         cairo_fill(cairo);
                         ink(cairo, kWhite);
                         label->draw_line(cairo, 0, x + pad, y + line / 2 + kBadgeSize * 0.36 * line / (kSize * 1.4));
                       }
                       ink(cairo, kAccent);
                       for (int row = 0; row < title->count(); ++row) title->draw_line(cairo, row, x + after, y + row * line + baseline);
                     }});
}

void Paper::block(const std::string& words, double indent, Color band, bool first) {
  constexpr double kSize = 10.5;
  const double left = scaled(indent), pad = scaled(9), strip = scaled(5);
  const std::shared_ptr<Laid> laid = laid_out({Span{words}}, kSize, width() - left - 2 * pad - strip);
  const double line = line_of(kSize), inside = line * laid->count(), height = inside + scaled(6), size = scaled(kSize);
  const double wide = std::min(width() - left, laid->width() + 2 * pad + strip);
  pieces_.push_back({first ? scaled(8) : scaled(2), height, true, false, "Code", {}, [=](cairo_t* cairo, double x, double y) {
                       cairo_save(cairo);
                       rounded(cairo, x + left, y, wide, height, kRadius);
                       cairo_clip_preserve(cairo);
                       ink(cairo, kPale);
                       cairo_fill_preserve(cairo);
                       ink(cairo, kLine);
                       cairo_set_line_width(cairo, 1.4);
                       cairo_stroke(cairo);
                       ink(cairo, band);
                       cairo_rectangle(cairo, x + left, y, strip, height);
                       cairo_fill(cairo);
                       cairo_restore(cairo);
                       ink(cairo, kInk);
                       for (int row = 0; row < laid->count(); ++row)
                         laid->draw_line(cairo, row, x + left + strip + pad, y + (height - inside) / 2 + row * line + line / 2 + size * 0.35);
                     }});
}

void Paper::lines(int count, const std::string& label) {
  if (!label.empty()) text({Span{label, true}}, {.size = 10.5, .ink = kSoft, .above = 8, .keep_with_next = true});
  const double wide = width();
  for (int line = 0; line < count; ++line)
    pieces_.push_back({0, scaled(22), line == 0, false, "Div", {}, [wide](cairo_t* cairo, double x, double y) {
                         constexpr double kDots[] = {1, 3};
                         ink(cairo, kSoft);
                         cairo_set_line_width(cairo, 0.8);
                         cairo_set_dash(cairo, kDots, 2, 0);
                         cairo_move_to(cairo, x, y + 19);
                         cairo_line_to(cairo, x + wide, y + 19);
                         cairo_stroke(cairo);
                         cairo_set_dash(cairo, nullptr, 0, 0);
                       }});
}

void Paper::tick(const std::string& words) {
  constexpr double kSize = 11.5;
  const double side = scaled(10), left = scaled(30), line = line_of(kSize), size = scaled(kSize);
  const std::shared_ptr<Laid> laid = laid_out({Span{words}}, kSize, width() - left);
  pieces_.push_back({scaled(3), line * laid->count(), true, false, "P", {}, [=](cairo_t* cairo, double x, double y) {
                       ink(cairo, kInk);
                       cairo_set_line_width(cairo, 1);
                       cairo_rectangle(cairo, x + left - side - side * 0.8, y + (line - side) / 2, side, side);
                       cairo_stroke(cairo);
                       for (int row = 0; row < laid->count(); ++row) laid->draw_line(cairo, row, x + left, y + row * line + line / 2 + size * 0.35);
                     }});
}

void Paper::table(const std::vector<std::vector<std::string>>& rows, const std::vector<double>& shares) {
  constexpr double kSize = 10;
  if (rows.empty() || rows.front().empty()) return;
  const std::size_t columns = rows.front().size();
  const double wide = width(), pad = scaled(5), line = line_of(kSize), size = scaled(kSize);
  std::vector<double> widths = shares.size() == columns ? shares : std::vector<double>(columns, 1), lefts;
  const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
  double left = 0;
  for (double& each : widths) {
    lefts.push_back(left);
    each *= wide / all;
    left += each;
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::vector<std::shared_ptr<Laid>> cells;
    int most = 1;
    for (std::size_t at = 0; at < columns; ++at) {
      cells.push_back(laid_out({Span{at < rows[row].size() ? rows[row][at] : std::string(), row == 0}}, kSize, widths[at] - 2 * pad));
      most = std::max(most, cells.back()->count());
    }
    const double height = most * line + scaled(6);
    pieces_.push_back({row == 0 ? scaled(8) : 0, height, row == 0, false, "TR", {}, [=](cairo_t* cairo, double x, double y) {
                         if (row == 0) {
                           ink(cairo, kPale);
                           cairo_rectangle(cairo, x, y, wide, height);
                           cairo_fill(cairo);
                         }
                         ink(cairo, kLine);
                         cairo_set_line_width(cairo, 0.8);
                         for (std::size_t at = 0; at < columns; ++at) cairo_rectangle(cairo, x + lefts[at], y, widths[at], height);
                         cairo_stroke(cairo);
                         ink(cairo, kInk);
                         for (std::size_t at = 0; at < columns; ++at)
                           for (int part = 0; part < cells[at]->count(); ++part)
                             cells[at]->draw_line(cairo, part, x + lefts[at] + pad, y + (height - most * line) / 2 + part * line + line / 2 + size * 0.35);
                       }});
  }
}

void Paper::figure(double wide, double height, const std::string& words, Draw draw) {
  const double left = (width() - wide) / 2;
  pieces_.push_back({scaled(10), height, !words.empty(), false, "Figure", {}, [draw = std::move(draw), left](cairo_t* cairo, double x, double y) {
                       cairo_save(cairo);
                       draw(cairo, x + left, y);
                       cairo_restore(cairo);
                     }});
  if (!words.empty()) text(words, {.size = 9.5, .ink = kSoft, .above = 2});
}

void Paper::space(double points) { pieces_.push_back({0, scaled(points), false, false, "", {}, [](cairo_t*, double, double) {}}); }

void Paper::new_page() {
  if (!pieces_.empty()) pieces_.push_back({0, 0, false, true, "", {}, [](cairo_t*, double, double) {}});
}

double Paper::room_of(std::size_t first, std::size_t end) const {
  double room = 0;
  for (; first < end; ++first) room += pieces_[first].above + pieces_[first].height;
  return room;
}

Paper::Together Paper::together_from(std::size_t first) const {
  std::size_t end = first;
  while (end < pieces_.size() && pieces_[end++].keep_with_next) {}
  return {end, room_of(first, end)};
}

std::vector<std::vector<Paper::Placed>> Paper::paged() const {
  constexpr double kBottom = kPageHeight - kMargin - kFoot / 2;
  constexpr std::size_t kFirstOfMany = 5;
  std::vector<std::vector<Placed>> pages(1);
  double y = kMargin;
  std::size_t too_long = 0;  // until there, what should stay together does not fit on any page
  for (std::size_t at = 0; at < pieces_.size();) {
    const Together group = together_from(at);
    if (at >= too_long && group.room > kBottom - kMargin) too_long = group.end;
    const bool loose = at < too_long, begins = at == 0 || !pieces_[at - 1].keep_with_next;
    // What must stay together goes to the next page together; of what is longer than a page the beginning stays together.
    const double room = loose ? room_of(at, std::min(group.end, at + (begins ? kFirstOfMany : 1))) : group.room;
    const std::size_t end = loose ? at + 1 : group.end;
    if ((y + room > kBottom || pieces_[at].new_page) && !pages.back().empty()) {
      pages.emplace_back();
      y = kMargin;
    }
    for (; at < end; ++at) {
      if (pieces_[at].new_page) continue;
      y += pages.back().empty() ? 0 : pieces_[at].above;
      pages.back().push_back({&pieces_[at], y});
      y += pieces_[at].height;
    }
  }
  return pages;
}

Result<std::string> Paper::pdf(const Imprint& imprint) const {
  const std::vector<std::vector<Placed>> pages = paged();
  PdfBytes out;
  const std::unique_ptr<cairo_surface_t, FreeSurface> surface(cairo_pdf_surface_create_for_stream(PdfBytes::take, &out, kPageWidth, kPageHeight));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, imprint.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, imprint.authors.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "1980-01-01T00:00:00Z");
  {
    const std::unique_ptr<cairo_t, FreeCairo> cairo(cairo_create(surface.get()));
    cairo_tag_begin(cairo.get(), "Document", nullptr);
    for (std::size_t page = 0; page < pages.size(); ++page) {
      for (const Placed& placed : pages[page]) {
        const bool tagged = *placed.piece->tag != '\0';
        if (!placed.piece->outline.empty()) {
          const std::string place = fmt::format("page={} pos=[{} {}]", page + 1, kMargin, placed.y);
          cairo_pdf_surface_add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT, placed.piece->outline.c_str(), place.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
        }
        if (tagged) cairo_tag_begin(cairo.get(), placed.piece->tag, nullptr);
        placed.piece->draw(cairo.get(), kMargin, placed.y);
        if (tagged) cairo_tag_end(cairo.get(), placed.piece->tag);
      }
      constexpr double kSize = 9;
      const double foot = kPageHeight - kFoot;
      ink(cairo.get(), kLine);
      cairo_set_line_width(cairo.get(), 0.8);
      cairo_move_to(cairo.get(), kMargin, foot - 12);
      cairo_line_to(cairo.get(), kPageWidth - kMargin, foot - 12);
      cairo_stroke(cairo.get());
      ink(cairo.get(), kSoft);
      laid_out({Span{imprint.footer}}, kSize / look_.scale, width() * 0.85)->draw_line(cairo.get(), 0, kMargin, foot + 4);
      const std::shared_ptr<Laid> number = laid_out({Span{fmt::format("{} / {}", page + 1, pages.size())}}, kSize / look_.scale, width());
      number->draw_line(cairo.get(), 0, kPageWidth - kMargin - number->width(), foot + 4);
      cairo_show_page(cairo.get());
    }
    cairo_tag_end(cairo.get(), "Document");
    if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) return failure(ErrorKind::internal, "print.cannot", {}, cairo_status_to_string(cairo_status(cairo.get())));
  }
  cairo_surface_finish(surface.get());
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return failure(ErrorKind::internal, "print.cannot", {}, cairo_status_to_string(cairo_surface_status(surface.get())));
  return with_language(std::move(out.bytes), imprint.language);
}

}  // namespace lunabloc::print
