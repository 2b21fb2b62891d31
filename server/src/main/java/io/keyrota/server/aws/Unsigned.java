package io.keyrota.server.aws;

/**
 * An operation that needs no signature, because its input says who asks. It may wait for whoever
 * vouches for that, and so never runs on an event loop; what it prepares names the caller ({@link
 * Prepared#asker}), and access is asked for on that name.
 */
public interface Unsigned extends MayWait {}
