/**
 * A kiosk without a page, for tests: the real issuer over a journal in memory, on a machine whose clock the test holds.
 */
import type { OfflineTicket } from '../../../domain/offline/commands.ts'
import { afterContact, afterLease } from '../../../domain/offline/contact.ts'
import {
  issueOffline,
  type OfflineIssue,
  type OfflineRefusal,
  type OfflineWish,
} from '../../../domain/offline/issuer.ts'
import { newJournal, type Journal } from '../../../domain/offline/journal.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { NINE, settingsWith } from '../queue-day/hall.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export class Kiosk {
  journal: Journal
  machineNowMs = NINE
  private links = 0
  private readonly plan

  /** In contact at nine, with series S for six days. */
  constructor(change: Partial<HallSettings> = {}, journalId = 'journal-of-kiosk-1') {
    this.plan = sitePlan(settingsWith(change))
    this.journal = afterLease(afterContact(newJournal(journalId), NINE, NINE), {
      series: 'S',
      leaseUntilMs: NINE + 6 * DAY,
    })
  }

  ask(...items: readonly string[]): OfflineIssue {
    return this.askFor({ items: items.map((item) => ({ item })), isElder: false })
  }

  askFor(wish: OfflineWish): OfflineIssue {
    this.links += 1
    return issueOffline(
      this.journal,
      this.plan,
      wish,
      this.machineNowMs,
      `${this.journal.journalId}-link-${this.links}`,
    )
  }

  issue(...items: readonly string[]): OfflineTicket {
    const issue = this.ask(...items)
    if (!issue.ok) throw new Error(JSON.stringify(issue.refusal))
    this.journal = issue.journal
    return issue.ticket
  }

  refuse(...items: readonly string[]): OfflineRefusal {
    const issue = this.ask(...items)
    if (issue.ok) throw new Error(`${issue.ticket.ticketNo} was given`)
    return issue.refusal
  }

  wait(ms: number): this {
    this.machineNowMs += ms
    return this
  }
}
