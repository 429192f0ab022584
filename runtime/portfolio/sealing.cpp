#include "portfolio/sealing.h"

#include <sodium.h>

#include <array>
#include <cctype>

#include "base/ensure.h"

namespace lunabloc::portfolio {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// libsodium is ready; several times do no harm.
void begin() { base::always(sodium_init() >= 0, "libsodium cannot begin"); }

std::string hex(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
  text.pop_back();
  return text;
}

// Exactly so many bytes, or nothing.
std::optional<std::string> of_hex(std::string_view text, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t length = 0;
  if (text.size() != size * 2 || sodium_hex2bin(bytes_of(bytes), size, text.data(), text.size(), nullptr, &length, nullptr) != 0 || length != size) return std::nullopt;
  return bytes;
}

struct Pair {
  std::string open = std::string(crypto_sign_PUBLICKEYBYTES, '\0'), secret = std::string(crypto_sign_SECRETKEYBYTES, '\0');
};
std::optional<Pair> pair_of(const std::string& secret) {
  const std::optional<std::string> seed = of_hex(secret, crypto_sign_SEEDBYTES);
  if (!seed) return std::nullopt;
  Pair pair;
  crypto_sign_seed_keypair(bytes_of(pair.open), bytes_of(pair.secret), bytes_of(std::string_view(*seed)));
  return pair;
}

// No letter that is read for another: no I, L, O, U.
constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kTicketLetters = 10;

std::string plain_ticket(std::string_view typed) {
  std::string plain;
  for (const char letter : typed)
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) plain += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return plain;
}

std::string tag_key(std::string_view ticket) {
  const std::string plain = plain_ticket(ticket);
  std::string key(crypto_auth_KEYBYTES, '\0');
  crypto_generichash(bytes_of(key), key.size(), bytes_of(std::string_view(plain)), plain.size(), nullptr, 0);
  return key;
}

}  // namespace

TeacherKey new_teacher_key() {
  begin();
  std::string seed(crypto_sign_SEEDBYTES, '\0');
  randombytes_buf(seed.data(), seed.size());
  return *teacher_key(hex(seed));
}

std::optional<TeacherKey> teacher_key(const std::string& secret) {
  begin();
  const std::optional<Pair> pair = pair_of(secret);
  return pair ? std::optional(TeacherKey{secret, hex(pair->open)}) : std::nullopt;
}

std::string sign(std::string_view bytes, const TeacherKey& key) {
  begin();
  const std::optional<Pair> pair = pair_of(key.secret);
  if (!pair) return {};
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(bytes_of(signature), nullptr, bytes_of(bytes), bytes.size(), bytes_of(std::string_view(pair->secret)));
  return hex(signature);
}

bool is_signed(std::string_view bytes, const std::string& signature, const std::string& open) {
  begin();
  const std::optional<std::string> sign = of_hex(signature, crypto_sign_BYTES), key = of_hex(open, crypto_sign_PUBLICKEYBYTES);
  return sign && key && crypto_sign_verify_detached(bytes_of(std::string_view(*sign)), bytes_of(bytes), bytes.size(), bytes_of(std::string_view(*key))) == 0;
}

std::optional<std::string> seal(std::string_view bytes, const std::string& open) {
  begin();
  const std::optional<std::string> key = of_hex(open, crypto_sign_PUBLICKEYBYTES);
  std::string box(crypto_box_PUBLICKEYBYTES, '\0');
  if (!key || crypto_sign_ed25519_pk_to_curve25519(bytes_of(box), bytes_of(std::string_view(*key))) != 0) return std::nullopt;
  std::string sealed(bytes.size() + crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal(bytes_of(sealed), bytes_of(bytes), bytes.size(), bytes_of(std::string_view(box))) != 0) return std::nullopt;
  return sealed;
}

std::optional<std::string> unseal(std::string_view sealed, const TeacherKey& key) {
  begin();
  const std::optional<Pair> pair = pair_of(key.secret);
  if (!pair || sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
  std::string open(crypto_box_PUBLICKEYBYTES, '\0'), secret(crypto_box_SECRETKEYBYTES, '\0');
  if (crypto_sign_ed25519_pk_to_curve25519(bytes_of(open), bytes_of(std::string_view(pair->open))) != 0) return std::nullopt;
  crypto_sign_ed25519_sk_to_curve25519(bytes_of(secret), bytes_of(std::string_view(pair->secret)));
  std::string bytes(sealed.size() - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(bytes_of(bytes), bytes_of(sealed), sealed.size(), bytes_of(std::string_view(open)), bytes_of(std::string_view(secret))) != 0) return std::nullopt;
  return bytes;
}

std::string sum_of(std::string_view before, std::string_view bytes) {
  begin();
  std::string sum(crypto_generichash_BYTES, '\0');
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, sum.size());
  // The length keeps the two apart.
  const std::string length = std::to_string(before.size()) + ":";
  for (const std::string_view part : {std::string_view(length), before, bytes}) crypto_generichash_update(&state, bytes_of(part), part.size());
  crypto_generichash_final(&state, bytes_of(sum), sum.size());
  return hex(sum);
}

std::string ticket_for(const TeacherKey& key, std::string_view exam, std::string_view pseudonym) {
  begin();
  const std::optional<std::string> seed = of_hex(key.secret, crypto_sign_SEEDBYTES);
  if (!seed) return {};
  const std::string about = "ticket\n" + std::string(exam) + "\n" + std::string(pseudonym);
  std::array<unsigned char, 32> sum{};
  crypto_generichash(sum.data(), sum.size(), bytes_of(std::string_view(about)), about.size(), bytes_of(std::string_view(*seed)), seed->size());
  std::string ticket;
  for (std::size_t i = 0; i < kTicketLetters; ++i) ticket += (i == 4 || i == 8 ? "-" : "") + std::string(1, kLetters[sum[i] % kLetters.size()]);
  return ticket;
}

std::string tag_of(std::string_view bytes, std::string_view ticket) {
  begin();
  std::string tag(crypto_auth_BYTES, '\0');
  crypto_auth(bytes_of(tag), bytes_of(bytes), bytes.size(), bytes_of(std::string_view(tag_key(ticket))));
  return hex(tag);
}

bool is_ticket(std::string_view typed) {
  const std::string plain = plain_ticket(typed);
  return plain.size() == kTicketLetters && plain.find_first_not_of(kLetters) == std::string::npos;
}

bool same_ticket(std::string_view right, std::string_view typed) {
  begin();
  return sodium_memcmp(tag_key(right).data(), tag_key(typed).data(), crypto_auth_KEYBYTES) == 0;
}

bool is_tagged(std::string_view bytes, const std::string& tag, std::string_view ticket) {
  begin();
  const std::optional<std::string> told = of_hex(tag, crypto_auth_BYTES);
  const std::string key = tag_key(ticket);
  return told && crypto_auth_verify(bytes_of(std::string_view(*told)), bytes_of(bytes), bytes.size(), bytes_of(std::string_view(key))) == 0;
}

}  // namespace lunabloc::portfolio
