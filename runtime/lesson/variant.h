// Variants: a folder that holds only what differs from another lesson (curriculum/FORMAT.md §8).
#pragma once

#include "base/data_file.h"
#include "lesson/body.h"

namespace lunabloc::lesson {

// Keys that the variant has replace the base's; `base` and `guidage` are its own.
DataValue merged_head(const DataValue& base, const DataValue& own);
// A step of the variant replaces the one with its id; `order`, when it is not empty, says which steps there are.
Body merged_body(Body base, Body own, const std::vector<std::string>& order);
// `enleve` drops checks, a known id replaces one, others come at the end of their step; maps and messages are put together.
// Checks of steps that are not there are dropped.
DataValue merged_checks(const DataValue& base, const DataValue& own, const Body& body);

}  // namespace lunabloc::lesson
