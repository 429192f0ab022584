// Cells and columns in words and signs, as a pupil reads them.
#pragma once

#include <string>

#include "data/cell.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::data {

// « 1 051 200 »: digits in groups of three from 10 000 on, a year stays a year.
std::string count_words(const widgets::Frame& frame, std::uint64_t count);
// « 12,5 », « 05/03/2026 » in French; « vide » for a missing one.
std::string cell_words(const widgets::Frame& frame, const lunabloc::data::Cell& cell, const lunabloc::data::Column& column);
// « population », « masse (g) ».
std::string head_words(const lunabloc::data::Column& column);
std::string kind_words(const widgets::Frame& frame, lunabloc::data::Kind kind);
widgets::Icon icon_of(lunabloc::data::Kind kind);
bool stands_right(lunabloc::data::Kind kind);

}  // namespace lunabloc::ide::data
