// The letter that follows an order on its way to the runner (runner/main.cpp says what each means there).
#pragma once

namespace lunabloc::trace {

inline constexpr char kSomebodyAnswers = 'a', kNobodyAnswers = 'n';

}  // namespace lunabloc::trace
