/** Pings by one timer: each connection at its own pace, no crowd at once, and a standard client that stays. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPings, type Pings } from '../../../server/gateway/pings.ts'

type Connection = Parameters<Pings['take']>[0]

/** A connection as engine.io has it, whose pings are counted. */
function lineOf() {
  const line = {
    readyState: 'open',
    pings: 0,
    deadlines: 0,
    pingIntervalTimer: setTimeout(() => (line.pings += 1_000_000), 1) as NodeJS.Timeout | null,
    leave: (): void => undefined,
    sendPacket: (type: string) => (line.pings += type === 'ping' ? 1 : 0),
    resetPingTimeout: () => (line.deadlines += 1),
    once: (_event: string, run: () => void) => (line.leave = run),
  }
  return { line, connection: line as unknown as Connection }
}

describe('pings of a crowd', () => {
  let pings: Pings
  beforeEach(() => {
    vi.useFakeTimers()
    pings = createPings(75_000)
  })
  afterEach(() => {
    pings.stop()
    vi.useRealTimers()
  })

  it('SEND-12 given screens and phones that came at once when minutes pass then each is pinged at its own pace', () => {
    const [screens, phones] = [Array.from({ length: 40 }, lineOf), Array.from({ length: 40 }, lineOf)]
    for (const { connection } of screens) pings.take(connection, 25_000)
    for (const { connection } of phones) pings.take(connection, 75_000)
    vi.advanceTimersByTime(75_000)
    for (const { line } of screens) expect([line.pings, line.deadlines]).toEqual([3, 3])
    for (const { line } of phones) expect([line.pings, line.deadlines]).toEqual([1, 1])
    vi.advanceTimersByTime(75_000)
    for (const { line } of [...screens, ...phones])
      expect(line.pings).toBe(screens.some((s) => s.line === line) ? 6 : 2)
  })

  it('SEND-12 given two thousand that came at once when a minute passes then no second pings more than a few of them', () => {
    const crowd = Array.from({ length: 2000 }, lineOf)
    for (const { connection } of crowd) pings.take(connection, 75_000)
    const perSecond = Array.from({ length: 75 }, () => {
      const before = crowd.reduce((sum, { line }) => sum + line.pings, 0)
      vi.advanceTimersByTime(1000)
      return crowd.reduce((sum, { line }) => sum + line.pings, 0) - before
    })
    expect(perSecond.reduce((sum, one) => sum + one)).toBe(2000)
    expect(Math.max(...perSecond)).toBeLessThan(100)
  })

  it('SEND-12 given connections that are gone or going when their turn comes then they are let alone', () => {
    const [gone, going] = [lineOf(), lineOf()]
    for (const { connection } of [gone, going]) pings.take(connection, 25_000)
    gone.line.leave()
    going.line.readyState = 'closing'
    vi.advanceTimersByTime(100_000)
    expect([gone.line.pings, going.line.pings]).toEqual([0, 0])
  })

  it('SEND-12 given a release that pings in another way when it connects then its own timer is not touched', () => {
    const { line, connection } = lineOf()
    Object.assign(line, { resetPingTimeout: undefined })
    pings.take(connection, 25_000)
    vi.advanceTimersByTime(1)
    expect(line.pings).toBe(1_000_000)
  })
})

it('SEND-12 given a standard client when its turns come then it is pinged by one timer, answers, and stays', async () => {
  const http = createServer()
  const server = new Server(http, { transports: ['websocket'], pingInterval: 60_000, pingTimeout: 900 })
  const pings = createPings(60_000)
  const answered = new Promise<void>((resolve) => {
    server.on('connection', (socket) => {
      let pongs = 0
      pings.take(socket.conn, 1000)
      socket.conn.on('heartbeat', () => {
        if ((pongs += 1) === 3) resolve()
      })
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const page = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { transports: ['websocket'] })
  const cuts: string[] = []
  page.on('disconnect', (reason) => cuts.push(reason))
  await answered
  expect([page.connected, cuts]).toEqual([true, []])
  page.disconnect()
  pings.stop()
  await server.close()
})
