/** The units that come with the product: well-formed, and each option they use is one that the programs know. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseOptions } from '../../server/start/options.ts'

const root = join(import.meta.dirname, '..', '..')
const textOf = (name: string): string => readFileSync(join(root, 'config', 'units', name), 'utf8')

/** Section → key → value, as systemd reads it. */
function unitOf(name: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const unit: Record<string, Record<string, string>> = {}
  let section: Record<string, string> = {}
  for (const line of textOf(name).split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, title] = /^\[(\w+)\]$/.exec(line) ?? []
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? []
    if (title !== undefined) unit[title] = section = {}
    else if (key !== undefined && value !== undefined) section[key] = value
    else throw new Error(`${name}: not understood: ${line}`)
  }
  return unit
}

/** How `npm start` starts the server; a service must start it in the same way. */
const { start } = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: { readonly start: string } }
).scripts
const asStarted = start.replace(/^node /, '')
/** The options of a command line that starts the server; those that the environment holds are left out. */
const optionsIn = (command: string): readonly string[] =>
  command
    .slice(command.indexOf(asStarted) + asStarted.length)
    .split(' ')
    .filter((word) => word !== '' && !word.startsWith('$'))

describe('systemd', () => {
  it('KEEP-8 the hall is a notifying service with a watchdog, always started again, and its options are known', () => {
    const { Unit, Service, Install } = unitOf('yichuang.service')
    expect(Service).toMatchObject({
      Type: 'notify',
      NotifyAccess: 'all',
      Restart: 'always',
      WatchdogSec: expect.stringMatching(/^\d+$/),
    })
    expect(Unit?.Conflicts).toBe('yichuang-follow.service')
    expect(Install?.WantedBy).toBe('multi-user.target')
    expect(Service?.ExecStart).toContain(`/node_modules/.bin/node ${asStarted} `)
    expect(parseOptions(optionsIn(Service?.ExecStart ?? ''))).toMatchObject({ host: '0.0.0.0' })
  })

  it('KEEP-8 the standby gives way to the hall', () => {
    const { Unit, Service } = unitOf('yichuang-follow.service')
    expect(Unit?.Conflicts).toBe('yichuang.service')
    expect(Service?.ExecStart).toMatch(/server\/operate\/hall\.ts follow --from \$\{YICHUANG_PRIMARY\} --data /)
  })
})

it('KEEP-8 the Windows service is well-formed, starts by itself, is started again, and its options are known', () => {
  const text = textOf('yichuang-winsw.xml').replace(/<!--[\s\S]*?-->/g, '')
  const open: string[] = []
  for (const [, isEnd, name, , isEmpty] of text.matchAll(/<(\/?)(\w+)((?:\s+\w+="[^"]*")*)\s*(\/?)>/g)) {
    if (isEnd === '/') expect(open.pop()).toBe(name)
    else if (isEmpty !== '/') open.push(name as string)
  }
  expect(open).toEqual([])
  expect(text.replace(/<\/?\w+(?:\s+\w+="[^"]*")*\s*\/?>/g, '')).not.toMatch(/[<>]/)
  const of = (name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? ''
  expect(of('startmode')).toBe('Automatic')
  expect(text).toContain('<onfailure action="restart"')
  expect(of('arguments').startsWith(`${asStarted} `)).toBe(true)
  expect(parseOptions(optionsIn(of('arguments')))).toMatchObject({ host: '0.0.0.0' })
})

it('KEEP-8 OWN-1 units try for ever, and keep a hall’s files from every other account of the machine', () => {
  for (const name of ['yichuang.service', 'yichuang-follow.service']) {
    const { Unit, Service } = unitOf(name)
    expect(Unit?.StartLimitIntervalSec, name).toBe('0')
    expect(Service, name).toMatchObject({ UMask: '0077', StateDirectoryMode: '0700', CapabilityBoundingSet: '' })
  }
})

it('KEEP-8 a foreign judge finds the units hardened', (context) => {
  for (const name of ['yichuang.service', 'yichuang-follow.service']) {
    const judged = spawnSync('systemd-analyze', ['security', '--offline=true', join(root, 'config', 'units', name)], {
      encoding: 'utf8',
    })
    const [, level] = /exposure level for .*: ([\d.]+)/.exec(judged.stdout ?? '') ?? []
    if (level === undefined) return context.skip('systemd-analyze is not here')
    expect(Number(level), name).toBeLessThanOrEqual(3)
  }
})
