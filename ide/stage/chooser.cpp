#include "ide/stage/chooser.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ide/stage/costume_pictures.h"
#include "ide/stage/sprite_world.h"
#include "ide/widgets/components.h"
#include "ide/widgets/overlay_head.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/sketch.h"
#include "ide/widgets/text.h"
#include "world/costumes.h"

namespace lunabloc::ide::stage {
namespace {

using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;
using widgets::Key;

constexpr float kCell = 104, kPicture = 68, kGap = 8;  // du
constexpr double kPictureUnits = 84;                   // of the stage, in the picture of a costume

struct PageLook {
  const char* id;
  Icon icon;
  const char* block;  // of the vocabulary, whose slot lists the names
  const char* slot;
};
constexpr std::array kPages = {PageLook{"costumes", Icon::theater, "stage.sprite_as", "costume"}, PageLook{"backdrops", Icon::image, "stage.backdrop", "name"},
                               PageLook{"sounds", Icon::music_note, "sound.play", "name"}};

std::string id_of(const std::string& name) { return "chooser.item." + name; }

}  // namespace

// What the slot of the block may hold, in its order.
std::vector<Chooser::Item> Chooser::items_of(const Frame& frame, sound::Player& player) const {
  const PageLook& look = kPages[static_cast<std::size_t>(page_)];
  std::vector<Item> items;
  const program::BlockEntry* entry = frame.session.vocabulary().find(look.block);
  if (entry == nullptr) return items;
  for (const program::SlotEntry& slot : entry->slots) {
    if (slot.name != look.slot) continue;
    for (std::size_t index = 0; index < slot.choices.size(); ++index) {
      const std::string& lua = slot.choices[index];
      if (lua.size() < 2 || lua.front() != '"') continue;
      Item item{lua.substr(1, lua.size() - 2), slot.shown_choice(index, frame.session.language())};
      item.own = item.name.starts_with("drawing") || item.name.starts_with("sound");
      if (page_ == Page::sounds) item.empty = item.own && player.bank().find(item.name) == nullptr;
      else if (const auto found = frame.shared.sketches.find(item.name); item.own) item.empty = found == frame.shared.sketches.end() || found->second.empty();
      items.push_back(std::move(item));
    }
  }
  return items;
}

void Chooser::draw(Frame& frame, sound::Player& player) {
  if (!widgets::follow_opening(frame, frame.shared.chooser_open, was_open_, frame.words("ide.chooser"))) return;
  const Rect box = frame.area.inset(frame.du(10));
  const widgets::Panel panel = widgets::begin_overlay(frame, "chooser", box);
  Rect rest = panel.area.inset(frame.metrics.tool_margin(), frame.du(6));
  const bool closed = widgets::overlay_head(frame, "chooser", rest.cut_top(frame.du(40)), std::nullopt, frame.words("ide.chooser"));
  draw_pages(frame, rest);
  draw_actions(frame, player, rest.cut_bottom(frame.metrics.button_height() + frame.du(4)));
  draw_items(frame, player, rest);
  widgets::end_overlay(frame, panel);
  if (frame.shared.chooser_open && !closed && !frame.input.take(Key::escape)) return;
  frame.shared.chooser_open = false;
  frame.focus().give_back_as_seen();
}

void Chooser::draw_pages(Frame& frame, Rect& rest) {
  std::vector<widgets::Tab> tabs;
  for (const PageLook& page : kPages) tabs.push_back({page.id, page.icon, frame.words(std::string("ide.chooser.") + page.id)});
  Rect row = rest.cut_top(frame.metrics.tabs_height());
  row.w = std::min(row.w, widgets::tabs_width(frame, tabs));
  page_ = static_cast<Page>(widgets::tabs(frame, "chooser", row, tabs, static_cast<std::size_t>(page_)));
  rest.cut_top(frame.du(10));
}

void Chooser::draw_items(Frame& frame, sound::Player& player, const Rect& area) {
  const std::vector<Item> items = items_of(frame, player);
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "chooser-items", .zone = access::Zone::overlay, .rect = area,
                                                            .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  const float gap = frame.du(kGap), width = panel.area.w - frame.du(18) - 2 * frame.du(5);
  const auto columns = static_cast<std::size_t>(std::max(1.0F, std::floor((width + gap) / (frame.du(kCell) + gap))));
  const float cell = (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float height = frame.du(kPicture) + 2 * frame.fonts.line(FontRole::small) + frame.du(10);
  float bottom = panel.area.y;
  for (std::size_t index = 0; index < items.size(); ++index) {
    const Rect rect{panel.area.x + frame.du(5) + static_cast<float>(index % columns) * (cell + gap),
                    panel.area.y + frame.du(5) + static_cast<float>(index / columns) * (height + gap), cell, height};
    draw_item(frame, player, items[index], rect);
    bottom = rect.bottom();
  }
  move_focus(frame, items, columns);
  widgets::end_panel(frame, panel, bottom + frame.du(8));
}

void Chooser::draw_item(Frame& frame, sound::Player& player, const Item& item, const Rect& rect) {
  const float side = frame.metrics.target(28);
  // First the small button: a press on it is not one on the card.
  if (page_ == Page::sounds && !item.empty) {
    const std::string words = frame.words("ide.chooser.listen", {{"nom", item.label}});
    if (widgets::quiet_button(frame, "chooser.listen." + item.name, {rect.right() - side - frame.du(3), rect.y + frame.du(3), side, side},
                              {.icon = Icon::volume_high, .label = words, .icon_only = true, .hint = words}))
      player.listen(frame, item.name);
  }
  const widgets::Interaction state = widgets::interact(
      frame, {.id = id_of(item.name), .role = access::Role::item, .label = item.label, .value = item.empty ? frame.words("ide.chooser.empty") : std::string(),
              .rect = rect, .hint = frame.words(item.empty ? "ide.chooser.fill" : "ide.chooser.use")});
  const float radius = frame.metrics.radius_button();
  // The card lies under its button, which is drawn again on top.
  widgets::fill(frame, rect, state.hovered ? frame.theme.accent_soft : frame.theme.raised, radius);
  widgets::outline(frame, rect, frame.theme.line_strong, radius);
  Rect inside = rect.inset(frame.du(5));
  draw_picture(frame, item, inside.cut_top(frame.du(kPicture)));
  const widgets::Paragraph words(frame, widgets::spans_of(item.label, frame.french()), FontRole::small, inside.w);
  const float line = frame.fonts.line(FontRole::small);
  if (words.lines() <= 2) words.draw(frame, inside.center().x - words.widest() / 2, inside.y + (2 * line - words.height()) / 2, item.empty ? frame.theme.ink3 : frame.theme.ink);
  else widgets::text_in(frame, {inside.x, inside.y, inside.w, line}, FontRole::small, frame.theme.ink, item.label, widgets::Align::center);
  if (page_ == Page::sounds && !item.empty)
    widgets::icon_in(frame, {rect.right() - side - frame.du(3), rect.y + frame.du(3), side, side}, FontRole::icon16, frame.theme.accent, Icon::volume_high);
  widgets::ring_if_focused(frame, state, rect, radius);
  if (state.activated) use(frame, item);
}

void Chooser::draw_picture(Frame& frame, const Item& item, const Rect& rect) const {
  if (item.empty) return widgets::icon_in(frame, rect, FontRole::icon30, frame.theme.ink3, Icon::plus);
  if (page_ == Page::sounds) return widgets::icon_in(frame, rect, FontRole::icon30, frame.theme.accent, Icon::music_note);
  if (page_ == Page::backdrops) return draw_backdrop(frame, rect, item.name);
  if (const auto own = frame.shared.sketches.find(item.name); own != frame.shared.sketches.end())
    return widgets::draw_sketch(frame, own->second, {rect.center(), std::min(rect.w, rect.h)});
  const world::Costume* const costume = world::costume_named(item.name);
  const double largest = costume == nullptr ? kPictureUnits : std::max({costume->height, costume->width * static_cast<double>(rect.h / rect.w), kPictureUnits * 0.6});
  draw_costume(frame, {.costume = item.name, .center = rect.center(), .scale = rect.h * 0.94F / static_cast<float>(largest)});
}

void Chooser::draw_actions(Frame& frame, sound::Player& player, Rect row) {
  row.cut_top(frame.du(4));
  if (page_ == Page::backdrops) return;
  const bool sounds = page_ == Page::sounds;
  const widgets::ButtonFace import{.icon = Icon::folder, .label = frame.words(sounds ? "ide.chooser.import_sound" : "ide.chooser.import_picture"),
                                   .hint = frame.words(sounds ? "ide.chooser.import_sound.hint" : "ide.chooser.import_picture.hint")};
  if (widgets::secondary_button(frame, "chooser.import", row.cut_left(std::min(row.w, widgets::button_width(frame, import))), import))
    frame.shared.wanted_import = sounds ? widgets::Import::sound : widgets::Import::picture;
  row.cut_left(frame.du(8));
  if (!sounds) {
    const widgets::ButtonFace paint{.icon = Icon::brush, .label = frame.words("ide.paint.open")};
    if (row.w >= widgets::button_width(frame, paint) && widgets::secondary_button(frame, "chooser.paint", row.cut_left(widgets::button_width(frame, paint)), paint)) {
      frame.shared.paint_open = true;
      frame.shared.chooser_open = false;
    }
  } else if (before_) {
    const widgets::ButtonFace undo{.icon = Icon::undo, .label = frame.words("ide.undo")};
    if (row.w >= widgets::button_width(frame, undo) && widgets::secondary_button(frame, "chooser.undo", row.cut_left(widgets::button_width(frame, undo)), undo)) {
      const auto [index, clip] = *before_;
      change_own(frame, player, index, clip);
    }
  }
}

void Chooser::move_focus(Frame& frame, const std::vector<Item>& items, std::size_t columns) const {
  const auto here = std::find_if(items.begin(), items.end(), [&](const Item& item) { return frame.focused(id_of(item.name)); });
  if (here == items.end()) return;
  const auto index = static_cast<std::size_t>(here - items.begin());
  std::size_t to = index;
  if (frame.input.take(Key::right)) to = std::min(index + 1, items.size() - 1);
  else if (frame.input.take(Key::left)) to = index == 0 ? 0 : index - 1;
  else if (frame.input.take(Key::down)) to = std::min(index + columns, items.size() - 1);
  else if (frame.input.take(Key::up)) to = index < columns ? index : index - columns;
  if (to != index) frame.focus().set(id_of(items[to].name), access::Zone::overlay);
}

void Chooser::use(Frame& frame, const Item& item) {
  if (item.empty) {
    if (page_ == Page::sounds) {
      frame.shared.wanted_import = widgets::Import::sound;
    } else {
      frame.shared.paint_open = true;
      frame.shared.chooser_open = false;
    }
    return;
  }
  const std::string& text = frame.session.tree().text();
  std::string line;
  if (page_ == Page::costumes) line = "stage.sprite(\"" + item.label + "\", \"" + item.name + "\")\n";
  else if (page_ == Page::backdrops) line = "stage.backdrop(\"" + item.name + "\")\n";
  else line = "sound.play(\"" + item.name + "\")\n";
  frame.commands.push_edits("edit.insert", {{{text.size(), text.size()}, (text.empty() || text.back() == '\n' ? "" : "\n") + line}});
  frame.toast(frame.words("ide.chooser.used", {{"nom", item.label}}), true);
  frame.shared.chooser_open = false;
}

void Chooser::change_own(Frame& frame, sound::Player& player, int index, const sound::Clip& clip) {
  const std::shared_ptr<const sound::Clip> was = player.bank().find(sound::own_name(index));
  const sound::Clip before = was == nullptr ? sound::Clip{} : *was;
  if (const Result<void> kept = player.bank().set_own(index, clip); !kept) return frame.toast(frame.session.messages().describe(kept.error()));
  before_ = std::pair{index, before};
}

void Chooser::take_in(Frame& frame, sound::Player& player, const sound::Clip& clip) {
  page_ = Page::sounds;
  frame.shared.chooser_open = true;
  frame.shared.paint_open = frame.shared.costs_open = false;
  for (int index = 0; index < sound::kOwnSounds; ++index) {
    if (player.bank().find(sound::own_name(index)) != nullptr) continue;
    change_own(frame, player, index, clip);
    const std::string words = frame.words("ide.chooser.taken_in", {{"n", std::to_string(index + 1)}});
    frame.toast(words);
    frame.announce(words);
    frame.focus().set(id_of(sound::own_name(index)), access::Zone::overlay);
    return;
  }
  frame.toast(frame.words("ide.chooser.sounds_full"));
}

}  // namespace lunabloc::ide::stage
