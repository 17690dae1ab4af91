/** A copy of the repository with a warm Vitest in it; one that a fault has sent into an endless loop is begun anew. */
import { fork, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Order, Verdict } from './bench.ts'
import { sourceOf } from './compiles.ts'

export interface Session {
  /** Runs the order; null when it did not end within `mostMs`. */
  run(order: Order, mostMs: number): Promise<Verdict | null>
  close(): void
}

const root = join(import.meta.dirname, '..', '..')
const COPIED = [
  'domain',
  'server',
  'renderer',
  'electron',
  'config',
  'test',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const LINKED = ['node_modules', 'dist', 'docs', 'README.md', 'CHANGELOG.md', 'DECISIONS.md']

/** Copies the repository as it stands, changes that are not committed included. */
export function openSession(): Session {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-mutants-'))
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true })
  for (const name of LINKED) symlinkSync(join(root, name), join(folder, name))
  let bench: Promise<ChildProcess> | null = null

  async function run(order: Order, mostMs: number): Promise<Verdict | null> {
    bench ??= begin(folder)
    const child = await bench
    const verdict = await new Promise<Verdict | null>((resolve) => {
      const limit = setTimeout(() => end(null), mostMs)
      const end = (answer: Verdict | null): void => {
        clearTimeout(limit)
        child.removeAllListeners('message')
        child.removeAllListeners('exit')
        resolve(answer)
      }
      child.once('message', (answer: Verdict) => end(answer))
      child.once('exit', () => end(null))
      child.send(order)
    })
    if (verdict === null) {
      stop(child)
      bench = null
      if (order.mutant !== null) writeFileSync(join(folder, order.mutant.file), sourceOf(order.mutant.file))
    }
    return verdict
  }

  return {
    run,
    close: () => {
      void bench?.then(stop)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function begin(folder: string): Promise<ChildProcess> {
  const child = fork(join(folder, 'test', 'mutants', 'bench.ts'), [], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', process.env.YICHUANG_MUTANTS_LOUD === undefined ? 'ignore' : 'inherit', 'ipc'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child))
    child.once('exit', (code) =>
      reject(new Error(`the tests could not be begun in ${folder} (code ${code ?? 'none'})`)),
    )
  })
}

/** With everything it has started: a worker in an endless loop hears nothing else. */
function stop(child: ChildProcess): void {
  child.removeAllListeners('exit')
  try {
    process.kill(-(child.pid as number), 'SIGKILL')
  } catch {
    // It has ended already.
  }
}
