/** The parts of the settings as the office shows them, and the sections that each one edits. */
import type { Section } from '../../../domain/plan/sections.ts'

/** Sections that a part edits. */
export const PART_SECTIONS = {
  calendar: ['calendar'],
  days: ['calendar'],
  tables: ['calendar'],
  plan: ['zones', 'queues'],
  tiles: ['categories'],
  counters: ['counters'],
  locker: ['locker'],
  clerks: ['clerks'],
  rules: ['rules'],
  booking: ['booking'],
  offline: ['offline'],
  service: ['service'],
  title: ['title', 'titleEn'],
  site: ['site'],
  versions: [],
  notices: ['notices'],
} as const satisfies Readonly<Record<string, readonly Section[]>>

export type SettingsView = keyof typeof PART_SECTIONS
/** In the order of the menu. */
export const SETTINGS_PARTS = Object.keys(PART_SECTIONS) as readonly SettingsView[]
