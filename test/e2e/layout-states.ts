/** Every page and state that the layout test looks at, and how a visitor or a clerk comes to it. */
import type { Page } from 'playwright-core'

export type Size = readonly [width: number, height: number]
export const UPRIGHT: Size = [1080, 1920]
export const ACROSS: Size = [1920, 1080]
export const WALL: Size = [3840, 2160]
export const DESK: Size = [1366, 768]
export const PHONE: Size = [390, 844]
export const SMALL_PHONE: Size = [320, 568]
export const TABLET: Size = [768, 1024]
const BARS: readonly Size[] = [[1920, 480], [800, 480], ACROSS]
export const LANGUAGES = ['zh-CN', 'en-GB'] as const
export type Language = (typeof LANGUAGES)[number]
const ZH = ['zh-CN'] as const

/** What is pressed to come from one state to the next, in both languages; `seen`: what stands there then. */
export interface Step {
  readonly state: string
  readonly press: Readonly<Record<Language, readonly (string | RegExp)[]>>
  readonly seen?: string
  readonly sizes?: readonly Size[]
}

export interface Shown {
  readonly path: string
  readonly sizes: readonly Size[]
  /** Nothing scrolls: what lies below the edge is lost. */
  readonly isFixed: boolean
  readonly hall?: 'busy' | 'night'
  readonly languages?: readonly Language[]
  /** Who signs in first, one for each language, with which secret, and what stands there then. */
  readonly staff?: {
    readonly badges: Readonly<Record<Language, string>>
    readonly secret: string
    readonly seen: string
  }
  readonly ready?: (page: Page) => Promise<void>
  /** States behind the first one, one after another on the same page. */
  readonly steps?: readonly Step[]
}

function step(
  state: string,
  zh: readonly (string | RegExp)[],
  en: readonly (string | RegExp)[],
  more: Pick<Step, 'seen' | 'sizes'> = {},
): Step {
  return { state, press: { 'zh-CN': zh, 'en-GB': en }, ...more }
}

/** One visitor after another at one kiosk. */
const VISITS: readonly Step[] = [
  step('items', ['社保·医保'], ['Social insurance'], { seen: '.item-list' }),
  step('item', ['社保卡补换'], [/card/i], { seen: '.item-check' }),
  step('issued', [/^取号/], [/^Take a ticket/], { seen: '.own-number', sizes: [UPRIGHT, ACROSS, WALL] }),
  step('search', [/^完成/, '输入事项'], [/^Done/, 'English', 'Type a service'], {}),
  step('found', [/^s$/, /^b$/], [/^c$/, /^a$/]),
  step('code', ['上一步', '手里有码'], ['Back', 'Have a code']),
  step('board', ['上一步', '公告'], ['Back', 'Notice']),
  step('low reach', ['上一步', '低位'], ['Back', 'Wheelchair'], { sizes: [UPRIGHT] }),
  step('large type', ['大字'], ['Large text']),
  step('large type: items', ['社保'], ['Insurance'], { seen: '.item-list' }),
  step('large type: item', ['社保卡补换'], [/card/i], { seen: '.item-check' }),
  step('large type: issued', [/^取号/], [/^Take a ticket/], { seen: '.own-number' }),
]

/** The manager's pages, tab after tab; those of a group are in the line below the bar. */
const TABS: readonly Step[] = [
  step('tickets', ['号票'], ['Tickets'], { seen: '#sub-tickets' }),
  step('queues', ['队列'], ['Queues']),
  step('issue', ['代取号'], ['Issue a ticket']),
  step('bookings', ['预约'], ['Bookings']),
  step('service', ['服务'], ['Service'], { seen: '#sub-feedback' }),
  step('feedback', ['意见'], ['Suggestions']),
  step('devices', ['设备'], ['Devices'], { seen: '#sub-facility' }),
  step('facility', ['设施自查'], ['Facility self-check'], { seen: '.facility table' }),
  step('office', ['管理'], ['Office'], { seen: '.office-goal' }),
]

const KIOSK: Shown = { path: '/kiosk/', sizes: [UPRIGHT, ACROSS], isFixed: true }
function desk(
  path: string,
  [zh, en, secret]: readonly [string, string, string],
  seen: string,
  steps: readonly Step[] = [],
): Shown {
  const staff = { badges: { 'zh-CN': zh, 'en-GB': en }, secret, seen }
  return { path, staff, steps, sizes: [DESK, ACROSS], isFixed: false }
}
const MANAGER = ['0101', '0101', '1357'] as const
const pair = (counter: string): string => `/counter-display/?counter=${counter}`

export const STATES: Readonly<Record<string, Shown>> = {
  'the kiosk from home to the number': {
    ...KIOSK,
    sizes: [UPRIGHT, ACROSS, WALL],
    ready: async (page) => {
      const english = page.locator('button:visible', { hasText: 'English' })
      if ((await page.evaluate(() => navigator.language)) === 'en-GB') await english.first().click()
    },
    steps: VISITS,
  },
  'kiosk at night': { ...KIOSK, hall: 'night', languages: ZH },
  'lobby, whole hall': { path: '/display/', sizes: [ACROSS, UPRIGHT, WALL], isFixed: true, languages: ZH },
  'lobby, one zone': { path: '/display/?zone=C', sizes: [ACROSS, UPRIGHT], isFixed: true, languages: ZH },
  'lobby, closed': { path: '/display/?zone=C', sizes: [ACROSS, UPRIGHT], isFixed: true, languages: ZH, hall: 'night' },
  'counter display, calling': { path: pair('21'), sizes: BARS, isFixed: true, languages: ZH },
  'counter display, serving': { path: pair('22'), sizes: BARS, isFixed: true, languages: ZH },
  'counter display, closed': { path: pair('52'), sizes: BARS, isFixed: true, languages: ZH },
  landing: { path: '/', sizes: [DESK, ACROSS, PHONE, SMALL_PHONE], isFixed: false },
  booking: { path: '/booking/', sizes: [PHONE, SMALL_PHONE], isFixed: false },
  request: { path: '/request/', sizes: [PHONE, SMALL_PHONE], isFixed: false },
  feedback: { path: '/feedback/', sizes: [PHONE, SMALL_PHONE], isFixed: false },
  'promises, on a wall and a desk': { path: '/promises/', sizes: [DESK, ACROSS], isFixed: false },
  'rating tablet': { path: '/rating/?counter=21', sizes: [[1280, 800]], isFixed: false, languages: ZH },
  village: { path: '/village/', sizes: [TABLET, DESK], isFixed: false },
  'set-up, its windows and its tests': desk('/setup/', MANAGER, '.setup-nav', [
    step('windows', ['窗口'], ['Counters'], { seen: '.counter-line' }),
    step('tests', ['试一遍'], ['Try it'], { seen: '.walk' }),
  ]),
  'clerk, from the choice of a window to the console': desk('/clerk/', ['0316', '0317', '2468'], '.choice-head', [
    step('ready', [/^26/], [/^27/], { seen: '.console' }),
  ]),
  'manager, from the floor through the tabs': desk('/manager/', MANAGER, '.floor', TABS),
}
