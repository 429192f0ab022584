// Keys, signatures, seals and chains of sums, for exams. The only file that knows libsodium; nothing here is a scheme of ours
// but which of its functions is used for what.
//
//   signature    Ed25519 (crypto_sign_detached)
//   seal         X25519 and XSalsa20-Poly1305 (crypto_box_seal), for the key of the signature
//   sum, chain   BLAKE2b of 32 bytes (crypto_generichash)
//   tag          HMAC-SHA512-256 (crypto_auth)
//
// Bytes go in and out as they are; keys and sums in hexadecimal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lunabloc::portfolio {

struct TeacherKey {
  std::string secret;  // 32 bytes in hexadecimal; whoever has it is the teacher
  std::string open;    // what pupils' machines are given
};
TeacherKey new_teacher_key();
// Nothing when it is no secret.
std::optional<TeacherKey> teacher_key(const std::string& secret);

std::string sign(std::string_view bytes, const TeacherKey& key);
bool is_signed(std::string_view bytes, const std::string& signature, const std::string& open);

// Only the teacher opens it. Nothing when `open` is no key.
std::optional<std::string> seal(std::string_view bytes, const std::string& open);
std::optional<std::string> unseal(std::string_view sealed, const TeacherKey& key);

std::string sum_of(std::string_view before, std::string_view bytes);

// What a pupil writes at the top of the exam: "K7QF-2M9D-XY", from the teacher's secret, the exam and the pseudonym.
std::string ticket_for(const TeacherKey& key, std::string_view exam, std::string_view pseudonym);
// Small letters, spaces and dashes make no difference.
std::string tag_of(std::string_view bytes, std::string_view ticket);
// Whether it can be one at all: a slip of the hand is seen before a copy is sealed with it.
bool is_ticket(std::string_view typed);
// Whether a ticket is that one, however it was typed; takes the same time wherever they differ.
bool same_ticket(std::string_view right, std::string_view typed);
bool is_tagged(std::string_view bytes, const std::string& tag, std::string_view ticket);

}  // namespace lunabloc::portfolio
