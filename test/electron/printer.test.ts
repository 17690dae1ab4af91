/** The printer on a shell's own machine: over TCP and through a device file, there and not there. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { localPrinter } from '../../electron/printer.ts'
import { startPrinter } from './small-printer.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-device-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const slip = (text: string): Uint8Array => new TextEncoder().encode(text)
const tcp = (port: number): Parameters<typeof localPrinter>[0] => ({ kind: 'tcp', host: '127.0.0.1', port })

it('SHELL-11 a printer on the network tells its state and confirms a slip', async () => {
  const printer = await startPrinter()
  const local = localPrinter(tcp(printer.port))
  expect(await local.printerStatus()).toEqual({ printer: 'ok', paper: 'ok' })
  expect(await local.print(slip('A001'))).toEqual({ state: 'printed', status: { printer: 'ok', paper: 'ok' } })
  await printer.stop()
  expect(printer.slips()).toEqual(['A001'])
})

it('SHELL-11 nothing is sent to a printer without paper', async () => {
  const printer = await startPrinter({ paper: 0x72 })
  expect(await localPrinter(tcp(printer.port)).print(slip('A001'))).toMatchObject({
    state: 'failed',
    status: { paper: 'out' },
  })
  await printer.stop()
  expect(printer.slips()).toEqual([])
})

it('SHELL-11 slips asked for at once come out one after the other', async () => {
  const printer = await startPrinter()
  const local = localPrinter(tcp(printer.port))
  const outcomes = await Promise.all(['A001', 'A002', 'A003'].map((text) => local.print(slip(text))))
  await expect.poll(() => printer.open()).toBe(0)
  await printer.stop()
  expect(outcomes.map(({ state }) => state)).toEqual(['printed', 'printed', 'printed'])
  expect(printer.slips()).toEqual(['A001', 'A002', 'A003'])
  expect(printer.heard()).toEqual([0, 1, 2])
})

it('SHELL-11 a printer that is not there is offline, and its slip has failed', async () => {
  const printer = await startPrinter()
  const local = localPrinter(tcp(printer.port))
  await printer.stop()
  expect(await local.printerStatus()).toEqual({ printer: 'offline', paper: 'unknown' })
  expect(await local.print(slip('A001'))).toEqual({ state: 'failed', status: { printer: 'offline', paper: 'unknown' } })
})

it('SHELL-11 a printer that takes bytes and says nothing leaves the slip unconfirmed', async () => {
  const printer = await startPrinter({ isMute: true })
  expect(await localPrinter(tcp(printer.port)).print(slip('A001'))).toEqual({
    state: 'unconfirmed',
    status: { printer: 'ok', paper: 'unknown' },
  })
  await printer.stop()
})

it('SHELL-11 a device file takes the slip, unconfirmed; a missing one is offline', async () => {
  const path = join(folder, 'lp0')
  writeFileSync(path, '')
  expect(await localPrinter({ kind: 'file', path }).print(slip('A001'))).toEqual({
    state: 'unconfirmed',
    status: { printer: 'ok', paper: 'unknown' },
  })
  expect(readFileSync(path, 'latin1')).toContain('A001')
  expect(await localPrinter({ kind: 'file', path: join(folder, 'gone') }).printerStatus()).toEqual({
    printer: 'offline',
    paper: 'unknown',
  })
})

it('SHELL-11 without a printer the page is told that there is none', async () => {
  expect(await localPrinter(null).print(slip('A001'))).toEqual({
    state: 'failed',
    status: { printer: 'none', paper: 'unknown' },
  })
})
