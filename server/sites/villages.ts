/** Villages below a station: when each was last heard of, and which have been silent for too long (AGENT-2). */
import { ERRANDS_STREAM, silentVillages } from '../../domain/errand/state.ts'
import { serviceRules } from '../../domain/plan/service-rules.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { AlertSource, Hall } from '../hall/hall.ts'
import { serviceDates } from '../hall/holding.ts'
import type { Rollup } from './figures.ts'

const LOOK_EVERY_MS = 30_000

type Watched = Pick<Hall, 'base' | 'index' | 'nowMs' | 'streams' | 'execute'>

/** Notes once a day for each village that an agent is at work there; the first look begins the count. */
export function villageJob(hall: Watched, rollup: Pick<Rollup, 'lines'>): () => Promise<void> {
  const dateOf = serviceDates(hall.base.timeZone)
  let lookedAtMs = Number.NEGATIVE_INFINITY
  return async () => {
    const nowMs = hall.nowMs()
    if (nowMs < lookedAtMs + LOOK_EVERY_MS && nowMs >= lookedAtMs) return
    lookedAtMs = nowMs
    const today = dateOf(nowMs)
    const { heard } = hall.streams.state(ERRANDS_STREAM)
    const atWork = new Set(
      rollup
        .lines()
        .filter(({ figures, isSilent }) => figures !== null && !isSilent && figures.openCounters > 0)
        .map(({ site }) => site),
    )
    for (const { id: site } of villagesOf(hall)) {
      if (heard.get(site) === today || (heard.has(site) && !atWork.has(site))) continue
      await hall.execute(
        { commandId: `village-${site}-${today}`.slice(0, 64), command: { type: 'NoteVillage', site } },
        { kind: 'timekeeper' },
      )
    }
  }
}

/** Silent villages, and errands that the province's platform will not take. */
export function errandAlerts(hall: Pick<Watched, 'base' | 'index' | 'streams'>): AlertSource {
  const dateOf = serviceDates(hall.base.timeZone)
  let seen = ''
  let alerts: readonly ManagerAlert[] = []
  return (nowMs) => {
    const state = hall.streams.state(ERRANDS_STREAM)
    const today = dateOf(nowMs)
    const key = `${today} ${state.seq}`
    if (key === seen) return alerts
    seen = key
    const { calendar } = hall.index.settings
    const villages = villagesOf(hall)
    const silent = silentVillages(
      state,
      villages.map(({ id }) => id),
      calendar,
      today,
      serviceRules(hall.index.settings).silentDays,
    )
    const refused = [...state.errands.values()].filter(({ unfiled, status }) => unfiled !== null && status !== 'told')
    const alert = (kind: 'silentVillage' | 'notFiled', place: string, value: number): ManagerAlert => ({
      level: 'yellow',
      kind,
      zone: null,
      counter: null,
      place,
      helpNo: null,
      sinceMs: nowMs,
      value,
    })
    alerts = [
      ...silent.map(({ site, days }) =>
        alert('silentVillage', villages.find(({ id }) => id === site)?.title ?? site, days),
      ),
      ...(refused.length > 0 ? [alert('notFiled', refused[0]?.reference ?? '', refused.length)] : []),
    ]
    return alerts
  }
}

/** Villages directly below this site. */
function villagesOf({ index }: Pick<Watched, 'index'>): readonly { readonly id: string; readonly title: string }[] {
  const { siteId, site } = index.settings
  return (site?.below ?? []).filter(({ level, parentId }) => level === 'village' && (parentId ?? siteId) === siteId)
}
