/**
 * The page's line to the server: it comes back whole after every cut, sends a command under one id only, and leaves
 * nothing behind.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { useConnection, type Connection, type HallSocket } from '../../../renderer/app/server/connection.ts'
import { planVersion, refusal, unpairedCount } from '../../../renderer/app/server/page-state.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import { HEARTBEAT_MS, PHONE_HEARTBEAT_MS } from '../../../domain/contract/timing.ts'
import { Line } from './fake-line.ts'

const view = (seq: number, atMs: number): KioskView =>
  ({ kind: 'kiosk', seq, atMs, queues: [], calls: [] }) as unknown as KioskView
const done: Answer = { ok: true, seq: 1, result: { ticketNo: 'C001' } }

describe('the line of a page', () => {
  let line: Line
  let scope: EffectScope
  let connection: Connection<KioskView>
  beforeEach(() => {
    vi.useFakeTimers({
      now: Date.UTC(2026, 10, 25, 1),
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    })
    refusal.value = null
    line = new Line()
    scope = effectScope()
    connection = scope.run(() =>
      useConnection<KioskView>(
        () => ({ screen: 'kiosk' }),
        () => line as unknown as HallSocket,
      ),
    ) as Connection<KioskView>
  })
  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
  })

  it('SEND-5 PEERS-25 thirty cuts: each time the picture is the newest, and no listener is added', () => {
    line.up()
    const before = line.listening
    for (let cut = 1; cut <= 30; cut += 1) {
      line.down()
      expect(connection.status.value).toBe('connecting')
      line.up()
      line.hear('view', view(cut, Date.now()))
      expect(connection.view.value?.seq).toBe(cut)
      expect(connection.status.value).toBe('live')
    }
    expect(line.listening).toBe(before)
  })

  it('SEND-5 an older picture that comes late is not shown, but the first after a cut is, and so is a new day’s', () => {
    line.up()
    line.hear('view', view(8, 1000))
    line.hear('view', view(7, 990))
    expect(connection.view.value?.seq).toBe(8)
    line.hear('view', view(1, 90_000_000))
    expect(connection.view.value?.seq, 'a new day counts from one').toBe(1)
    line.hear('view', view(50, 90_000_001))
    line.down()
    line.up()
    line.hear('view', view(3, 80_000_000))
    expect(connection.view.value?.seq, 'a server restored from a backup').toBe(3)
  })

  it('SEND-1 PEERS-16 an answer that was lost is asked for again under the same id, after a while and after a cut, and told once', async () => {
    line.up()
    const told = vi.fn<(answer: Answer) => void>()
    void connection.send({ type: 'CallNext', counter: '21' }).then(told)
    await vi.advanceTimersByTimeAsync(5_000)
    line.down()
    await vi.advanceTimersByTimeAsync(30_000)
    const whileDown = line.sent.length
    line.up()
    expect(line.sent.length, 'nothing is sent into a dead line').toBe(whileDown + 1)
    expect(new Set(line.sent.map((one) => one.envelope.commandId)).size).toBe(1)
    for (const one of line.sent) one.answer(done)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(told.mock.calls).toEqual([[done]])
    expect(line.sent.length).toBe(whileDown + 1)
  })

  it('PEERS-28 two hours without a server: the page says that it is lost, keeps its last picture, and comes back by itself', async () => {
    line.up()
    line.hear('view', view(5, Date.now()))
    line.down()
    await vi.advanceTimersByTimeAsync(2 * 3_600_000)
    expect(connection.status.value).toBe('lost')
    expect(connection.view.value?.seq).toBe(5)
    line.up()
    line.hear('view', view(6, Date.now()))
    expect([connection.status.value, connection.view.value?.seq]).toEqual(['live', 6])
  })

  it('SHOW-3 KIOSK-7 a loss is seen within ten seconds, and a server that stands but shows nothing, or nonsense, is a loss', async () => {
    line.up()
    line.hear('view', view(5, Date.now()))
    await vi.advanceTimersByTimeAsync(6000)
    expect(connection.status.value, 'a view that is a little late').toBe('live')
    line.hear('view', view(6, Date.now()))
    for (let second = 1; second <= 10; second += 1) {
      for (const nonsense of [
        null,
        'view',
        7,
        {},
        { ...view(9, Date.now()), kind: 'manager' },
        { kind: 'kiosk', seq: '9', atMs: null },
      ])
        line.hear('view', nonsense)
      await vi.advanceTimersByTimeAsync(1000)
    }
    expect([connection.status.value, connection.view.value?.seq]).toEqual(['lost', 6])
    line.hear('view', view(7, Date.now()))
    expect([connection.status.value, connection.view.value?.seq]).toEqual(['live', 7])
  })

  it.each(['kiosk', 'ticket'] as const)(
    'SEND-12 given a line that died without a word when no view comes then a %s renews it, and not before a view may be late',
    async (screen) => {
      const own = new Line()
      const ownScope = effectScope()
      ownScope.run(() =>
        useConnection(
          () => (screen === 'kiosk' ? { screen } : { screen, link: 'x' }),
          () => own as unknown as HallSocket,
        ),
      )
      own.up()
      own.hear('view', { ...view(1, Date.now()), kind: screen })
      const before = own.connects
      await vi.advanceTimersByTimeAsync((screen === 'kiosk' ? HEARTBEAT_MS : PHONE_HEARTBEAT_MS) + 3000)
      expect(own.connects).toBe(before)
      await vi.advanceTimersByTimeAsync(screen === 'kiosk' ? 8000 : 4000)
      expect(own.connects).toBe(before + 1)
      ownScope.stop()
    },
  )

  it('SHOW-3 PEERS-33 PEERS-35 a hundred reconnects of every kind leave as many timers and listeners as one', async () => {
    line.up()
    line.hear('view', view(1, Date.now()))
    await vi.advanceTimersByTimeAsync(60_000)
    const before = [line.listening, vi.getTimerCount()]
    for (let cut = 0; cut < 100; cut += 1) {
      line.down(cut % 2 === 0 ? 'io server disconnect' : 'ping timeout')
      line.hear('connect_error', new Error(cut % 3 === 0 ? 'notAuthorised' : 'websocket error'))
      window.dispatchEvent(new Event('online'))
      vi.setSystemTime(Date.now() + 3_600_000)
      await vi.advanceTimersByTimeAsync(9000)
      line.up()
      line.hear('view', view(2 + cut, Date.now()))
    }
    await vi.advanceTimersByTimeAsync(60_000)
    expect([line.listening, vi.getTimerCount()]).toEqual(before)
  })

  it('PEERS-28 ACCESS-1 a handshake that is refused is tried again, for ever, and the reason is known', async () => {
    line.active = false
    for (let time = 0; time < 50; time += 1) {
      line.hear('connect_error', new Error('notAuthorised'))
      await vi.advanceTimersByTimeAsync(5_000)
    }
    expect(line.connects).toBeGreaterThanOrEqual(50)
    expect(refusal.value).toBe('notAuthorised')
  })

  it('ACCESS-3 a device whose token has ended is told so, at once or when it comes back', () => {
    const before = unpairedCount.value
    line.up()
    line.hear('reload', 'unpaired')
    line.down('io server disconnect')
    line.active = false
    line.hear('connect_error', new Error('unpaired'))
    expect(unpairedCount.value).toBe(before + 2)
  })

  it('PEERS-26 a machine that slept, or a network that is back, renews the one line at once', () => {
    line.up()
    const before = line.connects
    window.dispatchEvent(new Event('online'))
    expect(line.connects).toBe(before + 1)
    vi.setSystemTime(Date.now() + 3_600_000)
    vi.advanceTimersByTime(1_100)
    expect(line.connects).toBe(before + 2)
  })

  it('another plan is asked for, and the clock of the page is the server’s', async () => {
    line.up()
    line.hear('welcome', {
      protocol: 1,
      build: 't',
      planVersion: 'p1',
      nowMs: 5_000_000,
      deviceName: null,
      staff: null,
    })
    expect(planVersion.value).toBe('p1')
    line.hear('reload', 'plan')
    expect(planVersion.value).not.toBe('p1')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(Math.round(connection.serverNowMs())).toBe(5_060_000)
  })

  it('a command that is taken back is not sent any more', async () => {
    const stop = new AbortController()
    const answer = connection.send({ type: 'Recall', counter: '21' }, { signal: stop.signal })
    stop.abort()
    await expect(answer).rejects.toThrow('withdrawn')
    line.up()
    expect(line.sent).toEqual([])
  })
})

it('PEERS-35 PEERS-33 a thousand pages opened and left: no timer, no listener of socket, window or document stays', () => {
  vi.useFakeTimers()
  const added = vi.spyOn(window, 'addEventListener')
  const removed = vi.spyOn(window, 'removeEventListener')
  const timers = vi.getTimerCount()
  const lines = Array.from({ length: 1000 }, () => {
    const line = new Line()
    const scope = effectScope()
    scope.run(() =>
      useConnection(
        () => ({ screen: 'lobby', zone: null }),
        () => line as unknown as HallSocket,
      ),
    )
    line.up()
    line.hear('connect_error', new Error('notAuthorised'))
    scope.stop()
    return line
  })
  expect(lines.reduce((sum, line) => sum + line.listening, 0)).toBe(0)
  expect(vi.getTimerCount()).toBe(timers)
  expect(removed.mock.calls.length).toBe(added.mock.calls.length)
  vi.useRealTimers()
  vi.restoreAllMocks()
})
