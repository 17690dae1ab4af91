/** The doctor at every level, and what it warns of. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { doctor } from '../../server/operate/doctor.ts'
import { lockerWarnings } from '../../server/operate/doctor-locker.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'yichuang-doctor-'))
const here = { data: folder, database: null }
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const warningsOf = async (site: string, date: string): Promise<string> =>
  ((await doctor(site, here, folder, Date.parse(`${date}T02:00:00Z`))).json.warnings as readonly string[]).join('\n')

it.each([
  ['province', 'sheng'],
  ['city', 'qinchuan'],
  ['county', 'weiyuan'],
  ['township', 'liulin'],
  ['village', 'huaishuwan'],
])('SITE-7 the %s is in order and says who it is', async (level, site) => {
  expect(await doctor(level, here, folder, Date.parse('2026-06-01T02:00:00Z'))).toMatchObject({
    exit: 0,
    json: { site, level, ok: true, onboarding: { rate: 1 } },
  })
})

it('SITE-7 CAL-5 a year without an official notice is a warning from sixty days before, and not earlier', async () => {
  expect(await warningsOf('county', '2026-11-25')).toContain(
    'The holidays of 2027, which begins in 37 days, are provisional',
  )
  expect(await warningsOf('county', '2026-06-01')).not.toContain('2027')
  expect(await warningsOf('county', '2027-12-01')).toContain('There is no holiday table for 2028')
})

it('SITE-7 a queue without an item, and a roster without a duty manager, are warned of', async () => {
  const site = join(folder, 'slips.yaml')
  const station = readFileSync(join(root, 'config/sites/township.yaml'), 'utf8')
  const queue = '  - { id: "X", prefix: "X", name: 空, nameEn: Empty, zone: A, promiseMin: 30, serviceMin: 4 }'
  writeFileSync(
    site,
    station
      .replace(/^queues:$/m, `queues:\n${queue}`)
      .replace('skills: ["G"]', 'skills: ["G", "X"]')
      .replaceAll('dutyManager', 'clerk'),
  )
  const warnings = await warningsOf(site, '2026-06-01')
  expect(warnings).toContain('No item belongs to queue X (空)')
  expect(warnings).toContain('Nobody is a duty manager')
  expect(await warningsOf('township', '2026-06-01')).not.toMatch(/No item|Nobody/)
})

it('SITE-7 the command prints one object and nothing else', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['server/operate/hall.ts', 'doctor', '--site', 'village', '--data', folder, '--json'],
    { cwd: root, encoding: 'utf8' },
  )
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    site: 'huaishuwan',
    level: 'village',
    ok: true,
    warnings: expect.any(Array),
  })
})

it('VOICE-2 a window whose label no recording says is named, until the hall has recorded it', async () => {
  const site = join(folder, 'named.yaml')
  const village = readFileSync(join(root, 'config/sites/village.yaml'), 'utf8')
  writeFileSync(site, village.replace('label: "1"', 'label: "党群1"'))
  expect(await warningsOf(site, '2026-06-01')).toContain('No recording says "党群" of window 党群1')
  mkdirSync(join(folder, 'voice/zh'), { recursive: true })
  writeFileSync(
    join(folder, 'voice/zh/manifest.json'),
    JSON.stringify({ language: 'zh', clips: { 'window-党群1': {} } }),
  )
  expect(await warningsOf(site, '2026-06-01')).not.toContain('No recording')
})

it('SLIP-11 characters that no font of slips has are named', async () => {
  const site = join(folder, 'rare.yaml')
  const village = readFileSync(join(root, 'config/sites/village.yaml'), 'utf8')
  writeFileSync(site, village.replace(/^title: .*$/m, 'title: 小𣵦村便民服务室'))
  expect(await warningsOf(site, '2026-06-01')).toContain('No font has 𣵦:')
  expect(await warningsOf('village', '2026-06-01')).not.toContain('No font has')
})

it('SITE-10 of a locker it says that no machine stands behind it, which doors are out of use, what lies in lost ones and that none is free', async () => {
  const site = join(folder, 'locker.yaml')
  const county = readFileSync(join(root, 'config/sites/county.yaml'), 'utf8').replace(/^locker:(?:\n[ ].*)*\n?/m, '')
  writeFileSync(site, `${county}\nlocker: { kind: simulated, doors: [{ id: "1", size: small }] }\n`)
  expect(await warningsOf(site, '2026-06-01')).toContain('pick-up locker with 1 doors is simulated')
  const doors = [{ id: '1', size: 'small' }] as const
  const filled = new Map([['9', '261126-0001']])
  const out = new Map([['1', '门坏了']])
  expect(lockerWarnings(doors, { seq: 0, filled, out }).slice(1)).toEqual([
    expect.stringContaining('Case 261126-0001 lies in door 9 of the locker, which the hall no longer has'),
    'Door 1 of the locker is out of use.',
    expect.stringContaining('No door of the locker is free'),
  ])
  expect(lockerWarnings([], { seq: 0, filled: new Map(), out })).toEqual([])
})
