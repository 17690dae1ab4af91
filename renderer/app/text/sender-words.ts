/** Whose order a record was, in words: a machine of the hall (DEV-10), another site or a platform (LINK-18). */
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { englishName } from '../../../domain/words/device-name.ts'

type Say = (zh: string, en: string) => string
type Places = Pick<SitePlan, 'site'> | null | undefined

/** Another site by its title; one that this site does not know by its id. */
export function siteTitle(id: string, plan: Places, say: Say): string {
  const site = [plan?.site?.parent, ...(plan?.site?.below ?? [])].find((one) => one?.id === id)
  return site ? say(site.title, site.titleEn) : id
}

/** Begins what a machine of the hall has done; its name follows. */
const MACHINE = 'device:'

/**
 * "device:1 号机" is that machine, "site:liulin" that site, "weiyuan/0101" somebody of it, "platform:qwy" a platform; null:
 * somebody of the hall, or a kind of sender.
 */
export function namedSender(by: string, plan: Places, say: Say): string | null {
  if (by.startsWith(MACHINE)) {
    const name = by.slice(MACHINE.length)
    return say(name, englishName(name))
  }
  const [kind = '', id = ''] = by.split(':')
  if (id !== '') return kind === 'site' ? siteTitle(id, plan, say) : `${say('平台', 'platform')} ${id}`
  const [site = '', badgeNo = ''] = by.split('/')
  return badgeNo === '' ? null : `${siteTitle(site, plan, say)} ${badgeNo}`
}
