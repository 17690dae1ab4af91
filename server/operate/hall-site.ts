/** What a command knows of its hall: the site's file, what the hall has changed of it since, and that both belong together. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { SettingsEvent } from '../../domain/settings/events.ts'
import { SETTINGS_STREAM, emptySettings, folds, sectionsOf, type SettingsState } from '../../domain/settings/state.ts'
import { fold } from '../../domain/words/stream.ts'
import { loadSite, type SiteConfig } from '../site-file/config.ts'
import { refuseOtherSite } from '../store/beside/site-of-log.ts'
import type { StoreReader } from '../store/port.ts'
import { openHallLog, type HallPlace } from './hall-log.ts'

export interface SiteInForce extends SiteConfig {
  /** The site file alone. */
  readonly base: HallSettings
  /** Every version of the settings; none: no hall was begun in the folder. */
  readonly changed: SettingsState
}

/** The site with the settings in force. Throws ConfigError, and StoreUnusable for the log of another site. */
export async function siteInForce(name: string, data: string, store: StoreReader | null): Promise<SiteInForce> {
  const site = loadSite(name)
  const changed = emptySettings()
  const base = site.settings
  if (store === null) return { ...site, base, changed }
  await refuseOtherSite(store, site.settings.siteId, data)
  for (const record of await store.read<SettingsEvent>(SETTINGS_STREAM, 0)) fold(folds, changed, record)
  return { ...site, base, settings: { ...base, ...sectionsOf(changed) }, changed }
}

/** The hall's log beside its running server; null: no hall was begun in the folder. */
export async function hallIn(place: HallPlace): Promise<StoreReader | null> {
  return place.database !== null || existsSync(join(place.data, 'hall.db')) ? openHallLog(place) : null
}
