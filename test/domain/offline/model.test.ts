/** Random days of two kiosks that lose their server, their power, their answers and their sense of time. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { OfflineTicket } from '../../../domain/offline/commands.ts'
import { afterContact, afterHandIn, afterLease, handIns, isLeaseDue } from '../../../domain/offline/contact.ts'
import { issueOffline } from '../../../domain/offline/issuer.ts'
import { newJournal, type Journal } from '../../../domain/offline/journal.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { MINUTE, settingsWith } from '../queue-day/hall.ts'
import { Journals } from './hall-of-journals.ts'
import { DAY, HOUR } from './kiosk.ts'
import { holds } from '../../support/property.ts'

/** What may befall: a new kind is drawn, and taken by the ordeal, or does not compile. */
interface Befalls {
  readonly issue: { readonly at: number; readonly item: string; readonly isKept: boolean }
  readonly contact: { readonly at: number; readonly isAnswerLost: boolean }
  readonly jump: { readonly at: number; readonly ms: number }
  readonly losePower: { readonly at: number }
  readonly loseJournal: { readonly at: number }
  readonly restartServer: object
  readonly wait: { readonly ms: number }
}
type Step = { readonly [K in keyof Befalls]: { readonly do: K } & Befalls[K] }[keyof Befalls]

const at = fc.constantFrom(0, 1)
/** How often each is drawn, and with what. */
const drawn: { readonly [K in keyof Befalls]: readonly [weight: number, how: fc.Arbitrary<Befalls[K]>] } = {
  issue: [
    16,
    fc.record({
      at,
      item: fc.constantFrom('c', 'c', 'd'),
      isKept: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    }),
  ],
  contact: [8, fc.record({ at, isAnswerLost: fc.boolean() })],
  jump: [
    4,
    fc.record({
      at,
      ms: fc.oneof(fc.integer({ min: -HOUR, max: HOUR }), fc.integer({ min: -30 * HOUR, max: 30 * HOUR })),
    }),
  ],
  losePower: [1, fc.record({ at })],
  loseJournal: [1, fc.record({ at })],
  restartServer: [2, fc.constant({})],
  wait: [6, fc.record({ ms: fc.integer({ min: 1, max: 6 * HOUR }) })],
}
const step = fc.oneof(
  ...Object.entries(drawn).map(([name, [weight, how]]) => ({
    weight,
    arbitrary: (how as fc.Arbitrary<object>).map((facts) => ({ do: name, ...facts }) as Step),
  })),
)
const plan = sitePlan(settingsWith())

/** Two kiosks and their hall; what was printed is in somebody's hand for ever. */
class Ordeal {
  readonly hall = new Journals()
  readonly printed: (OfflineTicket & { readonly by: string })[] = []
  private readonly disks: string[] = []
  private readonly skews = [0, -7 * MINUTE]
  private made = 0

  constructor() {
    for (const at of [0, 1]) this.loseJournal(at)
  }

  take(one: Step): void {
    switch (one.do) {
      case 'issue':
        return this.issue(one.at, one.item, one.isKept)
      case 'contact':
        return this.contact(one.at, one.isAnswerLost)
      case 'jump':
        return void (this.skews[one.at] = (this.skews[one.at] as number) + one.ms)
      case 'losePower':
        return undefined
      // What was in it is in people's hands only; a test of what comes home must bring it home first.
      case 'loseJournal':
        return this.journal(one.at).open.length === 0 ? this.loseJournal(one.at) : undefined
      case 'restartServer':
        return this.restartServer()
      case 'wait':
        return void (this.hall.nowMs += one.ms)
      default:
        return one satisfies never
    }
  }

  contact(at: number, isAnswerLost: boolean): void {
    let journal = afterContact(this.journal(at), this.hall.nowMs, this.machineNowMs(at))
    if (isLeaseDue(journal, this.hall.nowMs)) journal = afterLease(journal, this.hall.lease(journal.journalId))
    this.save(at, journal)
    for (const command of handIns(journal)) {
      const result = this.hall.do(command)
      if (isAnswerLost) return
      journal = afterHandIn(journal, command, result)
      this.save(at, journal)
    }
  }

  journal(at: number): Journal {
    return JSON.parse(this.disks[at] as string) as Journal
  }

  /** `isKept` false: the power fails between deciding and writing, so nothing was printed. */
  private issue(at: number, item: string, isKept: boolean): void {
    const before = this.journal(at)
    const issue = issueOffline(
      before,
      plan,
      { items: [{ item }], isElder: false },
      this.machineNowMs(at),
      `link-number-${(this.made += 1)}`,
    )
    if (!issue.ok || !isKept) return
    this.save(at, issue.journal)
    this.printed.push({ ...issue.ticket, by: before.journalId })
  }

  private loseJournal(at: number): void {
    this.save(at, newJournal(`journal-${at}-${(this.made += 1)}-of-its-kiosk`))
    this.contact(at, false)
  }

  /** The state is what the log says. */
  private restartServer(): void {
    this.hall.restart()
  }

  private machineNowMs(at: number): number {
    return this.hall.nowMs + (this.skews[at] as number)
  }

  private save(at: number, journal: Journal): void {
    this.disks[at] = JSON.stringify(journal)
  }
}

it('OFF-1 OFF-3 OFF-5 OFF-6 OFF-7 no label twice, no slip lost, none twice, all in the order of their printing', async () => {
  await holds(
    'offline two kiosks',
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const ordeal = new Ordeal()
      for (const one of steps) ordeal.take(one)
      // A kiosk's clock may have run two days ahead.
      ordeal.hall.nowMs += 4 * DAY
      for (const at of [0, 1]) ordeal.contact(at, false)
      const labels = ordeal.printed.map((slip) => `${slip.serviceDate} ${slip.ticketNo}`)
      expect(new Set(labels).size).toBe(labels.length)
      expect([0, 1].map((at) => [ordeal.journal(at).open, ordeal.journal(at).refused])).toEqual([
        [[], []],
        [[], []],
      ])
      const lastMs = new Map<string, number>()
      for (const slip of ordeal.printed) {
        const day = ordeal.hall.day(slip.serviceDate)
        const kept = day.tickets.get(slip.ticketNo) ?? day.closed.get(slip.ticketNo)?.ticket
        expect(kept?.link, slip.ticketNo).toBe(slip.link)
        const key = `${slip.by} ${slip.serviceDate}`
        expect(kept?.sinceMs).toBeGreaterThanOrEqual(lastMs.get(key) ?? 0)
        // By the time of issue, whenever it came in; earlier only where a clock had run ahead of the hall's.
        expect(kept?.sinceMs).toBeLessThanOrEqual(slip.issuedAtMs)
        lastMs.set(key, kept?.sinceMs ?? 0)
      }
      const issued = ordeal.hall.events.filter((event) => event.type === 'TicketIssued')
      expect(issued).toHaveLength(ordeal.printed.length)
      expect(ordeal.hall.events.filter((event) => event.type === 'OfflineTicketRefused')).toEqual([])
    }),
    500,
  )
})
