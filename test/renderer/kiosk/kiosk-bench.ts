/** A kiosk without a hall: its line, its printer and its clock in the test's hand, the plan of the sample hall. */
import type { SlipPort } from '../../../renderer/kiosk/issue/slip-port.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import type { OfflineCommand } from '../../../domain/offline/commands.ts'
import { newJournal, type Journal, type JournalStore } from '../../../domain/offline/journal.ts'
import type { Answer, Welcome } from '../../../domain/contract/protocol.ts'
import type { DeviceReport } from '../../../domain/device/report.ts'
import type { Command } from '../../../domain/queue-day/commands.ts'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import type { SlipRequest } from '../../../domain/contract/http/hall.ts'
import type { PrinterStatus, PrintOutcome } from '../../../domain/slip/printer.ts'
import type { ConnectionStatus, SendOptions } from '../../../renderer/app/server/connection.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import KioskStage from '../../../renderer/kiosk/stage/KioskStage.vue'
import { createOfflineIssuing } from '../../../renderer/kiosk/offline/issuing.ts'
import { useOffline } from '../../../renderer/kiosk/offline/use-offline.ts'
import { loadEnglish } from '../../../renderer/kiosk/texts.ts'
import { loadSite } from '../../support/site.ts'

export const PLAN = sitePlan(loadSite('county').settings)
export const PRINTER_OK: PrinterStatus = { printer: 'ok', paper: 'ok' }
export const NO_PRINTER: PrinterStatus = { printer: 'none', paper: 'unknown' }
export const NO_PAPER: PrinterStatus = { printer: 'ok', paper: 'out' }

export interface Sent {
  readonly command: Command | OfflineCommand
  readonly commandId: string | undefined
  readonly answer: (answer: Answer) => void
}

export interface Bench {
  readonly page: VueWrapper
  readonly sent: Sent[]
  readonly slips: SlipRequest[]
  /** Slips whose bytes were made on the page. */
  readonly drawn: Promise<Uint8Array>[]
  readonly reports: DeviceReport[]
  readonly printer: { status: PrinterStatus; outcome: PrintOutcome | null }
  readonly status: { value: ConnectionStatus }
  /** The disk under the journal; `isFull`: it keeps nothing more. */
  readonly disk: { journal: Journal | null; isFull: boolean }
  /** The server is there again and says so. */
  readonly meet: () => Promise<void>
  /** Presses the first button that says `text`. */
  readonly press: (text: string) => Promise<void>
  readonly text: () => string
  /** Answers the newest command. */
  readonly answer: (answer: Answer) => Promise<void>
}

export const ISSUED: Extract<Answer, { ok: true }> = {
  ok: true,
  seq: 40,
  result: {
    ticketNo: 'C032',
    link: 'abcdefghijklmnop',
    ahead: 7,
    span: [15, 25],
    issuedAtMs: Date.parse('2026-11-23T02:18:00Z'),
  },
}

const QUIET_HALL: KioskView = {
  kind: 'kiosk',
  seq: 1,
  atMs: 0,
  hours: null,
  calls: [['C025', '22']],
  queues: PLAN.queues.map((queue) => [queue.id, queue.id === 'C' ? 7 : 2, queue.id === 'C' ? [15, 25] : [0, 10], 1]),
}

function diskWith(held: boolean | Partial<Journal>, startMs: number): Bench['disk'] {
  return {
    isFull: false,
    journal: held
      ? {
          ...newJournal('a-journal-of-its-own'),
          series: 'S',
          leaseUntilMs: Date.now() + startMs + 6 * 86_400_000,
          aheadMs: startMs,
          contactAtMs: Date.now() + startMs,
          ...(held === true ? {} : held),
        }
      : null,
  }
}

function portOf(printer: Bench['printer'], slips: SlipRequest[], drawn: Promise<Uint8Array>[]): SlipPort {
  return {
    status: async () => printer.status,
    print: (request: SlipRequest, bytes?: Promise<Uint8Array>) => (
      slips.push(request),
      bytes?.catch(() => undefined),
      bytes && drawn.push(bytes),
      printer.outcome === null ? new Promise(() => undefined) : Promise.resolve(printer.outcome)
    ),
  }
}

/** A line to a hall that answers nothing by itself. */
function quietHall(startMs: number) {
  const status = ref<ConnectionStatus>('live')
  const welcome = shallowRef<Welcome | null>(null)
  const sent: Sent[] = []
  const reports: DeviceReport[] = []
  const send = (command: Command | OfflineCommand, options: SendOptions = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      sent.push({ command, commandId: options.commandId, answer: resolve })
      options.signal?.addEventListener('abort', () => reject(new Error('withdrawn')))
    })
  const connection = {
    view: shallowRef<KioskView | null>(QUIET_HALL),
    status,
    welcome,
    lastContactMs: ref(0),
    serverNowMs: () => Date.now() + startMs,
    send,
    report: (report: DeviceReport) => void reports.push(report),
    trialSeen: () => undefined,
  }
  return { connection, status, welcome, sent, reports }
}

/**
 * Opens the stage at a time of the hall, Monday "10:18" unless told. `held`: its journal has a series, or is otherwise
 * as told. Fake timers must run.
 */
export async function openKiosk(
  at = '10:18',
  date = '2026-11-23',
  held: boolean | Partial<Journal> = false,
): Promise<Bench> {
  locale.value = 'zh'
  await loadEnglish()
  const startMs = Date.parse(`${date}T${at}:00+08:00`) - Date.now()
  const disk = diskWith(held, startMs)
  const { connection, status, sent, reports, welcome } = quietHall(startMs)
  const slips: SlipRequest[] = []
  const drawn: Promise<Uint8Array>[] = []
  const printer: Bench['printer'] = { status: NO_PRINTER, outcome: null }
  const scope = effectScope()
  const openIssuing: Parameters<typeof useOffline>[1] = async (ports) => {
    const issuing = createOfflineIssuing({
      ...ports,
      store: diskStore(disk),
      machineNowMs: () => Date.now(),
      newId: newIds(),
    })
    await issuing.open()
    return { issuing, loadPlan: async () => null, savePlan: async () => undefined }
  }
  const offline = scope.run(() => useOffline(connection, openIssuing))
  await offline?.prepare()
  // An upright panel, as most kiosks have.
  Object.assign(window, { innerWidth: 1080, innerHeight: 1920 })
  const page = mount(KioskStage, {
    attachTo: document.body,
    props: {
      plan: PLAN,
      name: '3 号机',
      connection,
      offline: offline!,
      slips: portOf(printer, slips, drawn),
    },
  })
  await settle()
  return {
    page,
    sent,
    slips,
    drawn,
    reports,
    printer,
    status,
    disk,
    meet: async () => {
      welcome.value = { protocol: 1, build: '', planVersion: '', nowMs: 0, deviceName: null, servers: [], staff: null }
      status.value = 'live'
      await settle()
    },
    text: () => page.text(),
    press: async (text) => {
      const button = page
        .findAll('button')
        .find((one) => one.text().includes(text) || one.attributes('aria-label')?.includes(text))
      if (!button) throw new Error(`no button says ${text} on: ${page.text()}`)
      await button.trigger('click')
      await settle()
    },
    answer: async (given) => {
      sent[sent.length - 1]?.answer(given)
      await settle()
    },
  }
}

function diskStore(disk: Bench['disk']): JournalStore {
  return {
    load: async () => disk.journal,
    save: async (journal) => {
      if (disk.isFull) throw new Error('no space')
      disk.journal = structuredClone(journal)
    },
  }
}

/** Ids as a kiosk makes them, each of its own. */
function newIds(): () => string {
  let made = 0
  return () => `id-of-the-bench-${String((made += 1)).padStart(6, '0')}`
}

/** Lets promises and the page catch up. */
export async function settle(): Promise<void> {
  for (let step = 0; step < 30; step += 1) await Promise.resolve()
  await nextTick()
  await nextTick()
}

/** From the start to the page of 社保卡补换. */
export async function toSocialCard(bench: Bench): Promise<void> {
  await bench.press('社保·医保·公积金')
  await bench.press('社保卡补换')
}
