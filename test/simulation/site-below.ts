/**
 * A station below the simulated hall, with a log of its own: it hands cases up, calls some back, brings papers, hears what
 * becomes of them. What the two tell each other comes late, twice, or is thought lost and sent again, also over a crash of
 * the hall; in the end both tell the same of every case.
 */
import type { CaseFile } from '../../domain/case/state.ts'
import { caseStream, isInWork } from '../../domain/case/state.ts'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import type { Answer } from '../../domain/contract/protocol.ts'
import type { SiteLinks } from '../../domain/plan/site-links.ts'
import { OUTBOX_STREAM, type Message } from '../../domain/site-link/state.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { actorOfSite } from '../../server/gateway/peers/signed-body.ts'
import { Log } from '../domain/log.ts'
import type { Floor } from './people.ts'
import type { World } from './sim-day.ts'

const STATION = { id: 'liulin', level: 'township', title: '柳林镇便民服务站', titleEn: 'Liulin Station' } as const
const TIMEKEEPER: Actor = { kind: 'timekeeper' }
const ITEMS = ['c05', 'd01', 'g02'] as const
/** As a server that waits for another gives up. */
const ANSWER_WITHIN_MS = 4000
const CASES_MOST = 10
const ROUNDS_MOST = 200
const ROUND_MS = 6000

type CaseMessage = Extract<Message, { readonly kind: 'case' }>

export interface SiteBelow {
  /** Cases that it has handed up. */
  handedUp(): number
  /** Delivers all that is still under way while nobody acts, and compares what the two sites tell. */
  settle(): Promise<void>
}

/** Opens it. It acts at its turns like everybody else. */
export function siteBelow({ timeline, server, cases, fault }: World, floor: Floor): SiteBelow {
  const chance = floor.chance.fork()
  const log = stationLog(floor)
  const heard = new Map<string, string>()
  const setting = () => ({ nowMs: floor.hallNowMs(), today: floor.today(), random: chance.id() })
  const clerkOf = (department: string): Actor => ({
    kind: 'clerk',
    badgeNo: floor.settings.clerks.find((one) => one.department === department)?.badgeNo ?? '',
    role: 'clerk',
  })
  const own: string[] = []
  const fileOf = (caseNo: string): CaseFile => log.state(caseStream(caseNo)).file as CaseFile
  const give = (command: HallCommand, by: Actor): string => log.told(command, by, setting())

  /** null: no answer in time, or one that says that nothing could be kept now. */
  function ask(command: HallCommand, actor: Actor, commandId: string): Promise<Answer | null> {
    const hall = server.hall()
    if (hall === null) return Promise.resolve(null)
    return new Promise((resolve) => {
      const callOff = timeline.after(ANSWER_WITHIN_MS, () => resolve(null))
      const settled = (answer: Answer | null): void => {
        callOff()
        resolve(answer !== null && (answer.ok || 'rejection' in answer) ? answer : null)
      }
      hall.execute({ commandId, command }, actor).then(settled, () => settled(null))
    })
  }

  /** One message up, as site-post.ts sends it. `isLost`: its answer never comes back, and it is sent again later. */
  async function sendUp({ id, post }: CaseMessage, isLost: boolean): Promise<void> {
    const command = { type: 'ReceiveCasePost', from: STATION.id, post } as const
    const answer = await ask(command, actorOfSite(STATION.id), `case-${STATION.id}-${id}`)
    if (answer === null || isLost) return
    if (answer.ok) give({ type: 'MarkDelivered', messageId: id, ticketNo: null }, TIMEKEEPER)
    else if ('rejection' in answer && answer.rejection.code !== 'DayIsClosed') {
      fault(`the hall refuses ${post.about} of ${post.caseNo}: ${answer.rejection.code}`)
      give({ type: 'MarkRefused', messageId: id, code: answer.rejection.code }, TIMEKEEPER)
    }
  }

  async function sendDown({ id, post }: CaseMessage, isLost: boolean): Promise<void> {
    const told =
      heard.get(id) ??
      give({ type: 'ReceiveCasePost', from: floor.settings.siteId, post }, actorOfSite(floor.settings.siteId))
    heard.set(id, told)
    if (told !== 'ok') fault(`the station refuses ${post.about} of ${post.caseNo}: ${told}`)
    if (isLost) return
    const marked = told === 'ok' ? { type: 'MarkDelivered', ticketNo: null } : { type: 'MarkRefused', code: told }
    await ask({ ...marked, messageId: id } as HallCommand, TIMEKEEPER, `delivered-${id}`)
  }

  const pendingUp = (): readonly CaseMessage[] => firsts(log.state(OUTBOX_STREAM).pending.values())
  const pendingDown = (): readonly CaseMessage[] => {
    const hall = server.hall()
    return hall?.isShowable() ? firsts(hall.streams.state(OUTBOX_STREAM).pending.values()) : []
  }

  async function post(loss: number): Promise<void> {
    for (const one of pendingUp()) await sendUp(one, chance.below(100) < loss)
    for (const one of pendingDown()) await sendDown(one, chance.below(100) < loss)
  }

  function act(): void {
    const caseNo = own.length === 0 ? '' : chance.one(own)
    const file = caseNo === '' ? null : fileOf(caseNo)
    const by = file === null ? TIMEKEEPER : clerkOf(file.department)
    if (own.length < CASES_MOST && (file === null || chance.below(3) === 0)) handUpNew()
    else if (file?.status === 'supplement')
      give({ type: 'ReceiveMaterials', caseNo, places: file.materials.map((_one, at) => at) }, by)
    else if (chance.below(5) === 0) give({ type: 'RecallCase', caseNo, reason: '本站能办' }, by)
    else if (file?.status === 'review') give(handUp(caseNo), by)
  }

  function handUpNew(): void {
    const item = chance.one(ITEMS)
    const by = clerkOf(floor.settings.items.find(({ id }) => id === item)?.department ?? '')
    const opened = log.give({ type: 'OpenCase', item, deferred: [], reason: '窗口受理' }, by, setting())
    const caseNo = opened.ok ? (opened.events.find((event) => event.type === 'CaseOpened')?.caseNo ?? '') : ''
    if (caseNo === '') return
    own.push(caseNo)
    give({ type: 'TakeCase', caseNo }, by)
    give(handUp(caseNo), by)
  }

  const handUp = (caseNo: string): HallCommand => ({
    type: 'HandUpCase',
    caseNo,
    to: floor.settings.siteId,
    reason: '县级审批事项',
  })

  async function live(): Promise<void> {
    for (;;) {
      await floor.turn(chance)
      act()
      await post(25)
    }
  }

  void live()

  /** Two sites, one case: at most one is undecided above for it, its number is the one known below, and the decision is the same. */
  function compare(): void {
    for (const caseNo of own) {
      const below = fileOf(caseNo)
      const above = cases.files().filter(({ from }) => from?.caseNo === caseNo)
      const open = above.filter(({ status, decision }) => isInWork(status) && decision === null)
      if (open.length > 1) fault(`${caseNo} of the station is open ${open.length} times above`)
      if (below.up === null) {
        if (open.length > 0) fault(`${caseNo} is back at the station and still open above as ${open[0]?.caseNo}`)
        continue
      }
      const there = above.find((one) => one.caseNo === below.up?.above?.caseNo)
      if (!there) fault(`${caseNo} was handed up and is nowhere above`)
      else if (there.decision?.verdict !== below.decision?.verdict)
        fault(`${caseNo}: ${there.decision?.verdict} above, ${below.decision?.verdict} at the station`)
      else if ((there.holder ?? null) !== (below.up.above?.holder?.badgeNo ?? null) && isInWork(there.status))
        fault(`${caseNo}: in the hands of ${there.holder} above, of ${below.up.above?.holder?.badgeNo} by the station`)
    }
  }

  return {
    handedUp: () => own.length,
    settle: async () => {
      for (let round = 0; round < ROUNDS_MOST && pendingUp().length + pendingDown().length > 0; round += 1) {
        const posted = post(0)
        await timeline.runUntil(timeline.nowMs() + ROUND_MS)
        await posted
      }
      const left = [...pendingUp(), ...pendingDown()].map(({ post: one }) => `${one.about} of ${one.caseNo}`)
      if (left.length > 0) fault(`never delivered between the sites: ${left.join(', ')}`)
      compare()
    },
  }
}

/** The hall's own settings at another place: below it, with the same matters and people. */
function stationLog({ settings }: Floor): Log {
  const { id, level, title, titleEn } = STATION
  const parent = { id: settings.siteId, level: settings.siteLevel, title: settings.title, titleEn: settings.titleEn }
  const site = { ...(settings.site as SiteLinks), parent, below: [] }
  return new Log({ ...settings, siteId: id, siteLevel: level, title, titleEn, site })
}

/** Of one case a site hears in the order in which it happened. */
function firsts(pending: Iterable<Message>): readonly CaseMessage[] {
  const first = new Map<string, CaseMessage>()
  for (const one of pending) {
    if (one.kind !== 'case' || (one.to !== STATION.id && one.to !== 'weiyuan')) continue
    if (!first.has(one.post.caseNo)) first.set(one.post.caseNo, one)
  }
  return [...first.values()]
}
