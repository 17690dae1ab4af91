/** One's own booking: kept on this phone, found again by its code, confirmed or cancelled. */
import { shallowRef, type ShallowRef } from 'vue'
import type { BookingReply } from '../../domain/contract/http/booking.ts'
import type { BookingView } from '../../domain/views/booking.ts'
import { bookingTrouble, cancelBooking, confirmBooking, readBooking } from '../app/server/booking-api.ts'
import type { Failure, Reply } from '../app/server/http.ts'
import type { Asking } from './asking.ts'
import { keepBooking, keptBooking, type KeptBooking } from './kept-booking.ts'
import { t } from './texts.ts'

export interface OwnBooking {
  readonly own: ShallowRef<BookingView | null>
  /** The booking that this phone has kept, if it is still there; a code that nobody knows any more is not said. */
  readonly open: () => Promise<void>
  /** A booking just made. */
  readonly keep: (reply: BookingReply, proof: string) => void
  readonly confirm: () => Promise<void>
  readonly cancel: () => Promise<void>
  readonly lookUp: (code: string, lastFour: string) => Promise<void>
  readonly forget: () => void
}

/** `onShown`: a booking stands in `own`. */
export function useOwnBooking({ ask }: Pick<Asking, 'ask'>, onShown: () => void): OwnBooking {
  const own = shallowRef<BookingView | null>(null)
  let kept: KeptBooking | null = null

  function show(reply: BookingReply | null): void {
    if (reply === null) return
    own.value = reply.booking
    onShown()
  }

  function keep(reply: BookingReply, proof: string): void {
    kept = { code: reply.booking.code, proof }
    keepBooking(kept)
    show(reply)
  }

  async function order(
    request: (code: string, proof: string) => Promise<Reply<BookingReply>>,
    words?: (answer: Failure) => string,
  ): Promise<void> {
    const mine = kept
    if (mine !== null) show(await ask(() => request(mine.code, mine.proof), words))
  }

  return {
    own,
    keep,
    open: () => {
      kept = keptBooking()
      return order(readBooking, () => '')
    },
    confirm: () => order(confirmBooking),
    cancel: () => order(cancelBooking),
    lookUp: async (code, lastFour) => {
      const reply = await ask(() => readBooking(code, lastFour), notFound)
      if (reply !== null) keep(reply, lastFour)
    },
    forget: () => {
      kept = null
      keepBooking(null)
      own.value = null
    },
  }
}

function notFound(answer: Failure): string {
  return answer.why === 'problem' && answer.problem.code !== 'rateLimited' ? t('lookBad') : bookingTrouble(answer)
}
