/** The parts of the settings as the office shows them, and the sections that each one edits. */
import type { SettingsPart } from '../../settings/use-settings.ts'

export const SETTINGS_PARTS = [
  'calendar',
  'days',
  'tables',
  'plan',
  'tiles',
  'counters',
  'clerks',
  'rules',
  'booking',
  'offline',
  'title',
  'site',
  'versions',
  'notices',
] as const
export type SettingsView = (typeof SETTINGS_PARTS)[number]

/** Sections that a part edits. */
export const SECTIONS: Readonly<Record<SettingsView, readonly SettingsPart[]>> = {
  calendar: ['calendar'],
  days: ['calendar'],
  tables: ['calendar'],
  plan: ['zones', 'queues'],
  tiles: ['categories'],
  counters: ['counters'],
  clerks: ['clerks'],
  rules: ['rules'],
  booking: ['booking'],
  offline: ['offline'],
  title: ['title', 'titleEn'],
  site: ['site'],
  versions: [],
  notices: ['notices'],
}
