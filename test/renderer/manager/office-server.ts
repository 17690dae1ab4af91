/** A server made of answers by path, for the office and the set-up; remembers what was asked and ordered. */
import OfficeTab from '../../../renderer/manager/office/OfficeTab.vue'
import { openBench, type Bench } from './hall-floor.ts'
import { vi } from 'vitest'
import { nextTick } from 'vue'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { SettingsReply } from '../../../domain/contract/http/settings.ts'
import { editableOf } from '../../../domain/plan/sections.ts'
import { loadSite } from '../../support/site.ts'

export const SITE = loadSite('county').settings
const { items } = SITE

export const SETTINGS: SettingsReply = {
  version: 2,
  settings: editableOf(SITE),
  siteLevel: 'county',
  today: '2026-11-25',
  items: items.map(({ id, name, nameEn, queue }) => ({ id, name, nameEn, queue })),
  knownItems: items.map((item) => item.id),
  devices: 0,
  withoutPin: [],
  versions: [
    {
      version: 2,
      atMs: Date.UTC(2026, 10, 24, 2),
      by: '0101',
      note: '节前提醒',
      newcomers: [],
      changed: ['notices'],
      changes: [{ path: ['notices', '节前请带好身份证'], kind: 'added', before: null, after: {} }],
    },
    {
      version: 1,
      atMs: Date.UTC(2026, 10, 23, 2),
      by: '0101',
      note: '新窗口',
      newcomers: [],
      changed: ['counters'],
      changes: [],
    },
  ],
}

export interface OfficeServer {
  readonly asked: string[]
  readonly ordered: HallCommand[]
  answerWith(answer: Answer): void
}

/** Stands in for fetch until `vi.unstubAllGlobals()`. */
export function serveOffice(routes: Readonly<Record<string, unknown>> = {}): OfficeServer {
  const asked: string[] = []
  const ordered: HallCommand[] = []
  let answer: Answer = { ok: true, seq: 1, result: { version: 3 } }
  const all: Readonly<Record<string, unknown>> = { 'GET /api/settings': SETTINGS, ...routes }
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    const line = `${init.method ?? 'GET'} ${path}`
    asked.push(line)
    if (line === 'POST /api/commands') {
      ordered.push((JSON.parse(String(init.body)) as { command: HallCommand }).command)
      return Promise.resolve(new Response(JSON.stringify(answer), { status: answer.ok ? 200 : 409 }))
    }
    const body = all[line]
    return Promise.resolve(
      new Response(JSON.stringify(body ?? { code: 'notFound' }), { status: body === undefined ? 404 : 200 }),
    )
  })
  return { asked, ordered, answerWith: (next) => (answer = next) }
}

/** Lets answers arrive and the page follow. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5))
  await nextTick()
}

/** The office of the duty manager, opened at one of its parts. */
export async function openOffice(part: string): Promise<Bench> {
  const bench = openBench(OfficeTab)
  await settle()
  await bench.press(part)
  await settle()
  return bench
}
