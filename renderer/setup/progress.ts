/** What is done and what is still missing, from the hall's own state (SETUP-3). */
import { missingTables } from '../../domain/calendar/day-plan.ts'
import type { Section } from '../../domain/plan/sections.ts'
import type { SettingsReply } from '../../domain/contract/http/settings.ts'
import { say, t } from './texts.ts'

export const STEPS = ['title', 'calendar', 'counters', 'items', 'clerks', 'screens', 'tests', 'ready'] as const
export type Step = (typeof STEPS)[number]

export interface Gap {
  readonly step: Step
  readonly text: string
  /** Worth knowing, but the doors may open. */
  readonly isAdvice: boolean
}

/** What a step edits; parts that no step has stand at the first. */
const STEP_OF: Partial<Record<Section, Step>> = {
  calendar: 'calendar',
  counters: 'counters',
  zones: 'counters',
  clerks: 'clerks',
}

/** Steps at which something is typed that is not saved yet. */
export function unsavedGaps(changed: readonly Section[]): readonly Gap[] {
  const steps = new Set(changed.map((part) => STEP_OF[part] ?? 'title'))
  return [...steps].map((step) => ({
    step,
    text: t('missing.unsaved', { step: t(`step.${step}`) }),
    isAdvice: false,
  }))
}

/** Everything that is missing, in the order of the steps. `untried`: tests that nobody has passed yet. */
export function gapsOf(
  reply: SettingsReply,
  untried: readonly ('sheet' | 'voice' | 'ticket' | 'walk')[] = [],
): readonly Gap[] {
  const { settings, today, items, devices, withoutPin, siteLevel } = reply
  const gaps: Gap[] = []
  const add = (step: Step, text: string, isAdvice = false): void => void gaps.push({ step, text, isAdvice })
  if (!settings.site?.address || !settings.site.phone) add('title', t('missing.place'), true)
  if (settings.calendar === null) add('calendar', t('missing.calendar'))
  else
    for (const { year } of missingTables(settings.calendar, today)) add('calendar', t('missing.table', { year }), true)
  const unserved = settings.queues.filter(
    (queue) => !settings.counters.some((counter) => counter.skills.some((skill) => skill.queue === queue.id)),
  )
  if (unserved.length > 0)
    add('counters', t('missing.unserved', { names: unserved.map((queue) => say(queue.name, queue.nameEn)).join('、') }))
  const unwritten = settings.zones.filter(({ way, stepFreeWay }) => way.trim() === '' || stepFreeWay.trim() === '')
  if (unwritten.length > 0)
    add(
      'counters',
      t('missing.ways', { names: unwritten.map((zone) => say(zone.name, zone.nameEn)).join(say('、', ', ')) }),
      true,
    )
  if (items.length === 0) add('items', t('missing.noItems'))
  if (!settings.clerks.some((clerk) => clerk.role === 'dutyManager')) add('clerks', t('missing.noManager'))
  if (siteLevel !== 'village' && !settings.clerks.some((clerk) => clerk.role === 'clerk'))
    add('clerks', t('missing.noClerk'))
  if (withoutPin.length > 0)
    add(
      'clerks',
      t('missing.pins', {
        count: withoutPin.length,
        names: settings.clerks
          .filter((clerk) => withoutPin.includes(clerk.badgeNo))
          .map((clerk) => clerk.name)
          .slice(0, 6)
          .join('、'),
      }),
    )
  if (devices === 0) add('screens', t('missing.screens'), siteLevel === 'village')
  if (untried.length > 0)
    add('tests', t('missing.tests', { names: untried.map((one) => t(`test.${one}`)).join(say('、', ', ')) }), true)
  return gaps
}
