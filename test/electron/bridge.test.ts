/**
 * The bridge from page to shell and back: the preload surface as a page sees it, through the fake IPC, to the real gate
 * and printer.
 */
import { createContext, runInContext } from 'node:vm'
import { expect, it, vi } from 'vitest'
import { BRIDGE_CHANNELS, type ShellBridge } from '../../domain/contract/bridge.ts'
import { newJournal } from '../../domain/offline/journal.ts'
import { BrowserWindow, app, contextBridge, ipcMain, ipcRenderer } from './fake-electron.ts'
import { startPrinter } from './small-printer.ts'
import { PAGE, pass, startShell, useShell } from './shell.ts'

vi.mock('electron', () => import('./fake-electron.ts'))
useShell()

interface Frame {
  readonly parent: object | null
  readonly origin: string
}

let opened = 0

/** Runs the real preload script as the page's process would, and connects it with the shell's gate. */
async function bridgeOf(
  window: BrowserWindow,
  senderFrame: Frame | null = window.webContents.mainFrame,
): Promise<ShellBridge> {
  const event = { sender: window.webContents, senderFrame }
  ipcRenderer.invoke.mockImplementation(async (channel: unknown, ...words: unknown[]) =>
    ipcMain.handlers.get(String(channel))?.(...([event, ...structuredClone(words)] as never[])),
  )
  ipcRenderer.send.mockImplementation(
    (channel: string, ...words: unknown[]) => void ipcMain.emit(channel, event, ...words),
  )
  process.argv = ['renderer', ...(window.options.webPreferences.additionalArguments as string[])]
  opened += 1
  await import(/* @vite-ignore */ `../../electron/preload.ts?page=${opened}`)
  return contextBridge.exposeInMainWorld.mock.lastCall?.[1] as ShellBridge
}

it('SHELL-3 a page finds exactly window.yichuang with the members of its contract, and no part of Electron', async () => {
  const bridge = await bridgeOf(await startShell())
  expect(contextBridge.exposeInMainWorld.mock.calls.map(([name]) => name)).toEqual(['yichuang'])
  expect(
    Object.entries(bridge)
      .map(([name, member]) => [name, typeof member])
      .sort(),
  ).toEqual([
    ['alive', 'function'],
    ['journal', 'object'],
    ['print', 'function'],
    ['printerStatus', 'function'],
    ['restart', 'function'],
    ['shell', 'string'],
  ])
})

it('SHELL-4 a page in a shell opens no print window of the system', async () => {
  await bridgeOf(await startShell())
  const opens = vi.fn<() => void>()
  const page = createContext({ print: opens })
  // As Electron does: the function goes over as text, without what stood around it.
  for (const [{ func }] of contextBridge.executeInMainWorld.mock.calls) runInContext(`(${func.toString()})()`, page)
  runInContext('print()', page)
  expect(opens).not.toHaveBeenCalled()
})

it.each(['kiosk', 'display'] as const)('SHELL-3 a page knows that it stands in a %s', async (shell) => {
  const bridge = await bridgeOf(await startShell(`--shell=${shell}`))
  expect(bridge.shell).toBe(shell)
  expect('journal' in bridge, 'only a kiosk gives numbers').toBe(shell === 'kiosk')
})

it('SHELL-3 the shell listens on the channels of the contract and on no other', async () => {
  await startShell()
  expect([...ipcMain.handlers.keys(), ...ipcMain.eventNames()].sort()).toEqual(Object.values(BRIDGE_CHANNELS).sort())
})

it('SHELL-12 a kiosk’s page keeps its journal on this machine’s disk, and a stranger does not', async () => {
  // The disk is real, and so is its time.
  vi.useRealTimers()
  vi.useFakeTimers({ toFake: ['setInterval', 'Date'] })
  const window = await startShell()
  const kept = { ...newJournal('a-journal-of-its-own'), series: 'S' }
  const { journal } = await bridgeOf(window)
  expect(await journal?.load()).toBeNull()
  await journal?.save(kept)
  expect(await journal?.load()).toEqual(kept)
  const stranger = await bridgeOf(window, { parent: null, origin: 'http://evil.example' })
  await expect(stranger.journal?.load()).rejects.toThrow('refused')
  await expect(stranger.journal?.save(kept)).rejects.toThrow('refused')
  await expect(journal?.save({ ...kept, lastNumbers: { ['x'.repeat(1_000_000)]: 1 } })).rejects.toThrow('refused')
})

it('SHELL-11 without a printer the page is told so, and a slip fails in so many words', async () => {
  const bridge = await bridgeOf(await startShell())
  expect(await bridge.printerStatus()).toEqual({ printer: 'none', paper: 'unknown' })
  expect(await bridge.print(Uint8Array.of(1))).toEqual({
    state: 'failed',
    status: { printer: 'none', paper: 'unknown' },
  })
})

it('SHELL-11 a slip reaches the printer that hangs on this machine', async () => {
  vi.useRealTimers()
  const printer = await startPrinter()
  // The line to the printer is real, and so is its time.
  vi.useFakeTimers({ toFake: ['setInterval', 'Date'] })
  const bridge = await bridgeOf(await startShell(`--printer=tcp://127.0.0.1:${printer.port}`))
  const outcome = await bridge.print(new TextEncoder().encode('A001'))
  await printer.stop()
  expect(outcome).toEqual({ state: 'printed', status: { printer: 'ok', paper: 'ok' } })
  expect(printer.slips()).toEqual(['A001'])
})

it.each<[string, Frame | null]>([
  ['a frame inside the page', { parent: {}, origin: 'http://10.0.0.5:8080' }],
  ['another server', { parent: null, origin: 'http://evil.example' }],
  ['the same address under another scheme', { parent: null, origin: 'https://10.0.0.5:8080' }],
  ['the waiting page', { parent: null, origin: 'app://shell' }],
  ['a page without origin', { parent: null, origin: 'null' }],
  ['a frame that is gone', null],
])('SHELL-3 %s gets no answer from the shell', async (_who, frame) => {
  const window = await startShell()
  const bridge = await bridgeOf(window, frame)
  await expect(bridge.printerStatus()).rejects.toThrow('refused')
  await expect(bridge.print(Uint8Array.of(1))).rejects.toThrow('refused')
})

it('SHELL-3 the right origin in a window that is not the shell’s gets no answer', async () => {
  await startShell()
  const bridge = await bridgeOf(new BrowserWindow({ webPreferences: { additionalArguments: [] } }))
  BrowserWindow.all.pop()
  await expect(bridge.printerStatus()).rejects.toThrow('refused')
})

it.each<[string, unknown[]]>([
  ['text', ['A001']],
  ['a list', [[1, 2, 3]]],
  ['nothing', []],
  ['no bytes', [new Uint8Array()]],
  ['too many bytes', [new Uint8Array(1_000_001)]],
  ['two slips', [Uint8Array.of(1), Uint8Array.of(2)]],
  ['an object like bytes', [{ length: 1, 0: 1 }]],
])('SHELL-3 %s is not printed', async (_what, words) => {
  const { webContents } = await startShell()
  const event = { sender: webContents, senderFrame: webContents.mainFrame }
  const print = ipcMain.handlers.get(BRIDGE_CHANNELS.print)
  await expect((async () => print?.(...([event, ...words] as never[])))()).rejects.toThrow(
    /^yichuang:print: refused, .+\.$/,
  )
})

it('DEV-7 SHELL-3 the page has the shell start anew, but not in the shell’s first minute, and nobody else has', async () => {
  const window = await startShell()
  const own = await bridgeOf(window)
  own.restart?.()
  expect(app.relaunch, 'a page that has gone wrong would start its machine for ever').not.toHaveBeenCalled()
  await pass(60_000)
  const stranger = await bridgeOf(window, { parent: null, origin: 'http://evil.example' })
  stranger.restart?.()
  ipcMain.emit(
    BRIDGE_CHANNELS.restart,
    { sender: window.webContents, senderFrame: window.webContents.mainFrame },
    'words',
  )
  expect(app.relaunch).not.toHaveBeenCalled()
  const again = await bridgeOf(window)
  again.restart?.()
  expect([app.relaunch.mock.calls.length, app.exit.mock.calls]).toEqual([1, [[0]]])
})

it('SHELL-3 a sign of life counts only from the page itself, and only plain', async () => {
  const window = await startShell()
  const stranger = await bridgeOf(window, { parent: null, origin: 'http://evil.example' })
  for (let at = 0; at < 32; at += 2) {
    stranger.alive()
    ipcMain.emit(
      BRIDGE_CHANNELS.alive,
      { sender: window.webContents, senderFrame: window.webContents.mainFrame },
      'words',
    )
    await pass(2000)
  }
  expect(
    window.loads.filter((url) => url === PAGE),
    'taken for silent',
  ).toHaveLength(2)
  const own = await bridgeOf(window)
  for (let at = 0; at < 60; at += 2) {
    own.alive()
    await pass(2000)
  }
  expect(window.loads.filter((url) => url === PAGE)).toHaveLength(2)
})
