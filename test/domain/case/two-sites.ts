/** A station and the county hall above it for tests of cases that both work on: two logs, and post that can be held up. */
import type { CaseCommand } from '../../../domain/case/commands.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import type { SiteLinks } from '../../../domain/plan/site-links.ts'
import { OUTBOX_STREAM, type Message } from '../../../domain/site-link/state.ts'
import { actorOfSite } from '../../../server/gateway/peers/signed-body.ts'
import { Office, officeSettings, timekeeper } from './office.ts'

const PLACE = { address: '', addressEn: '', phone: '' }
const COUNTY = { id: 'weiyuan', level: 'county', title: '渭源县政务服务大厅', titleEn: 'Weiyuan County Hall' } as const
const STATION = { id: 'liulin', level: 'township', title: '柳林镇便民服务站', titleEn: 'Liulin Station' } as const

function placed(
  at: typeof COUNTY | typeof STATION,
  links: Pick<SiteLinks, 'parent' | 'below'>,
  change: Partial<HallSettings>,
): HallSettings {
  const settings = officeSettings(change)
  const site = { ...PLACE, ...settings.site, ...links } as SiteLinks
  return { ...settings, siteId: at.id, title: at.title, titleEn: at.titleEn, site }
}

export class TwoSites {
  readonly station: Office
  readonly county: Office
  /** How often each message was delivered. */
  times = 1

  /** `change` of the county; `isAlwaysAbove`: a01 is decided there by its guide. */
  constructor(change: Partial<HallSettings> = {}, isAlwaysAbove = false) {
    const station = placed(STATION, { parent: COUNTY, below: [] }, {})
    const items = station.items.map((item) =>
      isAlwaysAbove && item.guide ? { ...item, guide: { ...item.guide, reviewedAbove: true } } : item,
    )
    this.station = new Office({ ...station, items })
    this.county = new Office(placed(COUNTY, { parent: null, below: [{ ...STATION, parentId: null }] }, change))
  }

  set wall(wall: string) {
    this.station.wall = wall
    this.county.wall = wall
  }

  pending(of: Office): readonly Message[] {
    return [...of.log.state(OUTBOX_STREAM).pending.values()]
  }

  /** The post goes round until nothing is left; gives what was refused. */
  post(): readonly string[] {
    const refused: string[] = []
    for (let isBusy = true; isBusy;) {
      isBusy = false
      for (const [from, to, site] of [
        [this.station, this.county, 'liulin'],
        [this.county, this.station, 'weiyuan'],
      ] as const)
        for (const message of this.pending(from)) {
          isBusy = true
          refused.push(...this.deliver(message, from, to, site))
        }
    }
    return refused
  }

  private deliver(message: Message, from: Office, to: Office, site: string): readonly string[] {
    if (message.kind !== 'case') throw new Error(`nothing here posts ${message.kind}`)
    const command = { type: 'ReceiveCasePost', from: site, post: message.post } as const
    const told = Array.from({ length: this.times }, () => to.told(command, actorOfSite(site)))[0] ?? ''
    const mark =
      told === 'ok'
        ? ({ type: 'MarkDelivered', messageId: message.id, ticketNo: null } as const)
        : ({ type: 'MarkRefused', messageId: message.id, code: told } as const)
    from.give(mark, timekeeper)
    return told === 'ok' ? [] : [told]
  }

  /** Accepted and taken at the station, handed up, arrived; its numbers at both. */
  handedUp(): { readonly caseNo: string; readonly above: string } {
    const caseNo = this.station.taken()
    const told = this.station.told({ type: 'HandUpCase', caseNo, to: 'weiyuan', reason: '县级审批事项' }, '0711')
    if (told !== 'ok') throw new Error(told)
    this.post()
    return { caseNo, above: this.station.file(caseNo).up?.above?.caseNo ?? '' }
  }
}

export const decision = (caseNo: string, verdict: 'granted' | 'refused' = 'granted'): CaseCommand => ({
  type: 'DecideCase',
  caseNo,
  verdict,
  reasons: verdict === 'refused' ? '场地不符合要求' : '',
  remedies: verdict === 'refused' ? '60 日内申请复议' : '',
})
export const take = (caseNo: string): CaseCommand => ({ type: 'TakeCase', caseNo })
