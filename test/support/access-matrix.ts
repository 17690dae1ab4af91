/** The tables of access as docs/access.md prints them: what is ruled alike stands in one line. */
import { DELEGABLE, READS_FROM_ABOVE } from '../../domain/plan/delegation.ts'
import { MAY } from '../../domain/contract/subjects.ts'
import type { Who } from '../../domain/words/who.ts'
import type { RouteRule } from '../../server/gateway/guard.ts'

const COLUMNS: readonly Who[] = [
  'visitor',
  'holder',
  'kiosk',
  'display',
  'ratingPad',
  'clerk',
  'floorGuide',
  'dutyManager',
]
const HEAD =
  '| | visitor | holder | kiosk | display | rating tablet | clerk | floor guide | duty manager |\n|---|---|---|---|---|---|---|---|---|'

/** Commands and `rules` of routes by role, then what reaches from site to site. */
export function accessMatrix(rules: ReadonlyMap<string, RouteRule>): string {
  const commands = grouped(Object.entries(MAY).map(([type, who]) => [type, crosses(who)]))
  const isPage = (route: string, rule: RouteRule): boolean => rule === 'everyone' && !route.includes('/api/')
  const routes = grouped([
    ['all pages, /health, /metrics', crosses(COLUMNS)],
    ...[...rules].flatMap(([route, rule]) =>
      isPage(route, rule) || (rule !== 'everyone' && ('site' in rule || 'isFollower' in rule || 'isProgram' in rule))
        ? []
        : [[route.replace('/api/', ''), crosses(whoOf(rule))] as const],
    ),
  ])
  const links = [...rules].flatMap(([route, rule]) =>
    rule !== 'everyone' && 'site' in rule ? [`${route.replace('/api/', '')} (${rule.site})`] : [],
  )
  const log = [...rules].flatMap(([route, rule]) =>
    rule !== 'everyone' && 'isFollower' in rule ? [route.replace('/api/', '')] : [],
  )
  const programs = [...rules].flatMap(([route, rule]) =>
    rule !== 'everyone' && 'isProgram' in rule ? [route.replace('/api/', '')] : [],
  )
  return [
    '# Who may do what',
    'Printed from the tables that the server obeys (the rows of domain/*/commands.ts, the rules under which each route is added by server/gateway/guard.ts, domain/site-link); `vitest run --config config/vitest.config.ts test/server/gateway/access-matrix.test.ts -u` prints it anew. `yes` is leave to ask: what a route or a command then checks – a proof, one’s own counter, one’s own ticket – stands in domain/RULES.md.',
    '## Commands',
    `${HEAD}\n${commands}`,
    '`–` in every column: the server’s clock, or a linked site by its signature.',
    '## Routes',
    `${HEAD}\n${routes}`,
    `By signature alone: ${links.join(', ')}. What each kind means, and who may ask it, stands in docs/sites.md. By a standby’s signature alone: ${log.join(', ')} (docs/operations.md). By a program’s key alone: ${programs.join(', ')} (docs/integration.md).`,
    '## From site to site',
    `| duty manager of | sees ${READS_FROM_ABOVE.join(', ')} of | gives there |\n|---|---|---|\n| the site itself | itself, by its own routes | all of the first table |\n| a site above | every site below it, passed down the line | of ${DELEGABLE.join(', ')} what the lower site has delegated |\n| a site below, a neighbour | nothing | nothing |\n`,
  ].join('\n\n')
}

function whoOf(rule: RouteRule): readonly Who[] {
  return rule === 'everyone' ? COLUMNS : 'who' in rule ? rule.who : []
}

function crosses(who: readonly Who[]): string {
  return COLUMNS.map((column) => (who.includes(column) ? 'yes' : '–')).join(' | ')
}

function grouped(lines: readonly (readonly [name: string, rights: string])[]): string {
  const groups = new Map<string, string[]>()
  for (const [name, rights] of lines) groups.set(rights, [...(groups.get(rights) ?? []), name])
  return [...groups].map(([rights, names]) => `| ${names.join(', ')} | ${rights} |`).join('\n')
}
