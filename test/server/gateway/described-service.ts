/** A day of service as a caller of the described routes lives it: visits, cases, results, reports, errands, other programs. */
import type { Body, Caller } from './described-caller.ts'

type Given = Readonly<Record<string, never>>

/** Two visits rated and passed over; a result posted, one in the locker, a case withdrawn and rated. */
export async function aDayOfService({ ask, senders, signedIn }: Caller): Promise<void> {
  const { nobody = {}, kiosk = {}, guide = {}, manager = {} } = senders
  // A new secret has ended the sessions of before.
  const clerk = await signedIn('0301')
  const give = async (command: object, by: Record<string, string>): Promise<Given> => {
    const sent = { commandId: crypto.randomUUID(), command }
    const answer = await ask('POST /api/commands', '/api/commands', by, sent)
    if (answer.result === undefined) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(answer)}`)
    return answer.result as unknown as Given
  }
  const served = async (...items: readonly string[]): Promise<{ readonly link: string; readonly ticketNo: string }> => {
    const order = { type: 'IssueTicket', origin: 'floorGuide', items: items.map((item) => ({ item })) }
    const { link, ticketNo } = (await give(order, guide)) as unknown as { link: string; ticketNo: string }
    await give({ type: 'CallNext', counter: '1' }, clerk)
    await give({ type: 'StartService', counter: '1' }, clerk)
    const outcomes = items.map((_, index) => ({ index, outcome: 'accepted' }))
    await give({ type: 'FinishService', counter: '1', outcomes }, clerk)
    return { link: link.replace('/t/', ''), ticketNo }
  }
  await give({ type: 'SignIn', counter: '1' }, clerk)
  await give({ type: 'OpenCounter', counter: '1' }, clerk)
  const [rated, declined] = [await served('a01', 'a02'), await served('a01')]
  const [rate, date] = [{ level: 5, reasons: [], words: '', phone: null }, '2026-11-25']
  await ask('GET /api/ratings/visits/:link', `/api/ratings/visits/${rated.link}`, nobody)
  const said = (one: typeof rated): object => ({ commandId: crypto.randomUUID(), ...one, date })
  await ask('POST /api/ratings', '/api/ratings', nobody, { ...said(rated), ...rate })
  await ask('POST /api/ratings/declined', '/api/ratings/declined', nobody, said(declined))
  const [market, health] = [await signedIn('0701'), await signedIn('0703')]
  const listed = async (by: Record<string, string>): Promise<readonly string[]> => {
    const { rows } = await ask('GET /api/cases', '/api/cases?list=department', by)
    return (rows as unknown as readonly { readonly caseNo: string }[]).map(({ caseNo }) => caseNo)
  }
  const [first = '', second = ''] = await listed(market)
  const [other = ''] = await listed(health)
  await ask('GET /api/cases/:caseNo', `/api/cases/${first}`, market)
  await ask('GET /api/receipts/:receipt', `/api/receipts/${rated.link}`, nobody)
  await give({ type: 'NoteApplicant', caseNo: first, name: '钱多余', phone: '13711112222' }, market)
  await ask('GET /api/cases/:caseNo/applicant', `/api/cases/${first}/applicant`, market)
  await ask('POST /api/progress', '/api/progress', kiosk, { caseNo: first })
  const paper = { paper: 'receipt', ticketNo: rated.ticketNo, isReprint: false, language: 'zh' }
  await ask('POST /api/papers', '/api/papers', clerk, paper)
  const { office } = (await ask('GET /api/cases/:caseNo', `/api/cases/${other}`, health)) as unknown as {
    readonly office: { readonly materials: readonly unknown[] }
  }
  await give({ type: 'TakeCase', caseNo: other }, health)
  const judged = office.materials.map(() => ({ finding: 'missing', mend: '请带来' }))
  await give({ type: 'AskSupplement', caseNo: other, judged, basis: '食品安全法第三十五条', days: 5 }, health)
  await ask('POST /api/progress/notice', '/api/progress/notice', kiosk, { caseNo: other, language: 'zh' })
  const ready = async (caseNo: string): Promise<string> => {
    await give({ type: 'TakeCase', caseNo }, market)
    await give({ type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' }, market)
    const { pickupCode } = await give({ type: 'ReadyResult', caseNo, result: '许可证', place: '2 排 14 格' }, market)
    return pickupCode as unknown as string
  }
  const code = await ready(first)
  await ask('POST /api/pickup', '/api/pickup', kiosk, { code })
  await ask('POST /api/pickup/counter', '/api/pickup/counter', clerk, { code })
  await give({ type: 'PutInLocker', caseNo: first, door: '1', size: 'small' }, clerk)
  await ask('POST /api/locker', '/api/locker', kiosk, { code, door: '1' })
  await ready(second)
  await ask('POST /api/cases/:caseNo/post', `/api/cases/${second}/post`, clerk, { to: '王某，渭原县南街 1 号' })
  await give({ type: 'WithdrawCase', caseNo: other, reason: '不办了' }, clerk)
  const ratedCase = { commandId: crypto.randomUUID(), receipt: rated.link, caseNo: other, ...rate }
  await ask('POST /api/ratings/cases', '/api/ratings/cases', nobody, ratedCase)
  await give({ type: 'IssueTicket', origin: 'floorGuide', items: [{ item: 'a01' }] }, guide)
  await give({ type: 'CallNext', counter: '1' }, clerk)
  await give({ type: 'StartService', counter: '1' }, clerk)
  await give({ type: 'EscalateTicket', counter: '1', to: 'qinchuan', reason: '请市里看' }, clerk)
  await ask('GET /api/cases/second-trips', '/api/cases/second-trips?fromDate=2026-11-01', manager)
  await ask('GET /api/assessment', `/api/assessment?from=${date}&to=${date}`, manager)
  await reportsOf(date, rated.ticketNo, ask, manager)
  await ask('GET /api/replay', `/api/replay?date=${date}&outline=1`, manager)
}

/** What lies behind the figures of a day's report. */
async function reportsOf(
  date: string,
  ticketNo: string,
  ask: Caller['ask'],
  manager: Record<string, string>,
): Promise<void> {
  const days = `from=${date}&to=${date}`
  await ask('GET /api/reports/tickets', `/api/reports/tickets?${days}`, manager)
  await ask('GET /api/reports/ticket', `/api/reports/ticket?date=${date}&no=${ticketNo}`, manager)
  await ask('GET /api/reports/errands', `/api/reports/errands?${days}&only=taken`, manager)
  await ask('GET /api/reports/matters', `/api/reports/matters?${days}&only=received`, manager)
}

/** A week's roster: asked for until it is worked out, then adopted. */
export async function aWeekAdopted({ ask, senders }: Caller): Promise<void> {
  const { manager = {} } = senders
  const monday = '2026-11-30'
  for (;;) {
    const week = await ask('GET /api/staffing', `/api/staffing?date=${monday}`, manager)
    const { isDrafting, roster } = week as unknown as {
      readonly isDrafting: boolean
      readonly roster: { readonly seats: readonly unknown[] } | null
    }
    if (isDrafting) continue
    const seats = roster?.seats.length ?? 1
    const body = { commandId: crypto.randomUUID(), monday, seats }
    await ask('POST /api/staffing/adopted', '/api/staffing/adopted', manager, body)
    return
  }
}

/** A case of the station for the county to decide. */
const CASE_POST = {
  ...{
    about: 'review',
    caseNo: '261125-0001',
    date: '2026-11-25',
    item: 'c05',
    itemName: '社保卡',
    itemNameEn: 'Card',
  },
  ...{ materials: [], dueDate: '2026-12-02', promisedDays: 5, legalDays: null, reason: '县级审批事项' },
  by: { badgeNo: '0301', name: '赵峰', title: '柳林镇便民服务站' },
}

/** Post of the sites around: an errand and a case from the station, a ticket handed up, called back, and its result. */
export async function postOfSites(
  { ask, senders }: Caller,
  link: (route: string, by: 'parent' | 'child', body: object) => Promise<Body>,
  nowMs: number,
): Promise<void> {
  const reference = 'D2026-0000000001'
  const giver = { site: 'liulin', badgeNo: '0001', name: '李代办' }
  await link('POST /api/links/errands', 'child', {
    messageId: 'an-errand-goes-up',
    post: {
      ...{ about: 'handOver', reference, item: 'c05', itemName: '社保卡', itemNameEn: 'Card', materials: 1, giver },
      date: '2026-11-25',
    },
  })
  await ask('GET /api/errands/:reference', `/api/errands/${reference}`, senders.nobody ?? {})
  await link('POST /api/links/cases', 'child', { messageId: 'a-case-goes-up', post: CASE_POST })
  const escalationId = 'liulin/2026-11-25/L001'
  const ticket = {
    ...{ site: 'liulin', ticketNo: 'L001', sinceMs: nowMs - 60_000, items: [{ item: 'c05' }] },
    ...{ priorityClass: 'ordinary', isElder: false, reason: '站里办不了' },
  }
  await link('POST /api/links/escalations', 'child', { escalationId, ticket })
  await link('POST /api/links/recalls', 'child', { escalationId })
  const { sent } = (await ask('GET /api/escalations', '/api/escalations', senders.manager ?? {})) as unknown as {
    readonly sent: readonly { readonly escalationId: string }[]
  }
  const result = { ticketNo: 'A001', ended: 'cancelled', outcomes: [] }
  await link('POST /api/links/results', 'parent', { escalationId: sent[0]?.escalationId, result })
}

/** A number whose holder wants to be told, and the log and filing online for a program with a key. */
export async function forOtherPrograms({ ask, senders }: Caller, link: string, key: string): Promise<void> {
  const { nobody = {} } = senders
  const wish = { channel: 'sms', to: '13800001111', language: 'zh' }
  await ask('POST /api/tickets/:link/notice', `/api/tickets/${link}/notice`, nobody, wish)
  await ask('DELETE /api/tickets/:link/notice', `/api/tickets/${link}/notice`, nobody)
  const program = { authorization: `Bearer ${key}` }
  await ask('GET /api/events/streams', '/api/events/streams', program)
  await ask('GET /api/events', '/api/events?stream=day%2F2026-11-25', program)
  await ask('POST /api/filings', '/api/filings', program, { filingNo: 'SN-2026-000417', item: 'c05' })
}
