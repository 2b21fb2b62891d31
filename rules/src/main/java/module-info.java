/** The law of Keyrota: decisions without I/O, clock, randomness, threads or logs. */
module io.keyrota.rules {
  requires static org.jspecify;

  exports io.keyrota.rules.acm;
  exports io.keyrota.rules.acme;
  exports io.keyrota.rules.aws;
  exports io.keyrota.rules.credentials;
  exports io.keyrota.rules.events;
  exports io.keyrota.rules.elb;
  exports io.keyrota.rules.dns;
  exports io.keyrota.rules.iam;
  exports io.keyrota.rules.json;
  exports io.keyrota.rules.kms;
  exports io.keyrota.rules.policy;
  exports io.keyrota.rules.rotation;
  exports io.keyrota.rules.route53;
  exports io.keyrota.rules.secret;
  exports io.keyrota.rules.sigv4;
  exports io.keyrota.rules.sts;
  exports io.keyrota.rules.text;
}
