-- etape: modifier
-- ecart: le signe ≠ au lieu de =
-- idee: choisir un signe sans le lire
say(data.open("sondage"):keep("venue", "~=", "vélo"):count())
