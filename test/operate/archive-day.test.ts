/** The package of a day holds all that the day wrote, in whatever stream; what people typed is in none of its papers. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { archiveCase, archiveDay } from '../../server/archive/archive.ts'
import { verifyPackage } from '../../server/archive/package.ts'
import { sealFiles } from '../../server/jobs/seals.ts'
import { withSealedTexts } from '../../server/store/beside/sealed-texts.ts'
import { openSqliteStore, readSqliteStore } from '../../server/store/sqlite.ts'
import { HOUR, NINE, clerk, manager, openFloor, type Floor } from '../server/hall/floor.ts'
import { pdfText } from '../support/pdf-text.ts'

const DAY_MS = 24 * HOUR
const DAYS = ['2026-11-25', '2026-11-26', '2026-11-27'] as const
/** Each typed once; none of them may stand in a paper of a day. */
const TYPED = ['窗口让我白跑', '马上改进', '问医保转移', '带到三楼了', '地已经批了', '低保批下来了', '租约没带']
/** How a sealed text shows, as it is and in JSON, and where no font has its first sign. */
const SEALED = ['\u0002', '\\u0002', 'U+0002']
let folder: string
let errand: string
let complaint: string
let project: string
const CASE = '261125-0001'
const made: string[] = []

async function given(floor: Floor, command: HallCommand, actor: Actor = manager): Promise<Record<string, unknown>> {
  const answer = await floor.give(command, actor)
  expect(answer, command.type).toMatchObject({ ok: true })
  return (answer as { result: Record<string, unknown> }).result
}
const pick = (result: Record<string, unknown>, of: string, name: string): string =>
  (result[of] as Record<string, string>)[name] as string

async function firstDay(floor: Floor): Promise<void> {
  errand = pick(
    await given(floor, { type: 'AcceptErrand', item: 'c05', materials: 2, mandate: 'family' }),
    'errand',
    'reference',
  )
  const said = { type: 'SubmitSuggestion', kind: 'complaint', text: TYPED[0] as string, phone: null } as const
  complaint = pick(await given(floor, said), 'suggestion', 'reference')
  await given(floor, { type: 'RouteMatter', reference: complaint, difficulty: 'simple', to: '0301' })
  const asked = { type: 'OpenFirstContact', place: 'floor', question: TYPED[2] as string, tookSec: 20 } as const
  await given(floor, { ...asked, outcome: null }, clerk('0301'))
  project = pick(
    await given(floor, { type: 'OpenProject', title: '面粉厂扩建', helper: '0301' }),
    'project',
    'projectNo',
  )
  await given(floor, { type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' }, clerk('0301'))
}

async function secondDay(floor: Floor): Promise<void> {
  await given(floor, { type: 'FinishErrand', reference: errand, outcome: 'done', words: TYPED[5] as string })
  await given(floor, { type: 'AnswerMatter', reference: complaint, answer: TYPED[1] as string }, clerk('0301'))
  await given(
    floor,
    {
      type: 'CloseFirstContact',
      date: DAYS[0],
      contactNo: 1,
      outcome: { kind: 'guided', words: TYPED[3] as string },
    },
    clerk('0301'),
  )
  await given(floor, { type: 'CloseProject', projectNo: project, words: TYPED[4] as string })
  await given(floor, { type: 'TakeCase', caseNo: CASE }, clerk('0701'))
  const judged = [0, 1, 2, 3].map((at) =>
    at === 1
      ? ({ finding: 'missing', mend: TYPED[6] as string } as const)
      : ({ finding: 'present', mend: '' } as const),
  )
  await given(floor, { type: 'AskSupplement', caseNo: CASE, judged, basis: '《食品安全法》', days: 5 }, clerk('0701'))
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-archive-day-'))
  const store = await withSealedTexts(openSqliteStore(join(folder, 'hall.db')))
  await store.saveDevice({
    ...{ deviceId: 'kiosk-1', kind: 'kiosk', name: '南门 1 号机', zone: null, counter: null },
    ...{ tokenHash: 'none', pairedAtMs: NINE },
  })
  for (const [at, work] of [firstDay, secondDay, (floor: Floor) => floor.issue().then(() => undefined)].entries()) {
    const floor = await openFloor(store, undefined, NINE + at * DAY_MS)
    await floor.issue()
    await floor.hall.tick()
    await sealFiles(floor.hall, [folder], { error: expect.fail })()
    floor.nowMs += HOUR
    await work(floor)
    await floor.hall.close()
  }
  await store.deleteDevice('kiosk-1')
  await store.close()
  const beside = readSqliteStore(join(folder, 'hall.db'))
  for (const date of DAYS) {
    const done = await archiveDay(beside, { site: 'weiyuan', data: folder, to: join(folder, 'out'), date })
    made.push(done.json.folder as string)
  }
  await beside.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (day: number, name: string): string => readFileSync(join(made[day] as string, name), 'utf8')
interface Stretch {
  readonly stream: string
  readonly from: number
  readonly before: string
  readonly to: number
  readonly hash: string
}
const stretches = (day: number): readonly Stretch[] =>
  (JSON.parse(read(day, 'manifest.json')) as { streams: readonly Stretch[] }).streams

it('SEAL-5 the packages of a hall’s days hold every record of its log, and each goes on where the one before ended', async () => {
  const beside = readSqliteStore(join(folder, 'hall.db'))
  const all: string[] = []
  for (const stream of await beside.streams())
    all.push(...(await beside.rows(stream, 0, 1000)).map((row) => `${row.stream} ${row.seq}`))
  await beside.close()
  const held = DAYS.flatMap((_, day) =>
    read(day, 'events.jsonl')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as { stream: string; seq: number }])),
  )
  expect(held.map(({ stream, seq }) => `${stream} ${seq}`).sort()).toEqual(all.sort())
  for (const stream of ['errands', 'feedback', 'projects', `first-contact/${DAYS[0]}`]) {
    const [first, second] = [0, 1].map((day) => stretches(day).find((one) => one.stream === stream))
    expect(second, stream).toMatchObject({ before: first?.hash, from: (first?.to ?? 0) + 1 })
  }
  expect(made.map((one) => verifyPackage(one).json)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
})

it('SEAL-5 SEAL-2 a changed, cut or missing record of an errand, a complaint or a project is named in its day’s package', () => {
  const spoilt = (what: (text: string) => string): object => {
    const copy = join(folder, 'copy')
    rmSync(copy, { recursive: true, force: true })
    cpSync(made[1] as string, copy, { recursive: true })
    writeFileSync(join(copy, 'events.jsonl'), what(read(1, 'events.jsonl')))
    return verifyPackage(copy).json
  }
  const [errandAt] = stretches(1).flatMap((one) => (one.stream === 'errands' ? [one.from] : []))
  expect(spoilt((text) => text.replace('\\"outcome\\":\\"done\\"', '\\"outcome\\":\\"refused\\"'))).toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ stream: 'errands', seq: errandAt })]),
  })
  const without = (stream: string) => (text: string) =>
    text
      .split('\n')
      .filter((line) => !line.includes(`"stream":"${stream}"`))
      .join('\n')
  for (const stream of ['feedback', 'projects', `case/${CASE}`])
    expect(spoilt(without(stream))).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ stream })]),
    })
})

it('SEAL-5 page and PDF of a day say its errands, complaints, first contacts and projects as they stood when it ended', () => {
  const [first, second] = [read(0, 'index.html'), read(1, 'index.html')] as const
  for (const words of [
    '代办件 Errands (1)',
    errand,
    '在办 in hand',
    '家人代委托',
    '意见和投诉 Suggestions and complaints (1)',
  ])
    expect(first).toContain(words)
  for (const words of [complaint, '交办 given to 0301', '首问 First contacts (1)', '在办 open', project, '面粉厂扩建'])
    expect(first).toContain(words)
  expect(first).not.toContain('办出结果 result')
  for (const words of ['办出结果 result', '已办出，待告知', '答复 answered', '指到别处 guided', '结束 closed'])
    expect(second).toContain(words)
  for (const words of ['Earlier cases with a step on this day (1)', '261125 0001', '等补正'])
    expect(second).toContain(words)
  const printed = pdfText(readFileSync(join(made[1] as string, 'day.pdf'))).join('')
  for (const words of [errand, complaint, project, '办出结果', '指到别处']) expect(printed).toContain(words)
  expect(JSON.parse(read(1, 'errands.json'))).toMatchObject([{ reference: errand, status: 'finished' }])
  expect(JSON.parse(read(0, 'feedback.json'))).toMatchObject([{ reference: complaint, holder: '0301', closed: null }])
  expect(JSON.parse(read(1, 'first-contacts.json'))).toMatchObject([{ date: DAYS[0], outcome: { kind: 'guided' } }])
  expect(JSON.parse(read(2, 'projects.json'))).toEqual([])
})

it('DEV-10 page, PDF and table of a day name the machine that gave a number, also when it is gone since', () => {
  expect(read(1, 'index.html').match(/南门 1 号机/g)).toHaveLength(3)
  expect(pdfText(readFileSync(join(made[1] as string, 'day.pdf'))).join('')).toContain('南门 1 号机')
  expect(JSON.parse(read(1, 'tickets.json'))).toMatchObject([{ givenBy: 'device:南门 1 号机' }])
})

it('SEAL-5 RETAIN-1 what people typed stands in no file of a day’s package but sealed', () => {
  for (const one of made)
    for (const name of readdirSync(one)) {
      const text = name.endsWith('.pdf')
        ? pdfText(readFileSync(join(one, name))).join('')
        : read(made.indexOf(one), name)
      for (const words of TYPED) expect(text.includes(words), `${words} in ${name}`).toBe(false)
      if (name !== 'events.jsonl') for (const sign of SEALED) expect(text.includes(sign), name).toBe(false)
    }
})

it('SEAL-6 RETAIN-1 the papers of a case say the words of its steps and notices as long as their time is not over, and nothing instead afterwards', async () => {
  const papers = async (to: string): Promise<string> => {
    const beside = readSqliteStore(join(folder, 'hall.db'))
    const done = await archiveCase(beside, CASE, { site: 'weiyuan', data: folder, to: join(folder, to) })
    await beside.close()
    const folderOf = done.json.folder as string
    expect(verifyPackage(folderOf).json).toMatchObject({ ok: true })
    return readdirSync(folderOf)
      .filter((name) => name !== 'events.jsonl' && name !== 'manifest.json')
      .map((name) => {
        const bytes = readFileSync(join(folderOf, name))
        return name.endsWith('.pdf') ? pdfText(bytes).join('') : bytes.toString('utf8')
      })
      .join('\n')
  }
  const now = await papers('now')
  expect((now.match(/租约没带/g) ?? []).length).toBeGreaterThanOrEqual(4)
  for (const sign of SEALED) expect(now.includes(sign), sign).toBe(false)
  const store = openSqliteStore(join(folder, 'hall.db'))
  await store.dropSecrets(['text/case/2026-11'])
  await store.close()
  const later = await papers('later')
  for (const sign of ['租约没带', ...SEALED]) expect(later.includes(sign), sign).toBe(false)
})
