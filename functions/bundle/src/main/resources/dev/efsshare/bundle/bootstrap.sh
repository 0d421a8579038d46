#!/bin/bash
# Runs a function with the Java runtime beside this file, started from the AOT cache beside it.
# Each process started here costs a millisecond of every cold start: there is one, and then exec.

readonly architecture=@architecture@
readonly jar_time=@jarTime@
readonly sizes='@sizes@'
readonly jar=lib/function.jar cache=aot/function.aot
readonly temporary=${TMPDIR:-/tmp}

# a line of the function's log
say() {
  local now millis
  printf -v now '%(%Y-%m-%dT%H:%M:%S)T' -1
  millis=${EPOCHREALTIME#*[.,]}
  printf '{"timestamp":"%s.%sZ","level":"%s","message":"%s"}\n' "$now" "${millis:0:3}" "$1" "$2"
}

# tells Lambda why there is no function
refuse() {
  say ERROR "$1"
  local body="{\"errorMessage\":\"$1\",\"errorType\":\"Bundle.Unusable\"}"
  if exec 3<>"/dev/tcp/${AWS_LAMBDA_RUNTIME_API/://}"; then
    printf 'POST /2018-06-01/runtime/init/error HTTP/1.1\r\nHost: %s\r\nLambda-Runtime-Function-Error-Type: Bundle.Unusable\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
      "$AWS_LAMBDA_RUNTIME_API" "${#body}" "$body" >&3
    read -r -t 5 <&3
  fi
  exit 1
}

# A JVM knows the jar of its cache by its time, and archives tell times by the clock of the place
# where they were made: a copy gets the time back, under the same name in another folder. Always the
# same folder, since what an environment that ended has left in it stays; put there by a rename.
restore_jar_time() {
  local folder=$temporary/efs-share-function
  mkdir -p "$folder/lib" &&
    cp "$jar" "$folder/$jar.$$" &&
    touch -d "@$jar_time" "$folder/$jar.$$" &&
    mv -f "$folder/$jar.$$" "$folder/$jar" &&
    cd "$folder" && {
    say INFO "the time of $jar is not that of the build: a copy with that time is used"
    return 0
  }
  cd "$home" || exit 1
  why="the time of $jar is not that of the build, and no copy could be made in $temporary"
  return 1
}

# Whether the cache is that of this JVM and this jar; why not, if not. JVMs do not look at all of
# it, and what they find wrong they tell in lines of their own.
cache_fits() {
  local found
  found=$(exec stat -c '%s %Y' "$jar" "$cache" runtime/lib/modules runtime/lib/server/libjvm.so 2>&1)
  # shellcheck disable=SC2206 # words on purpose
  local -a was=($sizes) is=($found)
  local i names=("$jar" "$cache" runtime/lib/modules runtime/lib/server/libjvm.so)
  for i in 0 1 2 3; do
    if [[ ! -f ${names[i]} ]]; then
      why="there is no ${names[i]}"
      return 1
    elif [[ ${is[2 * i]} != "${was[i]}" ]]; then
      why="${names[i]} has ${is[2 * i]} bytes, not the ${was[i]} of the build"
      return 1
    fi
  done
  [[ ${is[1]} == "$jar_time" ]] || restore_jar_time
}

export TZ=UTC
# Lambda's LANG is not installed here, and without a locale a JVM takes file names for ASCII
export LC_ALL=C.UTF-8

cd "${BASH_SOURCE[0]%/*}" || exit 1
readonly home=$PWD
[[ $HOSTTYPE == "$architecture" ]] ||
  refuse "this bundle was built for $architecture and runs on $HOSTTYPE: build it on a machine of that kind, or deploy it with the parameter Architecture of its kind"

if cache_fits; then
  start=("-XX:AOTCache=$home/$cache" -Ddev.efsshare.aot=on)
else
  say WARN "started without the AOT cache, which takes longer: $why"
  start=()
fi

# the share of the memory that AWS's own Java runtime takes for its heap
readonly heap=$((AWS_LAMBDA_FUNCTION_MEMORY_SIZE * 1024 * 85 / 100))
readonly flags='@flags@'
# a quarter at once: a JVM's own choice is so small that it collects garbage in the first request
# shellcheck disable=SC2086 # words on purpose
exec "$home/runtime/bin/java" "${start[@]}" $flags \
  "-XX:MaxHeapSize=${heap}k" "-XX:InitialHeapSize=$((heap / 4))k" \
  "-Djava.io.tmpdir=$temporary" \
  "-D@libraryProperty@=$home/lib/libaws-lambda-jni.so" \
  -cp "$jar" @main@ "$_HANDLER"
