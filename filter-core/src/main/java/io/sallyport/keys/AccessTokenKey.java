package io.sallyport.keys;

/** Both halves of a key for access tokens. */
record AccessTokenKey(SigningKey signing, VerificationKey verification) {}
