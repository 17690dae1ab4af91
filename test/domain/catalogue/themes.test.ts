/** The life of a theme package (一件事): no step left out, each with its document, a ticket by the version of its day. */
import { describe, expect, it } from 'vitest'
import type { CatalogueCommand } from '../../../domain/catalogue/commands.ts'
import { themesInForce } from '../../../domain/catalogue/in-force.ts'
import { CATALOGUE_STREAM } from '../../../domain/catalogue/state.ts'
import { themesOn, type DraftedTheme } from '../../../domain/plan/theme.ts'
import { Log } from '../log.ts'
import { clerk, dutyManager, settingsWith } from '../queue-day/hall.ts'

const TODAY = '2026-11-25'
const plain = settingsWith()
const [one = '', two = '', three = ''] = plain.items.filter((item) => item.isApplicantInitiated).map((item) => item.id)
const standing = {
  ...{ id: 'house', name: '二手房过户', nameEn: 'A house sold', items: [one, two], hint: '', hintEn: '' },
  ...{ documentNo: '8 号', receiptNo: '备案 33', fromDate: '2026-01-01', toDate: null },
}
const base = { ...plain, themes: [standing] }
const newborn: DraftedTheme = {
  ...{ id: 'newborn', name: '新生儿出生', nameEn: 'A newborn', items: [one, two], hint: '', hintEn: '' },
}

class Catalogue {
  readonly log = new Log(base)
  told(command: CatalogueCommand, actor = dutyManager): string {
    return this.log.told(command, actor, { today: TODAY })
  }
  /** Names offered on a date. */
  on(date: string): readonly string[] {
    const themes = themesInForce(this.log.state(CATALOGUE_STREAM), base.themes, date)
    return themesOn({ ...base, themes }, date).map((theme) => `${theme.id} ${theme.items.length}`)
  }
  enforced(theme: DraftedTheme, fromDate: string): this {
    const version = (this.log.state(CATALOGUE_STREAM).themes.get(theme.id)?.versions.length ?? 0) + 1
    const themeId = theme.id
    const told = [
      this.told({ type: 'DraftTheme', theme, note: '' }),
      this.told({ type: 'ApproveTheme', themeId, version, documentNo: '渭原政办发〔2026〕9号' }),
      this.told({ type: 'FileTheme', themeId, version, receiptNo: '备案 2026-040' }),
      this.told({ type: 'EnforceTheme', themeId, version, fromDate }),
    ]
    expect(told).toEqual(['ok', 'ok', 'ok', 'ok'])
    return this
  }
}

describe('from draft to force', () => {
  it('THEME-3 no step is left out, and each needs its document', () => {
    const catalogue = new Catalogue()
    const named = { themeId: 'newborn', version: 1 }
    expect([
      catalogue.told({ type: 'ApproveTheme', ...named, documentNo: '9 号' }),
      catalogue.told({ type: 'DraftTheme', theme: newborn, note: '' }),
      catalogue.told({ type: 'FileTheme', ...named, receiptNo: '备案 40' }),
      catalogue.told({ type: 'EnforceTheme', ...named, fromDate: TODAY }),
      catalogue.told({ type: 'ApproveTheme', ...named, documentNo: ' ' }),
      catalogue.told({ type: 'ApproveTheme', ...named, documentNo: '9 号' }),
      catalogue.told({ type: 'EnforceTheme', ...named, fromDate: TODAY }),
      catalogue.told({ type: 'FileTheme', ...named, receiptNo: '备案 40' }),
      catalogue.told({ type: 'EnforceTheme', ...named, fromDate: '2026-11-24' }),
      catalogue.told({ type: 'EnforceTheme', ...named, fromDate: '2026-12-01' }),
    ]).toEqual([
      ...['UnknownTheme', 'ok', 'ItemNotReady', 'ItemNotReady', 'FieldMissing', 'ok'],
      ...['ItemNotReady', 'ok', 'DateInPast', 'ok'],
    ])
    expect([catalogue.on('2026-11-30'), catalogue.on('2026-12-01')]).toEqual([['house 2'], ['house 2', 'newborn 2']])
    expect(catalogue.log.state(CATALOGUE_STREAM).themes.get('newborn')?.versions[0]?.history).toMatchObject([
      { what: 'ThemeDrafted', by: 'k6' },
      { what: 'ThemeApproved', note: '9 号' },
      { what: 'ThemeFiled', note: '备案 40' },
      { what: 'ThemeEnforced', note: '2026-12-01' },
    ])
  })

  it('THEME-3 only known matters, two or more, each once; only the duty manager', () => {
    const catalogue = new Catalogue()
    const draft = (items: readonly string[]): CatalogueCommand => ({
      type: 'DraftTheme',
      theme: { ...newborn, items },
      note: '',
    })
    expect([
      catalogue.told(draft([one, 'nowhere'])),
      catalogue.told(draft([one, one])),
      catalogue.told(draft([one, two, one])),
    ]).toEqual(['UnknownItem', 'ThemeTooSmall', 'ok'])
    expect(catalogue.log.state(CATALOGUE_STREAM).themes.get('newborn')?.versions[0]?.item.items).toEqual([one, two])
    expect(catalogue.told(draft([one, two]), clerk('k1'))).toBe('NotAllowed')
  })
})

describe('the version of a day', () => {
  it('THEME-3 a changed version takes over on its day, that of the site file stays until then', () => {
    const catalogue = new Catalogue().enforced({ ...standing, items: [one, two, three] }, '2026-12-01')
    expect([catalogue.on('2026-11-30'), catalogue.on('2026-12-01')]).toEqual([['house 2'], ['house 3']])
  })

  it('THEME-3 one that is withdrawn from a date is offered until the day before, with document and reason', () => {
    const catalogue = new Catalogue()
    const withdraw = (reason: string): string =>
      catalogue.told({ type: 'WithdrawTheme', themeId: 'house', fromDate: '2026-12-01', documentNo: '10 号', reason })
    expect([withdraw(' '), withdraw('并入不动产一件事')]).toEqual(['FieldMissing', 'ok'])
    expect([catalogue.on('2026-11-30'), catalogue.on('2026-12-01')]).toEqual([['house 2'], []])
  })
})
