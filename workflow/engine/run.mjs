// Runs state machines for the Java runner, which does the tasks. One line of JSON a message.
//
// in   {"start": ID, "definition": {...}, "input": ..., "context": {...}, "pauseMillis": N or null}
//      {"answer": TASK, "result": ...} or {"answer": TASK, "error": NAME, "cause": TEXT}
// out  {"task": TASK, "execution": ID, "state": NAME, "resource": ARN, "parameters": {...}}
//      {"event": TYPE, "execution": ID, "state": NAME, "error": NAME, "cause": TEXT, "attempt": N}
//      {"end": ID, "status": "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "INVALID", ...}
//
// Ends when its standard input does.
import { createInterface } from 'node:readline';
import { StateMachine } from 'aws-local-stepfunctions';

// The engine calls it while it runs; Node has it from version 22 on.
Promise.withResolvers ??= function withResolvers() {
  const resolvers = {};
  resolvers.promise = new this((resolve, reject) => Object.assign(resolvers, { resolve, reject }));
  return resolvers;
};

const waiting = new Map();
let tasks = 0;

const tell = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

function callTask(execution, state, resource, parameters) {
  const task = ++tasks;
  const { promise, resolve, reject } = Promise.withResolvers();
  waiting.set(task, { resolve, reject });
  tell({ task, execution, state, resource, parameters });
  return promise;
}

function endTask({ answer, result, error, cause }) {
  const { resolve, reject } = waiting.get(answer);
  waiting.delete(answer);
  if (error === undefined) {
    resolve(result);
  } else {
    reject(Object.assign(new Error(cause), { name: error }));
  }
}

function overridesOf(execution, definition, pauseMillis) {
  const states = Object.entries(definition.States).filter(([, state]) => state.Type === 'Task');
  const forEach = (value) => Object.fromEntries(states.map(([name, state]) => [name, value(name, state)]));
  const overrides = {
    taskResourceLocalHandlers: forEach(
      (name, state) => (parameters) => callTask(execution, name, state.Resource, parameters),
    ),
  };
  return pauseMillis === null ? overrides : { ...overrides, retryIntervalOverrides: forEach(() => pauseMillis) };
}

async function tellEvents(execution, events) {
  for await (const { type, state, Error, Cause, retry } of events) {
    const cause = Cause === undefined || typeof Cause === 'string' ? Cause : String(Cause);
    tell({ event: type, execution, state: state?.name, error: Error, cause, attempt: retry?.attempt });
  }
}

function failureOf(failure) {
  if (failure.name === 'ExecutionTimeoutError') {
    return { status: 'TIMED_OUT', error: 'States.Timeout', cause: failure.message };
  }
  const { name, message } = failure.cause ?? failure;
  return { status: 'FAILED', error: name, cause: message };
}

async function start({ start: id, definition, input, context, pauseMillis }) {
  let machine;
  try {
    // checks the definition by asl-validator
    machine = new StateMachine(definition);
  } catch (invalid) {
    tell({ end: id, status: 'INVALID', error: 'States.Runtime', cause: invalid.message });
    return;
  }
  const execution = machine.run(input, { context, overrides: overridesOf(id, definition, pauseMillis) });
  const events = tellEvents(id, execution.eventLogs);
  const end = await execution.result.then(
    (output) => ({ status: 'SUCCEEDED', output }),
    (failure) => failureOf(failure),
  );
  await events;
  tell({ end: id, ...end });
}

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const message = JSON.parse(line);
  if (message.start === undefined) {
    endTask(message);
  } else {
    start(message);
  }
});
// timers of steps that have ended would keep the process
lines.on('close', () => process.exit());
