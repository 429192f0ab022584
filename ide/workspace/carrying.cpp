#include "ide/workspace/carrying.h"

#include <cmath>

namespace lunabloc::ide::workspace {
namespace {

using program::Block;

program::SlotType value_of(program::Shape shape, const std::string& lua) {
  return shape == program::Shape::boolean ? program::SlotType::boolean : program::value_type(lua);
}

}  // namespace

Carrying::Carrying(Shown shown, const std::string& text, const program::BlockRun& run)
    : projection_(shown.projection), what_{.block = run.first, .last = run.last}, width_(std::move(shown.width)), options_(std::move(shown.options)) {
  options_.lifted = run;
  const Block& block = *program::block_with(projection_, run.first);
  what_.shape = block.shape;
  if (what_.is_value()) what_.value = value_of(what_.shape, text.substr(block.range.start, block.range.length()));
  blocks_ = what_.is_value() ? std::vector<const Block*>{&block} : program::blocks_of(projection_, run);
  LayoutOptions alone;
  alone.metrics = options_.metrics;
  picture_ = what_.is_value() ? lay_out(blocks_, width_, alone) : lay_out_again(shown.laid, blocks_, width_, alone);
  list(shown.laid);
  home_ = home_of(places_, projection_, block.id);
}

Carrying::Carrying(Shown shown, std::string lua, std::unique_ptr<LooseBlocks> loose)
    : projection_(shown.projection),
      what_{.lua = std::move(lua), .shape = loose->blocks.front()->shape},
      loose_(std::move(loose)),
      blocks_(loose_->blocks),
      width_(std::move(shown.width)),
      options_(std::move(shown.options)),
      picture_(loose_->layout) {
  if (what_.is_value()) what_.value = value_of(what_.shape, what_.lua);
  list(shown.laid);
}

void Carrying::list(const Layout& laid) {
  ground_ = lay_out_again(laid, projection_, width_, options_);
  what_.ends_body = blocks_.back()->shape == program::Shape::cap;
  refusals_ = list_refusals(ground_, projection_, what_);
  places_ = list_places(ground_, projection_, what_);
}

void Carrying::go_to(std::optional<std::size_t> at, float open) {
  if (at == at_ && open == opened_) return;
  at_ = at;
  opened_ = open;
  std::optional<Gap> gap;
  // Whole du, so that opening and closing end exactly where they began.
  if (const Place* now = place(); now != nullptr && !now->is_slot())
    gap = Gap{std::get<program::StatementPlace>(now->where), std::round(picture_.bounds.height() * open)};
  if (gap == options_.gap) return;
  options_.gap = std::move(gap);
  ground_ = lay_out_again(std::move(ground_), projection_, width_, options_);
}

void Carrying::follow(const Hand& hand, const Snapping& snapping) {
  const std::optional<std::size_t> chosen = choose_place(places_, hand, at_, snapping);
  if (chosen != at_) go_to(chosen, 0);
}

Box Carrying::first_row(Point corner) const {
  const LaidBlock& first = picture_.blocks.front();
  return {corner.x, corner.y, corner.x + first.box.width(), corner.y + first.header};
}

}  // namespace lunabloc::ide::workspace
