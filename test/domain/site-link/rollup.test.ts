/** What stands in a roll-up without any server: lines, sums of what is deeper, how a site stands. */
import { describe, expect, it } from 'vitest'
import {
  rollupLines,
  standingOf,
  sumsOf,
  type HeardFigures,
  type RollupLine,
} from '../../../domain/site-link/figures.ts'
import { agentAlerts } from '../../../domain/site-link/agent-alerts.ts'
import { figuresOf, promiseOf, type SiteFigures } from '../../../domain/site-link/own-figures.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { loadSite } from '../../support/site.ts'
import { Hall, clerk } from '../queue-day/hall.ts'

const county = loadSite('county').settings

describe('a roll-up', () => {
  const of = (site: string, waiting: number, more: Partial<SiteFigures> = {}): SiteFigures => ({
    site,
    level: 'township',
    title: site,
    titleEn: site,
    seq: 1,
    atMs: 0,
    waiting,
    longestWaitMs: null,
    openCounters: 0,
    issued: 0,
    served: 0,
    isOpen: true,
    opensToday: true,
    slowest: null,
    promise: null,
    lamps: null,
    items: null,
    hours: null,
    ...more,
  })
  const heard = (figures: SiteFigures, ageMs: number, more: Partial<HeardFigures> = {}): HeardFigures => ({
    figures,
    ageMs,
    parentId: null,
    below: null,
    ...more,
  })
  const slow = (to: number, waiting = 3): Partial<SiteFigures> => ({
    slowest: { name: '不动产', nameEn: 'Property', waiting, span: [to - 10, to], promiseMin: 30 },
  })

  it('LINK-2 LINK-3 own site first, each site below once with its freshest report, the unheard and the old marked', () => {
    const lines = rollupLines(county, of('weiyuan', 9), [
      heard(of('liulin', 1), 9000),
      heard(of('liulin', 2), 800),
      heard(of('baiyang', 3), 16_000),
    ])
    expect(lines.map((line) => [line.site, line.figures?.waiting ?? null, line.isSilent])).toEqual([
      ['weiyuan', 9, false],
      ['liulin', 2, false],
      ['baiyang', 3, true],
      ['shiqiao', null, true],
      ['huaishuwan', null, true],
    ])
  })

  it('LINK-13 what is deeper than two steps has no line; the sums of the site between tell it, and a silent one silences all below', () => {
    const lamps = { red: 1, yellow: 2, normal: 3, paused: 0 }
    const rooms = sumsOf([
      {
        figures: of('room-1', 2, { lamps, promise: { called: 10, kept: 9, waitingOver: 0 } }),
        isSilent: false,
        below: null,
      },
      { figures: null, isSilent: true, below: null },
    ])
    const station = heard(of('liulin', 4, slow(45)), 800, { parentId: 'weiyuan', below: rooms })
    const lines = rollupLines(loadSite('province').settings, of('province', 0), [
      heard(of('qinchuan', 5), 500),
      station,
    ])
    // The sample province names liulin three steps down: heard of or not, it gets no line of its own.
    expect(lines.map(({ site }) => site)).toEqual([lines[0]?.site, 'qinchuan', 'weiyuan'])
    expect(sumsOf([{ figures: station.figures, isSilent: false, below: rooms }])).toEqual({
      sites: 3,
      silent: 1,
      open: 2,
      waiting: 6,
      near: 0,
      over: 1,
      served: 0,
      called: 10,
      kept: 9,
      lamps,
    })
    const gone = sumsOf([{ figures: station.figures, isSilent: true, below: rooms }])
    expect(gone).toMatchObject({ sites: 3, silent: 3, waiting: 0, over: 0 })
  })

  it('LINK-13 a site of its own sums counts nobody twice: a room whose station tells of it has a line, and no sum', () => {
    const room = heard(of('huaishuwan', 5), 800, { parentId: 'liulin' })
    const rooms = sumsOf([{ figures: room.figures, isSilent: false, below: null }])
    const lines = rollupLines(county, of('weiyuan', 9), [heard(of('liulin', 4), 800, { below: rooms }), room])
    expect(lines.find(({ site }) => site === 'huaishuwan')?.parentId).toBe('liulin')
    expect(lines[0]?.below?.waiting).toBe(9)
  })

  it('LINK-2 a site tells how many of its windows are open: one whose clerk is at a pause is not', () => {
    const hall = new Hall().staff('1', '2')
    expect(figuresOf(hall.day, hall.index, hall.nowMs).openCounters).toBe(2)
    hall.do({ type: 'PauseCounter', counter: '2', reason: 'shortBreak', untilMs: hall.nowMs + 60_000 }, clerk('k2'))
    expect(figuresOf(hall.day, hall.index, hall.nowMs).openCounters).toBe(1)
  })

  it('LINK-2 a first call at the very minute of the promise has not kept it, one within it has', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.wait(1).issue('c')
    hall.wait(29)
    expect([hall.call('1'), promiseOf(hall.day, hall.index, hall.nowMs)]).toEqual([
      'C001',
      { called: 1, kept: 0, waitingOver: 0 },
    ])
    hall.start('1').finish('1', 0)
    expect([hall.call('1'), promiseOf(hall.day, hall.index, hall.nowMs)]).toEqual([
      'C002',
      { called: 2, kept: 1, waitingOver: 0 },
    ])
  })

  it('LINK-14 a site stands by its slowest queue with people in it: within, near, over; closed and silent before all', () => {
    const standing = (more: Partial<SiteFigures>, line: Partial<RollupLine> = {}): string =>
      standingOf({ figures: of('liulin', 3, more), isSilent: false, ...line })
    expect(standing(slow(25))).toBe('within')
    expect(standing(slow(30))).toBe('near')
    expect(standing(slow(35))).toBe('over')
    expect(standing(slow(90, 0))).toBe('within')
    expect(standing({ ...slow(90), isOpen: false, waiting: 0 })).toBe('closed')
    expect(standing({ ...slow(90), isOpen: false })).toBe('over')
    expect(standing(slow(90), { isSilent: true })).toBe('silent')
    expect(standing({}, { figures: null })).toBe('silent')
  })
})

describe('a village room', () => {
  it('AGENT-1 given the last agent is removed while the desk stands open, then the room counts no desk and its station is alerted', () => {
    const room = loadSite('village').settings
    const alertsOf = (clerks: typeof room.clerks): readonly string[] => {
      const hall = new Hall({ ...room, calendar: null })
      hall.do({ type: 'SignIn', counter: '1' }, clerk('0301'))
      hall.do({ type: 'OpenCounter', counter: '1' }, clerk('0301'))
      const figures = { ...figuresOf(hall.day, indexSettings({ ...room, clerks }), hall.nowMs), isOpen: true }
      return agentAlerts(
        rollupLines(county, figuresOf(hall.day, hall.index, hall.nowMs), [
          { figures, ageMs: 0, parentId: null, below: null },
        ]),
        0,
      ).map(({ kind, place }) => `${kind} ${place}`)
    }
    expect(alertsOf(room.clerks)).toEqual([])
    expect(alertsOf(room.clerks.filter(({ role }) => role !== 'clerk'))).toEqual([`noAgent ${room.title}`])
  })
})
