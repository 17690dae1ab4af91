/** Three sites of one line without any server, for tests of errands. */
import type { ErrandCommand } from '../../../domain/errand/commands.ts'
import { ERRANDS_STREAM, type Errand } from '../../../domain/errand/state.ts'
import { Log } from '../log.ts'
import { loadSite } from '../../support/site.ts'

/** Chance of which this reference is made. */
export const SEVEN = '\u0007'
export const REFERENCE = 'D2026-0000000007'
export const SETTINGS = {
  huaishuwan: loadSite('village').settings,
  liulin: loadSite('township').settings,
  weiyuan: loadSite('county').settings,
} as const
/** A Wednesday in opening hours. */
export const NOON_MS = Date.UTC(2026, 10, 25, 2)
type Site = keyof typeof SETTINGS

/** The three sites of one line; post is delivered at once. */
export function line() {
  const logs = new Map((Object.keys(SETTINGS) as Site[]).map((site) => [site, new Log(SETTINGS[site])] as const))
  const at = (site: Site): Errand | undefined => logs.get(site)?.state(ERRANDS_STREAM).errands.get(REFERENCE)
  const give = (site: Site, command: ErrandCommand, today = '2026-11-25'): string => {
    const actor = { kind: 'clerk', badgeNo: '0301', role: 'clerk' } as const
    const outcome = (logs.get(site) as Log).give(command, actor, { today, random: SEVEN })
    if (!outcome.ok) return outcome.rejection.code
    const posted = outcome.events.find((event) => event.type === 'ErrandPosted')
    return posted ? give(posted.to as Site, { type: 'ReceiveErrandPost', from: site, post: posted.post }, today) : 'ok'
  }
  return {
    give,
    at: (site: Site) => at(site) as Errand,
    holders: () => (Object.keys(SETTINGS) as Site[]).map((site) => at(site)?.holder.name ?? null),
  }
}

export const accept: ErrandCommand = { type: 'AcceptErrand', item: 'l01', materials: 3 }
export const order = (type: 'HandOverErrand' | 'TakeErrand'): ErrandCommand => ({ type, reference: REFERENCE })
export const finish: ErrandCommand = {
  type: 'FinishErrand',
  reference: REFERENCE,
  outcome: 'done',
  words: '已批准，下月起发放',
}
