#include "ide/app/sdl_events.h"

namespace lunabloc::ide::app {
namespace {

using widgets::Key;

Key key_of(SDL_Keycode code) {
  switch (code) {
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return Key::enter;
    case SDLK_SPACE: return Key::space;
    case SDLK_ESCAPE: return Key::escape;
    case SDLK_TAB: return Key::tab;
    case SDLK_UP: return Key::up;
    case SDLK_DOWN: return Key::down;
    case SDLK_LEFT: return Key::left;
    case SDLK_RIGHT: return Key::right;
    case SDLK_HOME: return Key::home;
    case SDLK_END: return Key::end;
    case SDLK_PAGEUP: return Key::page_up;
    case SDLK_PAGEDOWN: return Key::page_down;
    case SDLK_INSERT: return Key::insert;
    case SDLK_DELETE: return Key::del;
    case SDLK_BACKSPACE: return Key::backspace;
    case SDLK_APPLICATION:
    case SDLK_MENU: return Key::menu;
    case SDLK_LCTRL:
    case SDLK_RCTRL: return Key::control;
    case SDLK_LSHIFT:
    case SDLK_RSHIFT: return Key::shift;
    case SDLK_LALT:
    case SDLK_RALT: return Key::alt;
    default: break;
  }
  if (code >= SDLK_F1 && code <= SDLK_F12) return static_cast<Key>(static_cast<int>(Key::f1) + (code - SDLK_F1));
  return Key::character;
}

// The digit row by its place: on a French keyboard it writes & é " without Maj.
int digit_of(SDL_Scancode code) {
  if (code == SDL_SCANCODE_0) return 0;
  if (code >= SDL_SCANCODE_1 && code <= SDL_SCANCODE_9) return code - SDL_SCANCODE_1 + 1;
  return -1;
}

widgets::KeyPress press_of(const SDL_KeyboardEvent& event) {
  const auto modifiers = static_cast<unsigned>(event.keysym.mod);
  widgets::KeyPress press;
  press.key = key_of(event.keysym.sym);
  if (press.key == Key::character) press.letter = static_cast<char32_t>(event.keysym.sym & 0x1FFFFF);
  press.digit = digit_of(event.keysym.scancode);
  // AltGr writes letters; it is no Ctrl.
  const bool alt_gr = (modifiers & KMOD_MODE) != 0 || (modifiers & KMOD_RALT) != 0;
  press.modifiers = {(modifiers & KMOD_CTRL) != 0 && !alt_gr, (modifiers & KMOD_SHIFT) != 0, (modifiers & KMOD_LALT) != 0};
  press.repeated = event.repeat != 0;
  return press;
}

int button_of(std::uint8_t button) {
  if (button == SDL_BUTTON_RIGHT) return 1;
  return button == SDL_BUTTON_MIDDLE ? 2 : 0;
}

InputEvent pointer(InputEvent::Kind kind, float x, float y, int button) {
  InputEvent event;
  event.kind = kind;
  event.x = x, event.y = y, event.button = button;
  return event;
}

}  // namespace

std::optional<InputEvent> input_of(const SDL_Event& event, ImVec2 size) {
  using Kind = InputEvent::Kind;
  switch (event.type) {
    case SDL_MOUSEMOTION:
      if (event.motion.which == SDL_TOUCH_MOUSEID) return std::nullopt;
      return pointer(Kind::motion, static_cast<float>(event.motion.x), static_cast<float>(event.motion.y), 0);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (event.button.which == SDL_TOUCH_MOUSEID) return std::nullopt;
      return pointer(event.type == SDL_MOUSEBUTTONDOWN ? Kind::button_down : Kind::button_up, static_cast<float>(event.button.x),
                     static_cast<float>(event.button.y), button_of(event.button.button));
    case SDL_MOUSEWHEEL: return pointer(Kind::wheel, event.wheel.preciseX, event.wheel.preciseY, 0);
    case SDL_FINGERMOTION:
    case SDL_FINGERDOWN:
    case SDL_FINGERUP: {
      const Kind kind = event.type == SDL_FINGERMOTION ? Kind::finger_motion : (event.type == SDL_FINGERDOWN ? Kind::finger_down : Kind::finger_up);
      InputEvent finger = pointer(kind, event.tfinger.x * size.x, event.tfinger.y * size.y, 0);
      finger.finger = event.tfinger.fingerId;
      return finger;
    }
    case SDL_KEYDOWN:
    case SDL_KEYUP: {
      InputEvent key;
      key.kind = event.type == SDL_KEYDOWN ? Kind::key_down : Kind::key_up;
      key.key = press_of(event.key);
      return key;
    }
    case SDL_TEXTINPUT: {
      InputEvent text;
      text.kind = Kind::text;
      text.text = static_cast<const char*>(event.text.text);
      return text;
    }
    case SDL_DROPFILE: {
      if (event.drop.file == nullptr) return std::nullopt;
      InputEvent file;
      file.kind = Kind::file;
      file.text = event.drop.file;
      SDL_free(event.drop.file);
      return file;
    }
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_LEAVE) return pointer(Kind::leave, 0, 0, 0);
      return std::nullopt;
    default: return std::nullopt;
  }
}

}  // namespace lunabloc::ide::app
