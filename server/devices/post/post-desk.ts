/**
 * Hands results over to the post and notes its number when it comes, also late; what is refused stays in the cabinet, and
 * nothing is posted twice (PICKUP-8).
 */
import type { ManagerAlert } from '../../../domain/words/alert.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { Hall } from '../../hall/hall.ts'
import type { ShownCase } from '../../hall/rows/case-rows.ts'
import { troubleAt } from '../trouble.ts'
import { keptParcels } from './kept-parcels.ts'
import type { Parcel, Post, PostAnswer } from './port.ts'
import { patience } from '../../hall/patience.ts'

export type Posted =
  | { readonly state: 'mailed'; readonly trackingNo: string }
  /** The post has not said yet whether it takes it; its number is noted when it comes. */
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly why: string }
  /** It does not lie ready: handed out, in the locker, not made yet. */
  | { readonly state: 'notReady' }

export interface PostDesk {
  /** null: there is no such case. */
  handOver(caseNo: string, to: string, by: Actor): Promise<Posted | null>
  /** Asks again where the post was out of reach; call about once a second. */
  look(): Promise<void>
  alerts(nowMs: number): readonly ManagerAlert[]
}

/** Somebody waits at the screen so long; an answer that comes later is noted all the same. */
const ANSWERS_WITHIN_MS = 5000
/** The post is asked again so long after it was out of reach. */
const AGAIN_MS = 60_000
/** So long it may say nothing before the duty manager is told. */
const SILENT_MOST_MS = 600_000

interface Pending {
  readonly parcel: Parcel
  readonly by: Actor
  readonly sinceMs: number
  /** Last asked; an answer is awaited while `isAsked`. */
  askedMs: number
  isAsked: boolean
}

/** Makes the desk of one carrier. `withinMs`: how long whoever hands over waits for the answer. */
export function createPostDesk(
  hall: Pick<Hall, 'store' | 'nowMs' | 'execute'>,
  post: Post,
  withinMs = ANSWERS_WITHIN_MS,
): PostDesk {
  const pending = new Map<string, Pending>()
  const kept = keptParcels(hall.store)
  let isLoaded = false

  /** What a server before this one has handed over and not heard of. */
  async function load(): Promise<void> {
    for (const one of await kept.all())
      if (!pending.has(one.parcel.reference))
        pending.set(one.parcel.reference, { ...one, askedMs: Number.NEGATIVE_INFINITY, isAsked: false })
    isLoaded = true
  }

  async function ask(one: Pending): Promise<Posted> {
    one.isAsked = true
    one.askedMs = hall.nowMs()
    const answer = await post.handOver(one.parcel).catch(() => null)
    one.isAsked = false
    if (answer === null) return { state: 'waiting' }
    // Forgotten only when its number is noted: whoever starts in between asks again, and has the same number.
    const outcome = await settled(one, answer)
    pending.delete(one.parcel.reference)
    await kept.forget(one.parcel.reference)
    return outcome
  }

  async function settled({ parcel, by }: Pending, answer: PostAnswer): Promise<Posted> {
    if (answer.kind === 'refused') return { state: 'refused', why: answer.why }
    const { reference: caseNo } = parcel
    const { trackingNo } = answer
    const command = { type: 'MailResult', caseNo, trackingNo } as const
    const done = await hall.execute({ commandId: `post-${caseNo}-${trackingNo}`, command }, by)
    if (done.ok) return { state: 'mailed', trackingNo }
    // It went another way while the post was silent: whoever has it keeps it.
    await post.cancel(caseNo)
    return { state: 'notReady' }
  }

  async function handOver(caseNo: string, to: string, by: Actor): Promise<Posted | null> {
    const row = await hall.store.caseRow(caseNo)
    if (row === null) return null
    if (row.status !== 'ready') return { state: 'notReady' }
    const known = pending.get(caseNo)
    if (known?.isAsked) return { state: 'waiting' }
    const { result } = JSON.parse(row.shown) as ShownCase
    const nowMs = hall.nowMs()
    const parcel = { reference: caseNo, content: result ?? '', to }
    const one = { parcel, by, sinceMs: known?.sinceMs ?? nowMs, askedMs: nowMs, isAsked: false }
    pending.set(caseNo, one)
    if (known !== undefined) await kept.forget(caseNo)
    await kept.keep({ parcel, by, sinceMs: one.sinceMs })
    let callOff = (): void => undefined
    const silence = new Promise<Posted>((resolve) => {
      callOff = patience(withinMs, () => resolve({ state: 'waiting' }))
    })
    const outcome = await Promise.race([ask(one), silence])
    callOff()
    return outcome
  }

  return {
    handOver,
    look: async () => {
      if (!isLoaded) await load()
      for (const one of pending.values()) if (!one.isAsked && hall.nowMs() - one.askedMs >= AGAIN_MS) await ask(one)
    },
    alerts: (nowMs) =>
      [...pending.values()]
        .filter(({ sinceMs }) => nowMs - sinceMs > SILENT_MOST_MS)
        .map(({ parcel, sinceMs }) => troubleAt(`寄递 ${parcel.reference}`, 'postSilent', sinceMs, nowMs)),
  }
}
