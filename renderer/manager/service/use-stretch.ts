/** Figures of some days that are chosen by their first and last: never shown under days that they are not of. */
import { ref, shallowRef } from 'vue'
import { STRETCH_DAYS_MOST } from '../../../domain/contract/http/rating.ts'
import { addDays, daysBetween, wallTime } from '../../../domain/words/wall-time.ts'
import { ask } from '../../app/server/http.ts'
import { latest } from '../../app/server/latest.ts'
import { useFloor } from '../floor-store.ts'
import { troubleOf } from '../trouble.ts'
import { s } from './service-texts.ts'

const WEEK = 6

/** The last seven days at first. `path` is asked with ?from=…&to=…. */
export function useStretch<T>(path: string) {
  const floor = useFloor()
  const today = wallTime(floor.nowMs, floor.plan?.timeZone ?? 'Asia/Shanghai').date
  const from = ref(addDays(today, -WEEK))
  const to = ref(today)
  const report = shallowRef<T | null>(null)
  const trouble = ref('')
  const load = latest(async (isLast) => {
    const [first, last] = [from.value, to.value]
    if (first === '' || last < first || daysBetween(first, last) >= STRETCH_DAYS_MOST) {
      report.value = null
      trouble.value = s('stretch', { days: STRETCH_DAYS_MOST })
      return
    }
    const reply = await ask<T>('GET', `${path}?from=${first}&to=${last}`)
    if (!isLast()) return
    trouble.value = reply.ok ? '' : troubleOf(reply)
    report.value = reply.ok ? reply.value : null
  })
  void load()
  return { from, to, report, trouble, load }
}
