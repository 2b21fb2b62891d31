package io.keyrota.server.acm;

/** That there is a certificate; its row's id sorts the newest first. */
record Newest(String certificateId) {}
