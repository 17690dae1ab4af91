/**
 * The one gate for messages from a page: known channel, known window, main frame of a configured server, checked
 * content.
 */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import { BRIDGE_CHANNELS, type ShellBridge } from '../domain/contract/bridge.ts'
import type { Journal } from '../domain/offline/journal.ts'
import { restart } from './recovery.ts'
import type { ShellWindow } from './window.ts'

const nothing = z.tuple([])
const journal = z.tuple([
  z
    .looseObject(
      {
        journalId: z.string().min(1),
        series: z.string().nullable(),
        open: z.array(z.looseObject({ ticketNo: z.string() })),
      },
      { error: 'a journal has its id, its series and its tickets' },
    )
    .refine((kept) => JSON.stringify(kept).length <= 1_000_000, 'a journal has at most 1,000,000 bytes')
    .transform((kept) => kept as unknown as Journal),
])
const slip = z.tuple([
  z
    .instanceof(Uint8Array, { error: 'a slip is bytes' })
    .refine((bytes) => bytes.length > 0 && bytes.length <= 1_000_000, 'a slip has 1 to 1,000,000 bytes'),
])

/** A page that has gone wrong must not keep its machine starting for ever. */
const RESTART_AFTER_MS = 60_000

/** Listens on the channels of domain/contract/bridge.ts and on no other. */
export function setupBridge(
  servers: readonly string[],
  windows: readonly ShellWindow[],
  machine: Required<Pick<ShellBridge, 'printerStatus' | 'print' | 'journal'>>,
): void {
  function senderOf({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): ShellWindow | undefined {
    if (senderFrame === null || senderFrame.parent !== null || !servers.includes(senderFrame.origin)) return undefined
    return windows.find(({ window }) => !window.isDestroyed() && window.webContents === sender)
  }

  function answer<T extends unknown[]>(
    channel: string,
    content: z.ZodType<T>,
    run: (...words: T) => Promise<unknown>,
  ): void {
    ipcMain.handle(channel, (event, ...words: unknown[]) => {
      if (!senderOf(event)) throw new Error(`${channel}: refused, this page is not of the hall.`)
      const checked = content.safeParse(words)
      if (!checked.success) throw new Error(`${channel}: refused, ${checked.error.issues[0]?.message}.`)
      return run(...checked.data)
    })
  }

  answer(BRIDGE_CHANNELS.printerStatus, nothing, () => machine.printerStatus())
  answer(BRIDGE_CHANNELS.print, slip, (bytes) => machine.print(bytes))
  answer(BRIDGE_CHANNELS.loadJournal, nothing, () => machine.journal.load())
  answer(BRIDGE_CHANNELS.saveJournal, journal, (kept) => machine.journal.save(kept))
  const startedMs = performance.now()
  ipcMain.on(BRIDGE_CHANNELS.restart, (event, ...words: unknown[]) => {
    if (nothing.safeParse(words).success && senderOf(event) && performance.now() - startedMs >= RESTART_AFTER_MS)
      restart('ordered by the duty manager')
  })
  ipcMain.on(BRIDGE_CHANNELS.alive, (event, ...words: unknown[]) => {
    if (nothing.safeParse(words).success) senderOf(event)?.heard()
  })
}
