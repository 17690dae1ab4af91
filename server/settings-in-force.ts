/** The settings in force: the site file with the hall's own changes over it, with look-ups made once per version. */
import { indexSettings, type SettingsIndex } from '../domain/queue-day/settings-index.ts'
import type { HallSettings } from '../domain/queue-day/settings.ts'
import { sectionsOf, versionOf } from '../domain/settings/state.ts'
import { SETTINGS_STREAM } from './decide-any.ts'
import type { Streams } from './streams.ts'

/** Gives the index for a service date; the same object while nothing changes, so that callers may compare it. */
export function settingsInForce(base: HallSettings): (streams: Streams, serviceDate: string) => SettingsIndex {
  let known: { readonly key: string; readonly index: SettingsIndex } | null = null
  return (streams, serviceDate) => {
    const settings = streams.state('settings', SETTINGS_STREAM)
    const key = `${versionOf(settings)} ${serviceDate}`
    if (known?.key !== key) known = { key, index: indexSettings({ ...base, ...sectionsOf(settings) }) }
    return known.index
  }
}
