x = not -a^-2^b .. c .. d == e and f or g | h ~ ~i & j << k >> l // m
