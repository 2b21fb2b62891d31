package io.keyrota.server.aws;

import io.keyrota.rules.dns.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * The hosted zones of this server, all accounts' together, as the public sees them. Names are in
 * lower case with a dot at their end; characters other than letters, digits, hyphens and
 * underscores are escaped as Route 53 does, a backslash and three octal digits ({@code \052} is the
 * star of a wildcard). Each call looks at what is committed now.
 */
@FunctionalInterface
public interface Zones {

  /** No zones at all. */
  Zones NONE = name -> Optional.empty();

  /**
   * The zone that answers for the name: the nearest apex at or above it. A zone below another
   * account's answers only where the upper one delegates to it by its NS records; of two zones with
   * one name the older answers.
   */
  Optional<Zone> of(String name);

  /** A zone as it was when {@link #of} was asked. */
  interface Zone {
    /** The zone's own name. */
    String apex();

    /** All record sets of exactly that name, without wildcards. */
    List<RecordSet> at(String name);

    /** Whether any name strictly below that one has records: the name then exists, though empty. */
    boolean anyBelow(String name);
  }

  /**
   * Records of one name and type.
   *
   * @param ttl in seconds
   * @param data in presentation format
   */
  record RecordSet(String name, RecordType type, long ttl, List<String> data) {
    public RecordSet {
      data = List.copyOf(data);
    }
  }
}
