/**
 * Messages to those who asked for them: who asked is kept beside the log until the visit is over, never in it; each message
 * is sent once, by whichever server counts it first (NOTIFY-1 to 3).
 */
import { z } from 'zod'
import { applicantIn, applicantKeys } from '../../domain/case/applicant.ts'
import {
  bookingWords,
  isTold,
  readyWords,
  ticketNotice,
  ticketWords,
  type Notice,
  type NoticeKind,
} from '../../domain/views/notices.ts'
import { ticketView } from '../../domain/views/ticket.ts'
import { momentOf } from '../../domain/words/wall-time.ts'
import type { Hall } from '../hall/hall.ts'
import { CHANNELS, type Channel, type ChannelName } from './channels.ts'
import { createTelling, type Told } from './telling.ts'

export interface Wish {
  readonly channel: ChannelName
  /** Digits of a phone, or an address. */
  readonly to: string
  readonly isEnglish: boolean
}

export interface NoticeParts {
  readonly hall: Pick<Hall, 'index' | 'day' | 'nowMs' | 'store' | 'base' | 'isShowable'>
  readonly channels: ReadonlyMap<ChannelName, Channel>
  /** How many may be ahead when the first message goes out. */
  readonly aheadAt: number
  /** Hours before a booked slot at which it is called to mind. */
  readonly remindHours: number
  readonly onTrouble: (facts: {
    readonly kind: NoticeKind
    readonly channel: ChannelName
    readonly why: string
  }) => void
}

export interface Notices {
  /** What can be asked for here; empty: nothing is set up. */
  readonly offered: readonly ChannelName[]
  wishForTicket(link: string, wish: Wish): Promise<void>
  wishForBooking(code: string, untilMs: number, wish: Wish): Promise<void>
  /** Forgets it at once. */
  forget(of: 'ticket' | 'booking', key: string): Promise<void>
  /** Sends what is due; call about once a second. */
  run(): Promise<void>
  stop(): void
}

const DAY_MS = 86_400_000
/** How often cases are looked at, and how far back at the start. */
const [CASES_EVERY_MS, CASES_BACK_MS] = [10_000, 3_600_000] as const
const keyOf = (of: string, key: string): string => `notice/${of}/${key}`
const wishSchema = z.object({ channel: z.enum(CHANNELS), to: z.string(), isEnglish: z.boolean() })

/** Makes the desk. */
export function createNotices(parts: NoticeParts): Notices {
  const { hall, channels } = parts
  const { store } = hall
  const telling = createTelling({ store, channels, nowMs: hall.nowMs, onTrouble: parts.onTrouble })
  const untold = new Set<string>()
  let lookedMs = Number.NEGATIVE_INFINITY
  let isRunning = false

  // A second matter at another counter is a second call.
  const tell = (key: string, kind: NoticeKind, wish: Wish, notice: Notice, where = ''): Promise<Told> =>
    telling.tell({ id: `${key}/${kind}${where}`, kind, channel: wish.channel, to: wish.to, notice })

  async function tellTicket(key: string, link: string, wish: Wish): Promise<void> {
    // What is not kept yet may never have been (SEND-4).
    if (!hall.isShowable()) return
    const view = ticketView(hall.day(), hall.index, link, hall.nowMs())
    if (view === null || isTold(view)) return store.dropShared(key)
    const kind = ticketNotice(view, parts.aheadAt)
    if (kind !== null)
      await tell(key, kind, wish, ticketWords(kind, view, hall.index, wish.isEnglish), view.counter ?? '')
  }

  async function tellBooking(key: string, code: string, wish: Wish): Promise<void> {
    const booking = await store.bookingOf(code)
    if (booking === null || !['held', 'confirmed'].includes(booking.status)) return store.dropShared(key)
    const dueMs = momentOf(booking.date, booking.minute, hall.base.timeZone) - parts.remindHours * 3_600_000
    if (booking.status !== 'confirmed' || hall.nowMs() < dueMs) return
    const words = bookingWords(booking.date, booking.minute, hall.index, wish.isEnglish)
    // What another server has in hand may come back to this one.
    if ((await tell(key, 'tomorrow', wish, words)) === 'told') await store.dropShared(key)
  }

  /** Results that lie ready since the last look, of cases whose applicant left a number (APPLICANT-3). */
  async function tellReady(): Promise<void> {
    const nowMs = hall.nowMs()
    if (!channels.has('sms') || nowMs - lookedMs < CASES_EVERY_MS) return
    const sinceMs = Number.isFinite(lookedMs) ? lookedMs - CASES_EVERY_MS : nowMs - CASES_BACK_MS
    lookedMs = nowMs
    for (const { stream } of await store.casesWritten(sinceMs)) untold.add(stream.slice(stream.indexOf('/') + 1))
    for (const caseNo of untold) {
      const row = await store.caseRow(caseNo)
      const isReady = row !== null && row.status === 'ready'
      const applicant = isReady ? applicantIn(await store.contactsAmong(applicantKeys(row.group))) : null
      const wish = { channel: 'sms', to: applicant?.phone ?? '', isEnglish: false } as const
      const isOver =
        wish.to === '' || (await tell(`case/${caseNo}`, 'ready', wish, readyWords(caseNo, hall.index))) !== 'waits'
      if (isOver) untold.delete(caseNo)
    }
  }

  async function round(): Promise<void> {
    await tellReady()
    const rows = await store.sharedUnder('notice/', hall.nowMs())
    const wished = new Set([...rows.map(({ key }) => key), ...[...untold].map((caseNo) => `case/${caseNo}`)])
    await telling.letGo((id) => !wished.has(id.slice(0, id.lastIndexOf('/'))))
    for (const { key, value } of rows) {
      const wish = wishSchema.parse(JSON.parse(value))
      const [, of, name = ''] = key.split('/')
      await (of === 'ticket' ? tellTicket(key, name, wish) : tellBooking(key, name, wish))
    }
  }

  const keep = (key: string, untilMs: number, wish: Wish): Promise<void> =>
    store.keepShared([{ key, value: JSON.stringify(wish), untilMs }])
  return {
    offered: [...channels.keys()],
    wishForTicket: (link, wish) => keep(keyOf('ticket', link), hall.nowMs() + DAY_MS, wish),
    wishForBooking: (code, untilMs, wish) => keep(keyOf('booking', code), untilMs, wish),
    forget: async (of, key) => {
      await store.dropShared(keyOf(of, key))
      await telling.letGo((id) => id.startsWith(`${keyOf(of, key)}/`))
    },
    run: async () => {
      if (channels.size === 0 || isRunning) return
      isRunning = true
      await round().finally(() => (isRunning = false))
    },
    stop: () => channels.forEach((channel) => channel.close()),
  }
}
