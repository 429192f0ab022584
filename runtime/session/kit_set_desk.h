// The kits of a class made ready beside the window: a board that is plugged in gets our firmware, is read back and heard, and has
// its line in a table; then the next one may be plugged in, on the same port or on another.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/locations.h"
#include "kit/class_set.h"

namespace lunabloc::session {

class KitSetDesk {
 public:
  // Which ports have a board now. For tests; else those of the system.
  using Ports = std::function<std::vector<std::string>()>;

  explicit KitSetDesk(base::Locations locations, Ports ports = {});
  ~KitSetDesk();  // the board at work finishes its page

  // Waits for boards until it is stopped; or as many simulated ones, one after the other, to see how it goes.
  void start();
  void simulate(int boards);
  void stop();

  struct View {
    bool busy = false;                // boards are waited for
    std::string at_work;              // the port of the board that is being prepared; empty: none
    std::vector<kit::Prepared> rows;  // in the order in which they were plugged in
    std::optional<Error> error;       // nothing can be prepared at all
  };
  View view() const;

 private:
  class Work;
  base::Locations locations_;
  Ports ports_;
  std::unique_ptr<Work> work_;
};

}  // namespace lunabloc::session
