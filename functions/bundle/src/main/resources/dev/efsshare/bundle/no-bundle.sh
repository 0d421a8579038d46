#!/bin/bash
# Stands where a bundle has its bootstrap, in a package that has none: AWS's own Java does not look
# at it, and on provided.al2023 it tells what is wrong.

readonly message='this package holds no AOT bundle: build it with RUNTIME=aot sam build, or deploy it with the parameter Runtime at managed'
readonly body="{\"errorMessage\":\"$message\",\"errorType\":\"Bundle.Missing\"}"

printf '{"level":"ERROR","message":"%s"}\n' "$message"
if exec 3<>"/dev/tcp/${AWS_LAMBDA_RUNTIME_API/://}"; then
  printf 'POST /2018-06-01/runtime/init/error HTTP/1.1\r\nHost: %s\r\nLambda-Runtime-Function-Error-Type: Bundle.Missing\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
    "$AWS_LAMBDA_RUNTIME_API" "${#body}" "$body" >&3
  read -r -t 5 <&3
fi
exit 1
