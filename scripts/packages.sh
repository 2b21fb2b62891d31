# The programs of others that the acceptance tests drive: named, and installed where we may.
need_packages() {
  local missing=() pair
  for pair in aws:awscli openssl:openssl curl:curl dig:dnsutils pebble:pebble certbot:certbot lego:lego mvn:maven; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "check: installing ${missing[*]}" >&2
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >&2 && return 0
  fi
  echo "check: please install: ${missing[*]}" >&2
  exit 69
}
