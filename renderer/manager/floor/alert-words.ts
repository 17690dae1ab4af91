/** An alert in two lines: what is wrong and where, then the figures. */
import { PROVINCE } from '../../../domain/site-link/post-alerts.ts'
import { LONG_ABOVE_MIN, spanText } from '../../../domain/forecast/span-words.ts'
import type { ManagerView } from '../../../domain/views/floor.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { ManagerAlert } from '../../../domain/words/alert.ts'
import { d, deviceName } from '../devices/device-texts.ts'
import { siteTitle } from '../../app/text/sender-words.ts'
import { locale, say, t } from '../texts.ts'
import { sinceMin } from '../time-words.ts'
import { k } from './machine-texts.ts'
import { inPlan } from '../../app/server/plan-look-up.ts'

export interface AlertWords {
  readonly title: string
  readonly text: string
}

/** Between names, in the language chosen now. */
const comma = (): string => (locale.value === 'zh' ? '、' : ', ')

/** So many names fit two lines. */
const NAMED_MOST = 4

/** The words of one alert, from the plan's names and the view's figures. */
export function alertWords(
  alert: ManagerAlert,
  view: ManagerView | null,
  plan: SitePlan | null,
  nowMs: number,
): AlertWords {
  const minutes = sinceMin(alert.sinceMs, nowMs)
  const place = alert.place ?? ''
  switch (alert.kind) {
    case 'help':
      return {
        title: t('alert.help', { place }),
        text: minutes > 0 ? t('alert.help.text', { minutes }) : t('alert.help.now'),
      }
    case 'slipRefused':
      return { title: t('alert.slipRefused', { no: place }), text: t('alert.slipRefused.text') }
    case 'standby':
    case 'backup':
    case 'records':
      return { title: t(`alert.${alert.kind}`), text: t(`alert.${alert.kind}.text`, { minutes }) }
    case 'clock':
    case 'noNotice':
    case 'diskLow':
    case 'hook':
      return machineWords(alert, minutes)
    case 'guessing':
      return { title: t('alert.guessing'), text: t('alert.guessing.text', { count: alert.value, minutes }) }
    case 'device':
      return deviceWords(alert, minutes)
    case 'post':
      return postWords(alert, plan, minutes)
    case 'noAgent':
      return { title: t('alert.noAgent', { place }), text: t('alert.noAgent.text') }
    case 'silentVillage':
    case 'notFiled':
    case 'urgeLate':
    case 'caseSilent':
    case 'overdue':
    case 'noCover':
      return serviceWords(alert, alert.kind, minutes)
    case 'longService':
      return longWords(alert, view, plan)
    default:
      return queueWords(alert, alert.kind, view, plan, minutes)
  }
}

function deviceWords({ place, cause }: ManagerAlert, minutes: number): AlertWords {
  return {
    title: t('alert.device', { place: deviceName(place ?? ''), cause: cause === undefined ? '' : d(`cause.${cause}`) }),
    text: minutes > 0 ? t('alert.device.text', { minutes }) : t('devices.now'),
  }
}

/** What the service systems warn of: villages, filings, clocks that run out, posts that nobody covers. */
function serviceWords(
  { level, place, value, who }: ManagerAlert,
  kind: 'silentVillage' | 'notFiled' | 'urgeLate' | 'caseSilent' | 'overdue' | 'noCover',
  minutes: number,
): AlertWords {
  const at = place ?? ''
  switch (kind) {
    case 'silentVillage':
      return { title: t('alert.silentVillage', { place: at }), text: t('alert.silentVillage.text', { days: value }) }
    case 'notFiled':
      return { title: t('alert.notFiled', { count: value }), text: t('alert.notFiled.text', { reference: at }) }
    case 'urgeLate':
      return {
        title: t('alert.urgeLate', { order: at }),
        text: t('alert.urgeLate.text', { minutes, sender: who?.join(comma()) ?? '' }),
      }
    case 'caseSilent':
      return {
        title: t(`alert.caseSilent.${level}`, { place: at }),
        text: t(`alert.caseSilent.${level}.text`, { count: value, minutes }),
      }
    case 'overdue':
      return {
        title: t(`alert.overdue.${level}`, { count: value }),
        text: t('alert.overdue.text', { reference: at }),
      }
    case 'noCover': {
      const names = who?.join(comma()) || t('alert.noCover.nobody')
      return {
        title: t('alert.noCover', { post: at }),
        text: t('alert.noCover.text', { count: value, minutes, who: names }),
      }
    }
  }
}

/** Several machines with one trouble: how many, which, and since when the first of them. */
export function groupWords(alerts: readonly ManagerAlert[], nowMs: number): AlertWords {
  const [first] = alerts
  const minutes = sinceMin(Math.min(...alerts.map((alert) => alert.sinceMs)), nowMs)
  const names = alerts.slice(0, NAMED_MOST).map((alert) => deviceName(alert.place ?? ''))
  const rest = alerts.length - names.length
  return {
    title: t('alert.devices', {
      count: alerts.length,
      cause: first?.cause === undefined ? '' : d(`cause.${first.cause}`),
    }),
    text: [
      t('alert.devices.names', { names: names.join(t('list.comma')) }) +
        (rest > 0 ? t('alert.devices.more', { count: rest }) : ''),
      minutes > 0 ? t('alert.device.text', { minutes }) : t('devices.now'),
    ].join(' · '),
  }
}

function queueWords(
  alert: ManagerAlert,
  kind: 'noCounter' | 'toldOver' | 'slotOver' | 'waitOver' | 'waitNear',
  view: ManagerView | null,
  plan: SitePlan | null,
  minutes: number,
): AlertWords {
  const queue = inPlan(plan).queue(alert.place)
  const title = t(`alert.${kind}`, {
    queue: queue ? say(queue.shortName ?? queue.name, queue.nameEn) : (alert.place ?? ''),
  })
  if (kind === 'noCounter') {
    const who = alert.who?.join(comma()) ?? ''
    return {
      title,
      text: t(who ? 'alert.noCounter.who' : 'alert.noCounter.text', { count: alert.value, minutes, who }),
    }
  }
  if (kind === 'toldOver' || kind === 'slotOver')
    return { title, text: t('alert.late.text', { count: alert.value, minutes }) }
  const count = view?.queues.find(([id]) => id === alert.place)?.[1] ?? 0
  const promise = queue?.promiseMin ?? 0
  const minutesText = locale.value === 'zh' ? `${alert.value} 分` : `${alert.value} min`
  const wait = alert.value > LONG_ABOVE_MIN ? spanText([alert.value, alert.value], locale.value, 'desk') : minutesText
  return { title, text: t('alert.wait.text', { wait, promise, count }) }
}

function longWords({ counter, value }: ManagerAlert, view: ManagerView | null, plan: SitePlan | null): AlertWords {
  const label = inPlan(plan).counter(counter)?.label ?? counter ?? ''
  const clerk = view?.counters.find((one) => one.counter === counter)?.clerk
  return {
    title: t('alert.longService', { label, minutes: value }),
    text: t('alert.longService.text', { name: clerk?.name ?? '' }),
  }
}

function machineWords({ kind, place, value }: ManagerAlert, minutes: number): AlertWords {
  if (kind === 'hook') return { title: k('hook', { name: place ?? '' }), text: k('hookText', { minutes }) }
  if (kind === 'diskLow') return { title: k('diskLow'), text: k('diskLowText', { count: value }) }
  return kind === 'clock'
    ? { title: k('clock'), text: k('clockText', { count: value }) }
    : { title: k('noNotice', { year: String(value) }), text: k('noNoticeText') }
}

/** Post that another site, or the province's platform, does not take: by its name. */
function postWords({ place, value }: ManagerAlert, plan: SitePlan | null, minutes: number): AlertWords {
  const name = place === PROVINCE ? t('alert.province') : siteTitle(place ?? '', plan, say)
  return { title: t('alert.post', { place: name }), text: t('alert.post.text', { count: value, minutes }) }
}
