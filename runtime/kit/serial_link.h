// A serial device as a Link, through libserialport.
#pragma once

#include "kit/link.h"

namespace lunabloc::kit {

Result<std::unique_ptr<Link>> open_serial_link(const std::string& device, const std::string& name, int bauds);

}  // namespace lunabloc::kit
