// A file from its first record to its last, with word of how far it is.
#pragma once

#include <algorithm>
#include <cstdint>

#include "data/records.h"
#include "data/survey.h"

namespace lunabloc::data {

// `visit(record)` gives a Result<void>; its error ends the reading, and so does a `progress` that says false
// ("tables.stopped").
template <class Visit>
Result<void> each_record(Records& records, const ByteSource& source, const Progress& progress, Visit visit) {
  constexpr std::uint64_t kBetweenReports = 4096;
  const auto size = static_cast<double>(std::max<std::uint64_t>(source.size(), 1));
  Record record;
  for (std::uint64_t count = 0;; ++count) {
    const Result<bool> more = records.next(record);
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    if (count % kBetweenReports == 0 && !progress(static_cast<double>(records.position()) / size))
      return failure(ErrorKind::stopped, "tables.stopped");
    if (Result<void> visited = visit(record); !visited) return visited;
  }
}

}  // namespace lunabloc::data
