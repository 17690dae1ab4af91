/** A site among others: whom a role reaches, what is near, what is kept out, what each level must offer. */
import { describe, expect, it } from 'vitest'
import { momentOf } from '../../../domain/words/wall-time.ts'
import { levelTitle, missingDomains, ROOM_DOMAINS, STATION_DOMAINS } from '../../../domain/plan/site-level.ts'
import { nearestFor } from '../../../domain/site/nearest.ts'
import { mayReach, treeOf, type SiteTree } from '../../../domain/site/reach.ts'
import { loadSite } from '../../support/site.ts'

const county = loadSite('county').settings
const at = (date: string, minute: number): number => momentOf(date, minute, 'Asia/Shanghai')

const TREE: SiteTree = new Map([
  ['sheng', null],
  ['qinchuan', 'sheng'],
  ['weiyuan', 'qinchuan'],
  ['luoyuan', 'qinchuan'],
  ['liulin', 'weiyuan'],
  ['baiyang', 'weiyuan'],
  ['huaishuwan', 'liulin'],
])

describe('reach', () => {
  it.each([
    ['weiyuan', 'weiyuan', true, 'its own site'],
    ['weiyuan', 'liulin', true, 'a station below'],
    ['weiyuan', 'huaishuwan', true, 'a room two levels below'],
    ['weiyuan', 'luoyuan', false, 'the neighbour county'],
    ['weiyuan', 'qinchuan', false, 'the city above'],
    ['liulin', 'baiyang', false, 'the neighbour station'],
    ['liulin', 'weiyuan', false, 'the county above'],
    ['huaishuwan', 'huaishuwan', true, 'its own room'],
    ['sheng', 'huaishuwan', true, 'the whole province'],
    ['weiyuan', 'elsewhere', false, 'a site nobody knows'],
  ])('SITE-3 a manager of %s, asked about %s: %s (%s)', (scope, target, isReached) => {
    expect(mayReach(scope, target, TREE)).toBe(isReached)
  })

  it('SITE-3 a tree that runs in a circle ends, and reaches nobody by it', () => {
    expect(
      mayReach(
        'c',
        'a',
        new Map([
          ['a', 'b'],
          ['b', 'a'],
        ]),
      ),
    ).toBe(false)
  })

  it('SITE-3 the county’s own tree holds its stations and rooms below it and the city above', () => {
    const tree = treeOf(county)
    expect(['liulin', 'baiyang', 'huaishuwan'].map((id) => mayReach('weiyuan', id, tree))).toEqual([true, true, true])
    expect(mayReach('weiyuan', 'qinchuan', tree)).toBe(false)
    expect(mayReach('qinchuan', 'huaishuwan', tree)).toBe(true)
  })
})

describe('near by', () => {
  it('SITE-5 a delegated item names the two nearest sites, nearest first, with their hours today', () => {
    const [first, second, ...others] = nearestFor('l01', county, at('2026-11-25', 600))
    expect(others).toEqual([])
    expect(first).toMatchObject({
      id: 'baiyang',
      distanceKm: 6.2,
      isOpenNow: true,
      today: [
        { from: '08:30', to: '12:00' },
        { from: '14:00', to: '17:30' },
      ],
    })
    expect(second).toMatchObject({ id: 'liulin', address: '柳林镇中心街 3 号', isOpenNow: true })
  })

  it.each([
    ['2026-11-25', 780, false, 'at noon'],
    ['2026-11-25', 1110, false, 'in the booked evening'],
    ['2026-11-28', 600, false, 'on a Saturday for those who have booked'],
    ['2026-10-01', 600, false, 'on a holiday'],
    ['2026-10-10', 600, true, 'on a make-up Saturday'],
  ])('SITE-5 whether Liulin is open on %s at minute %i: %s (%s)', (date, minute, isOpenNow) => {
    expect(nearestFor('c01', county, at(date, minute))).toMatchObject([{ id: 'liulin', isOpenNow }])
  })

  it('SITE-5 an item that is not delegated has no place near by', () => {
    expect(nearestFor('m02', county, at('2026-11-25', 600))).toEqual([])
  })

  it('SITE-5 every item that the county calls near by is done at two sites at least', () => {
    const lonely = county.items.filter(
      (item) => item.isNearby && nearestFor(item.id, county, at('2026-11-25', 600)).length < 2,
    )
    expect(lonely.map((item) => item.id)).toEqual([])
  })

  it('SITE-5 what the county says of Liulin is what Liulin says of itself', () => {
    const liulin = loadSite('township').settings
    const told = county.site?.nearby.find((one) => one.id === 'liulin')
    expect(told).toMatchObject({
      title: liulin.title,
      address: liulin.site?.address,
      phone: liulin.site?.phone,
      level: liulin.siteLevel,
      seasons: liulin.calendar?.seasons,
    })
    expect(told?.items.filter((id) => !liulin.items.some((item) => item.id === id))).toEqual([])
  })
})

describe('what a level offers', () => {
  it('SITE-1 hall, station and room are called so', () => {
    expect(
      (['province', 'city', 'county', 'township', 'village'] as const).map((level) => levelTitle(level).zh),
    ).toEqual(['政务大厅', '政务大厅', '政务大厅', '便民服务站', '便民服务室'])
  })

  it('SITE-6 a station lacks what no item serves of the nine domains; a county has no such list', () => {
    expect(
      missingDomains(
        'township',
        STATION_DOMAINS.filter((one) => one !== '税务'),
      ),
    ).toEqual(['税务'])
    expect(missingDomains('village', ROOM_DOMAINS)).toEqual([])
    expect(missingDomains('county', [])).toEqual([])
  })
})
