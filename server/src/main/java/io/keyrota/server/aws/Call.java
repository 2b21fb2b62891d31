package io.keyrota.server.aws;

import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.sealing.Sealer;
import java.time.Instant;

/** An allowed request, with the only instant, entropy and sealer that its decision may use. */
public record Call(Request request, Instant now, Entropy entropy, Sealer sealer) {}
