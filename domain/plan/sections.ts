/** The sections of the settings that a hall edits itself; items change through the catalogue only. */
import type { HallSettings } from './settings.ts'

/** In the order of the office. Type, schema, replies and forms follow from this list. */
export const SECTIONS = [
  'title',
  'titleEn',
  'calendar',
  'booking',
  'offline',
  'service',
  'site',
  'zones',
  'queues',
  'categories',
  'counters',
  'clerks',
  'locker',
  'notices',
  'rules',
] as const satisfies readonly (keyof HallSettings)[]

export type Section = (typeof SECTIONS)[number]

/** What a hall may edit of its settings; a section that it leaves out stays left out. */
export function editableOf(settings: HallSettings): Pick<HallSettings, Section> {
  const named = SECTIONS.filter((section) => settings[section] !== undefined)
  return Object.fromEntries(named.map((section) => [section, settings[section]])) as Pick<HallSettings, Section>
}
