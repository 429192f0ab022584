#include "ide/data/row_cache.h"

#include <algorithm>
#include <utility>

#include "data/store.h"

namespace lunabloc::ide::data {

namespace tables = lunabloc::data;

namespace {

bool is_far(std::uint64_t block) { return block * RowCache::kBlockRows >= tables::kFarRows; }

}  // namespace

void RowCache::show(const tables::Pipeline& pipeline, std::vector<tables::Column> columns) {
  ++*looks_;
  pipeline_ = pipeline;
  columns_ = std::move(columns);
  blocks_.clear();
  wanted_.clear();
  asked_.reset();
  knows_far_rows_ = false;
  failed_.reset();
  fault_.reset();
}

const tables::Cell* RowCache::cell(std::uint64_t row, std::size_t column) {
  const Place place{row / kBlockRows, column / kBlockColumns};
  const auto found = blocks_.find(place);
  if (found == blocks_.end()) {
    if (std::find(wanted_.begin(), wanted_.end(), place) == wanted_.end()) wanted_.push_back(place);
    return nullptr;
  }
  found->second.used = now_;
  const auto& rows = found->second.rows;
  const std::size_t at = row % kBlockRows, within = column % kBlockColumns;
  if (at >= rows.size() || within >= rows[at].size()) return nullptr;
  return &rows[at][within];
}

void RowCache::fetch() {
  ++now_;
  std::vector<Place> wanted = std::exchange(wanted_, {});
  const bool failed_in_sight = failed_ && std::erase(wanted, *failed_) > 0;
  if (!failed_in_sight) fault_.reset();
  if (wanted.empty()) return;
  if (!asked_) return ask(wanted.back());
  constexpr std::uint64_t kPatience = 20;  // fetches: a third of a second
  const bool in_sight = std::find(wanted.begin(), wanted.end(), *asked_) != wanted.end();
  const bool brings_the_list = is_far(asked_->rows) && !knows_far_rows_;
  if (!in_sight && !brings_the_list && now_ - asked_at_ > kPatience) desk_.stop(asked_number_);
}

void RowCache::ask(const Place& place) {
  asked_ = place;
  asked_at_ = now_;
  tables::Pipeline pipeline = pipeline_;
  if (columns_.size() > kBlockColumns) {
    tables::Select some;
    const std::size_t from = place.columns * kBlockColumns;
    for (std::size_t i = from; i < std::min(from + kBlockColumns, columns_.size()); ++i) some.columns.push_back(columns_[i].name);
    pipeline.steps.emplace_back(std::move(some));
  }
  asked_number_ = desk_.ask_rows({std::move(pipeline), tables::Rows{place.rows * kBlockRows, kBlockRows}},
                 [this, place, look = *looks_, looks = std::weak_ptr(looks_)](Result<tables::Page> page) {
                   const auto current = looks.lock();
                   if (current && *current == look) take(place, std::move(page));
                 });
}

void RowCache::take(const Place& place, Result<tables::Page> page) {
  asked_.reset();
  if (!page) {
    if (page.error().message == "tables.stopped") return;
    failed_ = place;
    fault_ = page.error();
    return;
  }
  knows_far_rows_ = knows_far_rows_ || is_far(place.rows);
  while (blocks_.size() >= kMostBlocks) drop_oldest();
  blocks_[place] = {std::move(page->rows), now_};
}

void RowCache::drop_oldest() {
  blocks_.erase(std::min_element(blocks_.begin(), blocks_.end(), [](const auto& one, const auto& other) { return one.second.used < other.second.used; }));
}

}  // namespace lunabloc::ide::data
