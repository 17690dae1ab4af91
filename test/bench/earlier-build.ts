/** An earlier commit, made ready to run in a folder of its own, so that old and new can be measured in turns. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../server/operate/replay/report.ts'

const root = join(import.meta.dirname, '..', '..')
/** Kept between runs; may be deleted at any time. */
export const BENCH_CACHE = join(root, '.cache', 'bench')

/** The folder of `commit`'s program with its own packages. Throws UsageError for a commit that is not there. */
export function earlierBuild(commit: string): { readonly commit: string; readonly root: string } {
  const full = git(['rev-parse', '--verify', '--quiet', `${commit}^{commit}`])
  if (full === '') throw new UsageError(`There is no commit "${commit}" here.`)
  const folder = join(BENCH_CACHE, full.slice(0, 12))
  if (!existsSync(join(folder, 'package.json'))) {
    process.stderr.write(`taking ${full.slice(0, 12)} out of the history\n`)
    const draft = `${folder}.part`
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true })
    git(['archive', '--format=tar', '--output', `${draft}.tar`, full])
    run('tar', ['-xf', `${draft}.tar`, '-C', draft], root)
    rmSync(`${draft}.tar`)
    renameSync(draft, folder)
  }
  if (!existsSync(join(folder, 'node_modules'))) addPackages(folder)
  if (existsSync(join(folder, 'config', 'setup.mjs'))) run('node', ['config/setup.mjs', '--build'], folder)
  return { commit: full.slice(0, 12), root: folder }
}

/** Those of this folder where the lock is the same, else its own, installed once. */
function addPackages(folder: string): void {
  const lock = (where: string): string => readFileSync(join(where, 'package-lock.json'), 'utf8')
  if (lock(folder) === lock(root)) {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
    return
  }
  process.stderr.write('installing its packages (once)\n')
  writeFileSync(join(folder, '.npmrc'), 'audit=false\nfund=false\n')
  run('npm', ['ci', '--loglevel=error'], folder)
}

function run(command: string, words: readonly string[], cwd: string): void {
  const ran = spawnSync(command, words, { cwd, stdio: ['ignore', process.stderr, process.stderr] })
  if (ran.status !== 0) throw new Error(`"${[command, ...words].join(' ')}" ended with ${ran.status}`)
}

function git(words: readonly string[]): string {
  return spawnSync('git', words, { cwd: root, encoding: 'utf8' }).stdout.trim()
}
