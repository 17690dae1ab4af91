/**
 * The settings in force on a date: the site file, the hall's own changes over it, the items that the catalogue has in
 * force, with look-ups made once per version.
 */
import { indexSettings, type SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { sectionsOf } from '../../domain/settings/state.ts'
import { inForceFrom, itemsInForce } from '../../domain/catalogue/in-force.ts'
import type { CatalogueState } from '../../domain/catalogue/state.ts'
import { CATALOGUE_STREAM } from '../../domain/catalogue/state.ts'
import { SETTINGS_STREAM } from '../../domain/settings/state.ts'
import type { Streams } from './streams.ts'

/** Gives the index for a service date; the same object while nothing changes, so that callers may compare it. */
export function settingsInForce(base: HallSettings): (streams: Streams, serviceDate: string) => SettingsIndex {
  let known: {
    readonly version: number
    readonly seq: number
    readonly date: string
    readonly index: SettingsIndex
  } | null = null
  return (streams, serviceDate) => {
    const settings = streams.state(SETTINGS_STREAM)
    const catalogue = streams.state(CATALOGUE_STREAM)
    if (known?.version !== settings.seq || known.seq !== catalogue.seq || known.date !== serviceDate)
      known = {
        version: settings.seq,
        seq: catalogue.seq,
        date: serviceDate,
        index: indexSettings({
          ...base,
          ...sectionsOf(settings),
          items: itemsInForce(catalogue, base.items, serviceDate),
          ...coming(catalogue, serviceDate),
        }),
      }
    return known.index
  }
}

function coming(catalogue: CatalogueState, today: string): Pick<HallSettings, 'comingItems'> {
  const dated = [...catalogue.items.keys()].flatMap((id) => {
    const fromDate = inForceFrom(catalogue, id, today)
    return fromDate === null ? [] : [{ id, fromDate }]
  })
  return dated.length === 0 ? {} : { comingItems: dated }
}
