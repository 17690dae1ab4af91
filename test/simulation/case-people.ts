/** The back office of a simulated hall, and whoever fetches a result, in no particular wisdom. */
import type { CaseFile } from '../../domain/case/state.ts'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { DOOR_SIZES } from '../../domain/plan/locker.ts'
import type { Chance } from './chance.ts'
import type { Floor } from './people.ts'
import type { Line } from './sim-line.ts'

/** Lets them in: somebody for each department, two who take each other's work, a citizen at a kiosk. */
export function backOffice(floor: Floor, departments: readonly string[]): void {
  const officers = floor.settings.clerks.filter(({ department }) => departments.includes(department ?? ''))
  for (const { badgeNo } of officers)
    void officer(floor, `officer ${badgeNo}`, { kind: 'clerk', badgeNo, role: 'clerk' }, officers)
  const manager = floor.settings.clerks.find(({ role }) => role === 'dutyManager')?.badgeNo ?? ''
  void officer(floor, 'head', { kind: 'clerk', badgeNo: manager, role: 'dutyManager' }, officers)
  void fetching(floor)
}

async function officer(
  floor: Floor,
  name: string,
  actor: Extract<Actor, { kind: 'clerk' }>,
  officers: readonly { readonly badgeNo: string }[],
): Promise<void> {
  const chance = floor.chance.fork()
  const line = floor.open(name, 'manager', () => actor)
  for (;;) {
    await floor.turn(chance)
    const file = picked(floor, chance)
    if (file === null) continue
    await twice(line, chance, order(file, chance, actor.badgeNo, chance.one(officers).badgeNo))
  }
}

function picked(floor: Floor, chance: Chance): CaseFile | null {
  const open = floor.cases().filter(({ status }) => status !== 'collected' && status !== 'mailed')
  return open.length === 0 ? null : chance.one(open)
}

/** What the case's state suggests, and now and then what it forbids. */
function order(file: CaseFile, chance: Chance, own: string, other: string): HallCommand {
  const { caseNo, holder, status } = file
  if (chance.below(8) === 0) return blindly(file, chance, other)
  if (holder !== own && status !== 'decided' && status !== 'ready') return { type: 'TakeCase', caseNo }
  switch (status) {
    case 'supplement':
      return { type: 'ReceiveMaterials', caseNo, places: file.materials.map((_one, at) => at) }
    case 'stopped':
      return { type: 'ResumeClock', caseNo }
    case 'decided':
      return { type: 'ReadyResult', caseNo, result: '证', place: `${chance.below(9)} 格` }
    case 'ready':
      return chance.one<HallCommand>([
        {
          type: 'PutInLocker',
          caseNo,
          door: chance.below(3) === 0 ? String(1 + chance.below(14)) : null,
          size: chance.one(DOOR_SIZES),
        },
        { type: 'NoteCase', caseNo, note: '打过电话' },
        { type: 'MailResult', caseNo, trackingNo: `EMS${chance.below(1000)}` },
      ])
    case 'inLocker':
      return { type: 'TakeFromLocker', caseNo, place: '1 格', reason: '没人取' }
    default:
      return chance.one<HallCommand>([
        decision(caseNo, chance),
        decision(caseNo, chance),
        notice(file),
        { type: 'FinishStage', caseNo, to: null },
        { type: 'StopClock', caseNo, why: 'inspection', reason: '现场勘查', untilDate: '2027-01-29' },
        { type: 'HandOverCase', caseNo, to: other, reason: '轮休' },
      ])
  }
}

function blindly({ caseNo }: CaseFile, chance: Chance, to: string): HallCommand {
  return chance.one<HallCommand>([
    decision(caseNo, chance),
    { type: 'WithdrawCase', caseNo, reason: '不办了' },
    { type: 'HandOverCase', caseNo, to, reason: '轮休' },
    { type: 'ReadyResult', caseNo, result: '证', place: '9 格' },
    { type: 'TakeCase', caseNo },
    { type: 'ReceiveMaterials', caseNo, places: [0] },
    { type: 'OpenCase', item: chance.one(['c05', 'd01', 'g02', 'c99']), deferred: [], reason: '邮寄来件' },
  ])
}

function decision(caseNo: string, chance: Chance): HallCommand {
  return chance.below(4) === 0
    ? { type: 'DecideCase', caseNo, verdict: 'refused', reasons: '不符合条件', remedies: '60 日内可复议' }
    : { type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' }
}

function notice({ caseNo, materials }: CaseFile): HallCommand {
  const judged = materials.map((_one, at) =>
    at === 0 ? ({ finding: 'missing', mend: '补原件' } as const) : ({ finding: 'present', mend: '' } as const),
  )
  return { type: 'AskSupplement', caseNo, judged, basis: '办事指南', days: 5 }
}

/** At a kiosk with a code, right or wrong, or back with what was missing. */
async function fetching(floor: Floor): Promise<void> {
  const chance = floor.chance.fork()
  const line = floor.open('fetching', 'kiosk', () => ({ kind: 'device', deviceId: 'kiosk 1', deviceKind: 'kiosk' }))
  for (;;) {
    await floor.turn(chance)
    const files = floor.cases()
    if (files.length === 0) continue
    const { caseNo, result } = chance.one(files)
    const code = result === null || chance.below(4) === 0 ? String(100_000 + chance.below(900_000)) : result.code
    await line.order(chance.below(3) === 0 ? { type: 'TakeReentryTicket', caseNo } : { type: 'TakePickupTicket', code })
  }
}

/** What a clerk at a counter hands out: against the right code, a wrong one, or none with a reason. */
export function handOut(floor: Floor, chance: Chance, counter: string): HallCommand | null {
  const ready = floor.cases().filter(({ status }) => status === 'ready' || status === 'inLocker')
  if (ready.length === 0) return null
  const { caseNo, result } = chance.one(ready)
  const code = chance.one([result?.code ?? null, result?.code ?? null, '000000', null])
  const reason = code === null && chance.below(2) === 0 ? '出示身份证' : ''
  return { type: 'HandOutResult', caseNo, counter, code, reason, taker: 'self', signed: 'pad' }
}

async function twice(line: Line, chance: Chance, command: HallCommand): Promise<void> {
  const commandId = chance.id()
  await line.order(command, commandId)
  if (chance.below(5) === 0) await line.order(command, chance.below(2) === 0 ? commandId : chance.id())
}
