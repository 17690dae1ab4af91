/** Orders and answers over a real socket, by the standard client: what is written by hand is what the packages write. */
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { afterEach, expect, it } from 'vitest'
import type { Answer } from '../../../domain/contract/protocol.ts'
import { hearOrders, orderParser, tellScreens } from '../../../server/gateway/wire.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})

/** A server that answers each order with itself, as long as it is, and shows every page what `show` is given. */
async function echoing(): Promise<{
  readonly page: Socket
  readonly heard: unknown[]
  readonly show: (json: string) => void
}> {
  const http = createServer()
  const server = new Server(http, { transports: ['websocket'], parser: orderParser, maxHttpBufferSize: 1_000_000 })
  undo.push(() => server.close())
  const heard: unknown[] = []
  server.on('connection', (socket) => {
    socket.on('report', (report) => heard.push(report))
    hearOrders(socket, (order, tell) => {
      heard.push(order)
      tell(order as Answer)
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as { readonly port: number }
  const page = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false })
  undo.push(() => page.disconnect())
  await new Promise((resolve) => page.once('connect', () => resolve(null)))
  return { page, heard, show: (json) => tellScreens(server.sockets.sockets.values(), 'view', json) }
}

const LENGTHS = [
  ['a short one', { ok: true, text: '' }],
  ['one of 125 bytes', { ok: true, text: 'x'.repeat(125 - '430[{"ok":true,"text":""}]'.length) }],
  ['one of 126 bytes', { ok: true, text: 'x'.repeat(126 - '430[{"ok":true,"text":""}]'.length) }],
  ['letters of two, three and four bytes', { ok: true, text: 'é办事大厅😀'.repeat(30) }],
  ['one of more than 65,535 bytes', { ok: true, text: '号'.repeat(70_000) }],
] as const

it.each(LENGTHS)('SEND-1 an answer arrives whole: %s', async (_name, answer) => {
  const { page } = await echoing()
  expect(await page.emitWithAck('command', answer)).toEqual(answer)
})

it.each(LENGTHS)('SEND-5 a view arrives whole: %s', async (_name, view) => {
  const { page, show } = await echoing()
  const shown = new Promise((resolve) => page.once('view', resolve))
  show(JSON.stringify(view))
  expect(await shown).toEqual(view)
})

it('SEND-1 many orders at once each hear their own answer, and other events pass as ever', async () => {
  const { page, heard } = await echoing()
  page.emit('report', 'before')
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => page.emitWithAck('command', { n })))
  expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => ({ n })))
  expect(heard).toContain('before')
})

it('SEND-3 an order that wants no answer, or says more than one thing, is not carried out', async () => {
  const { page, heard } = await echoing()
  page.emit('command', { n: 1 })
  const refused = { ok: false, malformed: { field: 'message', problem: 'send one order and nothing beside it' } }
  expect(await page.emitWithAck('command', { n: 2 }, 'more')).toEqual(refused)
  expect(await page.emitWithAck('command')).toEqual(refused)
  expect(await page.emitWithAck('command', { n: 3 })).toEqual({ n: 3 })
  expect(heard).toEqual([{ n: 3 }])
})

it('SEND-1 an order of a program that writes its JSON with spaces is carried out as well', async () => {
  const { page, heard } = await echoing()
  ;(page.io.engine as { write(text: string): unknown }).write('27[ "command" , {"n":5} ]')
  expect(await page.emitWithAck('command', { n: 6 })).toEqual({ n: 6 })
  expect(heard).toContainEqual({ n: 5 })
})

it('SEND-3 an order that is no JSON ends its own connection and nothing else', async () => {
  const { page, heard } = await echoing()
  const gone = new Promise((resolve) => page.once('disconnect', resolve))
  ;(page.io.engine as { write(text: string): unknown }).write('27["command",{"n":')
  expect(await gone).toBe('transport close')
  expect(heard).toEqual([])
  page.connect()
  expect(await page.emitWithAck('command', { n: 4 })).toEqual({ n: 4 })
})
