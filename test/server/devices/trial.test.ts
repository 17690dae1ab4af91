/** The walk of a test ticket over a window's screens, without sockets. */
import { expect, it } from 'vitest'
import type { TrialCall } from '../../../domain/contract/trial.ts'
import { createTrials, type Trials } from '../../../server/gateway/trial/trial.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { loadSite } from '../../support/site.ts'

interface Bench {
  readonly trials: Trials
  readonly shown: readonly (readonly [room: string, step: TrialCall['step'] | null])[]
  readonly seated: Set<string>
  pass(ms: number): void
}

function bench(): Bench {
  let nowMs = 1000
  const shown: [string, TrialCall['step'] | null][] = []
  const seated = new Set<string>()
  const trials = createTrials({
    hall: { index: indexSettings(loadSite('county').settings) },
    countIn: (room) => (seated.has(room) ? 1 : 0),
    show: (room, call) => void shown.push([room, call?.step ?? null]),
    nowMs: () => nowMs,
  })
  return { trials, shown, seated, pass: (ms) => void (nowMs += ms) }
}

it('SETUP-8 a stage is done only when a screen of that window says so, after the call; another window, zone or trial is not heard', () => {
  const { trials, seated, pass } = bench()
  expect(trials.begin('99')).toBe(false)
  expect(trials.begin('24')).toBe(true)
  const states = (): readonly string[] => Object.values(trials.now().trial?.stages ?? {}).map((one) => one.state)
  expect(states()).toEqual(['noScreen', 'noScreen', 'noScreen', 'noScreen'])
  seated.add('lobby:C')
  expect(states()).toEqual(['noScreen', 'waiting', 'noScreen', 'waiting'])
  trials.seen({ screen: 'lobby', zone: 'C' }, 1, 'lobby')
  expect(states()).toEqual(['noScreen', 'waiting', 'noScreen', 'waiting'])
  pass(500)
  trials.seen({ screen: 'clerk', counter: '25' }, 1, 'console')
  expect(trials.callFor('lobby:C')?.step).toBe('offered')
  trials.seen({ screen: 'clerk', counter: '24' }, 1, 'console')
  expect(trials.callFor('lobby:C')?.step).toBe('called')
  pass(300)
  trials.seen({ screen: 'lobby', zone: 'E' }, 1, 'lobby')
  trials.seen({ screen: 'lobby', zone: 'C' }, 2, 'lobby')
  trials.seen({ screen: 'lobby', zone: 'C' }, 1, 'counter')
  expect(states()).toEqual(['done', 'waiting', 'noScreen', 'waiting'])
  trials.seen({ screen: 'lobby', zone: null }, 1, 'voice')
  trials.seen({ screen: 'counter', counter: '24' }, 1, 'counter')
  expect(states()).toEqual(['done', 'waiting', 'done', 'done'])
  expect(trials.now().trial?.stages.console.tookMs).toBe(500)
  expect(trials.now().trial?.stages.voice.tookMs).toBe(300)
  trials.stop()
})

it('SETUP-8 a second walk ends the first, a screen of another place is shown nothing, and the end is told to every screen', () => {
  const { trials, shown } = bench()
  trials.begin('24')
  expect(trials.callFor('lobby:E')).toBeNull()
  expect(trials.call()).toBe(true)
  expect(trials.call()).toBe(false)
  trials.begin('24')
  expect(shown).toContainEqual(['counter:24', null])
  expect(trials.now().trial).toMatchObject({ trialNo: 2, isOver: false })
  trials.stop()
  expect(shown.at(-1)?.[1]).toBeNull()
  expect(trials.now().trial?.isOver).toBe(true)
  expect(trials.callFor('counter:24')).toBeNull()
})
