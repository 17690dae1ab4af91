/** The report that is looked at, asked again while its days are still being counted. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { ReportPeriod, ReportReply } from '../../../domain/contract/http/report.ts'
import { periodOf } from '../../../domain/report/period.ts'
import { addDays } from '../../../domain/words/wall-time.ts'
import { ask } from '../../app/server/http.ts'
import { latest } from '../../app/server/latest.ts'
import { troubleOf } from '../trouble.ts'

const AGAIN_MS = 400
/** A day that grows is looked at again so often. */
const FRESH_MS = 60_000

/** @param today the hall's own date */
export function useReport(today: () => string) {
  const period = ref<ReportPeriod>('month')
  const date = ref(today())
  const report = shallowRef<ReportReply | null>(null)
  const trouble = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  const load = latest(async (isLast) => {
    clearTimeout(timer)
    const reply = await ask<ReportReply>('GET', `/api/reports?period=${period.value}&date=${date.value}`)
    if (!isLast()) return
    trouble.value = reply.ok ? '' : troubleOf(reply)
    if (reply.ok) report.value = reply.value
    const isCounting = reply.ok && reply.value.figures === null
    timer = setTimeout(() => void load(), isCounting ? AGAIN_MS : FRESH_MS)
  })
  function step(by: 1 | -1): void {
    const { from, to } = periodOf(period.value, date.value)
    date.value = by === 1 ? addDays(to, 1) : addDays(from, -1)
  }
  watch([period, date], () => void load(), { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return { period, date, report, trouble, step, isLast: () => periodOf(period.value, date.value).to >= today() }
}
