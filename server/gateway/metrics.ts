/** Figures for a monitoring system, in the text form that Prometheus reads. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Answer } from '../../domain/contract/protocol.ts'
import type { Hall } from '../hall/hall.ts'
import { countedIn } from './gate/gate.ts'

export interface Metrics {
  /** A command was answered after `tookMs`. */
  readonly observe: (type: string, answer: Answer, tookMs: number) => void
  readonly text: () => Promise<string>
  readonly contentType: string
}

/** Makes the registry of one hall. `screens` counts the sockets connected now. */
export function createMetrics(hall: Hall, screens: () => number): Metrics {
  const registry = new Registry()
  const registers = [registry]
  let areAsked = false
  const commands = new Counter({
    name: 'yichuang_commands_total',
    help: 'Commands answered, by type and outcome',
    labelNames: ['type', 'outcome'],
    registers,
  })
  const durations = new Histogram({
    name: 'yichuang_command_seconds',
    help: 'From receipt of a command to its answer',
    labelNames: ['type'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
    registers,
  })
  gauge('yichuang_screens', 'Screens connected', screens)
  gauge('yichuang_waiting', 'Tickets waiting', () =>
    [...hall.day().waiting.values()].reduce((sum, count) => sum + count, 0),
  )
  gauge('yichuang_issued_today', 'Tickets issued today', () => hall.day().totals.issued)
  gauge('yichuang_day_seq', 'Number of the last event of the day', () => hall.day().seq)
  gauge('yichuang_store_trouble', '1 while the disk cannot keep what would be issued', () =>
    hall.trouble() === null ? 0 : 1,
  )

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }

  return {
    observe: countedIn((type, outcome) => ({
      count: commands.labels({ type, outcome }),
      seconds: durations.labels({ type }),
    })),
    text: () => {
      // Those of the process wake it a hundred times a second: a hall that nobody monitors is spared them.
      if (!areAsked) collectDefaultMetrics({ register: registry })
      areAsked = true
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
