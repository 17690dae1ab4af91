/** The parts of the settings as the office shows them. */
export const SETTINGS_PARTS = ['calendar', 'counters', 'clerks', 'rules', 'title', 'versions', 'notices'] as const
export type SettingsView = (typeof SETTINGS_PARTS)[number]
