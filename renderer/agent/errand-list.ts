/** The errands of this site, what is kept while there is no network, and the names that stay on this device. */
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { ErrandLine, ErrandsReply } from '../../domain/contract/http/errand.ts'
import type { CommandOf, CommandResult, HallCommand } from '../../domain/contract/subjects.ts'
import { ask, sentenceOf, newCommandId } from '../app/server/http.ts'
import { isFateUnknown, isForLater, sendAs, sendCommand } from '../app/server/send-command.ts'
import { latest } from '../app/server/latest.ts'
import { shared } from '../app/text/i18n.ts'

export type Accept = CommandOf<'AcceptErrand'>
interface KeptAccept {
  readonly commandId: string
  readonly command: Accept
  readonly label: string
}

export interface ErrandList {
  readonly lines: ComputedRef<readonly ErrandLine[]>
  readonly today: ComputedRef<string>
  /** By how much the hall's clock is ahead of this tablet's; null while it was never told. */
  readonly aheadMs: Ref<number | null>
  readonly isOffline: Ref<boolean>
  readonly kept: ShallowRef<readonly KeptAccept[]>
  readonly said: Ref<string>
  readonly labelOf: (reference: string) => string
  readonly load: () => Promise<void>
  readonly give: (command: HallCommand) => Promise<CommandResult | null>
  /** The reference; 'kept' while there is no network; null when it was refused. */
  readonly accept: (command: Accept, label: string) => Promise<string | null>
}

const KEPT = 'yichuang.errands.kept'
const LABELS = 'yichuang.errands.labels'
const EVERY_MS = 10_000
const WITHIN_MS = 6000
const LAMPS = ['red', 'yellow', 'green'] as const

/** Loads the list every ten seconds and sends what was kept. */
export function useErrands(): ErrandList {
  const reply = shallowRef<ErrandsReply | null>(null)
  const aheadMs = ref<number | null>(null)
  const isOffline = ref(false)
  const kept = shallowRef<readonly KeptAccept[]>(read<readonly KeptAccept[]>(KEPT, []))
  const labels = ref<Record<string, string>>(read(LABELS, {}))
  const said = ref('')

  const load = latest(fetchList)

  async function fetchList(isLast: () => boolean): Promise<void> {
    const found = await ask<ErrandsReply>('GET', '/api/errands', { withinMs: WITHIN_MS })
    if (!isLast()) return
    if (found.ok) {
      reply.value = found.value
      aheadMs.value = found.value.nowMs - Date.now()
    }
    isOffline.value = !found.ok && found.why === 'silent'
    if (!isOffline.value) await sendKept()
  }

  async function sendKept(): Promise<void> {
    for (const one of kept.value) {
      const answer = await sendAs(one.commandId, one.command, WITHIN_MS)
      if (!answer.ok && answer.why !== 'silent') said.value = sentenceOf(answer, shared.t)
      if (isForLater(answer)) return
      keep(kept.value.filter(({ commandId }) => commandId !== one.commandId))
      if (answer.ok) name(answer.value.errand?.reference, one.label)
    }
  }

  function keep(next: readonly KeptAccept[]): void {
    kept.value = next
    write(KEPT, next)
  }

  function name(reference: string | undefined, label: string): void {
    if (reference === undefined || label === '') return
    labels.value = { ...labels.value, [reference]: label }
    write(LABELS, labels.value)
  }

  async function give(command: HallCommand): Promise<CommandResult | null> {
    const answer = await sendCommand(command, WITHIN_MS)
    said.value = answer.ok ? '' : sentenceOf(answer, shared.t)
    await load()
    return answer.ok ? answer.value : null
  }

  async function accept(command: Accept, label: string): Promise<string | null> {
    const commandId = newCommandId()
    const answer = await sendAs(commandId, command, WITHIN_MS)
    if (answer.ok) {
      name(answer.value.errand?.reference, label)
      await load()
      return answer.value.errand?.reference ?? null
    }
    if (answer.why !== 'silent') said.value = sentenceOf(answer, shared.t)
    if (!isFateUnknown(answer)) return null
    // The same command later: taken in once, however often it is sent.
    keep([...kept.value, { commandId, command, label }])
    isOffline.value = answer.why === 'silent'
    return 'kept'
  }

  const timer = setInterval(load.unlessAsked, EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  void load()
  return {
    lines: computed(() =>
      [...(reply.value?.errands ?? [])].sort(
        (a, b) => rank(a) - rank(b) || (a.due ?? '9999').localeCompare(b.due ?? '9999'),
      ),
    ),
    today: computed(() => reply.value?.today ?? ''),
    aheadMs,
    isOffline,
    kept,
    said,
    labelOf: (reference) => labels.value[reference] ?? '',
    load,
    give,
    accept,
  }
}

/** Red, yellow, normal, then what has no clock. */
function rank({ lamp }: ErrandLine): number {
  return lamp === null ? LAMPS.length : LAMPS.indexOf(lamp)
}

function read<T>(key: string, none: T): T {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? none
  } catch {
    return none
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Nothing can be kept here; it lives as long as the page.
  }
}
