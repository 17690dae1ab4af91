/** Decides the life of a theme package: draft → approved → filed → in force from a date → withdrawn (THEME-3). */
import type { DraftedTheme } from '../plan/theme.ts'
import type { World } from '../plan/world.ts'
import { wordsIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import type { CatalogueCommand } from './commands.ts'
import type { CatalogueEvent } from './events.ts'
import { reject } from './rejections.ts'
import { CATALOGUE_STREAM, type VersionStatus } from './state.ts'
import { catalogueFor, notPast } from './steps.ts'

type ThemeCommand = Extract<CatalogueCommand, { readonly type: `${string}Theme` }>

export const themeDeciders: Deciders<ThemeCommand, World> = {
  DraftTheme: ({ theme, note }, world) => {
    const last = catalogueFor(world).themes.get(theme.id)?.versions.at(-1)
    const version = last === undefined ? 1 : last.status === 'draft' ? last.version : last.version + 1
    const named = { ...theme, name: wordsIn(theme.name, 'name'), nameEn: wordsIn(theme.nameEn, 'nameEn') }
    return written({
      type: 'ThemeDrafted',
      themeId: theme.id,
      version,
      theme: { ...named, items: mattersOf(theme, world) },
      note: note.trim(),
    })
  },
  ApproveTheme: ({ documentNo, ...command }, world) =>
    written({
      type: 'ThemeApproved',
      ...versionAt('draft', command, world),
      documentNo: wordsIn(documentNo, 'documentNo'),
    }),
  FileTheme: ({ receiptNo, ...command }, world) =>
    written({
      type: 'ThemeFiled',
      ...versionAt('approved', command, world),
      receiptNo: wordsIn(receiptNo, 'receiptNo'),
    }),
  EnforceTheme: (command, world) =>
    written({ type: 'ThemeEnforced', ...versionAt('filed', command, world), fromDate: notPast(command, world) }),
  WithdrawTheme: (command, world) => {
    const { themeId, documentNo, reason } = command
    const isKnown = catalogueFor(world).themes.has(themeId) || world.base.themes?.some((one) => one.id === themeId)
    if (isKnown !== true) reject({ code: 'UnknownTheme', theme: themeId })
    return written({
      type: 'ThemeWithdrawn',
      themeId,
      fromDate: notPast(command, world),
      documentNo: wordsIn(documentNo, 'documentNo'),
      reason: wordsIn(reason, 'reason'),
    })
  },
}

/** At least two, each once, each known to the catalogue, in force or not yet. */
function mattersOf({ items }: DraftedTheme, world: World): DraftedTheme['items'] {
  const { plan, base } = world
  const catalogue = catalogueFor(world).items
  const stranger = items.find(
    (id) => !plan.items.has(id) && !catalogue.has(id) && !base.items.some((item) => item.id === id),
  )
  if (stranger !== undefined) reject({ code: 'UnknownItem', item: stranger })
  const own = [...new Set(items)]
  return own.length < 2 ? reject({ code: 'ThemeTooSmall', items: own.length }) : own
}

interface NamedVersion {
  readonly themeId: string
  readonly version: number
}

function versionAt(needed: VersionStatus, { themeId, version }: NamedVersion, world: World): NamedVersion {
  const life = catalogueFor(world).themes.get(themeId) ?? reject({ code: 'UnknownTheme', theme: themeId })
  const found = life.versions.find((one) => one.version === version) ?? reject({ code: 'UnknownVersion', version })
  if (found.status !== needed) reject({ code: 'ItemNotReady', item: themeId, version, status: found.status, needed })
  return { themeId, version }
}

function written(event: CatalogueEvent): readonly Written[] {
  return [onto(CATALOGUE_STREAM, event)]
}
