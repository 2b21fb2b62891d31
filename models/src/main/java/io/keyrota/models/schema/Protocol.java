package io.keyrota.models.schema;

/** AWS's wire protocols that Keyrota speaks. */
public enum Protocol {
  /** JSON bodies, the operation in {@code X-Amz-Target}: KMS, ACM and Keyrota's own service. */
  AWS_JSON_1_1,
  /** Form bodies in, XML out: IAM and STS. */
  AWS_QUERY,
  /** The operation in method and path, XML bodies: Route 53. */
  REST_XML
}
