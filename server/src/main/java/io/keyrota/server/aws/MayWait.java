package io.keyrota.server.aws;

/**
 * An operation that may wait for something other than rows, computes for longer than a moment, or
 * always asks for a page of rows, which only the disk can answer. It never runs on an event loop,
 * where it would hold up everybody else, or be begun in vain.
 */
public interface MayWait {}
