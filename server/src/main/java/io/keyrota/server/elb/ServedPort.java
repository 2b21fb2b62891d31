package io.keyrota.server.elb;

/**
 * A port of this machine, and the listener that has it: all listeners of all accounts share one
 * address.
 *
 * @param port 1 to 65535
 */
record ServedPort(int port, String listenerArn) {}
