package io.keyrota.rules.aws;

/**
 * The region of a signature's scope or of a stored row. {@link #GLOBAL} is where the rows of global
 * services (IAM, Route 53) live; it is never the region of a signature.
 */
public record Region(String name) {

  /** The place of rows that belong to no region. */
  public static final Region GLOBAL = new Region("global");

  /** The region whose endpoints serve AWS's global services. */
  public static final Region US_EAST_1 = new Region("us-east-1");

  @Override
  public String toString() {
    return name;
  }
}
