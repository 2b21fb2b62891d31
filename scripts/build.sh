# Builds Keyrota when its sources are newer than what was built. Needs $home and find_jdk before.
dist="$home/cli/target/keyrota"

# The server's JVM: small, steady, and ready quickly. The AOT cache is bound to these flags. Compiling
# twice as late as usual saves a tenth of the start's CPU; hot code is compiled all the same. Netty's
# events would start the flight recorder, another tenth.
server_flags=(-XX:+UseSerialGC -Xms112m -Xmn64m -Xmx1g -XX:+UseCompactObjectHeaders
  -XX:CompileThresholdScaling=2 -Dio.netty.jfr.enabled=false
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

# Where the native libraries of SQLite and of Corretto's provider lie, that they need not be unpacked
# at every start, into folders that a killed server leaves behind.
sqlite="org/sqlite/native/Linux/$(uname -m)"
corretto=com/amazon/corretto/crypto/provider
corretto_library=$corretto/libamazonCorrettoCryptoProvider.so

native_flags() {
  native=(-Dorg.sqlite.lib.path="$dist/$sqlite" -Dorg.sqlite.lib.name=libsqlitejdbc.so)
  # Told to look here, the provider looks nowhere else: elsewhere it has no library, or another.
  [ ! -f "$dist/$corretto_library" ] ||
    native+=(-Djava.library.path="$dist/$corretto" -D${corretto//\//.}.useExternalLib=true)
}

class_path() {
  local jars=("$dist"/lib/*.jar)
  local IFS=:
  echo "${jars[*]}"
}

server_class_path() {
  # Named one by one, in a fixed order: the AOT cache is bound to the class path it was made with.
  # What the rotator alone needs stays away from the server.
  local jars=() jar
  for jar in "$dist"/lib/*.jar; do
    case "${jar##*/}" in
      keyrota-rotator-* | snakeyaml-engine-*) ;;
      *) jars+=("$jar") ;;
    esac
  done
  local IFS=:
  echo "${jars[*]}"
}

needs_build() {
  [ ! -f "$dist/built" ] || [ -n "$(find "$home"/pom.xml "$home"/*/pom.xml "$home"/*/src/main \
    -newer "$dist/built" -type f -print -quit 2>/dev/null)" ]
}

build_if_needed() {
  if needs_build; then
    alone build_once
  fi
}

build_always() {
  alone build
}

# One builds; who came at the same time waits, as `keyrota env` right behind `keyrota start &`.
alone() {
  local lock
  mkdir -p "$home/target"
  exec {lock}>"$home/target/build.lock"
  ! command -v flock >/dev/null || flock "$lock"
  "$@"
  exec {lock}>&-
}

build_once() {
  if needs_build; then
    build
  fi
}

build() {
  if ! command -v mvn >/dev/null; then
    echo "keyrota: Maven is needed to build (Debian package: maven)" >&2
    exit 69
  fi
  echo "keyrota: building, once ..." >&2
  leave_to_running
  (cd "$home" && mvn -q -B -Dmaven.test.skip=true -pl cli,bench -am package >&2)
  unsign_jars
  lay_down "$dist"/lib/sqlite-jdbc-*.jar "$sqlite"
  lay_down "$dist"/lib/AmazonCorrettoCryptoProvider-*.jar "$corretto_library"
  make_aot_cache
  touch "$dist/built"
}

# A server that runs keeps the files that it has open: what is written again gets a place of its own.
# Written in place, a native library would change in the memory of that server.
leave_to_running() {
  local jar
  for jar in "$dist"/lib/keyrota-*.jar; do
    [ ! -e "$jar" ] || { cp -p "$jar" "$jar.own" && mv "$jar.own" "$jar"; }
  done
  rm -f "$dist/$sqlite"/* "$dist/$corretto_library"
}

# Unpacks an entry of a jar; nothing where there is none, as on machines that the library is not for.
lay_down() {
  (cd "$dist" && "${java%java}jar" --extract --file "$1" "$2")
}

# No class of a signed jar goes into an AOT cache, and the first one that is loaded has the jar's
# signature checked: a fifth of a start's CPU. Maven has compared each jar with its checksum.
unsign_jars() {
  local jar folder
  { grep -lE 'META-INF/[^/]+\.SF' "$dist"/lib/*.jar || true; } | while read -r jar; do
    folder=$(mktemp -d)
    (cd "$folder" && "${java%java}jar" --extract --file "$jar")
    rm -f "$folder"/META-INF/*.{SF,RSA,DSA,EC}
    sed -i '/^\r*$/q' "$folder/META-INF/MANIFEST.MF" # after its main section: a digest of each entry
    "${java%java}jar" --create --file "$jar.unsigned" \
      --manifest "$folder/META-INF/MANIFEST.MF" -C "$folder" .
    mv "$jar.unsigned" "$jar"
    rm -rf "$folder"
  done
}

# A short life of the real server, recorded, so that the next start need not load and link it all
# again. Without the cache everything works, only slower.
make_aot_cache() {
  rm -f "$dist/keyrota.aot"
  KEYROTA_FLAGS="${server_flags[*]}" KEYROTA_JAVA="$java" KEYROTA_CLASS_PATH="$(server_class_path)" \
    KEYROTA_COMMAND_CLASS_PATH="$(class_path)" KEYROTA_AOT="$dist/keyrota.aot" \
    "$home/scripts/train.sh" || echo "keyrota: no AOT cache was made; starting takes longer" >&2
}
