/** Opens a hall to its screens, people and the sites around it: HTTP, sockets, devices, links. */
import type { FastifyInstance } from 'fastify'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LockerDesk } from '../devices/locker/locker-desk.ts'
import type { PostDesk } from '../devices/post/post-desk.ts'
import { openBoard } from '../devices/open-board.ts'
import { SETTINGS_STREAM } from '../../domain/settings/state.ts'
import type { SheetContent } from '../../domain/slip/sheet.ts'
import { fontFilesIn } from '../paper/fonts.ts'
import { sheetPdf } from '../paper/sheet-pdf.ts'
import { createSlipPrinting, type SlipPrinting } from '../devices/printing/slip-printing.ts'
import { createBookingAnswers } from '../gateway/bookings/answers.ts'
import { lampsOf } from '../gateway/cases/supervision.ts'
import { createWrongCodes } from '../gateway/cases/wrong-codes.ts'
import { createRemoteBookings } from '../gateway/bookings/remote.ts'
import { isFirstSetUp } from '../gateway/first-pin.ts'
import { guardRoutes, type RouteRule } from '../gateway/guard.ts'
import { createHttp } from '../gateway/http.ts'
import { createIdentity } from '../gateway/identity.ts'
import { createMetrics } from '../gateway/metrics.ts'
import { createPairing } from '../gateway/pairing.ts'
import { addRoutes, type RouteParts } from '../gateway/routes/all.ts'
import { senderKeys } from '../gateway/sender-keys.ts'
import { openSockets, type SocketGate } from '../gateway/socket.ts'
import type { AlertSource } from '../hall/hall.ts'
import { openBookingPeople } from '../people/booking-people.ts'
import { openDeskBrowsers } from '../people/desk-browsers.ts'
import { watchGuessing } from '../people/guessing.ts'
import { pinKept } from '../people/pins.ts'
import { createRoster } from '../people/roster.ts'
import { createReporter, type Reporter } from '../reports/reporter.ts'
import { openPrintedTally } from '../store/beside/printed-slips.ts'
import type { AskReports } from '../reports/asks.ts'
import type { SiteConfig } from '../site-file/config.ts'
import type { Notices } from '../integration/notices.ts'
import { createSignOn } from '../integration/sign-on.ts'
import { withUntaken } from '../integration/untaken.ts'
import type { Webhooks } from '../integration/webhooks.ts'
import { rememberFollowers } from '../standby/successor.ts'
import { overdueSource } from '../hall/overdue.ts'
import { siteAlerts } from '../sites/alerts.ts'
import { createOutlook, type AskOutlook } from '../reports/floor-outlook.ts'
import { preparingWeeks } from '../reports/advice/week-ask.ts'
import { createRollup, type Rollup } from '../sites/figures.ts'
import { createReportsBelow, type ReportsBelow } from '../sites/reports-below.ts'
import { createCaseWatch, type CaseWatch } from '../sites/case-watch.ts'
import { lockerOf, noticesOf, postOf, voiceFolders, webhooksOf } from './adapters.ts'
import type { OpenedHall } from './open-hall.ts'
import type { ServerOptions } from './options.ts'
import { planVersions } from './plan-version.ts'
import type { Reach } from './reach.ts'
import type { Safekeeping } from '../hall/storage-warnings.ts'

const ROOT = join(import.meta.dirname, '..', '..')

export interface Network {
  readonly app: FastifyInstance
  readonly sockets: SocketGate
  readonly planVersion: () => string
  readonly caseWatch: CaseWatch
  /** The pick-up locker; where the hall has none, no door. */
  readonly locker: LockerDesk
  readonly post: PostDesk | null
  readonly alerts: readonly AlertSource[]
  readonly build: string
  readonly rollup: Pick<Rollup, 'lines'>
  readonly outlook: AskOutlook
  /** Every route with its rule of access. */
  readonly rules: ReadonlyMap<string, RouteRule>
  readonly webhooks: Webhooks
  readonly notices: Notices
  /** By what reports are made, and the folder that they are filed in. */
  readonly filing: {
    readonly ask: AskReports
    readonly reportsBelow: ReportsBelow
    readonly folder: string
  }
  /** Ends what was begun besides `app` and `sockets`. */
  stop(): void
}

export interface NetworkParts {
  readonly options: ServerOptions
  readonly site: SiteConfig
  readonly opened: OpenedHall
  readonly reach: Reach
  readonly safekeeping: () => Safekeeping
}

/** Adds every route and opens the sockets; nothing listens yet. */
export async function openNetwork(parts: NetworkParts): Promise<Network> {
  const { options, opened, reach } = parts
  const { hall, log } = opened
  const build = buildNumber()
  const { servers, door } = reach
  const senderKey = senderKeys(createIdentity(hall))
  const { tls, isTrusted: isTrustedProxy } = door
  const app = await createHttp({ log, build, allowance: options.allowance, tls, isTrustedProxy, servers, senderKey })
  // Devices, routes and sockets know each other; nothing of it runs before the last of them is there.
  const late = { sockets: (): SocketGate => sockets }
  const webhooks = await webhooksOf(options, opened, reach)
  const safekeeping = (): Safekeeping => withUntaken(parts.safekeeping(), webhooks.state())
  const routeParts = await gatherParts({ ...parts, safekeeping }, build, late.sockets)
  const { identity, board, planVersion, alerts } = routeParts
  const routes = guardRoutes(app, {
    identity,
    hall,
    siteClient: reach.siteClient,
    followKey: opened.followKey,
    programKeys: reach.programKeys,
    isFirstSetUp: (request) => isFirstSetUp(hall, request),
  })
  await addRoutes(routes, routeParts)
  const sockets = openSockets({
    http: app.server,
    hall,
    identity,
    board,
    alerts,
    planVersion,
    build,
    servers,
    allowance: { perSecond: options.allowance, burst: options.allowance * 2 },
    observe: routeParts.metrics.observe,
  })
  await routeParts.onDevicesChanged()
  return {
    ...{ app, sockets, planVersion, webhooks },
    ...{ locker: routeParts.locker, post: routeParts.post, caseWatch: routeParts.caseWatch },
    alerts,
    build,
    rollup: routeParts.rollup,
    outlook: routeParts.outlook,
    rules: routes.rules,
    notices: routeParts.notices,
    filing: filingOf(routeParts, options.data),
    stop: () => {
      webhooks.stop()
      routeParts.notices.stop()
      routeParts.rollup.stop()
      routeParts.reporter.stop()
    },
  }
}

function filingOf({ reporter, reportsBelow }: GatheredParts, data: string): Network['filing'] {
  return { ask: reporter.ask, reportsBelow, folder: join(data, 'reports', 'filed') }
}

type GatheredParts = RouteParts & {
  readonly alerts: readonly AlertSource[]
  readonly identity: ReturnType<typeof createIdentity>
  readonly board: ReturnType<typeof openBoard>
  readonly rollup: ReturnType<typeof createRollup>
  readonly caseWatch: CaseWatch
  readonly reporter: Reporter
}

async function gatherParts(
  { options, site: { server }, opened, reach, safekeeping }: NetworkParts,
  build: string,
  sockets: () => SocketGate,
): Promise<GatheredParts> {
  const { hall, store, log, feed } = opened
  const { siteClient, servers } = reach
  const bookingPeople = await openBookingPeople(store)
  const board = openBoard(hall, server.kioskNeeds, log, () => sockets().publisher.changed())
  const onRevoked = (deviceId: string): void => sockets().cut(deviceId)
  const rollup = rollupOf(opened, siteClient, options)
  const reporter = reporterOf(hall, server, options)
  const metrics = createMetrics(hall, () => sockets().count())
  const [locker, post] = [lockerOf(hall), postOf(hall, server.hasPost)]
  const isKnown = (badgeNo: string): boolean => hall.index.clerks.has(badgeNo)
  const pinOf = (badgeNo: string) => pinKept(store, hall.streams.state(SETTINGS_STREAM), badgeNo)
  const guessing = watchGuessing(isKnown, hall.nowMs, log)
  const caseWatch = createCaseWatch(hall, siteClient, async () => (await lampsOf(hall)).red)
  const beside = [board, guessing, caseWatch, locker, ...(post ? [post] : [])].map((one) => one.alerts)
  const alerts = [...beside, overdueSource(hall), ...siteAlerts(hall, reach, rollup), () => safekeeping().alerts]
  return {
    ...{ hall, server, log, build, feed },
    onFollower: rememberFollowers(options.data),
    board,
    ...{ rollup, siteClient, servers, alerts, locker, post, caseWatch, safekeeping, onRevoked, filers: reach.filers },
    reporter,
    reportsBelow: createReportsBelow(hall, siteClient, rollup),
    ...floorAhead(hall, reporter),
    identity: createIdentity(hall),
    roster: createRoster({ store, isKnown, pinOf, nowMs: hall.nowMs, onWrong: guessing.wrongPin }),
    desks: await openDeskBrowsers(store),
    pairing: createPairing(store, hall.nowMs, onRevoked),
    slips: slipsOf(hall, server, options),
    makePdf: (content: SheetContent, atMs: number) => sheetPdf(content, atMs, fontFilesIn(join(options.data, 'fonts'))),
    trials: () => sockets().trials,
    tries: createWrongCodes(hall.nowMs),
    bookings: createBookingAnswers(hall, bookingPeople),
    bookingPeople,
    signOn: createSignOn(server.integration.signOn, process.env),
    notices: noticesOf(server, opened),
    remoteBookings: createRemoteBookings(hall, siteClient),
    view: (room) => hall.view(room, { alerts }),
    metrics,
    planVersion: planVersions(hall),
    ...{ allowance: options.allowance, pages: options.pages },
    voiceFolders: voiceFolders(options.data),
    onDevicesChanged: async () => board.know(await store.devices()),
  }
}

/** What is worked out for whoever comes to the floor, before they ask (ACT-8). */
function floorAhead(
  hall: OpenedHall['hall'],
  { ask }: Reporter,
): Pick<RouteParts, 'outlook' | 'prepareWeeks' | 'floorIsNear'> {
  const outlook = createOutlook(hall, ask)
  return {
    outlook,
    prepareWeeks: preparingWeeks(hall, ask),
    floorIsNear: () => void outlook(null).catch(() => undefined),
  }
}

function rollupOf({ hall, log }: OpenedHall, siteClient: Reach['siteClient'], { data }: ServerOptions): Rollup {
  return createRollup(hall, siteClient, data, (error) =>
    log.error({ err: error }, 'the figures of this site could not be worked out'),
  )
}

function reporterOf(
  { base: { timeZone } }: OpenedHall['hall'],
  { slipMm }: SiteConfig['server'],
  { data, database }: ServerOptions,
): Reporter {
  return createReporter({ data, database, timeZone, slipMm })
}

function slipsOf(
  hall: OpenedHall['hall'],
  server: SiteConfig['server'],
  { printers, data }: ServerOptions,
): SlipPrinting {
  const targets = new Map([...server.printers, ...printers])
  return createSlipPrinting(hall, targets, fontFilesIn(join(data, 'fonts')), openPrintedTally(data))
}

function buildNumber(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version
}
