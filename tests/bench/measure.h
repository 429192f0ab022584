// Time of processor and memory, as the benches measure them: medians, so that a busy machine does not decide.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace lunabloc::bench {

// Milliseconds of processor that this process has used, its threads together.
double processor_ms();
// Of this thread alone.
double thread_ms();
double median(std::vector<double> values);
// The median time of processor of `times` calls.
double median_ms(int times, const std::function<void(int)>& call);
// Memory of this process and its children, shared pages counted in part.
double proportional_mib();
// Of this process alone.
double own_mib();
// The most that this process has had, and that its children which are there have had.
double own_peak_mib();
double children_peak_mib();
void print(const std::string& key, double value);

}  // namespace lunabloc::bench
