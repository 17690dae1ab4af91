/**
 * The settings in force, a draft of them to work on, and the ways to bring a draft into force or an earlier version
 * back.
 */
import { computed, ref, shallowRef, toRaw, watch } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { EditableSettings, PersonUnder } from '../../domain/settings/commands.ts'
import { SECTIONS, type Section } from '../../domain/plan/sections.ts'
import { withoutOldTraining } from '../../domain/settings/newcomers.ts'
import { settingsDiff } from '../../domain/settings/diff.ts'
import type { Change } from '../../domain/settings/diff.ts'
import type { SettingsReply } from '../../domain/contract/http/settings.ts'
import { draftFaults, whoseFaults } from './faults.ts'
import type { FieldFault } from './faults.ts'
import { askBeforeLeaving } from '../app/leave-guard.ts'
import { ask } from '../app/server/http.ts'
import { sendCommand } from '../app/server/send-command.ts'
import { siteLevel } from '../app/text/site-words.ts'
import { refusedPath, troubleOf } from './trouble.ts'
import { t } from './texts.ts'

/** What forms write into; the domain's own types are never written to. */
export type Draft<T> = T extends readonly (infer E)[]
  ? Draft<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Draft<T[K]> }
    : T
export type SettingsDraft = Draft<EditableSettings>

export interface SettingsEditor {
  readonly reply: ShallowRef<SettingsReply | null>
  readonly draft: Ref<SettingsDraft | null>
  /** Parts in which the draft differs from what is in force. */
  readonly changed: ComputedRef<readonly Section[]>
  /** Each difference, for a look before saving. */
  readonly changes: ComputedRef<readonly Change[]>
  /** What does not fit, beside its field: checked here while it is typed, and told by the server. */
  readonly faults: ComputedRef<readonly FieldFault[]>
  readonly note: Ref<string>
  /** Whether another name under a badge number is the same person (SETUP-13), by badge number. */
  readonly people: Ref<Record<string, PersonUnder['is']>>
  readonly trouble: Ref<string>
  readonly done: Ref<string>
  readonly isBusy: Ref<boolean>
  load(): Promise<void>
  undo(): void
  /** Brings the draft into force; false: it was refused, and `trouble` says why. */
  save(): Promise<boolean>
  rollBack(toVersion: number): Promise<boolean>
}

function changedParts(now: EditableSettings | undefined, wanted: SettingsDraft | null): readonly Section[] {
  if (!now || !wanted) return []
  return SECTIONS.filter((part) => JSON.stringify(now[part]) !== JSON.stringify(wanted[part]))
}

/** The draft, without the training of those whose badge number is somebody else's now. */
function wantedOf(
  now: EditableSettings | undefined,
  draft: SettingsDraft | null,
  people: Readonly<Record<string, PersonUnder['is']>>,
): SettingsDraft | null {
  if (!now || !draft) return null
  const others = Object.keys(people).filter((badgeNo) => people[badgeNo] === 'another')
  return withoutOldTraining(draft, now, new Set(others)) as SettingsDraft
}

function saidOf(people: Readonly<Record<string, PersonUnder['is']>>): { readonly people?: readonly PersonUnder[] } {
  const said = Object.entries(people).map(([badgeNo, is]) => ({ badgeNo, is }))
  return said.length === 0 ? {} : { people: said }
}

function ownFaults(
  draft: SettingsDraft | null,
  reply: SettingsReply | null,
  people: Readonly<Record<string, PersonUnder['is']>>,
): readonly FieldFault[] {
  return draft === null || reply === null ? [] : [...draftFaults(draft, reply), ...whoseFaults(draft, reply, people)]
}

/** Makes an editor; call `load` first. `usualNote` stands in the note unless another is written. */
export function useSettings(usualNote = ''): SettingsEditor {
  const reply = shallowRef<SettingsReply | null>(null)
  const draft = ref<SettingsDraft | null>(null) as Ref<SettingsDraft | null>
  const note = ref(usualNote)
  const people = ref<Record<string, PersonUnder['is']>>({})
  const trouble = ref('')
  const done = ref('')
  const isBusy = ref(false)
  const hasTried = ref(false)
  const refused = shallowRef<{ readonly fault: FieldFault; readonly draft: string } | null>(null)
  const text = computed(() => JSON.stringify(draft.value))
  // A sentence about what did not fit goes with the next change.
  watch(text, () => (trouble.value = ''), { flush: 'sync' })
  const own = computed(() => ownFaults(draft.value, reply.value, people.value))
  const faults = computed(() => [
    ...own.value.filter((fault) => hasTried.value || !fault.isGap),
    ...(refused.value !== null && refused.value.draft === text.value ? [refused.value.fault] : []),
  ])
  const wanted = computed(() => wantedOf(reply.value?.settings, draft.value, people.value))
  const changes = computed(() =>
    reply.value === null || wanted.value === null ? [] : settingsDiff(reply.value.settings, wanted.value),
  )
  const changed = computed(() => changedParts(reply.value?.settings, wanted.value))

  askBeforeLeaving(() => changed.value.length > 0)

  function undo(): void {
    draft.value = reply.value === null ? null : (structuredClone(toRaw(reply.value.settings)) as SettingsDraft)
    note.value = usualNote
    people.value = {}
    trouble.value = ''
    hasTried.value = false
  }

  async function load(): Promise<void> {
    const answer = await ask<SettingsReply>('GET', '/api/settings')
    if (!answer.ok) {
      trouble.value = troubleOf(answer)
      return
    }
    reply.value = answer.value
    siteLevel.value = answer.value.siteLevel
    undo()
  }

  async function order(command: Parameters<typeof sendCommand>[0]): Promise<boolean> {
    done.value = ''
    trouble.value = note.value.trim() === '' ? t('save.noteMissing') : ''
    if (trouble.value !== '' || isBusy.value) return false
    isBusy.value = true
    const answer = await sendCommand(command)
    isBusy.value = false
    if (!answer.ok) {
      trouble.value = troubleOf(answer)
      const path = refusedPath(answer)
      if (path !== undefined)
        refused.value = { fault: { path, sentence: trouble.value, isGap: false }, draft: text.value }
      return false
    }
    await load()
    done.value = t('save.done', { version: answer.value.version ?? '' })
    return true
  }

  /** Nothing is sent that is known not to fit. */
  async function save(): Promise<boolean> {
    hasTried.value = true
    done.value = ''
    const [first] = own.value
    if (first !== undefined) {
      trouble.value = t('save.faults', {
        count: own.value.length,
        part: t(`part.${first.path.split('.')[0] as Section}`),
        sentence: first.sentence,
      })
      return false
    }
    const sections = Object.fromEntries(
      changed.value.map((part) => [part, wanted.value?.[part]]),
    ) as Partial<EditableSettings>
    return order({
      type: 'ChangeSettings',
      changes: sections,
      note: note.value.trim(),
      ...saidOf(people.value),
      expectedVersion: reply.value?.version ?? 0,
    })
  }

  return {
    reply,
    draft,
    changed,
    changes,
    faults,
    note,
    people,
    trouble,
    done,
    isBusy,
    load,
    undo,
    save,
    rollBack: (toVersion) => order({ type: 'RollBackSettings', toVersion, note: note.value.trim() }),
  }
}
