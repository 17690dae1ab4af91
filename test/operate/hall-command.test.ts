/** npm run hall as whoever looks after a hall types it, and mistypes it: one sentence, one object, nothing done in passing. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSiteText } from '../../server/start/first-run.ts'
import { composeHall } from '../../server/hall/compose.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { loadSite } from '../support/site.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'yichuang-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const data = join(folder, 'hall')
const file = join(folder, 'empty.csv')
const nowhere = join(folder, 'nowhere')
const DATE = '2026-11-25'
const atMs = Date.parse(`${DATE}T02:00:00Z`)

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function hall(...words: readonly string[]): Ran {
  return spawnSync(process.execPath, ['server/operate/hall.ts', ...words], { cwd: root, encoding: 'utf8' })
}

/** A hall of the county with one number, and a clerk who came and left on the manager's page and once got a case. */
async function begin(): Promise<void> {
  mkdirSync(data)
  const store = openSqliteStore(join(data, 'hall.db'))
  const { settings } = loadSite('county')
  const open = await composeHall({ settings, store, nowMs: () => atMs, jobs: [], onTrouble: () => undefined })
  const manager = { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' } as const
  const clerks = [...settings.clerks, { badgeNo: '0777', name: '新来', post: '窗口', role: 'clerk' as const }]
  const commands = [
    [
      { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' },
      { kind: 'device', deviceId: 'k1', deviceKind: 'kiosk' },
    ],
    [{ type: 'ChangeSettings', changes: { clerks }, note: '换人', expectedVersion: 0 }, manager],
    [{ type: 'ChangeSettings', changes: { clerks: settings.clerks }, note: '换人', expectedVersion: 1 }, manager],
  ] as const
  for (const [at, [command, by]] of commands.entries())
    expect(await open.execute({ commandId: `c${at}`, command }, by)).toEqual(expect.objectContaining({ ok: true }))
  await open.close()
  const handedOver = { type: 'CaseHandedOver', from: null, to: '0777', reason: '' } as const
  // In a stream that nobody folds here: a case would need its beginning.
  const record = { seq: 1, atMs, actor: manager, commandId: 'h1', event: handedOver }
  await store.append([{ stream: 'postings', records: [record] }])
  await store.close()
}

beforeAll(async () => {
  writeFileSync(file, '')
  await begin()
})

describe('what was typed', () => {
  it.each([
    [['doctor', '--nix'], 'Unknown option --nix. The options are: --site,'],
    [['doctor', '--site'], '--site needs a value behind it'],
    [['doctor', '--data', ''], '--data needs a value behind it'],
    [['verify', '--full', '--full'], '--full is said twice; say it once.'],
    [['doctor', '--site', '--json'], '--site needs a value behind it'],
    [['doctor', '--site', 'a', '--site', 'county'], '--site is said twice ("a" and "county")'],
    [['doctor', '--date', DATE], 'doctor takes no --date: it takes --database, --site'],
    [['backup', '--from', folder], 'backup takes no --from: it takes --to'],
    [['doctor', 'county'], '"county" is nothing that doctor understands'],
    [['nix'], 'There is no command "nix". Choose one of: doctor,'],
    [['staffing', '--date', '2026-02-30'], '--date 2026-02-30: no calendar has this day'],
    [['staffing', '--date', '昨天'], '--date 昨天: give a day of the calendar'],
    [['staffing', '--visits', '-3'], '--visits -3: give the visits of a day'],
    [['archive', '--date', DATE, '--case', '261125-0001'], '--date and --case are two packages'],
    [['verify', '--full-after-days', 'abc'], '--full-after-days abc: give a whole number'],
    [['snapshot', '--stream', 'settings'], 'This hall has no day settings; say --stream'],
    [['snapshot', '--stream', 'day/2026-02-30'], 'This hall has no day day/2026-02-30; say --stream'],
    [['export', '--what', 'event'], 'Say --what catalogue or --what events.'],
    [['restore', '--newest', '--replace'], '--newest keeps the damaged file by itself'],
  ])('COMMAND-1 COMMAND-2 hall %j is refused in one sentence, with --json as one object', (words, sentence) => {
    const ran = hall(...words, '--data', data, '--json')
    expect(ran.status).toBe(2)
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
    expect(ran.stderr).toContain(sentence)
    expect(JSON.parse(ran.stdout)).toEqual({ ok: false, error: ran.stderr.trim() })
  })
})

describe('help', () => {
  it.each([
    [['hall.ts', '--help'], '--database', 'doctor'],
    [['hall.ts', 'verify', '--help'], '--pages', 'hash chain'],
    [['hall.ts', 'cases', '--help'], '--file', 'cases replay'],
    [['replay/replay.ts', '--help'], '--office', 'real day'],
  ])(
    'COMMAND-2 %j is text for people and, with --json, one object that names the options',
    ([file, ...words], option, word) => {
      const tool = (...more: readonly string[]) =>
        spawnSync(process.execPath, [`server/operate/${file}`, ...words, ...more], { cwd: root, encoding: 'utf8' })
      const text = tool()
      expect(text).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining(word) })
      const ran = tool('--json')
      expect(ran).toMatchObject({ status: 0, stderr: '' })
      expect(JSON.parse(ran.stdout)).toMatchObject({
        ok: true,
        help: text.stdout,
        options: expect.arrayContaining([{ name: option, takesValue: option !== '--pages' }]),
      })
    },
  )
})

describe('files and folders', () => {
  it.each([
    [['verify', '--data', nowhere], 1, 'There is no database'],
    [['backup', '--data', nowhere], 1, 'There is no database'],
    [['move', '--data', nowhere, '--to', 'postgres://a:b@127.0.0.1:1/x'], 1, 'There is no database'],
    [['backup', '--data', data, '--to', file], 2, 'is there already and is no folder'],
    [['archive', '--data', data, '--date', DATE, '--to', file], 2, 'is a file, and a folder is needed'],
    [['export', '--data', data, '--what', 'events', '--to', file], 2, 'is there already and is no folder'],
    [['export', '--data', data, '--what', 'catalogue', '--file', join(nowhere, 'o.csv')], 2, 'There is no'],
    [['verify', '--from', file], 1, 'does not count as a backup'],
    [['restore', '--data', join(folder, 'new'), '--from', file], 1, 'does not count as a backup'],
    [['restore', '--data', file, '--from', folder], 2, 'holds no backup of a hall'],
    [['doctor', '--site', 'nowhere'], 1, 'There is no site "nowhere"'],
  ])('COMMAND-3 COMMAND-2 hall %j ends with %i and says which', (words, status, sentence) => {
    const ran = hall(...words, '--json')
    expect(ran).toMatchObject({ status, stderr: expect.stringContaining(sentence) })
    expect(ran.stderr).not.toMatch(/^ {4}at /m)
    expect(JSON.parse(ran.stdout)).toEqual({ ok: false, error: ran.stderr.trim() })
    expect(existsSync(nowhere)).toBe(false)
  })

  it('COMMAND-3 a file that is no database is said to be damaged, by every command that reads it', () => {
    const spoilt = join(folder, 'spoilt')
    mkdirSync(spoilt)
    writeFileSync(join(spoilt, 'hall.db'), 'no database at all, and longer than a hundred bytes '.repeat(40))
    for (const words of [
      ['verify'],
      ['backup'],
      ['archive', '--date', DATE],
      ['snapshot', '--stream', `day/${DATE}`],
    ]) {
      const ran = hall(...words, '--data', spoilt)
      expect(ran).toMatchObject({ status: 1, stdout: '' })
      expect(ran.stderr).toMatch(/^\S+hall\.db is damaged \(.*restore --newest.*\n$/)
    }
  })

  it('COMMAND-3 the doctor says that it has seen no hall where none was begun', () => {
    const ran = hall('doctor', '--data', nowhere, '--json')
    expect((JSON.parse(ran.stdout) as { readonly warnings: readonly string[] }).warnings).toContainEqual(
      expect.stringContaining(`There is no hall in ${nowhere} yet`),
    )
  })
})

describe('the site of a log', () => {
  it.each([
    [['doctor']],
    [['staffing', '--date', '2026-12-07']],
    [['export', '--what', 'events', '--to', join(folder, 'other')]],
    [['export', '--what', 'catalogue', '--file', join(folder, 'other.csv')]],
    [['import', '--what', 'catalogue', '--file', join(folder, 'in.csv'), '--as', '0101']],
  ])('SITE-11 hall %j refuses the folder of another site', (words) => {
    writeFileSync(join(folder, 'in.csv'), '编号,事项名称,队列,部门\n')
    const ran = hall(...words, '--data', data, '--site', 'township')
    expect(ran).toMatchObject({ status: 1, stdout: '' })
    expect(ran.stderr).toContain(`${data} holds the hall of the site "weiyuan", and this is the site "liulin"`)
  })

  it('SITE-11 a folder in which a site was set up on its page is that site’s, named or not', () => {
    const own = join(folder, 'own')
    mkdirSync(own)
    const made = newSiteText({ template: 'village', title: '新村', titleEn: 'Xincun Room', manager: '王' })
    writeFileSync(join(own, 'site.yaml'), made)
    for (const named of [[], ['--site', 'new']]) {
      const ran = hall('doctor', ...named, '--data', own, '--json')
      expect(JSON.parse(ran.stdout)).toMatchObject({ site: 'xincun', level: 'village' })
    }
  })

  it('SITE-11 SEAL-2 a package bears the site of its records, however the command was told of it', () => {
    const ran = hall('archive', '--data', data, '--date', DATE, '--to', join(folder, 'packages'), '--json')
    expect(JSON.parse(ran.stdout)).toMatchObject({ folder: join(folder, 'packages', `yichuang-weiyuan-${DATE}`) })
  })

  it('EXPORT-2 staff who came and left on the manager’s page have a pseudonym too', () => {
    const to = join(folder, 'events')
    expect(hall('export', '--data', data, '--what', 'events', '--to', to).status).toBe(0)
    const text = readdirSync(to)
      .map((name) => readFileSync(join(to, name), 'utf8'))
      .join('')
    expect(text).toContain('"type":"CaseHandedOver"')
    expect(text).not.toContain('0777')
  })

  it('EXPORT-1 an export never goes on in the file of another log', () => {
    const to = join(folder, 'mixed')
    mkdirSync(to)
    const other = `{"id":"day/${DATE}#2","stream":"day/${DATE}","seq":2,"atMs":5}\n`
    for (const line of [other, 'no line of ours\n']) {
      writeFileSync(join(to, `day-${DATE}.jsonl`), line)
      const ran = hall('export', '--data', data, '--what', 'events', '--to', to)
      expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining('nothing was added to it') })
      expect(readFileSync(join(to, `day-${DATE}.jsonl`), 'utf8')).toBe(line)
    }
  })
})
