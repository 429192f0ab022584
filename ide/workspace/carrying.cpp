#include "ide/workspace/carrying.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Block;

program::SlotType value_of(program::Shape shape, const std::string& lua) {
  return shape == program::Shape::boolean ? program::SlotType::boolean : program::value_type(lua);
}

}  // namespace

Carrying::Carrying(const program::Projection& projection, const std::string& text, const program::BlockRun& run, TextWidth width,
                   LayoutOptions options)
    : projection_(projection), what_{.block = run.first, .last = run.last}, width_(std::move(width)), options_(std::move(options)) {
  options_.lifted = run;
  const Block& block = *program::block_with(projection, run.first);
  what_.shape = block.shape;
  if (what_.is_value()) what_.value = value_of(what_.shape, text.substr(block.range.start, block.range.length()));
  prepare(what_.is_value() ? std::vector<const Block*>{&block} : program::blocks_of(projection, run));
  home_ = home_of(places_, projection, block.id);
}

Carrying::Carrying(const program::Projection& projection, std::string lua, std::unique_ptr<LooseBlocks> loose,
                   TextWidth width, LayoutOptions options)
    : projection_(projection),
      what_{.lua = std::move(lua), .shape = loose->blocks.front()->shape},
      loose_(std::move(loose)),
      width_(std::move(width)),
      options_(std::move(options)) {
  const std::vector<const Block*> blocks = loose_->blocks;
  if (what_.is_value()) what_.value = value_of(what_.shape, what_.lua);
  prepare(blocks);
}

void Carrying::prepare(const std::vector<const Block*>& blocks) {
  blocks_ = blocks;
  LayoutOptions alone;
  alone.metrics = options_.metrics;
  picture_ = lay_out(blocks, width_, alone);
  ground_ = lay_out(projection_, width_, options_);
  what_.ends_body = blocks.back()->shape == program::Shape::cap;
  refusals_ = list_refusals(ground_, projection_, what_);
  places_ = shown_places_ = list_places(ground_, projection_, what_);
}

void Carrying::go_to(std::optional<std::size_t> at, float open) {
  if (at == at_ && open == opened_) return;
  at_ = at;
  opened_ = open;
  options_.gap.reset();
  if (const Place* now = place(); now != nullptr && !now->is_slot())
    options_.gap = Gap{std::get<program::StatementPlace>(now->where), picture_.bounds.height() * open};
  ground_ = lay_out(projection_, width_, options_);
  shown_places_ = list_places(ground_, projection_, what_);
  refusals_ = list_refusals(ground_, projection_, what_);
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
