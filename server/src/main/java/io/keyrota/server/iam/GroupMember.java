package io.keyrota.server.iam;

/** That a user is in a group: the index from a group to its users. */
record GroupMember(String groupId, String userId) {
  String id() {
    return groupId + "/" + userId;
  }
}
