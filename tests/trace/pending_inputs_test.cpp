#include "trace/pending_inputs.h"

#include <gtest/gtest.h>

#include <map>

namespace lunabloc::trace {
namespace {

std::string all(PendingInputs& inputs) {
  std::string text;
  while (const auto input = inputs.next()) text += input->part + "=" + std::to_string(static_cast<int>(input->value)) + " ";
  return text;
}

TEST(PendingInputs, ComeInOrder) {
  PendingInputs inputs;
  inputs.add("key:a", 1);
  inputs.add("key:b", 1);
  inputs.add("key:a", 0);
  EXPECT_EQ(all(inputs), "key:a=1 key:b=1 key:a=0 ");
}

TEST(PendingInputs, OfAMouseThatMovesOnlyTheLastPlaceIsLeft) {
  PendingInputs inputs;
  for (int i = 0; i < 100; ++i) inputs.add(i % 2 == 0 ? "mouse:x" : "mouse:y", i);
  inputs.add("mouse:down", 1);
  inputs.add("mouse:x", 5);
  EXPECT_EQ(all(inputs), "mouse:x=98 mouse:y=99 mouse:down=1 mouse:x=5 ") << "the click is where it was";
}

TEST(PendingInputs, AreBoundedAndEndWithWhatEachPartDidLast) {
  PendingInputs inputs;
  std::map<std::string, double> last;
  for (int i = 0; i < 100'000; ++i) {
    const std::string part = i % 3 == 0 ? "mouse:x" : "key:" + std::to_string(i % 7);
    const double value = i % 3 == 0 ? i : i / 21 % 2;
    inputs.add(part, value);
    last[part] = value;
  }
  EXPECT_LE(inputs.size(), PendingInputs::kMost + last.size());
  std::map<std::string, double> told;
  while (const auto input = inputs.next()) told[input->part] = input->value;
  EXPECT_EQ(told, last);
}

}  // namespace
}  // namespace lunabloc::trace
