#include "print/svg.h"

#include <dlfcn.h>
#include <librsvg/rsvg.h>

namespace lunabloc::print {
namespace {

// What we use of it.
struct Library {
  decltype(&rsvg_handle_new_from_data) read = nullptr;
  decltype(&rsvg_handle_get_intrinsic_size_in_pixels) size_in_pixels = nullptr;
  decltype(&rsvg_handle_get_intrinsic_dimensions) dimensions = nullptr;
  decltype(&rsvg_handle_render_document) draw = nullptr;
  std::string problem;

  Library() {
    // Never closed: its types are known to GObject for good.
    void* const library = ::dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
    const bool whole = library != nullptr && find(library, "rsvg_handle_new_from_data", read) &&
                       find(library, "rsvg_handle_get_intrinsic_size_in_pixels", size_in_pixels) &&
                       find(library, "rsvg_handle_get_intrinsic_dimensions", dimensions) && find(library, "rsvg_handle_render_document", draw);
    if (!whole) problem = ::dlerror();
  }

 private:
  template <class Function>
  static bool find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
  }
};

const Library& library() {
  static const Library kLibrary;
  return kLibrary;
}

tl::unexpected<Error> unreadable(std::string detail) { return failure(ErrorKind::failed, "print.picture", {}, std::move(detail)); }

}  // namespace

Result<Svg> Svg::read(std::string_view bytes) {
  if (!library().problem.empty()) return unreadable(library().problem);
  GError* fault = nullptr;
  std::shared_ptr<RsvgHandle> handle(library().read(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &fault),
                                     [](RsvgHandle* one) { if (one != nullptr) g_object_unref(one); });
  if (handle) return Svg(std::move(handle));
  std::string why = fault != nullptr ? fault->message : "";
  g_clear_error(&fault);
  return unreadable(std::move(why));
}

Svg::Size Svg::size() const {
  Size size;
  if (library().size_in_pixels(handle_.get(), &size.width, &size.height) != FALSE) return size;
  gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
  RsvgLength across, down;
  RsvgRectangle box{};
  library().dimensions(handle_.get(), &has_width, &across, &has_height, &down, &has_box, &box);
  return {box.width, box.height};
}

bool Svg::draw(cairo_t* cairo, double x, double y, double width, double height) const {
  const RsvgRectangle place{x, y, width, height};
  return library().draw(handle_.get(), cairo, &place, nullptr) != FALSE;
}

}  // namespace lunabloc::print
