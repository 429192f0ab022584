#include "ide/workspace/palette.h"

#include <algorithm>
#include <set>

#include "ide/widgets/components.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "ide/workspace/block_words.h"
#include "ide/workspace/names_in_reach.h"
#include "ide/workspace/own_blocks.h"
#include "program/reference.h"
#include "program/search_text.h"

namespace lunabloc::ide::workspace {
namespace {

using program::BlockEntry;
using widgets::Frame;
using theme::FontRole;
using theme::Icon;

constexpr std::size_t kMostFound = 8;   // blocks of the program in the search results
constexpr std::size_t kMostNames = 12;  // of the program, in the drawer of variables
constexpr std::string_view kSearch = "search", kBackpack = "backpack", kVariables = "variables";
constexpr float kMargin = 12, kBar = 10;  // du, around the blocks of a drawer; what scrolls it
constexpr float kLeastProgram = 380;      // du, what a drawer that stays open leaves to the program

std::string level_words(const Frame& frame, int level) { return frame.words("level." + std::to_string(level)); }

std::string label_of(const Frame& frame, const BlockEntry& entry) { return program::readable_label(entry, frame.session.language()); }

}  // namespace

void Palette::refresh(Frame& frame) {
  const bool are_new = entries_.refresh(frame.session, frame.settings.level);
  if (!are_new && made_in_ == frame.session.language() && made_with_ == frame.fonts.choice()) return;
  made_in_ = frame.session.language();
  made_with_ = frame.fonts.choice();
  items_.clear();
  categories_.clear();
  grab_.let_go();
  const TextWidth width = text_width(frame.fonts);
  std::set<std::string_view> used;
  const auto add = [&](const BlockEntry& entry, std::string id, std::string lua) {
    auto loose = loose_blocks(lua, frame.session.vocabulary(), frame.session.language(), width);
    if (loose->blocks.empty()) return;
    used.insert(entry.category);
    items_.push_back({&entry, std::move(id), std::move(lua), std::move(loose)});
  };
  for (const BlockEntry* entry : entries_.offered()) {
    add(*entry, "palette.block." + entry->id, entry->initial_lua());
    for (std::size_t form = 0; form < entry->also.size(); ++form)
      if (entry->also[form].offered) add(*entry, "palette.form." + entry->id + "." + std::to_string(form + 2), entry->also[form].initial);
  }
  for (const program::Category& category : frame.session.vocabulary().categories())
    if (used.contains(category.id)) categories_.push_back(&category);
  const bool still_there = open_ == kSearch || open_ == kBackpack || std::any_of(categories_.begin(), categories_.end(), [&](const program::Category* category) { return category->id == open_; });
  if (!still_there) open_.clear();
}

void Palette::open_search(Frame& frame, Purpose purpose) {
  open_ = kSearch;
  purpose_ = purpose;
  query_.clear();
  asks_focus_ = true;
  frame.focus().remember();
}

void Palette::draw_rail(Frame& frame, bool bin_shown) {
  widgets::fill(frame, rail_, frame.theme.panel);
  widgets::fill(frame, {rail_.right() - frame.metrics.border(), rail_.y, frame.metrics.border(), rail_.h}, frame.theme.line);
  if (bin_shown) return draw_bin(frame);
  Rect rest = rail_.inset(0, frame.du(8));
  Rect search = rest.cut_top(frame.du(40)).inset(frame.du(8), frame.du(1));
  if (widgets::secondary_button(frame, "palette.search", search,
                                {.icon = Icon::magnify, .label = frame.words("workspace.search"), .icon_only = true,
                                 .hint = frame.words("workspace.search.hint"), .pressed = open_ == kSearch})) {
    if (open_ == kSearch) close();
    else open_search(frame, Purpose::browse);
  }
  draw_level(frame, rest);
  rest.cut_top(frame.du(6));
  if (frame.session.backpack() != nullptr) rest.cut_bottom(bag_.h);
  const std::size_t count = std::max<std::size_t>(1, categories_.size());
  const float tab = frame.du(50);
  // Two columns of icons where one has no room; then they scroll. They never lie on one another.
  const std::size_t columns = rest.h / static_cast<float>(count) < frame.metrics.target(28) ? 2 : 1, rows = (count + columns - 1) / columns;
  const float least = frame.metrics.target(columns > 1 ? 24 : 28);
  const float height = std::clamp(std::floor(rest.h / static_cast<float>(rows)), least, tab);
  const bool scrolls = height * static_cast<float>(rows) > rest.h;
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "palette.tabs", .zone = access::Zone::palette, .rect = rest, .surface = widgets::Surface::none,
                                                            .scroll = scrolls ? widgets::Scroll::vertical : widgets::Scroll::none});
  const Rect whole{rest.x, panel.area.y, scrolls ? rest.w - frame.du(8) : rest.w, height * static_cast<float>(rows)};
  const float wide = std::floor(whole.w / static_cast<float>(columns));
  for (std::size_t index = 0; index < categories_.size(); ++index) {
    const program::Category* const category = categories_[index];
    const Rect row{whole.x + wide * static_cast<float>(index % columns), whole.y + height * static_cast<float>(index / columns), wide, height};
    const auto label_at = category->label.find(frame.session.language());
    const std::string& label = label_at == category->label.end() ? category->id : label_at->second;
    const bool open = open_ == category->id;
    const widgets::Interaction state = widgets::interact(
        frame, {.id = "palette." + category->id, .role = access::Role::tab, .label = label, .state = {.expanded = open, .current = open}, .rect = row});
    const Rect ground = columns > 1 ? row.inset(frame.du(1)) : row.inset(frame.du(4), frame.du(2));
    if (open || state.hovered) widgets::fill(frame, ground, frame.theme.accent_soft, frame.metrics.radius_button());
    if (open) widgets::chosen_beside(frame, row);
    const theme::CategoryColors& colors = frame.theme.category(category->id);
    const bool labelled = columns == 1 && row.h >= frame.du(42);
    const float chip_width = std::min(frame.du(26), row.w - frame.du(2));
    Rect chip{row.center().x - chip_width / 2, labelled ? row.y + frame.du(5) : row.center().y - frame.du(11), chip_width, frame.du(22)};
    widgets::fill(frame, chip, colors.fill, frame.metrics.radius_block());
    widgets::outline(frame, chip, colors.edge, frame.metrics.radius_block());
    widgets::icon_in(frame, chip, FontRole::icon16, colors.icon, theme::icon_named(category->icon));
    if (labelled)
      widgets::text_in(frame, {row.x + frame.du(2), chip.bottom() + frame.du(1), row.w - frame.du(4), frame.du(18)}, FontRole::tiny,
                       open ? frame.theme.accent : frame.theme.ink2, label, widgets::Align::center);
    widgets::ring_if_focused(frame, state, ground, frame.metrics.radius_button());
    if (!labelled) widgets::tooltip(frame, state, row, label);
    if (state.activated) {
      purpose_ = Purpose::browse;
      if (open) close();
      else open_ = category->id;
    }
  }
  widgets::end_panel(frame, panel, scrolls ? whole.bottom() : 0);
}

// While a block is carried: what becomes of it here.
void Palette::draw_bin(Frame& frame) const {
  Rect bin = rail_;
  if (frame.session.backpack() != nullptr) {
    const Rect bag = bin.cut_bottom(std::max(bag_.h, frame.du(96)));
    const bool over = bag.contains(frame.mouse());
    widgets::fill(frame, bag, over ? frame.theme.accent : frame.theme.accent_soft);
    const ImU32 ink = over ? frame.theme.panel : frame.theme.accent;
    widgets::icon_in(frame, {bag.x, bag.center().y - frame.du(28), bag.w, frame.du(30)}, FontRole::icon30, ink, Icon::briefcase);
    widgets::text_in(frame, {bag.x, bag.center().y + frame.du(4), bag.w, frame.du(18)}, FontRole::tiny, ink, frame.words("workspace.backpack.keep"), widgets::Align::center);
  }
  widgets::fill(frame, bin, frame.theme.err_soft);
  widgets::icon_in(frame, {bin.x, bin.center().y - frame.du(30), bin.w, frame.du(30)}, FontRole::icon30, frame.theme.err, Icon::bin);
  widgets::text_in(frame, {bin.x, bin.center().y + frame.du(4), bin.w, frame.du(18)}, FontRole::tiny, frame.theme.err,
                   frame.words("workspace.delete"), widgets::Align::center);
}

void Palette::draw_backpack_button(Frame& frame) {
  const bool open = open_ == kBackpack;
  const std::size_t count = frame.session.backpack()->items().size();
  const widgets::Interaction state = widgets::interact(
      frame, {.id = "palette.backpack", .role = access::Role::tab, .label = frame.words("workspace.backpack"), .value = std::to_string(count),
              .state = {.expanded = open, .current = open}, .rect = bag_, .hint = frame.words("workspace.backpack.hint")});
  const Rect ground = bag_.inset(frame.du(4), frame.du(2));
  if (open || state.hovered) widgets::fill(frame, ground, frame.theme.accent_soft, frame.metrics.radius_button());
  if (open) widgets::chosen_beside(frame, bag_);
  const ImU32 ink = open ? frame.theme.accent : frame.theme.ink2;
  widgets::icon_in(frame, {bag_.x, bag_.y + frame.du(4), bag_.w, frame.du(24)}, FontRole::icon23, ink, Icon::briefcase);
  widgets::text_in(frame, {bag_.x + frame.du(2), bag_.y + frame.du(28), bag_.w - frame.du(4), frame.du(18)}, FontRole::tiny, ink,
                   frame.words("workspace.backpack.short"), widgets::Align::center);
  widgets::ring_if_focused(frame, state, ground, frame.metrics.radius_button());
  widgets::tooltip(frame, state, bag_, frame.words("workspace.backpack.hint"), widgets::TooltipSide::right);
  if (!state.activated) return;
  if (open) close();
  else open_ = kBackpack;
}

void Palette::open_backpack(Frame& frame) {
  if (frame.session.backpack() == nullptr) return;
  frame.focus().remember();
  open_ = kBackpack;
  purpose_ = Purpose::insert_after;
  backpack_.ask_focus();
}

std::optional<PickedEntry> Palette::draw_backpack(Frame& frame, const Rect& canvas) {
  flyout_ = {rail_.right(), canvas.y, std::min(backpack_.width(frame), canvas.w), canvas.h};
  std::optional<PickedEntry> picked = backpack_.draw(frame, flyout_);
  if (frame.focus().zone() == access::Zone::palette && frame.input.take(widgets::Key::escape)) {
    close();
    frame.focus().give_back();
  }
  return picked;
}

// A button that says the level and opens the choice of another.
void Palette::draw_level(Frame& frame, Rect& rest) {
  if (lesson_names_blocks(frame.session)) {
    level_menu_.reset();
    return;
  }
  const int level = frame.settings.level;
  const bool every = level >= program::kEveryLevel;
  const Rect row = rest.cut_top(frame.metrics.target(30)).inset(frame.du(6), frame.du(2));
  const std::string name = every ? frame.words("workspace.level.every") : level_words(frame, level);
  const widgets::Interaction state = widgets::interact(
      frame, {.id = "palette.level", .role = access::Role::button, .label = frame.words("workspace.level", {{"niveau", name}}),
              .state = {.expanded = level_menu_.has_value()}, .rect = row,
              .hint = frame.words(every ? "workspace.level.hint.every" : "workspace.level.hint")});
  if (state.hovered || level_menu_) widgets::fill(frame, row, frame.theme.accent_soft, frame.metrics.radius_button());
  widgets::outline(frame, row, frame.theme.line, frame.metrics.radius_button());
  const ImU32 ink = every ? frame.theme.ink2 : frame.theme.accent;
  Rect words = row.inset(frame.du(4), 0);
  // The word says more than the picture: where both have no room, it stays.
  if (frame.fonts.width(FontRole::tiny, name) + frame.du(16) <= words.w) widgets::icon_in(frame, words.cut_left(frame.du(16)), FontRole::icon16, ink, Icon::school);
  widgets::text_in(frame, words, FontRole::tiny, ink, name, widgets::Align::center);
  widgets::ring_if_focused(frame, state, row, frame.metrics.radius_button());
  widgets::tooltip(frame, state, row, frame.words(every ? "workspace.level.hint.every" : "workspace.level.hint"), widgets::TooltipSide::right);
  if (!state.activated) return;
  if (level_menu_) {
    level_menu_.reset();
    frame.focus().give_back();
  } else {
    level_menu_ = row;
  }
}

void Palette::draw_level_menu(Frame& frame) {
  std::vector<widgets::MenuItem> items;
  for (int level = 1; level <= program::kEveryLevel; ++level) {
    const std::string name = frame.words("level.long." + std::to_string(level));
    const bool every = level == program::kEveryLevel;
    items.push_back({.label = every ? frame.words("workspace.level.last", {{"niveau", name}}) : name, .current = frame.settings.level == level});
  }
  const widgets::MenuResult result = widgets::menu(frame, "palette.levels", *level_menu_, frame.words("workspace.level.menu"), items);
  if (result.chosen) frame.settings.level = static_cast<int>(*result.chosen) + 1;
  // A press on its own button closes it when it is released.
  const bool on_button = !result.chosen && ImGui::IsMouseClicked(0) && level_menu_->contains(frame.mouse());
  if (result.closed && !on_button) level_menu_.reset();
}

Palette::Shown Palette::shown(Frame& frame) const {
  Shown shown;
  if (open_ != kSearch || query_.empty()) {
    for (std::size_t index = 0; index < items_.size(); ++index)
      if (open_ == kSearch || items_[index].entry->category == open_) shown.items.push_back(index);
    return shown;
  }
  PaletteEntries::Found found = entries_.search(frame.session, query_);
  const std::string sought = program::folded(query_);
  for (const BlockEntry* entry : found.offered) {
    const std::size_t first = shown.items.size();
    for (std::size_t index = 0; index < items_.size(); ++index)
      if (items_[index].entry == entry) shown.items.push_back(index);
    // Of its forms, the one that says what is sought.
    std::stable_partition(shown.items.begin() + static_cast<std::ptrdiff_t>(first), shown.items.end(), [&](std::size_t index) {
      return program::folded(sentence_of(*items_[index].loose->blocks.front(), frame.session.messages())).find(sought) != std::string::npos;
    });
  }
  shown.left_out = std::move(found.left_out);
  if (shown.left_out.size() > kMostFound) shown.left_out.resize(kMostFound);
  return shown;
}

void Palette::show(Frame& frame, const BlockEntry& entry) {
  entries_.show(entry);
  frame.announce(frame.words("workspace.level.shown", {{"nom", label_of(frame, entry)}}));
}

// Each of them can be had all the same.
void Palette::draw_left_out(Frame& frame, const std::vector<const BlockEntry*>& entries, Rect& rest) {
  if (entries.empty()) return;
  const std::string head = frame.words("workspace.level.left_out", {{"niveau", level_words(frame, frame.settings.level)}});
  const Rect line = rest.cut_top(frame.du(26));
  widgets::text_in(frame, line, FontRole::small_bold, frame.theme.ink2, head);
  widgets::register_text(frame, {.id = "palette.left_out", .role = access::Role::status, .label = head, .rect = line});
  for (const BlockEntry* entry : entries) {
    Rect row = rest.cut_top(frame.metrics.target(28));
    const std::string words = frame.words("workspace.level.show", {{"nom", label_of(frame, *entry)}, {"niveau", level_words(frame, entry->level)}});
    const widgets::Interaction state =
        widgets::interact(frame, {.id = "palette.show." + entry->id, .role = access::Role::button, .label = words, .rect = row});
    if (state.hovered) widgets::fill(frame, row, frame.theme.accent_soft, frame.metrics.radius_chip());
    Rect inside = row.inset(frame.du(4), 0);
    widgets::icon_in(frame, inside.cut_left(frame.du(20)), FontRole::icon16, frame.theme.ink2, Icon::eye);
    widgets::text_in(frame, inside.cut_right(frame.du(34)), FontRole::small, frame.theme.ink2, level_words(frame, entry->level), widgets::Align::right);
    widgets::text_in(frame, inside.inset(frame.du(4), 0), FontRole::small, frame.theme.ink, label_of(frame, *entry));
    widgets::ring_if_focused(frame, state, row.inset(frame.du(3)), frame.metrics.radius_chip());
    if (state.activated) show(frame, *entry);
  }
}

float Palette::level_mark_width(const Frame& frame, const BlockEntry& entry) {
  return frame.fonts.width(FontRole::tiny, level_words(frame, entry.level)) + frame.du(16);
}

// From which class on: what is found is of every level.
void Palette::draw_level_mark(Frame& frame, const BlockEntry& entry, const Rect& row) {
  const std::string words = level_words(frame, entry.level);
  const float height = frame.du(18);
  const Rect mark{row.right() + frame.du(8), row.y + std::max(0.0F, (std::min(row.h, frame.du(34)) - height) / 2), level_mark_width(frame, entry) - frame.du(6), height};
  widgets::outline(frame, mark, frame.theme.line_strong, height / 2);
  widgets::text_in(frame, mark, FontRole::tiny, frame.theme.ink2, words, widgets::Align::center);
}

std::optional<PickedEntry> Palette::draw_item(Frame& frame, Item& item, const Rect& row, const Rect& clip) {
  const float scale = frame.metrics.scale;
  const Layout& layout = item.loose->layout;
  const program::Block& block = *item.loose->blocks.front();
  const Sheet sheet{frame, frame.list(), meshes_, metrics_, {row.x - layout.bounds.left * scale, row.y - layout.bounds.top * scale}, scale, clip};
  paint(sheet, layout);
  const std::string help = [&] {
    const auto at = item.entry->help.find(frame.session.language());
    return at == item.entry->help.end() ? std::string() : at->second;
  }();
  const widgets::Interaction state = widgets::interact(
      frame, {.id = item.id, .role = access::Role::block, .label = sentence_of(block, frame.session.messages()), .value = open_ == kSearch ? level_words(frame, item.entry->level) : std::string(),
              .rect = row, .hint = help});
  if (state.focused) widgets::focus_ring(frame, row, frame.metrics.radius_block());
  const bool asks = (state.hovered && ImGui::IsMouseClicked(1)) || (state.held && frame.input.hand.take_long_press()) ||
                    (frame.focused(item.id) && frame.input.take(widgets::Key::f1, widgets::kShift));
  if (asks) {
    grab_.let_go();
    frame.shared.asked_help = item.entry->id;
  }
  if (open_ == kSearch) draw_level_mark(frame, *item.entry, row);
  // Beside the flyout, so that the other blocks stay in sight.
  widgets::tooltip(frame, state, {flyout_.x, row.y, flyout_.w, row.h}, tooltip_of(*item.entry, frame.session), widgets::TooltipSide::right);
  return grab_.follow(frame, state, item.id, row, item.lua);
}

void Palette::refresh_own(Frame& frame) {
  const bool functions_shown = open_ == "functions" || (open_ == kSearch && !query_.empty()), names_shown = open_ == kVariables;
  std::string wanted;
  if (functions_shown || names_shown)
    wanted = open_ + "\n" + query_ + "\n" + std::to_string(frame.session.revision()) + frame.session.language() + std::to_string(frame.metrics.scale);
  if (names_shown) wanted += "\n" + std::to_string(looks_from_);
  if (wanted == own_made_for_) return;
  own_made_for_ = wanted;
  own_.clear();
  const TextWidth width = text_width(frame.fonts);
  const auto add = [&](std::string id, std::string label, std::string lua) {
    auto loose = loose_blocks(lua, frame.session.vocabulary(), frame.session.language(), width);
    if (!loose->blocks.empty()) own_.push_back({std::move(id), std::move(label), std::move(lua), std::move(loose)});
  };
  if (names_shown) {
    const session::Session& session = frame.session;
    const std::set<std::string> of_lesson = session.lesson() == nullptr ? std::set<std::string>() : session.lesson()->given_names();
    std::vector<std::string> names = names_in_reach(session.tree(), looks_from_, of_lesson);
    if (names.size() > kMostNames) names.resize(kMostNames);
    for (const std::string& name : names) add("palette.name." + name, own_.empty() ? frame.words("workspace.palette.names") : std::string(), name);
  }
  if (!functions_shown) return;
  const std::optional<std::string> typed = open_ == kSearch ? lua_typed(query_) : std::nullopt;
  if (typed) add("palette.lua", frame.words("workspace.search.lua"), *typed);
  const std::string sought = open_ == kSearch ? program::folded(query_) : std::string();
  for (const OwnFunction& function : own_functions(frame.session.tree()))
    if (program::folded(function.name).find(sought) != std::string::npos)
      add("palette.own." + function.name, frame.words("workspace.search.own", {{"nom", function.name}}), function.call);
}

std::optional<PickedEntry> Palette::draw_own(Frame& frame, const Rect& clip, Rect& rest) {
  std::optional<PickedEntry> picked;
  const float scale = frame.metrics.scale;
  for (const Own& own : own_) {
    if (!own.label.empty()) widgets::text_in(frame, rest.cut_top(frame.du(24)), FontRole::small_bold, frame.theme.ink2, own.label);
    const Layout& layout = own.loose->layout;
    Rect row = rest.cut_top(layout.bounds.height() * scale);
    row.w = layout.bounds.width() * scale;
    rest.cut_top(frame.du(12));
    const Sheet sheet{frame, frame.list(), meshes_, metrics_, {row.x - layout.bounds.left * scale, row.y - layout.bounds.top * scale}, scale, clip};
    paint(sheet, layout);
    const widgets::Interaction state = widgets::interact(
        frame, {.id = own.id, .role = access::Role::block, .label = sentence_of(*own.loose->blocks.front(), frame.session.messages()), .rect = row, .hint = own.label});
    if (state.focused) widgets::focus_ring(frame, row, frame.metrics.radius_block());
    if (std::optional<PickedEntry> now = grab_.follow(frame, state, own.id, row, own.lua)) picked = std::move(now);
  }
  return picked;
}

void Palette::draw_program_results(Frame& frame, Rect& rest) {
  if (query_.empty()) return;
  const std::string sought = program::folded(query_);
  // By their words as they stand, or as the palette finds them: by a kin word, or a word of Lua.
  std::set<std::string_view> meant;
  for (const BlockEntry* entry : frame.session.vocabulary().search(query_, frame.session.language())) meant.insert(entry->id);
  std::size_t found = 0;
  for (const program::Block* block : program::all_blocks(frame.session.projection())) {
    const std::string words = words_of(*block);
    if (!meant.contains(block->type) && program::folded(words).find(sought) == std::string::npos) continue;
    if (found == 0) widgets::text_in(frame, rest.cut_top(frame.du(26)), FontRole::small_bold, frame.theme.ink2, frame.words("workspace.search.in_program"));
    const Rect row = rest.cut_top(frame.metrics.target(28));
    const widgets::Interaction state = widgets::interact(
        frame, {.id = "palette.found." + std::to_string(static_cast<std::uint64_t>(block->id)), .role = access::Role::item, .label = sentence_of(*block, frame.session.messages()), .rect = row});
    if (state.hovered) widgets::fill(frame, row, frame.theme.accent_soft, frame.metrics.radius_chip());
    widgets::text_in(frame, row.inset(frame.du(6), 0), FontRole::small, frame.theme.ink, words);
    widgets::ring_if_focused(frame, state, row.inset(frame.du(3)), frame.metrics.radius_chip());
    if (state.activated) found_ = block->id;
    if (++found == kMostFound) return;
  }
}

float Palette::widest_of(const Frame& frame, const Shown& shown) const {
  const float scale = frame.metrics.scale;
  float widest = frame.du(200);
  for (const std::size_t index : shown.items) {
    const float mark = open_ == kSearch ? level_mark_width(frame, *items_[index].entry) + frame.du(8) : 0;
    widest = std::max(widest, items_[index].loose->layout.bounds.width() * scale + mark);
  }
  for (const Own& own : own_)
    widest = std::max({widest, own.loose->layout.bounds.width() * scale, frame.fonts.width(FontRole::small_bold, own.label)});
  for (const BlockEntry* entry : shown.left_out)
    widest = std::max(widest, frame.fonts.width(FontRole::small, label_of(frame, *entry)) + frame.du(90));
  return widest;
}

float Palette::docked_width(Frame& frame, const Rect& canvas) {
  refresh(frame);
  docked_ = false;
  if (open_.empty() || open_ == kSearch || open_ == kBackpack || purpose_ != Purpose::browse) return 0;
  refresh_own(frame);
  const float width = widest_of(frame, shown(frame)) + 2 * frame.du(kMargin) + frame.du(kBar);
  docked_ = canvas.w - width >= frame.du(kLeastProgram);
  return docked_ ? width : 0;
}

std::optional<PickedEntry> Palette::draw_flyout(Frame& frame, const Rect& canvas) {
  const Shown shown = this->shown(frame);
  refresh_own(frame);
  const float scale = frame.metrics.scale, margin = frame.du(kMargin), gap = frame.du(12);
  const float widest = widest_of(frame, shown);
  float total = margin;
  for (const std::size_t index : shown.items) total += items_[index].loose->layout.bounds.height() * scale + gap;
  for (const Own& own : own_) total += own.loose->layout.bounds.height() * scale + frame.du(36);
  const float head = open_ == kSearch ? frame.du(52) : 0;
  flyout_ = {rail_.right(), canvas.y, std::min(widest + 2 * margin + frame.du(kBar), canvas.w), canvas.h};
  std::optional<PickedEntry> picked;
  const widgets::Panel panel = widgets::begin_panel(
      frame, {.id = "palette.flyout", .zone = access::Zone::palette, .rect = flyout_, .surface = widgets::Surface::floating});
  Rect area = panel.area;
  if (head > 0) {
    const Rect field = area.cut_top(head).inset(margin, frame.du(8));
    if (asks_focus_) {
      frame.focus().set("palette.query", access::Zone::palette);
      asks_focus_ = false;
    }
    const widgets::FieldResult result = widgets::text_field(frame, "palette.query", field, frame.words("workspace.search"), query_, frame.words("workspace.search.hint"));
    const bool takes_lua = result.submitted && !own_.empty();  // what is shown first
    if (takes_lua) picked = PickedEntry{.lua = own_.front().lua, .how = PickedEntry::How::chosen};
    if (result.submitted && !takes_lua && shown.items.empty() && !shown.left_out.empty()) show(frame, *shown.left_out.front());
    if (result.submitted && !takes_lua && !shown.items.empty()) {
      const Item& first = items_[shown.items.front()];
      picked = PickedEntry{.lua = first.lua, .how = PickedEntry::How::chosen};
    }
  }
  const widgets::Panel list = widgets::begin_panel(
      frame, {.id = "palette.list", .zone = access::Zone::palette, .rect = area, .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  Rect rest{list.area.x + margin, list.area.y + margin, std::max(1.0f, list.area.w - 2 * margin), total + frame.du(2000)};
  if (std::optional<PickedEntry> now = draw_own(frame, area, rest)) picked = std::move(now);
  for (const std::size_t index : shown.items) {
    const Box& bounds = items_[index].loose->layout.bounds;
    Rect row = rest.cut_top(bounds.height() * scale);
    row.w = bounds.width() * scale;
    rest.cut_top(gap);
    if (std::optional<PickedEntry> now = draw_item(frame, items_[index], row, area)) picked = std::move(now);
  }
  draw_left_out(frame, shown.left_out, rest);
  if (shown.items.empty() && own_.empty() && shown.left_out.empty() && open_ == kSearch) {
    const std::string nothing = frame.words("workspace.search.nothing", {{"texte", query_}});
    const widgets::Paragraph words(frame, widgets::spans_of(nothing, frame.french()), FontRole::small, rest.w);
    words.draw(frame, rest.x, rest.y, frame.theme.ink2);
    rest.cut_top(words.height() + frame.du(8));
    widgets::register_text(frame, {.id = "palette.nothing", .role = access::Role::status, .label = nothing, .rect = area});
  }
  if (open_ == kSearch) draw_program_results(frame, rest);
  widgets::end_panel(frame, list, rest.y + margin);
  widgets::end_panel(frame, panel);
  const bool in_palette = frame.focus().zone() == access::Zone::palette;
  if (in_palette && frame.input.take(widgets::Key::escape)) {
    close();
    frame.focus().give_back();
  }
  if (!ImGui::IsMouseDown(0)) grab_.let_go();
  return picked;
}

namespace {

// A drawer that stays is a bin too for what is carried out of the program, and looks like it.
void cover_with_bin(Frame& frame, const Rect& drawer) {
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "palette.bin", .zone = access::Zone::palette, .rect = drawer, .surface = widgets::Surface::none});
  widgets::fill(frame, drawer, theme::with_alpha(frame.theme.err_soft, 0.88F));
  widgets::icon_in(frame, {drawer.x, drawer.center().y - frame.du(30), drawer.w, frame.du(30)}, FontRole::icon30, frame.theme.err, Icon::bin);
  widgets::text_in(frame, {drawer.x, drawer.center().y + frame.du(4), drawer.w, frame.du(22)}, FontRole::small, frame.theme.err, frame.words("workspace.delete"), widgets::Align::center);
  widgets::end_panel(frame, panel);
}

}  // namespace

std::optional<PickedEntry> Palette::draw(Frame& frame, const Rect& rail, const Rect& canvas, bool bin_shown) {
  refresh(frame);
  rail_ = rail;
  flyout_ = {};
  bag_ = {rail.x, rail.bottom() - frame.du(54), rail.w, frame.du(50)};
  const access::Zone zone = frame.tree().zone();
  frame.tree().enter_zone(access::Zone::palette);
  draw_rail(frame, bin_shown);
  if (!bin_shown && frame.session.backpack() != nullptr) draw_backpack_button(frame);
  std::optional<PickedEntry> picked;
  if (open_ == kBackpack) picked = draw_backpack(frame, canvas);
  else if (is_open()) picked = draw_flyout(frame, canvas);
  if (bin_shown && docked_ && is_open()) cover_with_bin(frame, flyout_);
  if (level_menu_) draw_level_menu(frame);
  frame.tree().enter_zone(zone);
  return picked;
}

}  // namespace lunabloc::ide::workspace
