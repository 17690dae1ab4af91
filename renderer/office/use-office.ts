/** What the back office's page holds: who works, the list that is looked at, the case that is open, and how a verb is sent. */
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { CASE_LISTS, type CaseListName, type CaseListReply, type CaseListRow } from '../../domain/contract/http/case.ts'
import type { CommandResult, HallCommand } from '../../domain/contract/subjects.ts'
import type { OfficeCase } from '../../domain/views/case.ts'
import { ask, sentenceOf, type Failure } from '../app/server/http.ts'
import { sendCommand } from '../app/server/send-command.ts'
import { latest } from '../app/server/latest.ts'
import { printPaper } from '../app/server/print-paper.ts'
import { signIn as askIn, useStaff } from '../app/server/session.ts'
import { useTab } from '../app/tab-address.ts'
import { t } from './texts.ts'

export type LampName = 'red' | 'yellow' | 'green' | 'paused'

/** Lists are asked for anew so often; after a verb at once. */
const EVERY_MS = 5000
export const WITHIN_MS = 8000

/** Makes it; asks while its scope lives. */
export function useOffice() {
  const { staff, isKnown, hasEnded, enter, look, leave } = useStaff()
  const trouble = ref('')
  const said = ref('')
  const isBusy = ref(false)
  const lamp = ref<LampName | null>(null)
  const page = ref(0)
  const { tab: list, show } = useTab<CaseListName>(CASE_LISTS, () => {
    lamp.value = null
    page.value = 0
  })
  const reply = ref<CaseListReply | null>(null)
  const chosen = ref<string | null>(null)
  const open = ref<OfficeCase | null>(null)
  /** When the list was last true; null: it is. */
  const staleMs = ref<number | null>(null)

  const refresh = latest(fetchList)
  const refreshCase = latest(fetchCase)

  async function fetchList(isLast: () => boolean): Promise<void> {
    if (staff.value === null || hasEnded.value) return
    const lampPart = lamp.value === null ? '' : `&lamp=${lamp.value}`
    const path = `/api/cases?list=${list.value}${lampPart}&page=${page.value}`
    const got = await ask<CaseListReply>('GET', path, { withinMs: WITHIN_MS })
    if (!isLast()) return
    if (!got.ok) {
      staleMs.value ??= reply.value?.nowMs ?? 0
      if (got.why === 'problem' && got.problem.code === 'notAuthorised') await look()
      return
    }
    staleMs.value = null
    reply.value = got.value
    if (chosen.value === null || !got.value.rows.some((row) => row.caseNo === chosen.value))
      if (open.value === null) chosen.value = got.value.rows[0]?.caseNo ?? null
    await refreshCase()
  }

  async function fetchCase(isLast: () => boolean): Promise<void> {
    const caseNo = chosen.value
    if (caseNo === null) {
      open.value = null
      return
    }
    const got = await ask<{ readonly office: OfficeCase | null }>('GET', `/api/cases/${caseNo}`, {
      withinMs: WITHIN_MS,
    })
    if (got.ok && isLast() && chosen.value === caseNo) open.value = got.value.office
  }

  async function signIn(badgeNo: string, pin: string): Promise<void> {
    trouble.value = ''
    const got = await askIn(badgeNo, pin)
    if (got.ok && got.value.staff !== null) enter(got.value.staff)
    else if (!got.ok) trouble.value = sentenceOf(got, t)
  }

  async function signOut(): Promise<void> {
    reply.value = null
    open.value = null
    chosen.value = null
    await leave()
  }

  /** Sends a verb; null when it was refused, and the page says why. */
  async function send(command: HallCommand): Promise<CommandResult | null> {
    if (isBusy.value) return null
    isBusy.value = true
    trouble.value = ''
    said.value = ''
    const got = await sendCommand(command)
    isBusy.value = false
    if (!got.ok) trouble.value = troubleOf(got)
    await refresh()
    return got.ok ? got.value : null
  }

  const print = printing(said, trouble)

  // Whoever signs in again goes on where the work was left.
  const badgeNo = computed(() => staff.value?.badgeNo ?? null)
  watch([badgeNo, list, lamp, page], () => {
    open.value = null
    chosen.value = null
    void refresh()
  })
  watch(chosen, () => void refreshCase())
  const timer = setInterval(refresh.unlessAsked, EVERY_MS)
  onScopeDispose(() => clearInterval(timer))

  const rows = computed<readonly CaseListRow[]>(() => reply.value?.rows ?? [])
  const find = finding(trouble, chosen, open)
  const step = stepping(rows, chosen)
  const session = { staff, isKnown, hasEnded, signIn, signOut }
  const state = { trouble, said, isBusy, list, lamp, page, reply, rows, chosen, open, staleMs }
  return { ...session, ...state, send, print, refresh, show, find, step }
}

export type Office = ReturnType<typeof useOffice>

/** A case by its number, wherever it lies. */
function finding(trouble: Ref<string>, chosen: Ref<string | null>, open: Ref<OfficeCase | null>) {
  return async (caseNo: string): Promise<void> => {
    trouble.value = ''
    const got = await ask<{ readonly office: OfficeCase | null }>('GET', `/api/cases/${encodeURIComponent(caseNo)}`)
    if (!got.ok) trouble.value = t('rejection.UnknownCase', { caseNo })
    else if (got.value.office === null) trouble.value = t('refused.notAuthorised')
    else {
      chosen.value = got.value.office.caseNo
      open.value = got.value.office
    }
  }
}

/** Some rows on or back in the list. */
function stepping(rows: Readonly<Ref<readonly CaseListRow[]>>, chosen: Ref<string | null>) {
  return (by: number): void => {
    const at = rows.value.findIndex((row) => row.caseNo === chosen.value)
    const next = rows.value[Math.min(Math.max(at + by, 0), rows.value.length - 1)]
    if (next) chosen.value = next.caseNo
  }
}

/** On the slip printer of the counter where one sits; without one on A4, in a window of its own. */
function printing(said: Ref<string>, trouble: Ref<string>) {
  return async (paper: 'receipt' | 'notice' | 'refusal', caseNo: string, isReprint: boolean): Promise<void> => {
    trouble.value = ''
    const printed = await printPaper({ paper, caseNo, isReprint })
    if (printed.page !== null && printed.isIdle && isReprint) window.open(printed.page)
    else if (printed.isGood) said.value = [said.value, printed.words].filter(Boolean).join(' · ')
    else if (!printed.isIdle || isReprint) trouble.value = printed.words
  }
}

const FIELDS = ['reasons', 'remedies', 'basis', 'result', 'place', 'note', 'trackingNo', 'reason', 'phone'] as const

/** Why a verb was refused; a field that was left empty by the name it has on the page. */
function troubleOf(failure: Failure): string {
  const answer = failure.why === 'refused' ? failure.answer : null
  if (answer === null || !('rejection' in answer) || answer.rejection.code !== 'FieldMissing')
    return sentenceOf(failure, t)
  const { field } = answer.rejection
  const known = FIELDS.find((one) => one === field)
  return t('missing', { field: t(known ? `field.${known}` : 'ask.mend') })
}
