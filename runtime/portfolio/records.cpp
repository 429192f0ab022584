#include "portfolio/records.h"

#include <fmt/format.h>

#include <random>

namespace lunabloc::portfolio {

std::string new_id() {
  std::random_device chance;
  return fmt::format("{:08x}{:08x}", chance(), chance());
}

}  // namespace lunabloc::portfolio
