/** What the notice board says now: sessions on demand that begin within a day (article 21), then the hall's own notices. */
import { computed, onScopeDispose, shallowRef, type ComputedRef } from 'vue'
import type { SoonSessionsReply } from '../../../domain/contract/http/settings.ts'
import type { SoonSession } from '../../../domain/session-request/reminders.ts'
import { timeAt } from '../../app/text/dates.ts'
import { ask } from '../../app/server/http.ts'
import { whenText } from '../parts/when-text.ts'
import { useKiosk } from '../stage/kiosk-context.ts'
import { say } from '../texts.ts'
import { tn } from './notice-texts.ts'

export interface BoardNotice {
  readonly key: string
  readonly isSession: boolean
  readonly text: string
}

/** A reminder turns an hour before, so a minute is soon enough. */
const EVERY_MS = 60_000
const WITHIN_MS = 5000

/** Asks while its scope lives; without an answer what was told last stays until its session is over. */
export function useBoard(): ComputedRef<readonly BoardNotice[]> {
  const { plan, clock } = useKiosk()
  const sessions = shallowRef<readonly SoonSession[]>([])

  async function look(): Promise<void> {
    const got = await ask<SoonSessionsReply>('GET', '/api/sessions/soon', { withinMs: WITHIN_MS })
    if (got.ok) sessions.value = got.value.sessions
  }

  function sessionText({ reminder, items, isBookedOnly }: SoonSession): string {
    const { timeZone } = plan.value
    const [one] = items
    const what =
      one === undefined
        ? tn('allMatters')
        : items.length === 1
          ? say(one.name, one.nameEn)
          : tn('someMatters', { name: say(one.name, one.nameEn), n: items.length })
    const to = timeAt(reminder.endsAtMs, timeZone)
    const said =
      reminder.startsAtMs <= clock.nowMs.value
        ? tn('sessionNow', { to, what })
        : tn('session', { when: whenText(reminder.startsAtMs, clock.nowMs.value, timeZone), to, what })
    return isBookedOnly ? `${said}${tn('bookedOnly')}` : said
  }

  void look()
  const timer = setInterval(() => void look(), EVERY_MS)
  onScopeDispose(() => clearInterval(timer))

  return computed(() => [
    ...sessions.value
      .filter((one) => one.reminder.endsAtMs > clock.nowMs.value)
      .map((one) => ({ key: `${one.date} ${one.from}`, isSession: true, text: sessionText(one) })),
    // A number to call goes over no end of a line.
    ...plan.value.notices.map(({ text, textEn }) => ({
      key: text,
      isSession: false,
      text: say(text, textEn).replaceAll('-', '-\u2060'),
    })),
  ])
}
