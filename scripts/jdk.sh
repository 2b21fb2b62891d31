# Sets $java and JAVA_HOME to a JDK of version 25 or later, wherever the usual installers put one.

jdk_version() {
  # "25" for a JDK 25; empty when there is no java, or no javac beside it.
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk() {
  local candidate version
  for candidate in "${JAVA_HOME:-}" \
    "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /nonexistent/bin/javac)")")")" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/root}"/.sdkman/candidates/java/* \
    "${HOME:-/root}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    version=$(jdk_version "$candidate")
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      export JAVA_HOME="$candidate"
      java="$candidate/bin/java"
      return 0
    fi
  done
  echo "keyrota: no JDK 25 found. Install one (for example the package temurin-25-jdk or openjdk-25-jdk)" >&2
  echo "keyrota: or set JAVA_HOME to where it is." >&2
  exit 69
}
