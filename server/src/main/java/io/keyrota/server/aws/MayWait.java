package io.keyrota.server.aws;

/**
 * An operation that may wait for something other than rows, computes for longer than a moment, or
 * asks for pages of rows that are seldom the same, which only the disk can answer. It never runs on
 * an event loop, where it would hold up everybody else, or be begun in vain.
 */
public interface MayWait {}
