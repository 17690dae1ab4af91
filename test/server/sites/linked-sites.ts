/** Real servers of linked sites on one machine: the county hall, its station, the village room below it. */
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { keyVariable } from '../../../server/sites/links.ts'
import { SIGNATURE_HEADER, SITE_HEADER, TIME_HEADER, sign } from '../../../server/sites/signature.ts'
import { pairDevice, signIn } from '../../support/client.ts'
import { freePort, startServer, type RunningServer } from '../../support/server.ts'

export const KEY = 'a shared secret of more than thirty-two characters'
export const SITE_IDS = { county: 'weiyuan', township: 'liulin', village: 'huaishuwan' } as const
export type Level = keyof typeof SITE_IDS

export interface LinkedSite {
  readonly server: RunningServer
  get(path: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  /** As the duty manager; signs in at the first call. */
  asManager(path: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  /** By this site's kiosk: a POST, or a GET where there is no body. */
  atKiosk(
    path: string,
    body: object | null,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  /** A POST by staff, the duty manager unless another badge is named. */
  post(
    path: string,
    body: object,
    badgeNo?: string,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  /** One command by a clerk or a kiosk (badge ''). */
  give(command: object, badgeNo?: string, commandId?: string): Promise<Record<string, unknown>>
}

export type Sites = Readonly<Record<Level, LinkedSite>>

/** Starts these sites, each linked to all others; `also` are further links of every one of them. */
export async function startSites<L extends Level>(
  levels: readonly L[],
  also: Readonly<Record<string, string>> = {},
  settled: Partial<Readonly<Record<Level, { readonly folder: string; readonly at: string }>>> = {},
  start: typeof startServer = startServer,
  more: readonly string[] = [],
): Promise<Record<L, LinkedSite>> {
  const ports = new Map<Level, number>()
  for (const level of levels) ports.set(level, await freePort())
  const started = await Promise.all(
    levels.map(async (level): Promise<readonly [L, LinkedSite]> => {
      const others = levels
        .filter((other) => other !== level)
        .map((other) => [SITE_IDS[other], `http://127.0.0.1:${ports.get(other)}`] as const)
      const links = [...others, ...Object.entries(also)]
      const own = settled[level]
      const server = await start({
        site: level,
        port: ports.get(level) as number,
        args: [
          ...links.flatMap(([site, url]) => ['--link', `${site}=${url}`]),
          ...(own ? ['--at', own.at] : []),
          ...more,
        ],
        ...(own ? { folder: own.folder } : {}),
        env: Object.fromEntries(links.map(([site]) => [keyVariable(site), KEY])),
      })
      return [level, linkedSite(server)]
    }),
  )
  return Object.fromEntries(started) as Record<L, LinkedSite>
}

function linkedSite(server: RunningServer): LinkedSite {
  const cookies = new Map<string, string>()
  let token = ''
  const cookieOf = async (badgeNo: string, pin: string): Promise<string> => {
    const cookie = cookies.get(badgeNo) ?? (await signIn(server.url, badgeNo, pin))
    cookies.set(badgeNo, cookie)
    return cookie
  }
  const read = async (
    path: string,
    init: RequestInit = {},
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> => {
    const response = await fetch(server.url + path, init)
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const post = (path: string, body: object, headers: Record<string, string>) =>
    read(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const kioskHeaders = async (): Promise<Record<string, string>> => ({
    [DEVICE_HEADER]: (token ||= await pairDevice(server.url, 'kiosk', { name: '1 号机' })),
  })
  return {
    server,
    get: (path) => read(path),
    asManager: async (path) => read(path, { headers: { cookie: await cookieOf('0101', '1357') } }),
    post: async (path, body, badgeNo = '0101') =>
      post(path, body, { cookie: await cookieOf(badgeNo, badgeNo === '0101' ? '1357' : '2468') }),
    atKiosk: async (path, body) =>
      body === null ? read(path, { headers: await kioskHeaders() }) : post(path, body, await kioskHeaders()),
    give: async (command, badgeNo = '', commandId = crypto.randomUUID()) =>
      (
        await post(
          '/api/commands',
          { commandId, command },
          badgeNo === ''
            ? await kioskHeaders()
            : { cookie: await cookieOf(badgeNo, badgeNo === '0101' ? '1357' : '2468') },
        )
      ).body,
  }
}

/** A request as the server of `site` would sign it, with whatever is to be wrong with it. */
export async function signedAs(
  site: string,
  url: string,
  path: string,
  {
    key = KEY,
    timeMs = Date.now(),
    body,
    sentBody = body,
  }: {
    readonly key?: string
    readonly timeMs?: number
    readonly body?: string
    readonly sentBody?: string | undefined
  } = {},
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const method = body === undefined ? 'GET' : 'POST'
  const headers = {
    [SITE_HEADER]: site,
    [TIME_HEADER]: String(timeMs),
    [SIGNATURE_HEADER]: sign({ method, path, site, timeMs, body: body ?? '' }, key),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const response = await fetch(url + path, { method, headers, ...(sentBody === undefined ? {} : { body: sentBody }) })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** Asks until the answer is as wanted; its last answer is the message otherwise. */
export async function until<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean, withinMs = 60_000): Promise<T> {
  const untilMs = performance.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (isWanted(answer)) return answer
    if (performance.now() > untilMs) throw new Error(`never as wanted; last: ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
