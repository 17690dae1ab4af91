/** Whose order a record was, in words, where it came from another site or a platform (LINK-18). */
import type { SitePlan } from '../../../domain/plan/site-plan.ts'

type Say = (zh: string, en: string) => string
type Places = Pick<SitePlan, 'site'> | null | undefined

/** Another site by its title; one that this site does not know by its id. */
export function siteTitle(id: string, plan: Places, say: Say): string {
  const site = [plan?.site?.parent, ...(plan?.site?.below ?? [])].find((one) => one?.id === id)
  return site ? say(site.title, site.titleEn) : id
}

/** "site:liulin" is that site, "weiyuan/0101" somebody of it, "platform:qwy" a platform; null: nobody elsewhere. */
export function senderElsewhere(by: string, plan: Places, say: Say): string | null {
  const [kind = '', id = ''] = by.split(':')
  if (id !== '') return kind === 'site' ? siteTitle(id, plan, say) : `${say('平台', 'platform')} ${id}`
  const [site = '', badgeNo = ''] = by.split('/')
  return badgeNo === '' ? null : `${siteTitle(site, plan, say)} ${badgeNo}`
}
