/** What the description says in words of its own: what each group of routes is for, and who may ask. */
import type { Who } from '../../../domain/words/who.ts'
import type { RouteRule } from '../guard.ts'

/** Groups of routes, in the order in which a hall meets them. */
export const GROUPS: Readonly<Record<string, string>> = {
  hall: 'What is offered, one command at a time, and one’s own ticket.',
  operation: 'Whether the hall works, figures for monitoring, and these descriptions.',
  staff: 'Signing in and out, names of the staff, sessions.',
  settings: 'The hall’s own settings with every version, PINs, the first set-up.',
  devices: 'Screens: how they are paired, what they say of themselves, how one is removed.',
  slips: 'Printers and slips of the kiosks.',
  site: 'This site, those above and below, and where else a matter is done (articles 5, 6, 15).',
  bookings: 'Slots, holds, bookings and checking in (article 20).',
  requests: 'Sessions outside the hours (article 21).',
  feedback: 'Complaints, suggestions and matters that could not be done (article 22).',
  ratings: 'What visitors thought of a visit, and what was done about it.',
  'first contact': 'Who was asked first, and what became of it (articles 10, 22).',
  assessment: 'Figures about staff, each with its interval (articles 10, 12).',
  projects: 'Investment projects with their helpers (article 13).',
  errands: 'Matters that an agent takes on for villagers (articles 26 – 29).',
  cases: 'From acceptance to pick-up: clocks, notices, results (articles 8 – 10).',
  ledger: 'The ledger of a day and the ten ones (article 25).',
  reports: 'Figures of a period, the tickets behind them, forecasts and staffing (articles 14, 18).',
  events: 'The log for other programs, record by record.',
  messages: 'Messages to a phone.',
  links: 'Between linked sites, by signature.',
}

const NAMES: Readonly<Record<Who, string>> = {
  visitor: 'visitors',
  holder: 'the holder of a ticket',
  kiosk: 'kiosks',
  display: 'displays',
  ratingPad: 'rating tablets',
  clerk: 'clerks',
  floorGuide: 'floor guides',
  dutyManager: 'duty managers',
  timekeeper: 'the server’s clock',
}

/** Who may ask, as a sentence. */
export function whoMayAsk(rule: RouteRule): string {
  if (rule === 'everyone') return 'For anybody; a proof or a code that the request must hold is checked by itself.'
  if ('isProgram' in rule) return 'For programs with a key of the site file.'
  if ('isFollower' in rule) return 'For a standby of this hall, by its signature.'
  if ('site' in rule) return 'For servers of linked sites, by their signature.'
  const first = 'orFirstSetUp' in rule ? '; and for whoever gives a new hall its first PIN' : ''
  return `For ${rule.who.map((one) => NAMES[one]).join(', ')}${first}.`
}
