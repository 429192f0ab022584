#include "kit/serial_link.h"

#include <libserialport.h>

#include <cerrno>
#include <thread>

#include "kit/descriptor_io.h"

namespace lunabloc::kit {
namespace {

// The capacitor between DTR and RESET needs DTR high for a moment before the next edge.
constexpr std::chrono::milliseconds kLowLine{20};

class SerialLink final : public Link {
 public:
  explicit SerialLink(std::string name) : name_(std::move(name)) {}
  ~SerialLink() override {
    if (port_ == nullptr) return;
    if (opened_) sp_close(port_);
    sp_free_port(port_);
  }

  Result<void> open(const std::string& device, int bauds) {
    // Errors of libserialport leave the system's reason in errno.
    errno = 0;
    if (sp_get_port_by_name(device.c_str(), &port_) != SP_OK || sp_open(port_, SP_MODE_READ_WRITE) != SP_OK)
      return tl::unexpected(cannot_open(name_, errno));
    opened_ = true;
    if (sp_get_port_handle(port_, &descriptor_) != SP_OK) return link_lost();
    if (const Result<void> alone = take_alone(descriptor_, name_); !alone) return alone;
    const bool set = sp_set_bits(port_, 8) == SP_OK && sp_set_parity(port_, SP_PARITY_NONE) == SP_OK &&
                     sp_set_stopbits(port_, 1) == SP_OK && sp_set_flowcontrol(port_, SP_FLOWCONTROL_NONE) == SP_OK;
    if (!set) return tl::unexpected(cannot_open(name_, errno));
    return set_speed(bauds);
  }

  // libserialport's own reading takes the end of a device that was pulled out for silence.
  Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    return read_terminal(descriptor_, into, patience);
  }
  Result<void> write(std::span<const std::uint8_t> bytes) override { return write_terminal(descriptor_, bytes); }

  Result<void> set_speed(int bauds) override {
    if (sp_set_baudrate(port_, bauds) != SP_OK) return link_lost(std::to_string(bauds));
    return {};
  }

  Result<void> pulse_reset() override {
    if (sp_set_dtr(port_, SP_DTR_OFF) != SP_OK || sp_set_rts(port_, SP_RTS_OFF) != SP_OK) return link_lost("DTR");
    std::this_thread::sleep_for(kLowLine);
    if (sp_set_dtr(port_, SP_DTR_ON) != SP_OK || sp_set_rts(port_, SP_RTS_ON) != SP_OK) return link_lost("DTR");
    return {};
  }

  void drop_input() override { sp_flush(port_, SP_BUF_INPUT); }
  std::string name() const override { return name_; }

 private:
  std::string name_;
  sp_port* port_ = nullptr;
  bool opened_ = false;
  int descriptor_ = -1;
};

}  // namespace

Result<std::unique_ptr<Link>> open_serial_link(const std::string& device, const std::string& name, int bauds) {
  auto link = std::make_unique<SerialLink>(name);
  if (const Result<void> opened = link->open(device, bauds); !opened) return tl::unexpected(opened.error());
  return link;
}

}  // namespace lunabloc::kit
