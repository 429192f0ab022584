#include "kit/link.h"

#include <filesystem>

#include "kit/port_holder.h"
#include "kit/pty_link.h"
#include "kit/serial_link.h"

namespace lunabloc::kit {

Result<std::unique_ptr<Link>> open_link(const std::string& port, int bauds) {
  std::error_code missing;
  const std::filesystem::path device = std::filesystem::canonical(port, missing);
  if (missing == std::errc::permission_denied)
    return failure(ErrorKind::failed, "kit.no_right", {{"port", port}}, missing.message());
  if (missing || !std::filesystem::is_character_file(device))
    return failure(ErrorKind::failed, "kit.no_port", {{"port", port}}, missing ? missing.message() : "not a device");
  // Asked first: opening would reset a board that somebody else talks to, and root is never refused.
  if (const auto holder = holder_of(device))
    return failure(ErrorKind::failed, "kit.port_busy", {{"programme", *holder}}, device.string());
  const bool is_pty = device.parent_path() == "/dev/pts";
  return is_pty ? open_pty_link(device.string(), port, bauds) : open_serial_link(device.string(), port, bauds);
}

}  // namespace lunabloc::kit
