/** Which short messages the holder of a ticket or a booking is due, and their words; sent only to who asked for them (NOTIFY-1). */
import { titleIn } from '../words/site-title.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import { shownCaseNo } from '../words/case-no.ts'
import { windowNamed } from '../words/window-name.ts'
import type { TicketView } from './ticket.ts'

/** 'soon': few are ahead; 'called': one's turn; 'tomorrow': a booking is near; 'ready': a result can be fetched. */
export type NoticeKind = 'soon' | 'called' | 'tomorrow' | 'ready'

export interface Notice {
  readonly subject: string
  readonly text: string
}

/** What is due for a ticket now; a call of which nobody has been told goes before everything. */
export function ticketNotice(view: TicketView, aheadAt: number): 'soon' | 'called' | null {
  if (view.status === 'called') return 'called'
  const isNear = view.status === 'waiting' && view.unattended === null && view.ahead !== null
  return isNear && view.ahead <= aheadAt ? 'soon' : null
}

/** Whether nothing will come any more of a ticket. */
export function isTold(view: TicketView): boolean {
  return !['waiting', 'called', 'parked', 'missed'].includes(view.status)
}

/** The words for a ticket, in the language in which they were asked for; they name no person and no matter. */
export function ticketWords(
  kind: 'soon' | 'called',
  view: TicketView,
  index: SettingsIndex,
  isEnglish: boolean,
): Notice {
  const title = titleIn(index.settings, isEnglish ? 'en' : 'zh')
  const no = view.ticketNo
  const label = index.counters.get(view.counter ?? '')?.counter.label ?? ''
  const zone = index.zones.get(view.zone)
  const where = isEnglish ? (zone?.nameEn ?? '') : (zone?.name ?? '')
  if (isEnglish)
    return {
      subject: `${no}: ${kind === 'called' ? 'your turn' : 'soon your turn'}`,
      text:
        kind === 'called'
          ? `${title}: ${no}, please go to counter ${label} (${where}).`
          : `${title}: ${no}, ${view.ahead} ahead of you. Please come back to ${where}.`,
    }
  return {
    subject: kind === 'called' ? `${no} 号轮到您了` : `${no} 号快到您了`,
    text:
      kind === 'called'
        ? windowNamed(`【${title}】${no} 号请到${where} ${label} 号窗口。`)
        : `【${title}】${no} 号前方还有 ${view.ahead} 人，请回到${where}。`,
  }
}

/** The reminder of a booking. `date` 'YYYY-MM-DD', `minute` of the day. */
export function bookingWords(date: string, minute: number, index: SettingsIndex, isEnglish: boolean): Notice {
  const title = titleIn(index.settings, isEnglish ? 'en' : 'zh')
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return isEnglish
    ? {
        subject: `Booked: ${date} ${time}`,
        text: `${title}: you have booked ${date} ${time}. Cancel in time if you cannot come.`,
      }
    : { subject: `预约提醒 ${date} ${time}`, text: `【${title}】您预约了 ${date} ${time} 办事，来不了请提前取消。` }
}

/** A result can be fetched. It carries no code: that stands on the page behind the receipt. */
export function readyWords(caseNo: string, { settings }: SettingsIndex): Notice {
  const no = shownCaseNo(caseNo)
  return {
    subject: `${no} 办好了`,
    text: `【${settings.title}】受理号 ${no} 办好了，请凭受理回执上的二维码查看取件码来取件。`,
  }
}
