"""The loop of a Lambda runtime, with nothing else: it takes events from the Runtime API, hands them
to the function that _HANDLER names and posts the answers. Less than AWS's own runtime does, so what
is measured with it is not slower for its sake."""

import http.client
import importlib
import json
import os
import traceback

INVOCATION = "/2018-06-01/runtime/invocation/"


def main():
    module, function = os.environ["_HANDLER"].rsplit(".", 1)
    handler = getattr(importlib.import_module(module), function)
    api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    while True:
        api.request("GET", INVOCATION + "next")
        response = api.getresponse()
        request_id = response.headers["Lambda-Runtime-Aws-Request-Id"]
        event = json.loads(response.read())
        try:
            outcome, answer = "/response", handler(event, None)
        except Exception as e:
            traceback.print_exc()
            outcome, answer = "/error", {"errorType": type(e).__name__, "errorMessage": str(e)}
        api.request("POST", INVOCATION + request_id + outcome, body=json.dumps(answer))
        api.getresponse().read()


main()
