/** The ten ones tell themselves from the room's settings and its log. */
import { expect, it } from 'vitest'
import { agentsOf, tenOnes, type TenOnesFacts } from '../../../domain/village/ten-ones.ts'
import { loadSite } from '../../support/site.ts'

const facts: TenOnesFacts = {
  settings: loadSite('village').settings,
  ledger: { entries: 4, isSound: true },
  agentsAtWork: ['严静'],
  computers: 1,
}
const missing = (changed: Partial<TenOnesFacts>): readonly string[] =>
  tenOnes({ ...facts, ...changed })
    .filter((line) => !line.isMet)
    .map((line) => line.key)

it('TENONES-1 the sample room with an agent at work has all ten', () => {
  expect(tenOnes(facts)).toHaveLength(10)
  expect(missing({})).toEqual([])
})

it('TENONES-1 each line turns red when what it is told from is gone', () => {
  const { settings } = facts
  expect(missing({ agentsAtWork: [] })).toEqual(['agent'])
  expect(missing({ ledger: { entries: 0, isSound: true } })).toEqual(['ledger'])
  expect(missing({ ledger: { entries: 4, isSound: false } })).toEqual(['ledger'])
  expect(missing({ computers: 0 })).toEqual(['computer'])
  expect(missing({ settings: { ...settings, notices: [] } })).toEqual(['noticeBoard'])
  expect(missing({ settings: { ...settings, calendar: null } })).toEqual(['rules'])
  expect(missing({ settings: { ...settings, title: '一号房' } })).toEqual(['plate'])
  expect(missing({ settings: { ...settings, site: undefined } })).toEqual(['place', 'rules', 'phone', 'serviceCard'])
})

it('TENONES-2 the set of rules is told from what article 29 asks – agents, a number to complain to, days that count –, not from hours alone', () => {
  const { settings } = facts
  const { site } = settings
  if (!site) throw new Error('the sample room has a place')
  expect(missing({ settings: { ...settings, site: { ...site, phone: '' } } })).toEqual([
    'rules',
    'phone',
    'serviceCard',
  ])
  expect(missing({ settings: { ...settings, clerks: [] } })).toEqual(['rules', 'serviceCard'])
})

it('TENONES-3 the card names the agents and not the head of the village, who stands there only where nobody else is on the roster', () => {
  const { settings } = facts
  const names = (clerks: typeof settings.clerks) => agentsOf(clerks).map(({ name }) => name)
  expect(names(settings.clerks)).toEqual(['严静', '褚军'])
  expect(tenOnes(facts).find(({ key }) => key === 'serviceCard')?.n).toBe(2)
  expect(names(settings.clerks.filter(({ role }) => role === 'dutyManager'))).toEqual(['潘强'])
})
