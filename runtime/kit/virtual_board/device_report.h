// What strips and displays show, one JSON object a line whenever it is something else:
//
//   {"strip":6,"colors":["#FF0000","#000000"]}
//   {"lcd":39,"lines":["21.5 degres     ","                "],"lit":true}
#pragma once

#include <map>
#include <string>
#include <vector>

#include "virtual_board/devices.h"

namespace lunabloc::virtual_board {

class DeviceReport {
 public:
  std::vector<std::string> changed(const Devices& devices);

 private:
  std::map<int, std::string> strips_, lcds_;  // what was told last
};

}  // namespace lunabloc::virtual_board
