// A pseudo-terminal as a Link: the virtual board's end. It has no modem lines; closing and opening it is the reset.
#pragma once

#include "kit/link.h"

namespace lunabloc::kit {

// `device` is the terminal itself, `name` what the person called it.
Result<std::unique_ptr<Link>> open_pty_link(const std::string& device, const std::string& name, int bauds);

}  // namespace lunabloc::kit
