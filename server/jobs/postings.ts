/** Watches those who were sent to a window, and opens and closes the windows of queues that do so by rule (ACT-4, ACT-5). */
import { POSTED_MIN_MOST, type PostingNote } from '../../domain/posting/commands.ts'
import { POSTINGS_STREAM, type Posting } from '../../domain/posting/state.ts'
import { STILL, tideStep, type TideWatch } from '../../domain/posting/tide.ts'
import { spanOf, waitingIn } from '../../domain/queue-day/pick/waiting.ts'
import { wallTime } from '../../domain/words/wall-time.ts'
import type { Hall } from '../hall/hall.ts'
import type { AskOutlook } from '../reports/floor-outlook.ts'

const LOOK_EVERY_MS = 2000
const TIDE_EVERY_MS = 30_000
/** Who is not there by then is not waited for. */
const COME_WITHIN_MS = 30 * 60_000
const SENT_MIN_LEAST = 30

type Watched = Pick<Hall, 'day' | 'index' | 'nowMs' | 'streams' | 'execute'>

/** Call about once a second. Command ids name the posting, so that a second server's job changes nothing. */
export function postingJob(hall: Watched, outlook: AskOutlook): () => Promise<void> {
  let [lookMs, tideMs] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const tides = new Map<string, TideWatch>()
  return async () => {
    const nowMs = hall.nowMs()
    const { postings, byRule } = hall.streams.state(POSTINGS_STREAM)
    if (postings.size > 0 && nowMs >= lookMs) {
      lookMs = nowMs + LOOK_EVERY_MS
      for (const posting of [...postings.values()]) await note(hall, posting, nowMs)
    }
    if (byRule.size === 0 || nowMs < tideMs) return
    tideMs = nowMs + TIDE_EVERY_MS
    for (const queue of [...byRule]) await turn(hall, outlook, tides, queue)
  }
}

async function note(hall: Watched, posting: Posting, nowMs: number): Promise<void> {
  const what = seenOf(hall, posting, nowMs)
  if (what === null) return
  const { counter, postingNo } = posting
  const command = { type: 'NotePosting', counter, postingNo, what } as const
  await hall.execute({ commandId: `posting-${postingNo}-${what}`, command }, { kind: 'timekeeper' })
}

function seenOf({ day }: Watched, posting: Posting, nowMs: number): PostingNote | null {
  const isThere = day().counters.get(posting.counter)?.badgeNo === posting.badgeNo
  switch (posting.status) {
    case 'sent':
      if (isThere) return 'there'
      return nowMs > Math.min(posting.atMs + COME_WITHIN_MS, posting.untilMs) ? 'neverCame' : null
    case 'there':
      if (!isThere) return 'left'
      return nowMs >= posting.untilMs ? 'timeOver' : null
    case 'released':
      return isThere ? null : 'left'
  }
}

async function turn(hall: Watched, outlook: AskOutlook, tides: Map<string, TideWatch>, queue: string): Promise<void> {
  const { index, nowMs } = hall
  const day = hall.day()
  const promiseMin = index.queues.get(queue)?.promiseMin
  if (promiseMin === undefined) return
  const waiting = waitingIn(day, queue)
  const span = spanOf(day, queue, waiting, index)
  const { watch, act } = tideStep(tides.get(queue) ?? STILL, { span, waiting, promiseMin, nowMs: nowMs() })
  tides.set(queue, watch)
  if (act === 'open') await open(hall, outlook, queue)
  else if (act === 'close') await close(hall, queue)
}

/** The first that the advice names; where nobody can come the alert of the wait stands as before. */
async function open(hall: Watched, outlook: AskOutlook, queue: string): Promise<void> {
  const { outlook: found } = await outlook(queue)
  const move = found?.advice?.choices[1]?.moves[0]
  if (found?.advice == null || move === undefined) return
  const now = wallTime(hall.nowMs(), hall.index.settings.timeZone)
  const minutes = Math.min(POSTED_MIN_MOST, Math.max(SENT_MIN_LEAST, found.advice.untilMin - now.minute))
  const who = [{ counter: move.counter, badgeNo: move.badgeNo }]
  const commandId = `tide-${queue}-${now.date}-${now.minute}`.slice(0, 64)
  await hall.execute({ commandId, command: { type: 'SendToCounters', queue, who, minutes } }, { kind: 'timekeeper' })
}

/** The one who was sent last goes back first. */
async function close(hall: Watched, queue: string): Promise<void> {
  const { postings } = hall.streams.state(POSTINGS_STREAM)
  const last = [...postings.values()].findLast((one) => one.queue === queue && one.status === 'there')
  if (last === undefined) return
  const { counter, postingNo } = last
  const command = { type: 'NotePosting', counter, postingNo, what: 'calm' } as const
  await hall.execute({ commandId: `posting-${postingNo}-calm`, command }, { kind: 'timekeeper' })
}
