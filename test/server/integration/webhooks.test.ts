/** Webhooks of a running hall against a receiver that is now up, now down. */
import { createServer, type Server } from 'node:http'
import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { pairDevice } from '../../support/client.ts'
import { freePort, startServer, type RunningServer } from '../../support/server.ts'
import { countyWith, type OwnSite } from './own-site.ts'

const SECRET = `whsec_${Buffer.from('a secret of the receiver, long enough').toString('base64')}`

interface Heard {
  readonly id: string
  readonly type: string
  readonly isSigned: boolean
}

let port: number
let receiver: Server | null = null
let heard: Heard[] = []
let status = 204
let site: OwnSite
let server: RunningServer
let kiosk: string

async function open(): Promise<void> {
  const made = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const header = (name: string): string => String(request.headers[name])
      const id = header('webhook-id')
      const key = Buffer.from(SECRET.replace('whsec_', ''), 'base64')
      const expected = createHmac('sha256', key)
        .update(`${id}.${header('webhook-timestamp')}.${body}`)
        .digest('base64')
      const isFresh = Math.abs(Date.now() / 1000 - Number(header('webhook-timestamp'))) < 300
      const { type } = JSON.parse(body) as { readonly type: string }
      if (status < 300) heard.push({ id, type, isSigned: isFresh && header('webhook-signature') === `v1,${expected}` })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => made.listen(port, '127.0.0.1', resolve))
  receiver = made
}

async function close(): Promise<void> {
  receiver?.closeAllConnections()
  await new Promise<void>((resolve) => (receiver ? receiver.close(() => resolve()) : resolve()))
  receiver = null
}

beforeEach(async () => {
  ;[heard, status, port] = [[], 204, await freePort()]
  await open()
  site = countyWith(
    `integration:\n  webhooks:\n    - { name: app, url: "http://127.0.0.1:${port}/hook", secret: "${SECRET}", events: [TicketIssued] }\n    - { name: dead, url: "http://127.0.0.1:9/", secret: "${SECRET}" }\n`,
  )
  server = await startServer({ site: site.file })
  kiosk = await pairDevice(server.url, 'kiosk', { name: '1 号机' })
})
afterEach(async () => {
  await server.stop()
  await close()
  site.remove()
})

async function issue(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const response = await fetch(`${server.url}/api/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [DEVICE_HEADER]: kiosk },
      body: JSON.stringify({
        commandId: crypto.randomUUID(),
        command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' },
      }),
    })
    expect(response.status).toBe(200)
  }
}

async function until(count: number): Promise<readonly Heard[]> {
  const lastMs = Date.now() + 100_000
  while (new Set(heard.map(({ id }) => id)).size < count && Date.now() < lastMs)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return heard
}

it('HOOK-1 HOOK-3 each number is told once, signed, with its own id, though another receiver is down', async () => {
  await issue(3)
  const told = await until(3)
  expect(told.map(({ type, isSigned }) => ({ type, isSigned }))).toEqual(
    Array.from({ length: 3 }, () => ({ type: 'TicketIssued', isSigned: true })),
  )
  expect(new Set(told.map(({ id }) => id)).size).toBe(3)
})

it('HOOK-2 a receiver that was away or said no gets all in order, also what was written while the hall was killed', async () => {
  await issue(1)
  await until(1)
  status = 503
  await issue(2)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await close()
  await issue(2)
  await server.kill()
  status = 204
  await server.restart()
  await issue(1)
  await open()
  const told = await until(6)
  const numbers = [...new Set(told.map(({ id }) => Number.parseInt(id.split('#')[1] ?? '', 10)))]
  expect(numbers).toHaveLength(6)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
})
