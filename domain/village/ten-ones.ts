/**
 * The "ten ones" of a village room (article 25): ten lines, each told from the hall's own settings and log, never
 * ticked by hand.
 */
import type { Clerk, HallSettings } from '../plan/settings.ts'
import { levelTitle } from '../plan/site-level.ts'

export type TenOnesKey =
  | 'place'
  | 'plate'
  | 'rules'
  | 'ledger'
  | 'phone'
  | 'computer'
  | 'noticeBoard'
  | 'agent'
  | 'guides'
  | 'serviceCard'

export interface TenOnesLine {
  readonly key: TenOnesKey
  readonly isMet: boolean
  /** What it is told from, in figures and names: `{n}` and `{text}` of the page's sentence. */
  readonly n: number
  readonly text: string
}

export interface TenOnesFacts {
  readonly settings: Pick<HallSettings, 'siteLevel' | 'title' | 'site' | 'calendar' | 'notices' | 'items' | 'clerks'>
  /** Entries of the log for today, and whether its chain is sound. */
  readonly ledger: { readonly entries: number; readonly isSound: boolean }
  /** Agents who are signed in at an open desk now. */
  readonly agentsAtWork: readonly string[]
  /** Screens and computers that the hall has heard from within a minute. */
  readonly computers: number
}

/** The agents of a room, by whom the card is printed; its head where nobody else is on the roster. */
export function agentsOf(clerks: readonly Clerk[]): readonly Clerk[] {
  const agents = clerks.filter(({ role }) => role === 'clerk')
  return agents.length > 0 ? agents : clerks.filter(({ role }) => role === 'dutyManager')
}

/** The ten lines in the order of article 25 (TENONES-1). */
export function tenOnes({ settings, ledger, agentsAtWork, computers }: TenOnesFacts): readonly TenOnesLine[] {
  const { site, title } = settings
  const address = site?.address ?? ''
  const phone = site?.phone ?? ''
  const unguided = settings.items.filter((item) => item.guide === undefined)
  const agents = agentsOf(settings.clerks)
  const line = (key: TenOnesKey, isMet: boolean, n = 0, text = ''): TenOnesLine => ({ key, isMet, n, text })
  return [
    line('place', address !== '', 0, address),
    line('plate', title.includes(levelTitle(settings.siteLevel).zh), 0, title),
    // The rules of article 29 stand on the notice board, with who serves and where to complain.
    line('rules', settings.calendar !== null && phone !== '' && agents.length > 0, agents.length),
    line('ledger', ledger.isSound && ledger.entries > 0, ledger.entries),
    line('phone', phone !== '', 0, phone),
    line('computer', computers > 0, computers),
    line('noticeBoard', settings.notices.length > 0, settings.notices.length),
    line('agent', agentsAtWork.length > 0, agentsAtWork.length, agentsAtWork.join('、')),
    line(
      'guides',
      settings.items.length > 0 && unguided.length === 0,
      settings.items.length - unguided.length,
      unguided
        .map((item) => item.name)
        .slice(0, 3)
        .join('、'),
    ),
    line('serviceCard', address !== '' && phone !== '' && agents.length > 0, agents.length),
  ]
}
