// A step of a question in a few words, for a chip: « population > 1 000 », « trié par nom ».
#pragma once

#include <string>

#include "data/pipeline.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::data {

std::string step_words(const widgets::Frame& frame, const lunabloc::data::Step& step);
widgets::Icon icon_of(const lunabloc::data::Step& step);

}  // namespace lunabloc::ide::data
