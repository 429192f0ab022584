// One type for each kind of number that must not be mixed with another.
#pragma once

#include <cstdint>

namespace lunabloc::base {

enum class NodeId : std::uint64_t { none = 0 };  // a node of the program's tree; given when the node is made
enum class StepIndex : std::uint64_t {};         // the n-th statement of a run, from 0

}  // namespace lunabloc::base

namespace lunabloc {
using base::NodeId;
using base::StepIndex;
}  // namespace lunabloc
