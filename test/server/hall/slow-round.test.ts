/** Screens are gone over in slices: news that comes due in the middle of a round is for those that had their turn, too. */
import { expect, it } from 'vitest'
import type { View } from '../../../domain/views/view.ts'
import { createPublisher } from '../../../server/hall/publish.ts'

/** So slow that one round takes longer than the tenth of a second after which the next may begin. */
const VIEW_MS = 60

it('SEND-7 given a round that takes long when something changes behind it then the screens before it show that as well', () => {
  const timers: { readonly atMs: number; readonly run: () => void }[] = []
  const sent: string[] = []
  let nowMs = 0
  let waiting = 1
  const publisher = createPublisher({
    rooms: () => ['lobby:', 'kiosk', 'manager'],
    phones: () => [],
    atOnce: () => [],
    isShowable: () => true,
    viewOf: () => {
      nowMs += VIEW_MS
      return { kind: 'lobby', seq: 0, atMs: 0, waiting } as unknown as View
    },
    restsOn: () => ({ own: null }),
    send: (room, _view, text) => void sent.push(`${room} ${(JSON.parse(text) as { waiting: number }).waiting}`),
    everyMs: 100,
    heartbeatMs: 60_000,
    phoneHeartbeatMs: 60_000,
    pacing: {
      nowMs: () => nowMs,
      after: (ms, run) => {
        const timer = { atMs: nowMs + ms, run }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), 1)
      },
    },
  })
  const runNext = (): void => {
    const next = timers.sort((one, other) => one.atMs - other.atMs).shift()
    if (!next) return
    nowMs = Math.max(nowMs, next.atMs)
    next.run()
  }
  publisher.changed()
  runNext()
  expect(sent).toEqual(['lobby: 1'])
  waiting = 2
  publisher.changed()
  for (let n = 0; n < 8; n += 1) runNext()
  publisher.stop()
  expect(sent).toContain('lobby: 2')
})
