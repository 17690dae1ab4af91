#!/bin/sh
# Guess: a pause of thirty days in a package for states or timers (xstate's after, RxJS' timer, finity's onTimeout)
# lasts thirty days, or the package says that it cannot.
# Really: those three end it at once. They hand the milliseconds to setTimeout, whose longest delay is 2 147 483 647,
# 24.8 days; Node sets what is longer to 1 (its documentation, setTimeout; a TimeoutOverflowWarning on the console),
# browsers wrap round. No error; a test with five seconds is right. toad-scheduler refuses and names the other kind of
# job to take; bpmn-engine (P30D), node-schedule, effect, delay and p-timeout wait as told.
# Whom it hurts: periods in which papers may be handed in later, of 30, 60 or 90 days: the case is closed the moment it
# pauses. Such a time belongs into a table with a date.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='xstate@5.33.3 rxjs@7.8.2 finity@0.5.4 toad-scheduler@4.1.0 node-schedule@2.1.1 effect@3.19.9
  delay@7.0.0 p-timeout@8.0.0 bpmn-engine@25.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import delay from 'delay'
import { Effect } from 'effect'
import pTimeout from 'p-timeout'
import { timer } from 'rxjs'
import { createActor, createMachine } from 'xstate'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { Engine } = require('bpmn-engine')
const finity = require('finity')
const schedule = require('node-schedule')
const { SimpleIntervalJob, Task, ToadScheduler } = require('toad-scheduler')
process.removeAllListeners('warning')
const PAUSE = 30 * 24 * 60 * 60 * 1000
const source = `<definitions id="d" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><process id="p" isExecutable="true">
  <startEvent id="s" /><sequenceFlow id="a" sourceRef="s" targetRef="t" />
  <intermediateCatchEvent id="t"><timerEventDefinition>
  <timeDuration xsi:type="tFormalExpression">P30D</timeDuration></timerEventDefinition></intermediateCatchEvent>
  <sequenceFlow id="b" sourceRef="t" targetRef="e" /><endEvent id="e" /></process></definitions>`
const starts = {
  xstate: (ended) => {
    const states = { paused: { after: { [PAUSE]: 'closed' } }, closed: { entry: ended } }
    createActor(createMachine({ initial: 'paused', states })).start()
  },
  rxjs: (ended) => timer(PAUSE).subscribe(ended),
  finity: (ended) =>
    finity
      .configure()
      .initialState('paused')
      .onTimeout(PAUSE)
      .transitionTo('closed')
      .state('closed')
      .onEnter(ended)
      .start(),
  'toad-scheduler': (ended) =>
    new ToadScheduler().addSimpleIntervalJob(new SimpleIntervalJob({ days: 30 }, new Task('pause', ended))),
  'node-schedule': (ended) => schedule.scheduleJob(new Date(Date.now() + PAUSE), ended),
  effect: (ended) => Effect.runFork(Effect.sleep('30 days').pipe(Effect.tap(() => Effect.sync(ended)))),
  delay: (ended) => delay(PAUSE).then(ended),
  'p-timeout': (ended) => pTimeout(new Promise(() => {}), { milliseconds: PAUSE }).catch(ended),
  'bpmn-engine': (ended) => new Engine({ name: 'pause', source }).execute(ended),
}
const seen = {}
for (const [name, start] of Object.entries(starts)) {
  seen[name] = 'waits'
  try {
    start(() => {
      seen[name] = 'ended at once'
    })
  } catch (fault) {
    seen[name] = `refused: ${fault.message.slice(0, 60)}`
  }
}
await new Promise((resolve) => setTimeout(resolve, 1500))
const expected = {
  xstate: 'ended at once',
  rxjs: 'ended at once',
  finity: 'ended at once',
  'toad-scheduler': 'refused: Due to setInterval limitations, no intervals longer than 24.',
  'node-schedule': 'waits',
  effect: 'waits',
  delay: 'waits',
  'p-timeout': 'waits',
  'bpmn-engine': 'waits',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
