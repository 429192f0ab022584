#include "kit/standalone/upload.h"

#include "firmware/shared/machine.h"
#include "kit/standalone/image.h"
#include "kit/stk500.h"

namespace lunabloc::kit::standalone {
namespace {

// The firmware says in its last bytes which programs it can run.
Result<void> check_firmware(BootLoader& boot) {
  const Result<std::vector<std::uint8_t>> mark = boot.read(LUNABLOC_MACHINE_MARK, 4);
  if (!mark) return tl::unexpected(mark.error());
  const bool ours = (*mark)[0] == LUNABLOC_MACHINE_MAGIC_0 && (*mark)[1] == LUNABLOC_MACHINE_MAGIC_1 &&
                    static_cast<std::uint8_t>((*mark)[2] ^ (*mark)[3]) == 0xFF && (*mark)[2] >= LUNABLOC_MACHINE_ABI;
  if (ours) return {};
  static_cast<void>(boot.leave());
  return failure(ErrorKind::failed, "kit.alone.no_firmware");
}

}  // namespace

Result<FlashReport> upload(Link& link, Clock& clock, const Board& board, const Program& program, const FlashWatch& watch) {
  const Result<Image> image = image_of(program.body, board);
  if (!image) return tl::unexpected(image.error());
  return flash(link, clock, board, *image, watch, check_firmware);
}

}  // namespace lunabloc::kit::standalone
