package io.keyrota.server.aws;

/**
 * An operation that may wait for something other than rows, or computes for longer than a moment.
 * It never runs on an event loop, where it would hold up everybody else.
 */
public interface MayWait {}
